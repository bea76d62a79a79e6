"""Packs: opened, written, signed. The figures are never written: they are counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.rules import canonical
from tinhgon.reports.models import Pack, Prose, Signed
from tinhgon.reports.queries import packs
from tinhgon.reports.queries.compiling import compiled
from tinhgon.reports.words.packs import BY_ID, KINDS, SECTIONS, title_of
from tinhgon.resolutions.acts.following import numbered, written
from tinhgon.resolutions.models import Document, Theme
from tinhgon.resolutions.rules import kinds
from tinhgon.resolutions.words import following as words

#: What a canonical text may not hold: signed content is digested without fractions.
MOST_PROSE = 20_000


@dataclass(frozen=True, slots=True)
class PackWish:
    """What is needed to open a pack: its kind, organ (key of a unit), the code of a document or the key of a theme, and its span.

    ``day`` is the valid day, ``previous`` the code of the pack before it. What is known is what the books hold when it is opened.
    """

    kind: str
    organ: int
    since: date
    day: date
    document: str = ""
    theme: int | None = None
    title: str = ""
    previous: str = ""


def open_pack(mandate: Mandate, wish: PackWish, today: date) -> Pack:
    """Open a pack as of a day, with what the books hold now. Raises Refusal naming what is missing or wrong, Unknown for its subject."""
    kind = words.chosen(wish.kind, "loai", KINDS, "loại báo cáo", "kind of review")
    words.not_ahead(wish.day, today, "den")
    if wish.since >= wish.day:
        said = Sentence("Ngày đầu kỳ ở trước ngày xem xét.", "The span begins before the day.")
        raise words.wrong("span", "tu", said, measured=str(wish.since), required=f"< {wish.day}")
    with written(mandate, "review.open", wish.day) as at:
        document, theme = _subject(wish)
        previous = _previous(wish, document, theme)
        name = _named(document) if document else f"chủ đề năm {theme.year}" if theme else ""
        title = words.said(
            wish.title or title_of(kind, name, wish.since, wish.day), "ten", "tên báo cáo", "title", most=500
        )
        row = Pack.objects.create(
            code=numbered("SK", wish.day), kind=kind, title=title, organ=wish.organ, document=document, theme=theme,
            since=wish.since, day=wish.day, known=at.pen.at, previous=previous, **at.row,
        )  # fmt: skip
        at.subject, at.told = (
            row.code,
            {"kind": kind, "organ": wish.organ, "since": str(wish.since), "day": str(wish.day)},
        )
        return row


def write_prose(mandate: Mandate, code: str, section: str, text: str, seen: int, today: date) -> Prose:
    """Write the prose of a section. ``seen`` is the key of the prose that was read before (0: none).

    Raises Unknown; Refusal where the pack is signed or a placeholder names no figure; Stale where somebody wrote meanwhile.
    """
    if section not in BY_ID:
        raise Unknown(words.no_such(section))
    plain = words.said(text, "loi", "lời", "prose", most=MOST_PROSE, needed=False)
    with written(mandate, "review.write", today) as at:
        row = held(code)
        _unsigned(row)
        newest = Prose.objects.filter(pack=row, section=section).order_by("-id").first()
        if newest is not None and newest.pk != seen:
            said = Sentence(f"{newest.actor} vừa viết phần này.", f"{newest.actor} wrote this section meanwhile.")
            remedy = Sentence("Đọc lại rồi viết.", "Read it again, then write.")
            raise Stale([Finding("review.moved_meanwhile", said, remedy=remedy, where={"section": section})])
        errors = [
            one for one in packs.findings({section: plain}, compiled(row).readings) if one.severity is Severity.ERROR
        ]
        if errors:
            raise Refusal(errors)
        at.subject, at.told, at.private = code, {"section": section}, {"text": plain}
        return Prose.objects.create(pack=row, section=section, text=plain, **at.row)


def sign_pack(
    mandate: Mandate,
    code: str,
    number: str,
    day: date,
    signer: str,
    signer_title: str,
    today: date,
    *,
    seen: bool = False,
) -> Signed:
    """Sign a pack: everything that it says is kept and locked by its digest.

    Raises Refusal where it is signed already, a placeholder names no figure, or a typed number contradicts a figure and ``seen`` does not
    say that this was seen.
    """
    plain = words.said(number, "so", "số văn bản", "number", most=100)
    who = words.said(signer, "nguoi-ky", "người ký", "signer", most=200)
    title = words.said(signer_title, "chuc-vu", "chức vụ", "title of the signer", most=200, needed=False)
    words.not_ahead(day, today, "ngay-ky")
    with written(mandate, "review.sign", day) as at:
        row = held(code)
        _unsigned(row)
        if day < row.day:
            said = Sentence("Ký trước ngày xem xét của báo cáo.", "It cannot be signed before its day.")
            raise words.wrong("day", "ngay-ky", said, measured=str(day), required=f"≥ {row.day}")
        made = compiled(row)
        told = packs.texts(row)
        found = packs.findings(told, made.readings)
        blocking = [one for one in found if one.severity is Severity.ERROR or not seen]
        if blocking:
            raise Refusal(blocking)
        content = {
            **made.as_dict(), "title": row.title, "prose": [{"section": one.id, "text": told[one.id]} for one in SECTIONS],
            "number": plain, "signed": day.isoformat(), "signer": who, "signer_title": title,
        }  # fmt: skip
        digest = sha256(canonical(content)).hexdigest()
        at.subject, at.decision = code, Decision(plain, day)
        at.told = {"digest": digest, "counted": made.digest}
        return Signed.objects.create(
            pack=row, number=plain, signed=day, signer=who, signer_title=title, content=content, digest=digest,
            counted=made.digest, **at.row,
        )  # fmt: skip


def held(code: str) -> Pack:
    """Return a pack, held alone. Raises Unknown."""
    found = Pack.objects.select_for_update().filter(code=code).first()
    if found is None:
        raise Unknown(words.no_such(code))
    return found


def _unsigned(row: Pack) -> None:
    if Signed.objects.filter(pack=row).exists():
        said = Sentence("Báo cáo đã ký, không sửa được.", "The pack is signed and cannot be changed.")
        remedy = Sentence("Mở báo cáo mới nối tiếp báo cáo này.", "Open a new pack that follows this one.")
        raise Refusal([Finding("review.signed", said, subject=row.code, remedy=remedy)])


def _subject(wish: PackWish) -> tuple[Document | None, Theme | None]:
    if bool(wish.document) == (wish.theme is not None):
        said = Sentence("Chọn một văn bản hoặc một chủ đề năm.", "Choose a document or a theme, one of the two.")
        raise words.wrong("subject", "van-ban", said)
    if wish.theme is not None:
        theme = Theme.objects.filter(pk=wish.theme).first()
        if theme is None:
            raise Unknown(words.no_such(f"chủ đề {wish.theme}"))
        return None, theme
    document = Document.objects.filter(code=wish.document, signed__isnull=False).first()
    if document is None:
        raise Unknown(words.no_such(f"văn bản đã ký {wish.document}"))
    return document, None


def _named(document: Document) -> str:
    """Return how a review calls a document: "Nghị quyết 19-NQ/TU"."""
    return f"{kinds.kind(document.kind).words.vi} {document.symbol or document.code}"


def _previous(wish: PackWish, document: Document | None, theme: Theme | None) -> Pack | None:
    if not wish.previous:
        return None
    found = Pack.objects.filter(code=wish.previous).first()
    if found is None:
        raise Unknown(words.no_such(wish.previous))
    if (found.document, found.theme) != (document, theme) or found.day >= wish.day:
        said = Sentence(
            "Báo cáo kỳ trước phải về cùng văn bản và có ngày xem xét sớm hơn.",
            "The previous pack is of the same subject and an earlier day.",
        )
        raise words.wrong("previous", "ky-truoc", said, measured=wish.previous)
    return found
