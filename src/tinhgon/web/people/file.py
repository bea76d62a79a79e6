"""A person's private file: opened with a stated reason by who may, or by the person; every opening is written down first."""

from __future__ import annotations

from typing import Any, Final

import polars as pl
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate, now

from tinhgon.accounts.queries import of_person
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.listings.person import person as person_of
from tinhgon.listings.person import posts_held
from tinhgon.mandates.rules import Lacking
from tinhgon.people import acts, queries, words
from tinhgon.registry import queries as registry
from tinhgon.structure.kinds import SEXES
from tinhgon.structure.snapshot import Structure
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import entitled, may, needed

TITLE: Final = Sentence("Hồ sơ riêng", "Private file")


@acting
def file(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Ask for a reason; sent with one, write the reading down and show the file. The person themselves need give none."""
    structure = registry.snapshot(AsOf(localdate()))
    row = _row(structure, code)
    own = _own(request, row["person"])
    by = _reader(request, structure, row["person"], own=own)
    problems: tuple[Finding, ...] = ()
    if request.method == "POST":
        try:
            why = request.POST.get("ly-do", "")
            notes = acts.open_file(by, needed(request).pk, row["person"], why, now(), own=own)
            return _page(request, asked, row, own=own, notes=notes, facts=_facts(structure, row), opened=True,
                         may_write=_may_write(request, structure, row["person"]))  # fmt: skip
        except Refusal as refusal:
            problems = refusal.findings
    return _page(
        request,
        asked,
        row,
        own=own,
        problems=problems,
        typed=request.POST.get("ly-do", ""),
        status=422 if problems else 200,
    )


@acting
def note(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Add a note to a file, and go back to its door: a file is not shown without saying why."""
    structure = registry.snapshot(AsOf(localdate()))
    row = _row(structure, code)
    by = _entitled(request, "person.write", structure, row["person"])
    if request.method == "POST":
        acts.write_note(by, row["person"], code, request.POST.get("ghi-chu", ""))
    return HttpResponseRedirect(asked.to(f"{addresses.person(code)}ho-so/"))


@acting
def readings(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List who read private files, for who keeps watch over it."""
    entitled(request, "person.audit", None, asked.today)
    found = queries.readings()
    names = _names(registry.snapshot(AsOf(localdate())), [one.person for one in found])
    title = Sentence("Ai đã đọc hồ sơ riêng", "Who read private files")
    rows = [{"reading": one, "name": names.get(one.person, str(one.person))} for one in found]
    return show(request, asked, "web/people/readings.html", title, (Crumb(title),), rows=rows)


def _page(
    request: HttpRequest, asked: Asked, row: dict[str, Any], *, own: bool, status: int = 200, **more: Any
) -> HttpResponse:
    crumbs = (
        Crumb(Sentence("Người", "People"), "/nguoi/"),
        Crumb(row["name"], addresses.person(row["code"])),
        Crumb(TITLE),
    )
    title = Sentence(f"Hồ sơ riêng: {row['name']}", f"Private file: {row['name']}")
    seen = queries.readings(row["person"]) if own else []
    return show(
        request, asked, "web/people/file.html", title, crumbs, status=status, row=row, own=own, readings=seen, **more
    )


def _row(structure: Structure, code: str) -> dict[str, Any]:
    found = person_of(structure, code)
    if found is None:
        raise Unknown(
            Sentence(f"Hôm nay không có người nào mang mã {code[:60]}.", f"Nobody bears the code {code[:60]} today.")
        )
    return dict(found)


def _own(request: HttpRequest, person: int) -> bool:
    return needed(request).person == person


def _reader(request: HttpRequest, structure: Structure, person: int, *, own: bool) -> Mandate:
    if own:
        return Mandate(needed(request).actor, words.OWN.vi)
    return _entitled(request, "person.read", structure, person)


def _entitled(request: HttpRequest, act: str, structure: Structure, person: int) -> Mandate:
    """Return the mandate over any of the units in which the person holds a post; over everything for who holds none."""
    units: list[int | None] = list(_units(structure, person)) or [None]
    for unit in units[:-1]:
        if may(request, act, unit, structure.day):
            return entitled(request, act, unit, structure.day)
    return entitled(request, act, units[-1], structure.day)


def _may_write(request: HttpRequest, structure: Structure, person: int) -> bool:
    try:
        _entitled(request, "person.write", structure, person)
    except Lacking:
        return False
    return True


def _units(structure: Structure, person: int) -> list[int]:
    held = structure.tenures.filter(pl.col("person") == person).join(structure.posts, on="post")
    return sorted({int(unit) for unit in held["unit"].to_list()})


def _facts(structure: Structure, row: dict[str, Any]) -> list[tuple[Sentence, Any]]:
    person = structure.people.filter(pl.col("person") == row["person"]).row(0, named=True)
    home = structure.places.filter(pl.col("place") == person["home"]) if person["home"] is not None else None
    sex = SEXES.get(person["sex"] or "")
    held = posts_held(structure, row["person"])
    account = of_person(row["person"])
    return [
        (Sentence("Ngày sinh", "Born"), person["birth"]),
        (Sentence("Giới tính", "Sex"), sex or person["sex"]),
        (Sentence("Quê", "Home"), home["name"][0] if home is not None and home.height else None),
        (Sentence("Trình độ", "Qualification"), person["qualification"]),
        (Sentence("Số vị trí đang giữ", "Posts held"), str(len(held))),
        (Sentence("Tài khoản", "Account"), account.login if account else None),
    ]


def _names(structure: Structure, keys: list[int]) -> dict[int, str]:
    found = structure.people.filter(pl.col("person").is_in(keys)).select("person", "name", "code")
    return {row["person"]: f"{row['name']} ({row['code']})" for row in found.iter_rows(named=True)}
