"""Writing a draft: its head, its clauses one by one or as a whole text, what each orders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db import connection, transaction

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import take_pen
from tinhgon.resolutions.acts import writing
from tinhgon.resolutions.acts.writing import Given
from tinhgon.resolutions.models import Clause, ClauseBody, ClauseVersion, Document, Theme
from tinhgon.resolutions.models.documents import LEVELS, READERS
from tinhgon.resolutions.queries import bodies
from tinhgon.resolutions.rules.kinds import kind as kind_of
from tinhgon.resolutions.rules.reading import MOST_CLAUSES, Read
from tinhgon.resolutions.words import documents as words

_CODE: Final = re.compile(r"[\w.\-]{1,80}")
_MARK: Final = re.compile(r"[\w.\-]{1,60}")
#: Words that stand where a document's code would in addresses.
RESERVED: Final = frozenset({"moi", "nhap", "chu-de", ".", ".."})
#: Clauses stand so far apart that later ones fit between them.
STEP: Final = 1000


@dataclass(frozen=True, slots=True)
class Wish:
    """What a draft begins with. ``organ`` is the key of the body that will issue it; ``sample`` marks wording made up for examples."""

    kind: str
    organ: int
    title: str
    summary: str = ""
    theme: int | None = None
    readers: str = "apparatus"
    code: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a clause says, and what it orders where it orders something.

    ``leads`` and ``others`` are keys of bodies. ``post`` is the key of the named office, ``office`` its title where the registry has no such
    post. ``of_clause`` is the key of the clause of a superior's document that this one puts into practice.
    """

    words: str
    label: str = ""
    orders: bool = False
    leads: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    post: int | None = None
    office: str = ""
    due: date | None = None
    product: str = ""
    authority: str = ""
    needs_money: bool = False
    money: int | None = None
    money_source: str = ""
    of_clause: int | None = None
    gone: bool = field(default=False)


def draft(mandate: Mandate, wish: Wish, given: Given) -> Document:
    """Begin a document as a draft. Raises Refusal for what is missing or wrong, Unknown for a kind that there is not."""
    title = writing.said(wish.title, "trích yếu", "title", most=writing.MOST_TITLE, field="title")
    summary = writing.said(wish.summary, "tóm tắt", "summary", needed=False, field="summary")
    kind_of(wish.kind)
    _readers(wish.readers)
    with transaction.atomic():
        bodies.known(wish.organ, given.day)
        pen = take_pen()
        made = Document(
            code=_code(wish.code, given.day), kind=wish.kind, organ=wish.organ, title=title, summary=summary, theme=_theme(wish.theme),
            sample=wish.sample, readers=wish.readers, began=given.day, changed=pen.at,
        )  # fmt: skip
        writing.write(mandate, made, "draft", given, payload={"title": title}, pen=pen)
        return made


def change(
    mandate: Mandate, code: str, given: Given, *, title: str, summary: str = "", theme: int | None = None,
    readers: str = "apparatus",
) -> Document:  # fmt: skip
    """Change the head of a draft."""
    with writing.held(code, given.seen) as document:
        writing.draft_only(document)
        document.title = writing.said(title, "trích yếu", "title", most=writing.MOST_TITLE, field="title")
        document.summary = writing.said(summary, "tóm tắt", "summary", needed=False, field="summary")
        document.theme = _theme(theme)
        document.readers = _readers(readers)
        writing.write(mandate, document, "head", given, payload={"title": document.title})
        return document


def drop(mandate: Mandate, code: str, given: Given) -> None:
    """Give a draft up; it stays to be read."""
    with writing.held(code, given.seen) as document:
        writing.draft_only(document)
        writing.said(given.reason, "lý do", "reason", field="reason")
        document.dropped = given.day
        writing.write(mandate, document, "drop", given)


def set_text(mandate: Mandate, code: str, read: Sequence[Read], given: Given) -> int:
    """Take a text that was read into clauses as the whole draft: by their marks clauses stay, change, come and go. Return how many.

    What a clause that stays was given beside its words (lead, office, product …) is kept. Raises Refusal where a clause that would go has
    a line of the supervision plan, a requirement or an indicator.
    """
    if not read:
        raise Refusal([Finding("resolution.no_text", words.no_text(), where={"field": "text"})])
    if len(read) > MOST_CLAUSES:
        said = Sentence(f"Quá {MOST_CLAUSES} điều khoản.", f"More than {MOST_CLAUSES} clauses.")
        raise Refusal([Finding("resolution.too_many", said, measured=str(len(read)), where={"field": "text"})])
    with writing.held(code, given.seen) as document:
        writing.draft_only(document)
        pen = take_pen()
        there = {one.mark: one for one in document.clauses.all()}
        marks = {one.mark for one in read}
        for mark in [mark for mark in there if mark not in marks][::-1]:
            _remove(there.pop(mark))
        for at, one in enumerate(read, 1):
            clause = there.get(one.mark)
            parent = there.get(one.parent)
            if clause is None:
                clause = Clause(document=document, mark=one.mark)
            clause.parent, clause.place, clause.level = parent, at * STEP, one.level
            clause.save()
            there[one.mark] = clause
            version = ClauseVersion.objects.filter(clause=clause, until=None).first()
            if version is None:
                version = ClauseVersion(
                    clause=clause, number=1, orders=one.orders, due=one.due, needs_money=one.needs_money
                )
            version.label, version.words, version.entry = one.label, one.words, pen.number
            version.save()
        writing.write(
            mandate, document, "text", given, payload={"clauses": len(read)}, content={one.mark: one.words for one in read}, pen=pen
        )  # fmt: skip
        return len(read)


def add_clause(
    mandate: Mandate, code: str, said: Said, given: Given, *, level: str, mark: str, parent: str = "", after: str = ""
) -> Clause:
    """Add a clause to a draft, below ``parent`` and after the clause ``after`` with all below it (empty: at the end)."""
    with writing.held(code, given.seen) as document:
        writing.draft_only(document)
        pen = take_pen()
        clause = new_clause(document, level, mark, parent, after)
        version = written(ClauseVersion(clause=clause, number=1), said, pen.number)
        give(version, said)
        writing.write(
            mandate, document, "clause_add", given, payload={"clause": mark}, content={mark: said.words}, pen=pen
        )
        return clause


def set_clause(mandate: Mandate, code: str, mark: str, said: Said, given: Given) -> Clause:
    """Change what a clause of a draft says and orders."""
    with writing.held(code, given.seen) as document:
        writing.draft_only(document)
        pen = take_pen()
        clause = clause_of(document, mark)
        version = ClauseVersion.objects.get(clause=clause, until=None)
        ClauseBody.objects.filter(version=version).delete()
        give(written(version, said, pen.number), said)
        writing.write(mandate, document, "clause", given, payload={"clause": mark}, content={mark: said.words}, pen=pen)
        return clause


def drop_clause(mandate: Mandate, code: str, mark: str, given: Given) -> None:
    """Take a clause out of a draft. Raises Refusal where something stands on it or below it."""
    with writing.held(code, given.seen) as document:
        writing.draft_only(document)
        _remove(clause_of(document, mark))
        writing.write(mandate, document, "clause_drop", given, payload={"clause": mark})


def clause_of(document: Document, mark: str) -> Clause:
    """Return a clause by its mark. Raises Unknown."""
    found = Clause.objects.filter(document=document, mark=mark).first()
    if found is None:
        raise Unknown(words.no_clause(mark))
    return found


def new_clause(document: Document, level: str, mark: str, parent: str, after: str) -> Clause:
    """Make the row of a clause, between those that are there. Raises Refusal for a mark that is taken or written wrongly."""
    if level not in LEVELS:
        raise Unknown(Sentence(f"Không có cấp “{level[:20]}”: {', '.join(LEVELS)}.", f"No level “{level[:20]}”."))
    if not _MARK.fullmatch(mark):
        told = Sentence(
            f"Số “{mark[:60]}” chỉ gồm chữ, số, dấu chấm.", f"“{mark[:60]}” holds letters, digits and dots only."
        )
        raise Refusal([Finding("resolution.mark", told, where={"field": "mark"})])
    if Clause.objects.filter(document=document, mark=mark).exists():
        told = Sentence(f"Đã có điều khoản “{mark}”.", f"There is a clause “{mark}” already.")
        raise Refusal([Finding("resolution.mark_taken", told, where={"field": "mark"})])
    above = clause_of(document, parent) if parent else None
    order = list(Clause.objects.filter(document=document).order_by("place"))
    at = len(order)
    if after:
        start = next((i for i, one in enumerate(order) if one.mark == after), None)
        if start is None:
            raise Unknown(words.no_clause(after))
        at = start + 1
        while at < len(order) and order[at].mark.startswith(f"{after}."):
            at += 1
    low = order[at - 1].place if at else 0
    high = order[at].place if at < len(order) else low + 2 * STEP
    if high - low < 2:
        for i, one in enumerate(order):
            one.place = (i + 1) * STEP
        Clause.objects.bulk_update(order, ["place"])
        low = order[at - 1].place if at else 0
        high = order[at].place if at < len(order) else low + 2 * STEP
    return Clause.objects.create(document=document, parent=above, mark=mark, place=(low + high) // 2, level=level)


def written(version: ClauseVersion, said: Said, entry: int, label: str = "") -> ClauseVersion:
    """Put what is said into a version, and keep it; ``label`` where it says none."""
    version.label = writing.said(said.label or label, "tên điều khoản", "label", most=200, needed=False, field="label")
    version.words = writing.said(said.words, "nội dung điều khoản", "clause", needed=not said.gone, field="words")
    version.gone = said.gone
    version.orders = said.orders
    version.post, version.office = said.post, writing.said(said.office, "chức danh", "office", most=300, needed=False)
    version.due = said.due
    version.product = writing.said(said.product, "sản phẩm", "product", most=2000, needed=False, field="product")
    version.authority = writing.said(
        said.authority, "thẩm quyền", "authority", most=2000, needed=False, field="authority"
    )
    version.needs_money, version.money = said.needs_money, said.money
    version.money_source = writing.said(said.money_source, "nguồn kinh phí", "source of money", most=500, needed=False)
    version.of_clause_id = said.of_clause
    version.entry = entry
    version.save()
    return version


def give(version: ClauseVersion, said: Said) -> None:
    """Keep the bodies of a version: its leads and those that work with them."""
    rows = dict.fromkeys(said.others, False) | dict.fromkeys(said.leads, True)
    ClauseBody.objects.bulk_create(ClauseBody(version=version, unit=unit, lead=lead) for unit, lead in rows.items())


def _remove(clause: Clause) -> None:
    standing = [
        name
        for name, rows in (
            ("kế hoạch giám sát", clause.supervisions), ("yêu cầu cụ thể hóa", clause.requirements), ("chỉ tiêu", clause.indicators),
            ("điều khoản bên dưới", clause.below), ("văn bản cụ thể hóa", clause.followers),
        )
        if rows.exists()
    ]  # fmt: skip
    if standing:
        told = Sentence(
            f"Không bỏ được điều khoản {clause.mark}: còn {', '.join(standing)}.",
            f"Clause {clause.mark} cannot go: {standing}.",
        )
        raise Refusal([Finding("resolution.stands_on", told, subject=clause.mark, where={"clause": clause.mark})])
    ClauseBody.objects.filter(version__clause=clause).delete()
    ClauseVersion.objects.filter(clause=clause).delete()
    clause.delete()


def _code(typed: str, day: date) -> str:
    if not typed:
        with connection.cursor() as cursor:
            cursor.execute("select nextval('resolutions_document_number')")
            (number,) = cursor.fetchone()
        return f"VB{day:%y}-{number:06d}"
    if not _CODE.fullmatch(typed) or typed in RESERVED:
        told = Sentence(
            f"Mã “{typed[:80]}” chỉ gồm chữ, số, gạch nối.", f"“{typed[:80]}” is no code: letters, digits, dashes."
        )
        raise Refusal([Finding("resolution.code", told, where={"field": "code"})])
    if Document.objects.filter(code=typed).exists():
        told = Sentence(f"Đã có văn bản mang mã “{typed}”.", f"“{typed}” is the code of another document.")
        raise Refusal([Finding("resolution.code_taken", told, where={"field": "code"})])
    return typed


def _theme(key: int | None) -> Theme | None:
    if key is None:
        return None
    found = Theme.objects.filter(pk=key).first()
    if found is None:
        raise Unknown(Sentence("Không có chủ đề này.", "There is no such theme."))
    return found


def _readers(readers: str) -> str:
    if readers not in READERS:
        raise Unknown(Sentence(f"Không có phạm vi đọc “{readers[:30]}”.", f"No such readers: “{readers[:30]}”."))
    return readers
