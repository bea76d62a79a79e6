"""An office with somebody for each role, each in a browser of their own, that carries one dossier by forms alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.mandates.builders import account, granted, key, signed_in
from tests.registry.builders import enact, loaded, scheme
from tests.web.books import words
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.mandate import Mandate
from tinhgon.reform.acts import drafting
from tinhgon.reform.models import Draft
from tinhgon.registry.queries import snapshot
from tinhgon.structure.scheme import Scheme

ROLES = {"drafter": "soan", "appraiser": "tham", "clerk": "thu", "decider": "quyet", "reviewer": "ra", "auditor": "kiem", "personnel": "to-chuc",
         "affected": "can-bo"}  # fmt: skip
CODE = "nhap-so"
HERE = f"/de-an/ho-so/{CODE}/"
#: The scheme takes effect in the past of every test, so that its reviews are due.
DAY = date(2021, 7, 1)


def council(code: str, name: str, level: str, head: str, place: str) -> tuple[dict[str, Any], ...]:
    """The steps that begin a council with somebody who leads it."""
    unit = {"code": code, "name": name, "kind": "people_council", "sector": "council", "level": level, "place": place,
            "posts": [{"title": "Chủ tịch HĐND", "rank": "head", "quota": 1}]}  # fmt: skip
    person = {"code": head, "name": f"Chủ tọa {code}"}
    return (
        {"do": "establish", "unit": unit},
        {"do": "appoint", "new_person": person, "post": {"unit": code, "rank": "head"}},
    )


class Office:
    """Everybody, signed in; the first draft is there."""

    def __init__(self, *more: dict[str, Any]) -> None:
        loaded()
        enact(*council("99.HD", "HĐND tỉnh", "province", "ct1", "99"), *council("00011.HD", "HĐND xã An", "commune", "ct2", "00011"),
              day=date(2020, 6, 1), named="hdnd")  # fmt: skip
        self.clients: dict[str, Client] = {"": Client()}
        for role, login in ROLES.items():
            person = None
            if role == "affected":
                people = snapshot(AsOf(date(2021, 1, 1))).people
                person = int(people.filter(people["code"] == "p43")["person"][0])
            who = account(login, person=person)
            granted(who, role)
            self.clients[role] = signed_in(who)
        drafter = self.mandate("drafter")
        self.draft: Draft = drafting.begin(drafter, key("99.UB"), merging(*more), _instant(), name=CODE)

    def mandate(self, role: str) -> Mandate:
        """The mandate under which somebody of a role writes, where a test writes beside the pages."""
        return Mandate(f"Người {ROLES[role]} ({ROLES[role]})", role, "QĐ 7/QĐ-UBND")

    def sees(self, role: str, path: str = HERE, status: int = 200) -> str:
        """What a page says to somebody."""
        answer = self.clients[role].get(path)
        assert answer.status_code == status, (role, path, answer.status_code, words(answer.content.decode())[:900])
        page = answer.content.decode()
        assert unbalanced(page) == [], path
        return page

    def sends(self, role: str, path: str, **values: Any) -> Any:
        """What comes of a form that somebody sends; underscores in names stand for hyphens."""
        return self.clients[role].post(path, {name.replace("_", "-"): value for name, value in values.items()})

    def does(self, role: str, what: str, day: str, cua: str = "", **values: Any) -> str:
        """Do an act by its form, which must succeed; return the address that it leads to."""
        path = f"{HERE}lam/{what}/{f'?cua={cua}' if cua else ''}"
        self.sees(role, path)
        answer = self.sends(role, path, ngay_lam=day, **values)
        assert answer.status_code == 303, (what, answer.status_code, words(answer.content.decode())[:1500])
        return str(answer["Location"])

    def refused(
        self, role: str, what: str, day: str, said: str, cua: str = "", status: int = 422, **values: Any
    ) -> None:
        """An act by its form that is refused, in these words."""
        path = f"{HERE}lam/{what}/{f'?cua={cua}' if cua else ''}"
        answer = self.sends(role, path, ngay_lam=day, **values)
        shown = words(answer.content.decode())
        assert answer.status_code == status, (what, answer.status_code, shown[:900])
        assert said in shown, shown[:1500]


class _Tags(HTMLParser):
    """Reads a page and keeps every tag that is closed where another one is open."""

    _SINGLE = frozenset({"input", "meta", "link", "br", "img", "use", "path", "hr", "source"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self._SINGLE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._SINGLE:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"{tag} at {self.getpos()}")


def unbalanced(page: str) -> list[str]:
    """Return the tags of a page that do not close what was opened last: browsers would lay it out otherwise."""
    tags = _Tags()
    tags.feed(page)
    return tags.wrong + tags.open


def merging(*more: dict[str, Any]) -> Scheme:
    """Department B goes into department A: its head becomes a deputy by the law's verbs, nobody is left without a place."""
    return scheme({"do": "absorb", "of": ["99.SB"], "into": "99.SA"}, *more, day=DAY, named=CODE)


def pdf(number: int = 1) -> SimpleUploadedFile:
    """A small file, each another one."""
    return SimpleUploadedFile(f"van-ban-{number}.pdf", b"%%PDF-1.4\n%% %d\n" % number, "application/pdf")


def _instant() -> datetime:
    return datetime(2026, 1, 2, 3, tzinfo=UTC)
