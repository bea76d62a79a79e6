"""What forms about tasks are told, read into keys and days; each fault names its field."""

from __future__ import annotations

from datetime import date

from tinhgon.casework.queries import bodies
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.tasks import words
from tinhgon.tasks.queries import offices
from tinhgon.vietnamese.days import parse_day
from tinhgon.vietnamese.search import search_key


def body(typed: str, day: date, field: str) -> int:
    """Return the key of the body of a code. Raises Refusal."""
    found = bodies.unit_by_code(typed.strip(), day) if typed.strip() else None
    if found is None:
        raise refused(field, words.no_body(typed.strip() or "?", day))
    return found


def office(owner: int, typed: str, day: date, field: str) -> int:
    """Return the key of an office of a body by its title; of nothing typed, its head's. Raises Refusal naming the offices there are."""
    there = offices.offices_of([owner], day)
    if not typed.strip():
        head = next((one for one in there if one.rank == "head"), None)
        if head is not None:
            return head.post
    wanted = search_key(typed)
    found = [one for one in there if search_key(one.title) == wanted]
    if not found:
        known = ", ".join(one.title for one in there if one.quota <= 1) or "–"
        said = words.no_post(typed.strip() or "cấp trưởng", day)
        raise refused(field, Sentence(f"{said.vi} Có: {known}.", f"{said.en} There are: {known}."))
    return found[0].post


def day(typed: str, field: str, fallback: date | None = None) -> date:
    """Return a typed day; of nothing typed, the fallback. Raises Refusal."""
    if not typed.strip() and fallback is not None:
        return fallback
    try:
        return parse_day(typed)
    except Refusal as error:
        one = error.findings[0]
        raise refused(field, one.sentence, one.remedy) from error


def number(typed: str, field: str) -> int:
    """Return a whole number, however its thousands are parted. Raises Refusal."""
    plain = typed.strip().replace(".", "").replace(",", "").replace(" ", "")
    if not (plain.isascii() and plain.isdigit() and len(plain) < 20):
        raise refused(field, Sentence("Ghi số đồng, như 50.000.000.", "Write a number of đồng, like 50,000,000."))
    return int(plain)


def refused(field: str, sentence: Sentence, remedy: Sentence | None = None) -> Refusal:
    """Return the refusal of one field."""
    return Refusal([Finding(f"task.{field}", sentence, remedy=remedy, where={"field": field})])
