"""A province with marked private facts and hostile names, somebody for each role, and every address of the house."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

import polars as pl
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.timezone import localdate

from tests.mandates.builders import account, granted, key, signed_in
from tests.proposals.builders import done
from tests.registry.builders import AN, START, history, scheme
from tests.registry.builders import enact as enacted
from tests.security.followed import followed
from tests.security.table import CASE, RESOLUTION, TASK
from tests.web.books import STEPS
from tinhgon.accounts import acts as accounts
from tinhgon.accounts.queries import account as login_of
from tinhgon.api.urls import api
from tinhgon.casework import acts as cases
from tinhgon.kernel.mandate import Decision
from tinhgon.ledger.queries import head
from tinhgon.mandates.models import Grant
from tinhgon.mandates.rules import catalogue
from tinhgon.petitions import acts as petitions
from tinhgon.petitions.acts import receiving
from tinhgon.proposals.models import Request
from tinhgon.proposals.queries import plan as plan_of
from tinhgon.reform.acts import dossier as dossiers
from tinhgon.reform.acts import drafting
from tinhgon.registry import acts
from tinhgon.resolutions.models import Theme
from tinhgon.structure.history import History
from tinhgon.structure.scheme import Scheme
from tinhgon.tasks import acts as tasks

#: What must never be seen raw on a page, and what must never be seen at all by who does not need it.
HOSTILE = "<xss-1 onload=x>\"'&"
PRIVATE = "BÍ-MẬT-RIÊNG-TƯ"
#: The day on which everybody was born, as pages and endpoints write days.
BORN = ("07/03/1931", "7/3/1931", "1931-03-07")
#: What those alone may see who read the unpublished schemes of department A: the words of a draft and of a dossier that is not open yet.
UNPUBLISHED = "CHƯA-CÔNG-BỐ"
#: A part of the apparatus in which none of the things stand that are tried.
ELSEWHERE = "99.PN"
#: A document of the dossier: text in which a browser must not find a page.
FILE = f"Văn bản {HOSTILE}".encode()

#: How to reach somebody whose case it is: seen by who may read the case, and by nobody else.
CONTACT = "LIÊN-HỆ-RIÊNG"

_VALUES: dict[str, dict[str, Any]] = {
    "don-vi": {"code": "99.SA"}, "dia-ban": {"code": "00013"}, "nguoi": {"code": "p40"}, "so-do": {"code": "99.SA"},
    "con-so": {"id": "people.heads"}, "de-an": {"id": "sap-xep", "figure": "units.focal_points", "name": "gon", "number": 1,
              "what": "submit", "digest": sha256(FILE).hexdigest()},
    "ngon-ngu": {"code": "en"}, "luat": {"id": "AU.PHUONG.POP.2026"},
    "du-lieu": {"kind": "json"}, "tham-quyen": {"row": "vote-province"}, "vu-viec": {"code": CASE},
    "nhiem-vu/nguoi": {"code": "p40"}, "nhiem-vu/giao-ban/goi": {"kind": "docx"}, "nhiem-vu": {"code": TASK, "post": 40, "kind": "csv"},
    "theo-doi": {"code": "ABCD-EFGH-JKMN-PQRS"}, "lich": {"secret": "khong-co"}, "dang-nhap": {"provider_id": "tinh"},
    "api/units": {"code": "99.SA"}, "api/places": {"code": "00013"}, "api/history": {"code": "99.SA"},
    "api/figures": {"id": "people.heads"}, "api/cases": {"code": CASE}, "api/tasks": {"code": TASK}, "api/track": {"code": "ABCD-EFGH-JKMN-PQRS"},
    "api/lineage": {"code": "00013"}, "api/schemes": {"id": "sap-xep"}, "api/drafts": {"name": "gon"},
    "phuong-an": {"code": "00012"}, "api/plan-kinds": {"kind": "territory"},
    "api/law": {"id": "AU.PHUONG.POP.2026"}, "api/clocks": {"term": "complaint.first"}, "api/calendar": {"year": 2026},
}  # fmt: skip

#: What an address is asked beside its gaps, where without it there is nothing there.
_QUERIES = {"draft-step-new": "viec=rename"}


def province() -> None:
    """Load the invented province: every name hostile, every private fact marked; and enact a scheme on it."""
    plain = history()

    def named(frame: pl.DataFrame, *columns: str) -> pl.DataFrame:
        return frame.with_columns(*((pl.col(one) + HOSTILE) for one in columns))

    people = named(plain.people, "name").with_columns(
        pl.lit(date(1931, 3, 7)).alias("birth"), pl.lit(PRIVATE).alias("qualification")
    )
    frames = {
        "places": named(plain.places, "name"), "units": named(plain.units, "name"), "posts": named(plain.posts, "title"),
        "people": people, "tenures": plain.tenures,
    }  # fmt: skip
    acts.load(AN, Decision(f"Sổ {HOSTILE}", None, HOSTILE, HOSTILE), History.of(frames), note=HOSTILE)
    enacted(*STEPS, named="sap-xep")
    with connection.cursor() as cursor:
        cursor.execute("alter sequence casework_number restart with 1")
    person = cases.Person(f"Người đứng đơn {HOSTILE}", CONTACT)
    wish = cases.Opening("khieu-nai-lan-dau", f"Vụ {HOSTILE}", 21, localdate(), (person,), f"Tóm tắt {HOSTILE}")
    _VALUES["theo-doi"]["code"] = _VALUES["api/track"]["code"] = cases.open_case(AN, wish, localdate()).code
    _petition(person)
    with connection.cursor() as cursor:
        cursor.execute("alter sequence tasks_number restart with 1")
    source = tasks.Source("clause", "x", f"Nguồn {HOSTILE}", f"Lời {HOSTILE}")
    order = tasks.Order(
        f"Việc {HOSTILE}", f"Nội dung {HOSTILE}", 20, 21, 40, localdate() + timedelta(days=9), HOSTILE, HOSTILE, source
    )
    tasks.assign(AN, order, localdate(), localdate())
    step = {"do": "rename", "unit": "99.SA", "name": HOSTILE, "clause": HOSTILE, "note": HOSTILE}
    text = scheme(step, named="gon").model_copy(update={"title": f"{UNPUBLISHED} {HOSTILE}"})
    drafting.begin(AN, key("99.SA"), text, datetime(2026, 1, 2, 3, tzinfo=UTC), name="gon")
    _dossier(text.model_copy(update={"id": "ho-so"}))
    asked = done(wish={"day": "2025-06-30"}, title=f"{UNPUBLISHED} {HOSTILE}", organ=key("99.SA"))
    _VALUES["nghi-quyet"] = {"code": RESOLUTION, "lower": RESOLUTION, "mark": "1", "ending": "yaml"}
    _VALUES["api/resolutions"] = {"code": RESOLUTION}
    for section, code in followed(HOSTILE).items():
        _VALUES[section] = {"code": code, "id": "tasks.overdue"}
    _VALUES["api/reviews"] = _VALUES["so-ket"]
    _VALUES["phuong-an"]["code"] = plan_of(asked.run)["groups"][0]["main"]


def _petition(person: cases.Person) -> None:
    """A petition with a letter, and a matter brought to a reception, every word of them hostile."""
    paper = petitions.Sent("petition", "don.txt", FILE)
    wish = petitions.Wish(
        21,
        localdate(),
        f"Đơn {HOSTILE}",
        f"Nội dung {HOSTILE}",
        (person,),
        asked=HOSTILE,
        against=HOSTILE,
        files=(paper,),
    )
    code = petitions.take_in(AN, wish, localdate()).case.code
    given = cases.Given(localdate(), localdate(), f"Vì {HOSTILE}", Decision("5", localdate(), HOSTILE))
    letter = petitions.write_letter(AN, code, "guide", petitions.Words(HOSTILE, HOSTILE, HOSTILE), given)
    visit = receiving.receive(
        AN, receiving.Came(21, localdate(), f"Việc {HOSTILE}", (person,), HOSTILE, HOSTILE), localdate()
    )
    _VALUES["api/petitions"] = {"code": code}
    _VALUES["don-thu"] = {"code": code, "number": letter.pk, "ending": "docx"}
    _VALUES["tiep-dan"] = {"code": "99.SA", "visit": visit.number, "ending": "docx"}


def _dossier(text: Scheme) -> None:
    """A dossier that is not published yet, with a text and a document, every word of it hostile."""
    day = date(2026, 1, 5)
    dossiers.begin(AN, "99.SA", f"Hồ sơ {UNPUBLISHED} {HOSTILE}", "99.SA", day)
    dossiers.submit_text(AN, "99.SA", day, text.to_yaml())
    kept = dossiers.keep_document("99.SA", HOSTILE, f"{HOSTILE}.html", FILE)
    dossiers.attach(AN, "99.SA", "scheme.draft", kept, day, HOSTILE)


@dataclass(frozen=True)
class House:
    """Who tries: by role over everything ("" is nobody signed in), and by role over another part alone, where none of the things are."""

    clients: dict[str, Client]
    away: dict[str, Client]

    @property
    def receipt(self) -> str:
        """The code on the receipt of the one case."""
        return str(_VALUES["theo-doi"]["code"])

    def as_(self, role: str) -> Client:
        """A fresh browser in which somebody of a role is signed in."""
        return _copied(self.clients[role])

    def tries(self) -> Iterator[tuple[str, Client, str]]:
        """Everybody: the words for them, a browser, and the role whose acts they may do here ("" for none)."""
        for role, client in self.clients.items():
            yield role or "nobody signed in", _copied(client), role if role == ALL or role in catalogue().roles else ""
        for role, client in self.away.items():
            yield f"{role} of another part", _copied(client), ""


def _copied(client: Client) -> Client:
    return with_cookies_of(client, Client())


def with_cookies_of(client: Client, made: Client) -> Client:
    """Give a browser the cookies of another one."""
    for name, cookie in client.cookies.items():
        made.cookies[name] = cookie.value
    return made


def none(found: Iterable[str]) -> None:
    """Fail where anything was found, with all of it."""
    listed = list(found)
    assert not listed, "\n" + "\n".join(listed)


#: Who holds all roles, to be stopped by nothing but what is being tried.
ALL = "everything"


def built() -> House:
    """Load the province and make everybody."""
    province()
    return House(everybody(), away())


def everybody() -> dict[str, Client]:
    """A browser for each role, for who holds nothing, whose mandates ended yesterday, who is locked, and nobody signed in."""
    clients = {"": Client()}
    for role in catalogue().roles:
        who = account(f"vai-{role}", email=HOSTILE)
        granted(who, role, note=HOSTILE, document=f"QĐ {HOSTILE}")
        clients[role] = signed_in(who)
    ended, every, locked = account("da-het"), account("tat-ca"), account("bi-khoa")
    for role in catalogue().roles:
        granted(ended, role, since=START, until=localdate() - timedelta(days=1))
        granted(locked, role)
        granted(every, role)
    clients |= {"ended": signed_in(ended), "locked": signed_in(locked), ALL: signed_in(every)}
    accounts.lock("bi-khoa", HOSTILE)
    granted(account("nguoi-giu"), "drafter")  # the newest mandate: nobody's of those who try
    return clients | {"holds nothing": signed_in(account("tay-khong"))}


def away() -> dict[str, Client]:
    """A browser for each role over that other part."""
    clients = {}
    for role in catalogue().roles:
        who = account(f"xa-{role}")
        granted(who, role, unit=key(ELSEWHERE))
        clients[role] = signed_in(who)
    granted(login_of("nguoi-giu"), "drafter")
    return clients


def may(role: str, act: str) -> bool:
    """Say whether a role may do an act."""
    return role == ALL or (role in catalogue().roles and act in catalogue().roles[role].acts)


def plan() -> int:
    """The number of the plan that was asked for last; of an empty house, one that is not there."""
    return Request.objects.order_by("pk").values_list("pk", flat=True).last() or 1


def theme() -> int:
    """The number of a theme; of an empty house, one that is not there."""
    return Theme.objects.order_by("pk").values_list("pk", flat=True).last() or 1


def addresses() -> list[tuple[str, str]]:
    """Every address of the house, with its name, its gaps filled with things that are there."""
    grant = Grant.objects.order_by("pk").last()
    numbers = {"phuong-an": plan(), "tham-quyen": grant.pk if grant else 1, "nhat-ky": head(), "api/ledger": head()}
    numbers |= {"chu-de": theme(), "api/themes": theme()}
    found = [(name, path) for name, path in _walk(get_resolver().url_patterns, "", numbers) if "^" not in path]
    return [(name, f"{path}?{_QUERIES[name]}" if name in _QUERIES else path) for name, path in found]


def _walk(patterns: Any, before: str, numbers: dict[str, int]) -> Iterator[tuple[str, str]]:
    for one in patterns:
        said = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, said, numbers)
        elif isinstance(one, URLPattern):
            yield str(one.name), "/" + _filled(said, numbers)


def _filled(said: str, numbers: dict[str, int]) -> str:
    section = next((part for part in _VALUES if said.startswith(part)), "")
    number = next((one for part, one in numbers.items() if said.startswith(part)), 1)
    values = {"number": number, "pk": 1, "code": "99.SA", "id": "sap-xep", "kind": "json", **_VALUES.get(section, {})}
    parts = []
    for part in said.replace(">", "<").split("<"):
        name = part.rpartition(":")[2]
        parts.append(str(values.get(name, 1)) if part and f"<{part}>" in said else part)
    return "".join(parts)


def operations() -> list[tuple[str, str, str]]:
    """Every operation of the API: method, address as the schema writes it, and the same with its gaps filled."""
    numbers = {"api/ledger": head(), "api/plans": plan(), "api/themes": theme()}
    found = []
    for template, methods in api.get_openapi_schema()["paths"].items():
        said = re.sub(r"{(\w+)}", r"<str:\1>", template.removeprefix("/"))
        found += [(method.upper(), template, "/" + _filled(said, numbers)) for method in methods]
    return found
