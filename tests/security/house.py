"""A province with marked private facts and hostile names, somebody for each role, and every address of the house."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

import polars as pl
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.timezone import localdate

from tests.mandates.builders import account, granted, signed_in
from tests.registry.builders import AN, START, history, scheme
from tests.registry.builders import enact as enacted
from tests.security.table import CASE
from tests.web.books import STEPS
from tinhgon.casework import acts as cases
from tinhgon.kernel.mandate import Decision
from tinhgon.ledger.queries import head
from tinhgon.mandates.models import Grant
from tinhgon.mandates.rules import catalogue
from tinhgon.reform.acts import dossier as dossiers
from tinhgon.reform.acts import drafting
from tinhgon.registry import acts
from tinhgon.structure.history import History
from tinhgon.structure.scheme import Scheme

#: What must never be seen raw on a page, and what must never be seen at all by who does not need it.
HOSTILE = "<xss-1 onload=x>\"'&"
PRIVATE = "BÍ-MẬT-RIÊNG-TƯ"
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
    "theo-doi": {"code": "ABCD-EFGH-JKMN-PQRS"}, "lich": {"secret": "khong-co"}, "dang-nhap": {"provider_id": "tinh"},
    "api/units": {"code": "99.SA"}, "api/places": {"code": "00013"}, "api/history": {"code": "99.SA"},
    "api/figures": {"id": "people.heads"}, "api/cases": {"code": CASE}, "api/track": {"code": "ABCD-EFGH-JKMN-PQRS"},
    "api/lineage": {"code": "00013"}, "api/schemes": {"id": "sap-xep"}, "api/drafts": {"name": "gon"},
}  # fmt: skip


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
    cases.open_case(AN, wish, localdate())
    step = {"do": "rename", "unit": "99.SA", "name": HOSTILE, "clause": HOSTILE, "note": HOSTILE}
    text = scheme(step, named="gon").model_copy(update={"title": HOSTILE})
    drafting.begin(AN, 20, text, datetime(2026, 1, 2, 3, tzinfo=UTC), name="gon")
    _dossier(text.model_copy(update={"id": "ho-so"}))


def _dossier(text: Scheme) -> None:
    """A dossier that is not published yet, with a text and a document, every word of it hostile."""
    day = date(2026, 1, 5)
    dossiers.begin(AN, "99.SA", f"Hồ sơ {HOSTILE}", "99.SA", day)
    dossiers.submit_text(AN, "99.SA", day, text.to_yaml())
    kept = dossiers.keep_document("99.SA", HOSTILE, f"{HOSTILE}.html", FILE)
    dossiers.attach(AN, "99.SA", "scheme.draft", kept, day, HOSTILE)


def everybody() -> dict[str, Client]:
    """A browser for each role, for who holds nothing, whose mandates ended yesterday, and nobody signed in."""
    clients = {"": Client()}
    for role in catalogue().roles:
        who = account(f"vai-{role}", email=HOSTILE)
        granted(who, role, note=HOSTILE, document=f"QĐ {HOSTILE}")
        clients[role] = signed_in(who)
    ended = account("da-het")
    for role in catalogue().roles:
        granted(ended, role, since=START, until=localdate() - timedelta(days=1))
    granted(account("nguoi-giu"), "drafter")  # the newest mandate: nobody's of those who try
    return clients | {"ended": signed_in(ended), "holds nothing": signed_in(account("tay-khong"))}


def may(role: str, act: str) -> bool:
    """Say whether a role may do an act."""
    return role in catalogue().roles and act in catalogue().roles[role].acts


def addresses() -> list[tuple[str, str]]:
    """Every address of the house, with its name, its gaps filled with things that are there."""
    grant = Grant.objects.order_by("pk").last()
    numbers = {"tham-quyen": grant.pk if grant else 1, "nhat-ky": head(), "api/ledger": head()}
    return [(name, path) for name, path in _walk(get_resolver().url_patterns, "", numbers) if "^" not in path]


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
