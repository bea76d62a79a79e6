"""Values that no form sends, hosts and pages that are not ours, bodies that are too large, and faults: each is answered in words."""

from __future__ import annotations

import json
import logging
import re
from urllib.parse import quote

import pytest
from django.core.exceptions import DisallowedHost
from django.test import Client

from tests.security.house import ALL, House, addresses, none, operations
from tests.security.reading import Page
from tests.security.table import MESSAGES
from tests.security.test_endpoints import made
from tests.security.test_table import unsafe
from tests.web.books import words
from tinhgon.accounts.queries import account as login_of
from tinhgon.site.uploads import MOST_BYTES
from tinhgon.web.overview import views as overview

pytestmark = pytest.mark.django_db

ELSEWHERE = ("https://ke.example/", "//ke.example/", "/\\ke.example", "///ke.example", "\\\\ke.example", "javascript:alert(1)",
             "https:ke.example", "/\t/ke.example", "http:///ke.example", "data:text/html,x")  # fmt: skip
#: Names under which an address to go on to might be given.
NAMES = ("next", "ve", "to", "url", "redirect_to")
#: Values that break what reads them: signs that a database does not keep, numbers beyond 64 bits, other scripts, paths, code, length.
HOSTILE = ("\x00", "99999999999999999999999", "-1", "²", "%", "'; drop table registry_unit; --", "../../../etc/passwd", "{{7*7}}",
           "${jndi:x}", "\u202e\ud7ff", "x" * 3000, "[]", "1e400", "0001-01-01", "31/12/9999", "Ⅷ")  # fmt: skip
PARAMETERS = (
    "ngay",
    "biet-den",
    "trang",
    "muc",
    "tim",
    "loc",
    "xep",
    "den",
    "tu",
    "ma",
    "so",
    "chu",
    "viec",
    "cua",
    "xong",
    "bac",
    "truoc",
    "bang",
)


def test_no_address_leads_away(house: House):
    """GET and POST of every address, with every place to go on to that a browser would take for another site."""
    wrong = []
    clients = {"": house.as_(""), ALL: house.as_(ALL)}
    for number, (name, path) in enumerate(addresses()):
        evil = ELSEWHERE[number % len(ELSEWHERE)]
        given = dict.fromkeys(NAMES, evil)
        sent = "&".join(f"{one}={quote(evil)}" for one in NAMES)
        if path.startswith("/api/"):
            continue
        for who, client in clients.items():
            answers = [client.get(f"{path}{'&' if '?' in path else '?'}{sent}")]
            if name in ("account_login", "account_logout", "account_reauthenticate"):
                answers += [
                    client.post(path, {**given, "next": one, "login": "x", "password": "x"}) for one in ELSEWHERE
                ]
                clients[who] = house.as_(who)
            for answer in answers:
                led = [
                    answer.headers.get(header, "") for header in ("Location", "HX-Redirect", "HX-Push-Url", "Refresh")
                ]
                wrong += [f"{path} as {who}: {one}" for one in led if leaves(one)]
                if answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming:
                    page = Page(answer.content.decode())
                    wrong += [f"{path} as {who}: link {one}" for one in page.links if leaves(one)] + page.runs
    none(wrong)


def leaves(address: str) -> bool:
    """Whether a browser would leave this site for an address: as browsers read it, with backslashes for slashes, and blanks left out."""
    plain = re.sub(r"[\t\r\n]", "", address.strip()).replace("\\", "/").lower()
    return plain.startswith(("//", "javascript:", "data:")) or (
        bool(re.match(r"https?:", plain)) and "ke.example" in plain
    )


def test_signing_in_and_the_language_go_back_to_this_site_alone(house: House):
    for evil in ELSEWHERE:
        assert not leaves(Client().get("/ngon-ngu/en/", {"ve": evil})["Location"]), evil
    assert Client().get("/ngon-ngu/en/?ve=/don-vi/")["Location"] == "/don-vi/"


def test_no_value_breaks_an_address(house: House):
    """Each address once with a hostile value in each gap, and once with one in each parameter that pages read: never a fault."""
    client, wrong = house.as_(ALL), []
    client.raise_request_exception = False
    logging.disable(logging.CRITICAL)
    try:
        for number, (name, path) in enumerate(addresses()):
            if path.startswith("/api/") or name == "account_logout":
                continue
            tried = [_with(path, HOSTILE[(number + turn) % len(HOSTILE)], turn) for turn in range(2)]
            tried += [f"{path.partition('?')[0]}?{_query(number + turn)}" for turn in range(2)]
            for address in tried:
                answer = client.get(address)
                if answer.status_code >= 500:
                    wrong.append(f"{address[:150]!r}: {answer.status_code} {_fault(answer)}")
        for number, (method, template, _) in enumerate(operations()):
            if method == "GET":
                for turn in range(2):
                    value = quote(HOSTILE[(number + turn) % len(HOSTILE)])
                    asked = (
                        re.sub(r"{\w+}", value, template)
                        + f"?on={value}&page={value}&text={value}&known={value}&code={value}"
                    )
                    answer = client.get(asked)
                    if answer.status_code >= 500:
                        wrong.append(f"{asked[:150]!r}: {answer.status_code} {_fault(answer)}")
    finally:
        logging.disable(logging.NOTSET)
    none(wrong)


def _fault(answer) -> str:
    caught = getattr(answer, "exc_info", None)
    return repr(caught[1])[:200] if caught else ""


def _with(path: str, value: str, turn: int) -> str:
    """The address with one of its gaps, the later ones first, filled with a hostile value."""
    plain = path.partition("?")[0]
    parts = plain.strip("/").split("/")
    if len(parts) < 2:
        return plain
    at = len(parts) - 1 - turn % (len(parts) - 1)
    parts[at] = quote(value, safe="")
    return "/" + "/".join(parts) + ("/" if plain.endswith("/") else "")


def _query(number: int) -> str:
    return "&".join(f"{name}={quote(HOSTILE[(number + at) % len(HOSTILE)])}" for at, name in enumerate(PARAMETERS))


def test_no_value_in_a_form_breaks_it(house: House):
    """Every form of every page, each field hostile in turn: refused or taken, never a fault."""
    client, wrong, forms = house.as_(ALL), [], 0
    client.raise_request_exception = False
    logging.disable(logging.CRITICAL)
    try:
        for name, path in addresses():
            if path.startswith("/api/") or name in ("account_logout", "account_change_password", "sessions"):
                continue
            shown = client.get(path)
            if shown.streaming or not shown.headers.get("Content-Type", "").startswith("text/html"):
                continue
            for form in [one for one in Page(shown.content.decode()).forms if one.method == "post"][:3]:
                if "dang-xuat" in form.action:
                    continue
                forms += 1
                for turn in range(2):
                    sent = {
                        field: HOSTILE[(forms + turn * 7 + at) % len(HOSTILE)]
                        for at, (field, (kind, *_)) in enumerate(form.fields.items())
                        if field != "csrfmiddlewaretoken" and kind != "file"
                    }
                    answer = client.post(form.action or path, sent)
                    if answer.status_code >= 500:
                        wrong.append(f"{form.action or path} {sent!r:.300}: {_fault(answer)}")
    finally:
        logging.disable(logging.NOTSET)
    none(wrong)
    assert forms > 30


@pytest.mark.parametrize(
    "host", ["ke.example", "localhost.ke.example", "localhost:80@ke.example", "testserver ke.example", "", "x" * 300]
)
def test_another_host_is_answered_by_nothing(host: str):
    client = Client(raise_request_exception=False)
    for path in ("/", "/dang-nhap/", "/api/", "/khong-co/"):
        answer = client.get(path, headers={"host": host})
        assert answer.status_code == 400
        assert "ke.example" not in answer.content.decode()
    forwarded = Client().get("/", headers={"x-forwarded-host": "ke.example"})
    assert "ke.example" not in forwarded.content.decode() + str(forwarded.headers)
    assert DisallowedHost


def test_a_fault_is_told_by_a_number_and_nothing_of_the_inside(monkeypatch):
    secret = "mật khẩu của cơ sở dữ liệu là abc"

    def broken(*_, **__):
        raise RuntimeError(secret)

    monkeypatch.setattr(overview, "show", broken)
    logging.disable(logging.CRITICAL)
    try:
        answer = Client(raise_request_exception=False).get("/")
    finally:
        logging.disable(logging.NOTSET)
    page = answer.content.decode()
    assert answer.status_code == 500
    none(
        word
        for word in (secret, "Traceback", "RuntimeError", "/src/tinhgon", "views.py", "SECRET_KEY", "Django")
        if word in page
    )
    assert re.search(r"[0-9A-F]{8}", words(page))
    none(unsafe("/", "", answer))


def test_faults_of_every_kind_carry_the_same_guards(house: House):
    client = house.as_("drafter")
    answers = {
        "404": client.get("/khong-co/"), "404 of the house": client.get("/de-an/ho-so/khong-co/"), "403": client.get("/nhat-ky/dau-vet/"),
        "405": client.delete("/don-vi/"), "forms": Client(enforce_csrf_checks=True).post("/dang-nhap/"),
        "api": client.get("/api/khong-co"), "api 401": client.get("/api/trail"), "api 405": client.delete("/api/units"),
        "413": client.post("/de-an/chay-thu/", data=b"", content_type="text/plain", CONTENT_LENGTH=str(200 * 1024 * 1024)),
    }  # fmt: skip
    none(one for said, answer in answers.items() for one in unsafe(said, "drafter", answer))
    assert answers["413"].status_code == 413


def test_what_is_too_large_is_not_read(house: House):
    class Unread:
        def read(self, *_):
            raise AssertionError("the body was read")

        readline = read

    for path in {path for name, path in addresses() if not path.startswith("/api/")}:
        answer = house.as_(ALL).post(path, data=b"", content_type="multipart/form-data; boundary=x",
                                     **{"CONTENT_LENGTH": str(MOST_BYTES + 1), "wsgi.input": Unread()})  # fmt: skip
        assert answer.status_code in (413, 405), path


def test_no_message_to_an_endpoint_breaks_it(house: House):
    """Every operation that takes a message: hostile values in its fields, deep and wrong shapes; never a fault, and never a page."""
    token = made(login_of("vai-drafter"), "scheme.draft", "scheme.read")
    client, wrong, tried = Client(raise_request_exception=False), [], 0
    deep, wide = "[" * 20_000 + "]" * 20_000, {"scheme": "id: x\n" + "a: &a [x]\n" + "b: [" + "*a, " * 5000 + "]"}
    logging.disable(logging.CRITICAL)
    try:
        for method, template, path in operations():
            if method == "GET":
                continue
            right = MESSAGES.get(f"{method} {template}", {"scheme": "id: x", "title": "x"})
            bodies = [json.dumps(right | {list(right)[turn % len(right)]: value}) for turn, value in enumerate(HOSTILE)]
            bodies += [
                deep,
                json.dumps(wide),
                "{",
                "null",
                '"x"',
                "NaN",
                '{"base": 1e999}',
                '{"scheme": "' + "- [" * 3000 + '"}',
                "\ud800",
            ]
            for body in bodies:
                tried += 1
                answer = client.generic(
                    method,
                    path,
                    body.encode(errors="surrogatepass"),
                    "application/json",
                    headers={"authorization": f"Bearer {token}"},
                )
                if answer.status_code >= 500 or "html" in answer.headers.get("Content-Type", ""):
                    wrong.append(f"{template} {body[:120]!r}: {answer.status_code} {_fault(answer)}")
    finally:
        logging.disable(logging.NOTSET)
    none(wrong)
    assert tried > 100
