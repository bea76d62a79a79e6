"""The page that asks for a plan: a form per kind; for territory, units are also picked on the map of the day."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import HouseError, Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.limits import Limits
from tinhgon.proposals import acts, jobs
from tinhgon.proposals.models import Request
from tinhgon.proposals.rules.kinds import KINDS, kind_of, wish_of
from tinhgon.reform.queries import drafting as drafts
from tinhgon.registry.queries import snapshot
from tinhgon.registry.queries.outlines import outlines
from tinhgon.sample.tables import NEIGHBOURS_KNOWN
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import parse_day, say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.atlas.showing import MOSTLY
from tinhgon.web.drafting.acting import onward
from tinhgon.web.drafting.acting import read as read_draft
from tinhgon.web.drafting.listing import organ_of, organs
from tinhgon.web.drafting.picking import picker
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting as acting_page
from tinhgon.web.page import show
from tinhgon.web.planning import acting, fields
from tinhgon.web.signed_in import entitled

_NEW: Final = Sentence("Hỏi phương án", "Ask for a plan")
_MOST_PICKED: Final = 60
_MOST_DRAFTS: Final = 40
#: An invented programme of inspection, to begin from.
SAMPLE: Final = files("tinhgon.planning").joinpath("examples", "programme.yaml")
#: Where the units that were picked go: field, words, whether they go as pairs.
_PICKS: Final = (
    ("phai-nhap", Sentence("Phải về cùng", "Must come together"), True),
    ("khong-nhap", Sentence("Không về cùng", "Must not"), True),
    ("giu", Sentence("Giữ nguyên", "Stays"), False),
    ("duoc-duoi", Sentence("Được dưới tiêu chuẩn", "May stay below"), False),
)


@dataclass(slots=True)
class _Making:
    """A form in the making: its kind, what stands in it, who asks, and what it asks again."""

    kind: str
    typed: dict[str, str]
    title: str = ""
    organ: str = ""
    seconds: str = "30"
    seed: str = "1"
    picked: tuple[str, ...] = ()
    origin: Request | None = None


@acting_page
def new(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show and take the form that asks for a plan: its kind (``?loai=``), or another plan's wishes to change (``?tu=``)."""
    acting.readable(request)
    making = _begun(request, asked)
    wrong: tuple[Finding, ...] = ()
    if request.method == "POST":
        button = request.POST.get("nut", "hoi")
        if button == "hoi":
            try:
                return _asked(request, asked, making)
            except Refusal as refusal:
                wrong = fields.in_form(making.kind, refusal.findings)
            except Unknown as unknown:
                wrong = (Finding("plan.unknown", unknown.sentence),)
        else:
            _pick(making, button)
    parts = [
        {
            "part": part,
            "lines": [(field, making.typed.get(field.name, ""), _faults(wrong, field.name)) for field in part.fields],
            "open": not part.folded or any(_faults(wrong, field.name) for field in part.fields),
        }
        for part in fields.FORMS[making.kind]
    ]
    own = [one for one in wrong if not any(one.where.get("field") == field.name for field in fields.every(making.kind))]
    return show(
        request, asked, "web/planning/new.html", _NEW, (*acting.CRUMBS, Crumb(_NEW)), status=422 if wrong else 200,
        making=making, kind=KINDS[making.kind], kinds=[one for one in KINDS.values() if one.id in fields.FORMS],
        parts=parts, wrong=wrong[:60], own=own[:60], organs=organs(request), origin=making.origin,
        known=NEIGHBOURS_KNOWN, drafts_of=_drafts(request) if making.kind == "placement" else [], **_map(making),
    )  # fmt: skip


def _begun(request: HttpRequest, asked: Asked) -> _Making:
    sent = request.POST if request.method == "POST" else request.GET
    from_plan = acting.numbers_of([sent.get("tu", "")], 1)
    origin = acting.read(request, from_plan[0]).request if from_plan else None
    kind = origin.kind if origin else sent.get("loai", "territory")
    if kind not in fields.FORMS:
        kind_of(kind)
        said = Sentence(
            "Loại này chỉ hỏi được qua dòng lệnh và API.", "This kind is asked for by command and API alone."
        )
        raise Unknown(said)
    if request.method == "POST":
        typed = {one.name: request.POST.get(one.name, "")[:2_000_000] for one in fields.every(kind)}
        return _Making(
            kind, typed, request.POST.get("ten", "")[:300], request.POST.get("co-quan", "")[:200],
            request.POST.get("giay", "30")[:12], request.POST.get("hat", "1")[:12],
            tuple(code for code in request.POST.get("da-chon", "").split() if code)[:_MOST_PICKED], origin,
        )  # fmt: skip
    if origin is not None and origin.wish:
        plain = json.loads(origin.wish)
        limits = origin.limits
        organ = snapshot(AsOf(localdate())).units.filter(pl.col("unit") == origin.organ)["code"].to_list()
        return _Making(
            kind, fields.typed_of(kind, plain), origin.title, organ[0] if organ else "",
            f"{limits['seconds']:g}", str(limits["seed"]), origin=origin,
        )  # fmt: skip
    first, last = NEIGHBOURS_KNOWN
    known = first <= asked.day <= last or _outlined(asked.structure) >= MOSTLY * _count(asked.structure) > 0
    day = asked.day if kind != "territory" or known else last
    plain = KINDS[kind].wish.model_construct(day=day).model_dump(mode="json", warnings=False)
    typed = fields.typed_of(kind, plain)
    if kind == "placement":
        typed["ban-soan"] = request.GET.get("ban", "")[:200]
    if kind == "programme" and request.GET.get("mau") == "1":
        typed["tep"] = SAMPLE.read_text(encoding="utf-8")
    return _Making(kind, typed, request.GET.get("ten", "")[:300])


def _asked(request: HttpRequest, asked: Asked, making: _Making) -> HttpResponse:
    kind = KINDS[making.kind]
    plain = fields.read(making.kind, making.typed)
    if making.kind == "placement" and plain.get("scheme") and "\n" not in plain["scheme"]:
        plain["scheme"] = _scheme_of(request, plain["scheme"])
    wish = wish_of(kind, plain)
    organ = organ_of(making.organ)
    mandate = entitled(request, acting.DRAFT, organ, localdate())
    made = acts.ask(
        mandate, organ, kind, acting.instant(), wish=wish, title=making.title or _title(making, plain), limits=_limits(making),
        origin=making.origin,
    )  # fmt: skip
    jobs.wake()
    return onward(asked.to(addresses.plan(made.pk)))


def _drafts(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the drafts that one may read, the last changed first: short name and title."""
    allowed = acting.readable(request)
    found = drafts.drafts(None if allowed.everything else allowed.units, "", limit=_MOST_DRAFTS).versions
    return [(one.draft.name, one.draft.title) for one in found]


def _scheme_of(request: HttpRequest, name: str) -> str:
    """Return the file of a draft that may be read."""
    return drafts.sketch(drafts.version(read_draft(request, name))).to_yaml()


def _title(making: _Making, plain: Mapping[str, Any]) -> str:
    """Return a title from what is asked, where none was typed."""
    words = KINDS[making.kind].words.vi
    day = making.typed.get("cua-ngay", "")
    if making.kind == "territory":
        units, people = making.typed.get("so-don-vi", ""), making.typed.get("dan-so", "")
        aim = f"còn {units} đơn vị" if units else f"mỗi đơn vị từ {people} người" if people else ""
        return " – ".join(one for one in (words, aim, day) if one)
    if making.kind == "placement":
        named = re.search(r"^title: *(.+)$", str(plain.get("scheme", "")), re.MULTILINE)
        of = named.group(1).strip("'\" ")[:200] if named else ""
        return " – ".join(one for one in (words, of) if one)
    of = making.typed.get("duoi") or making.typed.get("don-vi") or ""
    return " – ".join(one for one in (words, of, day) if one)


def _limits(making: _Making) -> Limits:
    try:
        return Limits(float(making.seconds.replace(",", ".") or 30), int(making.seed or 1))
    except ValueError as error:
        said = Sentence("Thời gian và hạt giống phải là số.", "Time and seed must be numbers.")
        raise Refusal([Finding("plan.limits", said, where={"field": "giay"})]) from error


def _faults(wrong: tuple[Finding, ...], name: str) -> list[Sentence]:
    return [one.sentence for one in wrong if one.where.get("field") == name]


# -- picking on the map


def _pick(making: _Making, button: str) -> None:
    """Do what a button of the map says: pick or let go a unit, or put the picked ones into a field."""
    what, _, value = button.partition(":")
    if what == "chon":
        kept = [one for one in making.picked if one != value]
        making.picked = tuple(kept if value in making.picked else [*kept, value])[:_MOST_PICKED]
    elif what == "vao":
        found = next((one for one in _PICKS if one[0] == value), None)
        if found is not None and making.picked and not (found[2] and len(making.picked) < 2):
            lines = ["+".join(making.picked)] if found[2] else list(making.picked)
            making.typed[value] = "\n".join(one for one in (making.typed.get(value, "").strip(), *lines) if one)
            making.picked = ()
    elif what == "bo":
        making.picked = ()


def _map(making: _Making) -> dict[str, Any]:
    """Return the map of the day for picking, and what the codes in the form are called; nothing for other kinds."""
    nothing: dict[str, Any] = {"named": {}}
    if making.kind != "territory":
        return nothing
    try:
        structure = snapshot(AsOf(parse_day(making.typed.get("cua-ngay", ""))))
    except HouseError:
        return nothing
    names = dict(structure.places.select("code", "name").iter_rows())
    standing = _standing(making)
    tiles = [
        {
            "tile": tile,
            "picked": tile.item.code in making.picked,
            "state": standing.get(tile.item.code, ""),
        }
        for tile in picker(structure, structure, "places", on_map=True).tiles
    ]
    return {
        "tiles": tiles if making.typed.get("cap", "commune") == "commune" else [],
        "picks": _PICKS,
        "picked": [(code, names.get(code, "?")) for code in making.picked],
        "named": _named(making, names),
        "map_day": say_day(structure.day),
        "communes": _count(structure),
        "outlined": _outlined(structure),
    }


def _count(structure: Structure) -> int:
    return structure.places.filter(pl.col("level") == "commune").height


def _outlined(structure: Structure) -> int:
    """Return of how many communes of a day the books hold where they lie."""
    drawn = outlines(AsOf(structure.day))
    keys = structure.places.filter(pl.col("level") == "commune")["place"].to_list()
    return sum(key in drawn for key in keys)


def _standing(making: _Making) -> dict[str, str]:
    """Return in which demand each code of the form stands, for the map."""
    found: dict[str, str] = {}
    for name, _, _ in _PICKS:
        for line in making.typed.get(name, "").splitlines():
            for code in line.replace(",", "+").replace(" ", "+").split("+"):
                found.setdefault(code, name)
    return found


def _named(making: _Making, names: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the lines of each demand in words: "Xã A + Xã B"."""
    return {
        name: [
            " + ".join(names.get(code.strip(), f"{code.strip()}?") for code in line.split("+") if code.strip())
            for line in making.typed.get(name, "").splitlines()
            if line.strip()
        ]
        for name, _, _ in _PICKS
    }
