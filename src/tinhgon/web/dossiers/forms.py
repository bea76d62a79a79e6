"""Forms of the acts on a dossier: fields as data, what was typed into them, and every fault at its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal

from django.http import HttpRequest

from tinhgon.casework.rules import files
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.models import Document
from tinhgon.reform.queries.dossier import papers
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.reform.words import dossier as words
from tinhgon.vietnamese.days import parse_day, say_day

Kind = Literal["line", "area", "day", "whole", "choice", "file"]
MOST_TYPED: Final = 250_000

#: Where a finding of an act has no field of its own: rule, or what it begins with, and the field that it is about.
_AT: Final[Mapping[str, str]] = {
    "document.": "tep", "dossier.no_document": "tep", "vote.document": "tep", "dossier.no_reason": "ly-do",
    "dossier.empty": "noi-dung", "dossier.too_long": "noi-dung", "dossier.day": "ngay-lam", "dossier.window_short": "den-ngay",
    "dossier.no_decision": "so", "dossier.signed_later": "ngay-ky", "dossier.no_organ": "ma-co-quan",
    "dossier.not_competent": "nguoi-ky", "dossier.no_power": "ma-co-quan", "vote.present": "co-mat", "vote.cast": "tan-thanh",
    "vote.count": "tong-so", "vote.session": "ky-hop", "vote.unnamed": "ky-hop", "vote.day": "ngay-hop", "measure.of": "tong",
    "measure.months": "so-thang", "scheme.": "tep", "dossier.same_text": "tep", "dossier.no_step": "buoc",
    "dossier.no_council": "ma", "dossier.council_twice": "ma", "surplus.": "lo-trinh", "dossier.no_review": "ky",
    "dossier.review_": "ky", "dossier.code": "ma-ho-so", "dossier.taken": "ma-ho-so", "dossier.draft_": "ban-soan",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, what it is called, of what kind, what it holds at first, what can be chosen, and a word of help."""

    name: str
    words: Sentence
    kind: Kind = "line"
    value: str = ""
    options: tuple[tuple[str, Sentence | str], ...] = ()
    offered: tuple[tuple[str, str], ...] = ()
    help: Sentence | None = None
    optional: bool = False


@dataclass
class Typed:
    """What was typed, as it was typed, and what is wrong with it, by field."""

    values: dict[str, str]
    sent: Mapping[str, Any] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return one value."""
        return self.values.get(name, "").strip()

    def fault(self, name: str, said: Sentence, remedy: Sentence | None = None) -> None:
        """Keep a fault of a field."""
        self.faults.append(Finding(f"form.{name}", said, where={"field": name}, remedy=remedy))

    def day(self, name: str) -> date | None:
        """Read a day; an empty one is None, one that cannot be read is a fault."""
        if not self.text(name):
            return None
        try:
            return parse_day(self.text(name))
        except Refusal as refusal:
            found = refusal.findings[0]
            self.fault(name, found.sentence, found.remedy)
            return None

    def whole(self, name: str) -> int:
        """Read a whole number as people write it (1.234); one that is missing or cannot be read is a fault, and 0."""
        plain = self.text(name).replace(".", "").replace(" ", "")
        if not (plain.isascii() and plain.isdigit() and len(plain) < 13):
            self.fault(name, Sentence("Ghi một số nguyên, như 30.", "Write a whole number, like 30."))
            return 0
        return int(plain)

    def number(self, name: str) -> int:
        """Read the number of a step or a row; 0 where there is none."""
        plain = self.text(name)
        return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else 0

    def data(self, name: str, most: int = files.MOST_BYTES) -> tuple[str, bytes] | None:
        """Return name and bytes of a file that was sent. Raises Refusal where it is too large, before it is read."""
        sent = self.sent.get(name)
        if sent is None:
            return None
        if sent.size is None or sent.size > most:
            raise files.too_large(int(sent.size or 0))
        return str(sent.name or ""), sent.read()


def typed(request: HttpRequest) -> Typed:
    """Return what a form sent; of a page that is only opened, what its address gives."""
    if request.method != "POST":
        return Typed({name: value[:MOST_TYPED] for name, value in request.GET.items()})
    return Typed({name: value[:MOST_TYPED] for name, value in request.POST.items()}, request.FILES)


def day_field(at: Standing, asked_day: date, today: date) -> Field:
    """Return the field of the day on which something was done: today, the day that is looked at, and never before the newest step."""
    return Field(
        "ngay-lam", Sentence("Ngày làm việc này", "Day on which this is done"), "day",
        say_day(max(min(asked_day, today), at.last_step_day())),
        help=Sentence(f"Không trước {say_day(at.last_step_day())}, không sau hôm nay.", f"Not before {at.last_step_day()}, not after today."),
    )  # fmt: skip


def day_of(one: Typed, today: date) -> date:
    """Read the day on which something was done; a day that is still to come is a fault."""
    found = one.day("ngay-lam") or today
    if found > today:
        one.fault("ngay-lam", words.before_today(found, today))
    return found


def document_fields(at: Standing, *, optional: bool = False) -> list[Field]:
    """Return the fields of an attached document: a new file, or one that the dossier has."""
    there = [one.document for one in papers.documents(at) if not one.personal]
    kinds = Sentence(
        "PDF, DOCX, XLSX, ODT, PNG, JPEG hoặc TXT, không quá 20 MB.",
        "PDF, DOCX, XLSX, ODT, PNG, JPEG, TXT; at most 20 MB.",
    )
    found = [
        Field(
            "tep", Sentence("Văn bản kèm theo (tệp)", "Attached document (file)"), "file", help=kinds, optional=optional
        ),
        Field("ten-van-ban", Sentence("Tên văn bản", "Title of the document"), optional=True),
    ]
    if there:
        none = ("", Sentence("(tệp mới ở trên)", "(the new file above)"))
        options: tuple[tuple[str, Sentence | str], ...] = (none, *((one.digest, one.title) for one in there))
        said = Sentence("Hoặc văn bản hồ sơ đã có", "Or a document that is here")
        found.append(Field("da-co", said, "choice", options=options, optional=True))
    return found


def document_of(one: Typed, at: Standing) -> Document | None:
    """Keep the file that was sent, or return the one that was chosen; None where neither is. Raises Refusal."""
    sent = one.data("tep")
    if sent is not None:
        name, data = sent
        return acts.keep_document(at.dossier.code, one.text("ten-van-ban") or name, name, data)
    if not one.text("da-co"):
        return None
    found = papers.document(at, one.text("da-co"))
    return None if found.personal else found.document


def placed(found: list[Finding], fields: list[Field]) -> tuple[list[tuple[str, Finding]], dict[str, list[Finding]]]:
    """Return findings with the field that each is about ("" where none is shown), and by field."""
    shown = {one.name for one in fields}
    told, wrong = [], dict[str, list[Finding]]()
    for one in found:
        name = str(one.where.get("field", "")) or next(
            (to for rule, to in _AT.items() if one.rule.startswith(rule)), ""
        )
        name = name if name in shown else ""
        told.append((name, one))
        if name:
            wrong.setdefault(name, []).append(one)
    return told, wrong
