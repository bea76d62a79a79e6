"""A province's identity provider says who someone is: a small real one, over HTTP, speaks OpenID Connect with this house."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tests.mandates.builders import account
from tests.web.books import words
from tinhgon.accounts import acts
from tinhgon.site import signing_in

pytestmark = pytest.mark.django_db


class Provider:
    """Who the provider says has signed in there, and what it was asked."""

    def __init__(self) -> None:
        self.says: dict[str, Any] = {"sub": "7", "preferred_username": "an.nv"}
        self.asked: list[dict[str, list[str]]] = []
        self.works = True
        outer = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if "well-known" in self.path:
                    names = ("authorization", "token", "userinfo")
                    self._say({"issuer": outer.address, "jwks_uri": f"{outer.address}/keys"}
                              | {f"{name}_endpoint": f"{outer.address}/{name}" for name in names})  # fmt: skip
                else:
                    good = self.headers.get("Authorization") == "Bearer a-token"
                    self._say(outer.says if good else {}, 200 if good else 401)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                outer.asked.append(parse_qs(body))
                self._say({"access_token": "a-token", "token_type": "bearer"}, 200 if outer.works else 500)

            def _say(self, said: dict[str, Any], status: int = 200) -> None:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(said).encode())

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    """A provider under way, which the settings know as an installation would: from its environment."""
    made = Provider()
    environment = {"TINHGON_OIDC_SERVER": made.address, "TINHGON_OIDC_CLIENT": "tinhgon", "TINHGON_OIDC_SECRET": "mat"}
    settings.SOCIALACCOUNT_PROVIDERS = signing_in.settings(environment, https=False)["SOCIALACCOUNT_PROVIDERS"]
    thread = threading.Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()


def goes_there(client: Client) -> dict[str, list[str]]:
    """Send the browser to the provider; return what it is asked there."""
    answer = client.post("/dang-nhap/noi-khac/tinh/")
    assert answer.status_code == 302
    return parse_qs(urlsplit(answer["Location"]).query)


def comes_back(client: Client, **query: str) -> Any:
    state = goes_there(client)["state"][0]
    return client.get("/dang-nhap/noi-khac/tinh/ve/", {"code": "c", "state": state} | query)


def test_who_is_known_there_and_here_is_signed_in_with_a_proof_of_possession(provider: Provider) -> None:
    account("an.nv")
    client = Client()
    asked = goes_there(client)
    assert asked["client_id"] == ["tinhgon"]
    assert asked["code_challenge_method"] == ["S256"]
    answer = comes_back(client)
    assert (answer.status_code, answer["Location"]) == (302, "/tai-khoan/")
    assert "Người an.nv" in words(client.get("/tai-khoan/").content.decode())
    assert provider.asked[0]["code_verifier"]
    assert comes_back(Client())["Location"] == "/tai-khoan/", "the second time too"


def test_who_is_known_there_only_is_told_so_and_gets_no_account(provider: Provider) -> None:
    client = Client()
    answer = comes_back(client)
    assert answer["Location"] == "/dang-nhap/chua-co-tai-khoan/"
    assert "chưa có tài khoản nào mang tên ấy" in words(client.get(answer["Location"]).content.decode())
    assert client.get("/tai-khoan/").status_code == 302


def test_a_locked_account_stays_out(provider: Provider) -> None:
    account("an.nv")
    acts.lock("an.nv", "")
    assert comes_back(Client())["Location"] == "/dang-nhap/chua-co-tai-khoan/"


def test_a_name_that_moved_to_another_there_does_not_open_the_old_account(provider: Provider) -> None:
    account("an.nv")
    account("binh")
    comes_back(Client())
    provider.says = {"sub": "7", "preferred_username": "binh"}
    client = Client()
    assert comes_back(client)["Location"] == "/dang-nhap/chua-co-tai-khoan/"
    assert client.get("/tai-khoan/").status_code == 302


@pytest.mark.parametrize("query", [{"state": "made-up"}, {"error": "access_denied"}])
def test_an_answer_that_was_not_asked_for_or_says_no_signs_nobody_in(provider: Provider, query: dict[str, str]) -> None:
    account("an.nv")
    client = Client()
    assert comes_back(client, **query)["Location"] == "/dang-nhap/chua-co-tai-khoan/?vi=loi"
    assert client.get("/tai-khoan/").status_code == 302


def test_a_provider_that_fails_is_told(provider: Provider) -> None:
    account("an.nv")
    provider.works = False
    client = Client()
    answer = comes_back(client)
    assert "không trả lời đúng cách" in words(client.get(answer["Location"]).content.decode())


def test_going_there_is_a_form_so_that_no_other_site_can_send_a_reader(provider: Provider) -> None:
    assert Client(enforce_csrf_checks=True).post("/dang-nhap/noi-khac/tinh/").status_code == 403
    assert Client().get("/dang-nhap/noi-khac/tinh/")["Location"] == "/dang-nhap/"
    assert Client().post("/dang-nhap/noi-khac/tinh/?process=connect")["Location"] == "/dang-nhap/"
    assert Client().post("/dang-nhap/noi-khac/khong-co/").status_code == 404
