"""Taking a petition in, at a desk or from the public page: a case of its own, what was written, the keys by which it is found again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db import transaction

from tinhgon.casework import acts as cases
from tinhgon.casework.acts import Given, Opened, Opening, Person
from tinhgon.casework.acts.recording import Scan, not_scanned
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.sentence import Sentence
from tinhgon.petitions.acts.held import MOST_LINE, chosen, not_ahead, refuse, said
from tinhgon.petitions.models import Petition, PetitionKey
from tinhgon.petitions.rules import alike
from tinhgon.petitions.words import petitions as words
from tinhgon.vietnamese.days import say_day

PROCEDURE: Final = "xu-ly-don"
MOST_FILES: Final = 10
#: So much of the content is searched through; the whole stands in the petition.
_SEARCHED: Final = 6000


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that comes with a petition: the kind of paper, its name, its bytes."""

    kind: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Wish:
    """A petition as it comes in. ``organ`` is the key of the body; the first of the people represents the others.

    ``asked`` is what they want done, ``against`` whom or what it is against, ``decision`` the number of a decision that is complained
    of and ``learned`` the day on which it became known, ``plot`` a plot of land, ``people_count`` where more stand behind it than are named.
    """

    organ: int
    received: date
    title: str
    content: str
    people: tuple[Person, ...] = ()
    source: str = "desk"
    asked: str = ""
    against: str = ""
    decision: str = ""
    learned: date | None = None
    plot: str = ""
    written: date | None = None
    language: str = "vi"
    translated: bool = False
    signed: bool = False
    represented: bool = False
    people_count: int = 0
    files: tuple[Sent, ...] = field(default=(), repr=False)


def take_in(mandate: Mandate, wish: Wish, today: date, scan: Scan = not_scanned) -> Opened:
    """Take a petition in with its files; return its case and the code of the receipt, which is kept nowhere. All or nothing.

    Raises Refusal for what is missing, too long or in no book; for a file that is not what it says or not clean.
    """
    content = said(wish.content, "nội dung đơn", "content", field="content")
    plain = {
        name: said(getattr(wish, name), vi, en, most=MOST_LINE if name != "asked" else 4000, needed=False, field=name)
        for name, vi, en in (
            ("asked", "yêu cầu", "request"), ("against", "người, cơ quan bị khiếu nại", "whom it is against"),
            ("decision", "số quyết định", "decision"), ("plot", "thửa đất", "plot of land"),
        )
    }  # fmt: skip
    source = chosen(wish.source, words.SOURCES, "Nguồn đơn", "Source", "source")
    written = not_ahead(wish.written, today, "written")
    learned = not_ahead(wish.learned, today, "learned")
    if len(wish.files) > MOST_FILES:
        many = Sentence(f"Gửi nhiều nhất {MOST_FILES} tệp.", f"Send at most {MOST_FILES} files.")
        raise refuse("petition.files", many, "files", measured=str(len(wish.files)), required=f"≤ {MOST_FILES}")
    with transaction.atomic():
        opening = Opening(PROCEDURE, wish.title, wish.organ, wish.received, wish.people, content[:_SEARCHED])
        made = cases.open_case(mandate, opening, today)
        people = [one for one in wish.people if one.name.strip()]
        petition = Petition.objects.create(
            case=made.case, source=source, content=content, written=written, learned=learned, language=wish.language[:10] or "vi",
            translated=wish.translated, named=bool(people), addressed=any(one.contact.strip() for one in people), signed=wish.signed,
            represented=wish.represented, people=max(1, len(people), wish.people_count), pieces=alike.pieces(f"{content} {plain['asked']}"),
            **plain,
        )  # fmt: skip
        keep_keys(petition, people)
        for one in wish.files:
            cases.keep_paper(mandate, made.case.code, one.kind, one.name, one.data, Given(today, today), scan)
    return made


def keep_keys(petition: Petition, people: Sequence[Person]) -> None:
    """Write the keys by which a petition is found again."""
    found = alike.keys((one.name for one in people), (one.contact for one in people), petition.decision, petition.plot)
    PetitionKey.objects.bulk_create(
        (PetitionKey(petition=petition, kind=kind, key=key) for kind, key in found), ignore_conflicts=True
    )


def as_text(wish: Wish, body: str) -> bytes:
    """Return what was typed on the public page as a text file, so that just what was sent stays in the file of the case."""
    lines = ["ĐƠN GỬI QUA TRANG CÔNG KHAI", f"Kính gửi: {body}", f"Ngày gửi: {say_day(wish.received)}", ""]
    lines += [f"Người viết đơn: {one.name}\nĐịa chỉ, liên hệ: {one.contact}" for one in wish.people]
    for name, value in (
        ("Người, cơ quan bị khiếu nại", wish.against), ("Quyết định", wish.decision),
        ("Ngày biết quyết định", say_day(wish.learned) if wish.learned else ""), ("Thửa đất", wish.plot),
    ):  # fmt: skip
        if value.strip():
            lines.append(f"{name}: {value}")
    lines += ["", wish.title, "", wish.content, "", f"Yêu cầu: {wish.asked}"]
    text = "\n".join(lines).replace("\r\n", "\n")
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t").encode()
