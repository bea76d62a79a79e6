"""Questions to the books that take more than one look: lineage with its decisions, schemes tried and enacted.

Shared by the endpoints and the commands, so that both answer alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

import polars as pl

from tinhgon.api.plain import lives, outcomes
from tinhgon.api.plain.descent import FRAMES, Bearer, Descents, bearers, chosen, entries_of
from tinhgon.api.plain.parts import Plain
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger import queries as ledger
from tinhgon.ledger.rules import Entry
from tinhgon.registry import queries
from tinhgon.registry.queries.grounds import once_named
from tinhgon.sample import real_scheme
from tinhgon.structure.columns import FrameName
from tinhgon.structure.run import Outcome, Progress, run
from tinhgon.structure.scheme import Scheme, read_scheme
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.search import search_key

#: Frames whose rows bear codes.
EVERYTHING: Final[tuple[FrameName, ...]] = ("units", "places", "people")

#: The resolutions that come with the house, whether or not they were enacted in these books.
RESOLUTIONS: Final = ("nq-837-2019", "nq-1199-2024", "nq-1679-2025")


def kinship(
    code: str,
    *,
    on: date | None = None,
    until: date | None = None,
    back: bool = False,
    frames: tuple[FrameName, ...] = FRAMES,
    known: datetime | None = None,
) -> Plain:
    """Return what everything that bore a code became, or came from where ``back``; raises Unknown where nothing did.

    In place of a code a full name of any day will do, with or without accents. Where ``on`` is given, only what bore the code or name
    on that day.
    """
    chronicle = _chronicle(known)
    found = _named(code, on, chronicle, frames, known) or _bearers(code, on, chronicle, frames)
    descents = chronicle.descents
    kin = [(one, descents.kin(one, back=back, until=until)) for one in found]
    entries = ledger.entries_by_number({number for _, relatives in kin for number in entries_of(relatives)})
    return {
        "code": code,
        "direction": "back" if back else "forward",
        "day": None if on is None else on.isoformat(),
        "found": [descents.told(one, relatives, entries, back=back) for one, relatives in kin],
    }


def lives_of(code: str, known: datetime | None = None) -> list[Plain]:
    """Return the life of everything that ever bore a code, place, unit or person; raises Unknown where nothing did."""
    found = _bearers(code, None, _chronicle(known), EVERYTHING)
    return [lives.life(one, queries.life(one.frame, one.key), known=known) for one in found]


def not_on(code: str, day: date, known: datetime | None = None) -> Unknown:
    """Return the error that nothing bears a code on a day, with the days on which something did."""
    found = bearers({frame: _chronicle(known).slices[frame] for frame in EVERYTHING}, code)
    return Unknown(_nobody(code, day, [(one.start, one.end) for one in found]))


@dataclass(frozen=True, slots=True, eq=False)
class _Chronicle:
    """Who bore which code and name when, and what descended from what, as known at one entry of the ledger."""

    slices: dict[FrameName, pl.DataFrame]
    descents: Descents


def _chronicle(known: datetime | None) -> _Chronicle:
    knew = queries.knowledge(known)
    return _kept_chronicle("" if knew is None else knew.digest, None if knew is None else knew.at)


@lru_cache(maxsize=2)
def _kept_chronicle(digest: str, at: datetime | None) -> _Chronicle:
    """Return the chronicle of one state of knowledge, which never changes; ``digest`` tells one book from another."""
    history = queries.history(at)
    people = history.people.select("person", "code", "name", "valid_from", "valid_to")
    return _Chronicle(
        {"units": history.units, "places": history.places, "people": people},
        Descents(queries.lineage_edges(at), history),
    )


def _named(
    name: str, on: date | None, chronicle: _Chronicle, frames: tuple[FrameName, ...], known: datetime | None
) -> list[Bearer]:
    """Return what bore a full name that is no code; raises Unknown with what is called nearly so, returns nothing where nothing is."""
    if bearers({frame: chronicle.slices[frame] for frame in frames}, name):
        return []
    near = [one for one in once_named(name, known) if one.frame in frames]
    meant = [one for one in near if search_key(one.name) == search_key(name)]
    if near and not meant:
        told = "; ".join(f"{one.code} {one.name}" for one in near[:8])
        raise Unknown(
            Sentence(f"Không có mã hay tên “{name}”; gần nhất: {told}.", f"No code or name “{name}”; nearest: {told}.")
        )
    things = {(one.frame, one.key): one.code for one in meant}
    every = [one for code in dict.fromkeys(things.values()) for one in bearers(chronicle.slices, code)]
    return chosen([one for one in every if (one.frame, one.key) in things], on)


def _bearers(code: str, on: date | None, chronicle: _Chronicle, frames: tuple[FrameName, ...]) -> list[Bearer]:
    everyone = bearers({frame: chronicle.slices[frame] for frame in frames}, code)
    found = chosen(everyone, on)
    if not found:
        raise Unknown(_nobody(code, on, [(one.start, one.end) for one in everyone]))
    return found


def _nobody(code: str, on: date | None, spans: list[tuple[date, date | None]]) -> Sentence:
    if on is None or not spans:
        return Sentence(f"Chưa từng có gì mang mã {code} trong sổ.", f"Nothing ever bore the code {code}.")
    said = "; ".join(f"{say_day(start)} – {say_day(end) if end else '…'}" for start, end in spans)
    vi = f"Ngày {say_day(on)} không có gì mang mã {code}; mã này được dùng trong: {said}."
    return Sentence(vi, f"On {on} nothing bore the code {code}; it was in use: {said}.")


def try_scheme(scheme: Scheme, progress: Progress | None = None) -> Outcome:
    """Run a scheme on the books as of its day; nothing is saved.

    A scheme that was enacted just as it reads is run on the books as known before its entry, and a note among the findings says by
    which. Raises Refusal, with that note where another scheme of this name was enacted.
    """
    try:
        return run(scheme, queries.snapshot(AsOf(scheme.day)), progress)
    except Refusal as refusal:
        before = ledger.standing("enact", scheme.id)
        if before is None:
            raise
        if scheme_of(before) == scheme:
            outcome = _again(before, progress)
            return replace(outcome, findings=(_already(scheme, before, again=True), *outcome.findings))
        raise Refusal([*refusal.findings, _already(scheme, before, again=False)]) from refusal


def _already(scheme: Scheme, before: Entry, *, again: bool) -> Finding:
    day = say_day(scheme.day)
    vi = f"Đề án {scheme.id} đã được thi hành ở mục {before.number} của sổ cái: sổ ngày {day} đã đổi theo nó."
    en = f"Scheme {scheme.id} was enacted by entry {before.number}: the books of {scheme.day} already show it."
    if again:
        vi += " Kết quả dưới đây là chạy lại trên sổ ngay trước mục ấy."
        en += " What follows is that scheme run again on the books just before that entry."
    return Finding("scheme.enacted", Sentence(vi, en), Severity.NOTE, subject=scheme.id, where={"entry": before.number})


def enacted(id: str) -> Outcome:
    """Return what an enacted scheme did, run again on the books as known just before its entry; raises Unknown."""
    entry = ledger.standing("enact", id)
    if entry is None:
        raise Unknown(Sentence(f"Đề án {id} chưa được thi hành trong sổ này.", f"No scheme {id} was enacted here."))
    return _again(entry)


def enacted_by(number: int) -> Outcome:
    """Return what the scheme of a ledger entry did, run again; raises Unknown where the entry enacted none."""
    entry = ledger.entry(number)
    if entry is None or entry.act != "enact":
        raise Unknown(
            Sentence(f"Mục {number} của sổ cái không thi hành đề án nào.", f"Entry {number} enacted no scheme.")
        )
    return _again(entry)


def _again(entry: Entry, progress: Progress | None = None) -> Outcome:
    scheme = scheme_of(entry)
    return run(scheme, queries.snapshot(AsOf(scheme.day, entry.at - timedelta(microseconds=1))), progress)


def scheme_of(entry: Entry) -> Scheme:
    """Return the scheme whose text an entry holds."""
    return read_scheme(entry.payload["scheme"], entry.subject)


def scheme_heads() -> list[Plain]:
    """Return the heads of all enacted schemes, in the order of the ledger, then the resolutions not yet enacted here."""
    rows: list[Plain] = []
    before: int | None = None
    while page := ledger.entries(act="enact", before=before, limit=500):
        rows += [_head(entry) for entry in page]
        before = page[-1].number
    rows.reverse()
    known = {row["id"] for row in rows}
    others = (outcomes.scheme(real_scheme(name)) for name in RESOLUTIONS if name not in known)
    return rows + [{**{name: other[name] for name in _HEAD}, "entry": None, "decision": None} for other in others]


_HEAD: Final = ("id", "title", "title_en", "day", "status", "steps")


def _head(entry: Entry) -> Plain:
    """Return a scheme's head from its entry alone; the text of thousands of steps is not read for it."""
    plain = {name: entry.payload[name] for name in ("title", "title_en", "status", "steps")}
    day = None if entry.effective is None else entry.effective.isoformat()
    return {"id": entry.subject, **plain, "day": day, "entry": entry.number, "decision": entry.decision.number}
