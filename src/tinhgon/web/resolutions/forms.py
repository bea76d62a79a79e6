"""The forms of a document and of its clauses, as data, and what was typed read into what the acts are asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions.acts import OUTCOMES, Given, Said
from tinhgon.resolutions.models import ClauseVersion, Document
from tinhgon.resolutions.queries import bodies
from tinhgon.resolutions.queries.standing import Line, Standing
from tinhgon.resolutions.queries.themes import themes
from tinhgon.resolutions.rules.kinds import catalogue
from tinhgon.resolutions.words import documents as words
from tinhgon.structure.kinds import LEVELS, UNIT_KINDS
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import parse_number
from tinhgon.web.asking import Asked
from tinhgon.web.following.forms import Field, Form, Sent, choices

#: Levels of bodies that may be told to put something into practice, and kinds that usually are.
_AUDIENCES: Final = ("party_committee", "people_committee", "people_council", "front_committee", "department")
_DAY: Final = Sentence("Ngày làm (bỏ trống: hôm nay)", "Day (empty: today)")
_REASON: Final = Sentence("Lý do", "Reason")


def head(kinds: bool, organs: tuple[tuple[str, str], ...] = (), document: Document | None = None) -> Form:  # noqa: FBT001 - which of two forms
    """The form that begins a draft (``kinds``), or that changes its head."""
    theme = Field(
        "chu-de",
        Sentence("Chủ đề năm", "Theme"),
        "choice",
        choices=_themes(),
        value=str(document.theme_id or "") if document else "",
    )
    readers = Field(
        "doc", Sentence("Ai đọc được sau khi ban hành", "Who reads it once it is issued"), "choice", choices=choices(words.READERS),
        value=document.readers if document else "apparatus",
    )  # fmt: skip
    about = Sentence("Như “Về đổi mới phương thức…”.", "What it is about.")
    title = Field("trich-yeu", Sentence("Trích yếu", "Title"), hint=about, value=document.title if document else "")
    summary = Field("tom-tat", Sentence("Tóm tắt", "Summary"), "text", value=document.summary if document else "")
    if not kinds:
        return Form(
            "head",
            Sentence("Sửa phần đầu", "Change its head"),
            Sentence("Ghi phần đầu", "Keep the head"),
            (title, summary, theme, readers),
        )
    organ = Field("co-quan", Sentence("Cơ quan ban hành", "Issuing body"), "choice", choices=organs) if organs else Field(
        "co-quan", Sentence("Cơ quan ban hành", "Issuing body"), hint=Sentence("Mã đơn vị, như 22.TU", "Code of the unit, like 22.TU")
    )  # fmt: skip
    kind = Field(
        "loai",
        Sentence("Loại văn bản", "Kind"),
        "choice",
        choices=tuple((one.id, one.words) for one in catalogue().kinds.values()),
    )
    begun = Field("ngay", Sentence("Ngày bắt đầu (bỏ trống: hôm nay)", "Begun on (empty: today)"))
    return Form(
        "draft", Sentence("Soạn văn bản", "Draft a document"), Sentence("Bắt đầu soạn", "Begin the draft"),
        (kind, organ, title, summary, theme, readers, begun),
    )  # fmt: skip


def clause(line: Line | None, standing: Standing, *, amending: bool = False) -> Form:
    """The form of what a clause says and orders; ``amending`` asks for the day and the document too."""
    one = line.version if line else ClauseVersion()
    codes: dict[int, str] = {}
    if line:
        codes = {key: code for key, (code, _) in bodies.names([*line.leads, *line.others], standing.day).items()}
    leads = ", ".join(codes.get(key, "") for key in (line.leads if line else ()))
    others = ", ".join(codes.get(key, "") for key in (line.others if line else ()))
    one_lead = Sentence(
        "Đúng một cơ quan. Để trống khi giao cho mọi cơ quan cùng loại (phần “Yêu cầu cấp dưới cụ thể hóa”).",
        "Exactly one; empty where all bodies of a kind are told.",
    )
    by_office = Sentence("Theo chức danh, không theo tên người, như “Giám đốc”.", "By office, not by name.")
    fields = [
        Field(
            "ten",
            Sentence("Tên gọi", "Label"),
            hint=Sentence("Như “Điều 2”, “Khoản 1”.", "Like “Điều 2”."),
            value=one.label,
        ),
        Field("noi-dung", Sentence("Nội dung", "Words"), "text", value=one.words),
        Field(
            "giao-viec",
            Sentence("Điều khoản này giao việc", "This clause orders something"),
            "tick",
            value=_ticked(one.orders),
        ),
        Field("chu-tri", Sentence("Cơ quan chủ trì (mã)", "Lead (code)"), hint=one_lead, value=leads),
        Field(
            "phoi-hop",
            Sentence("Cơ quan phối hợp (mã, cách nhau dấu phẩy)", "Works with (codes, by commas)"),
            value=others,
        ),
        Field(
            "chuc-danh", Sentence("Chức danh chịu trách nhiệm", "Office that answers"), hint=by_office, value=one.office
        ),
        Field("han", Sentence("Hạn hoàn thành", "Due day"), value=say_day(one.due) if one.due else ""),
        Field("san-pham", Sentence("Sản phẩm, số đo", "Product, measure"), value=one.product),
        Field("tham-quyen", Sentence("Thẩm quyền, căn cứ để làm", "Power or basis"), value=one.authority),
        Field("can-tien", Sentence("Cần kinh phí", "Needs money"), "tick", value=_ticked(one.needs_money)),
        Field(
            "so-tien", Sentence("Số tiền (đồng)", "Sum (đồng)"), value=str(one.money) if one.money is not None else ""
        ),
        Field("nguon-tien", Sentence("Nguồn kinh phí", "Source of money"), value=one.money_source),
    ]
    if not amending:
        return Form(
            "clause",
            Sentence("Sửa điều khoản", "Change the clause"),
            Sentence("Ghi điều khoản", "Keep the clause"),
            tuple(fields),
        )
    since = Field("tu-ngay", Sentence("Có hiệu lực từ ngày", "In effect from"))
    inside = Sentence("Hoặc mã văn bản trong hệ thống, như VB21-000002.", "Or its code here.")
    by = Field("boi", Sentence("Số hiệu văn bản sửa đổi", "Number of the amending document"), hint=inside)
    gone = Field("bai-bo", Sentence("Bãi bỏ điều khoản này", "Repeal this clause"), "tick")
    return Form(
        "amend", Sentence("Sửa đổi, bổ sung", "Amend"), Sentence("Ghi sửa đổi", "Write the amendment"), (since, by, gone, *fields)
    )  # fmt: skip


def new_clause(standing: Standing) -> Form:
    """The form that adds a clause to a draft."""
    marks = tuple((one.clause.mark, f"{one.name}") for one in standing.lines)
    return Form(
        "clause_add", Sentence("Thêm điều khoản", "Add a clause"), Sentence("Thêm", "Add"),
        (
            Field("cap", Sentence("Cấp", "Level"), "choice", choices=choices(words.LEVELS), value="clause"),
            Field("so", Sentence("Số trong văn bản", "Mark"), hint=Sentence("Như II.3 hoặc D2.1", "Like II.3 or D2.1")),
            Field("ten", Sentence("Tên gọi", "Label"), hint=Sentence("Như “Khoản 3”", "Like “Khoản 3”")),
            Field("duoi", Sentence("Thuộc về", "Below"), "choice", choices=(("", Sentence("– cấp cao nhất –", "– the top –")), *marks)),
            Field("sau", Sentence("Đứng sau", "After"), "choice", choices=(("", Sentence("– cuối văn bản –", "– at the end –")), *marks)),
            Field("noi-dung", Sentence("Nội dung", "Words"), "text"),
        ),
    )  # fmt: skip


def supervision(standing: Standing) -> Form:
    """The form of a line of the supervision plan."""
    return Form(
        "supervise", Sentence("Thêm dòng kế hoạch giám sát", "Plan supervision"), Sentence("Ghi dòng giám sát", "Keep the line"),
        (
            Field("don-vi", Sentence("Cơ quan giám sát (mã)", "Body that checks (code)")),
            Field("giam-sat", Sentence("Giám sát việc gì", "What is checked")),
            Field("lan-dau", Sentence("Lần đầu, ngày", "First on")),
            Field("nhip", Sentence("Lặp lại sau mấy ngày (bỏ trống: một lần)", "Every so many days (empty: once)")),
            Field("dieu", Sentence("Của điều khoản", "Of the clause"), "choice", choices=_marks(standing)),
        ),
    )  # fmt: skip


def requirement(standing: Standing) -> Form:
    """The form that says who must put the document into practice."""
    kinds = tuple((id, UNIT_KINDS[id].words) for id in _AUDIENCES)
    return Form(
        "require", Sentence("Yêu cầu cấp dưới cụ thể hóa", "Who must put it into practice"), Sentence("Ghi yêu cầu", "Keep the requirement"),
        (
            Field("loai-cq", Sentence("Loại cơ quan", "Kind of body"), "choice", choices=kinds),
            Field("cap", Sentence("Cấp", "Level"), "choice", choices=choices(LEVELS), value="district"),
            Field("duoi", Sentence("Trong phạm vi cơ quan (mã; bỏ trống: tất cả)", "Below the body (code; empty: everywhere)")),
            Field("loai", Sentence("Bằng văn bản loại", "By a document of kind"), "choice",
                  choices=(("", Sentence("Bất kỳ", "Any")), *((one.id, one.words) for one in catalogue().kinds.values()))),
            Field("tu-ngay", Sentence("Từ ngày", "From"), hint=Sentence("Ngày bắt đầu có nghĩa vụ", "First day of the duty")),
            Field("han", Sentence("Hạn ban hành", "Due day")),
            Field("dieu", Sentence("Cụ thể hóa điều khoản", "Of the clause"), "choice", choices=_marks(standing)),
        ),
    )  # fmt: skip


def above() -> Form:
    """The form that ties a document to what it puts into practice."""
    code = Sentence("Như VB15-000001, ghi ở trang của văn bản ấy.", "As on the page of that document.")
    return Form(
        "link", Sentence("Cụ thể hóa văn bản cấp trên", "Tie to the document above"), Sentence("Ghi liên kết", "Keep the link"),
        (
            Field("cua", Sentence("Mã văn bản cấp trên", "Code of the document above"), hint=code),
            Field("dieu-tren", Sentence("Điều khoản (bỏ trống: cả văn bản)", "Clause (empty: the whole)"), hint=Sentence("Như II.2.", "Like II.2.")),
        ),
    )  # fmt: skip


def issue(number: int, symbol: str) -> Form:
    """The form of signing."""
    next_ = Sentence(f"Số tiếp theo viết là {symbol}.", f"The next one is written {symbol}.")
    return Form(
        "issue", Sentence("Ban hành", "Issue"), Sentence("Ban hành văn bản", "Issue the document"),
        (
            Field("so", Sentence("Số", "Number"), value=str(number), hint=next_),
            Field("ky-hieu", Sentence("Số hiệu nếu ghi khác (bỏ trống: theo quy ước)", "Symbol, if written otherwise")),
            Field("ngay-ky", Sentence("Ngày ký (bỏ trống: hôm nay)", "Signed on (empty: today)")),
            Field("nguoi-ky", Sentence("Người ký", "Signer")),
            Field("chuc-vu", Sentence("Chức vụ người ký", "Title of the signer")),
        ),
    )  # fmt: skip


def assigning(ready: list[Line]) -> Form:
    """The form that makes tasks of clauses, all that are ticked at once."""
    ticks = tuple(
        Field(
            f"d:{one.clause.mark}",
            Sentence(f"{one.name}: {one.version.words[:90]}", f"{one.name}: {one.version.words[:90]}"),
            "tick",
            value="co",
        )
        for one in ready
    )
    day = Field("ngay", Sentence("Ngày giao (bỏ trống: hôm nay)", "Ordered on (empty: today)"))
    title = Sentence("Giao nhiệm vụ từ điều khoản", "Make tasks of clauses")
    return Form("assign", title, Sentence("Giao nhiệm vụ", "Order the tasks"), (*ticks, day))


def force(document: Document) -> Form:
    """The form of entry into force."""
    value = say_day(document.signed) if document.signed else ""
    return Form(
        "force", Sentence("Cho có hiệu lực", "Bring into force"), Sentence("Cho có hiệu lực", "Bring into force"),
        (Field("hieu-luc", Sentence("Có hiệu lực từ ngày", "In force from"), value=value),),
    )  # fmt: skip


def ending() -> Form:
    """The form that ends a document."""
    return Form(
        "end", Sentence("Chấm dứt hiệu lực", "End the document"), Sentence("Chấm dứt", "End it"),
        (
            Field("cach", Sentence("Vì", "Because it is"), "choice", choices=choices(words.ENDINGS)),
            Field("tu-ngay", Sentence("Từ ngày", "From")),
            Field("boi", Sentence("Số hiệu hoặc mã văn bản làm chấm dứt", "Number or code of the document that ends it")),
        ),
    )  # fmt: skip


def dropping() -> Form:
    """The form that gives a draft up."""
    return Form(
        "drop",
        Sentence("Thôi không làm tiếp", "Give the draft up"),
        Sentence("Thôi dự thảo", "Give it up"),
        (Field("ly-do", _REASON),),
    )


def filing(document: Document) -> Form:
    """The form that files a document under a theme."""
    return Form(
        "theme", Sentence("Xếp vào chủ đề năm", "File under a theme"), Sentence("Xếp", "File"),
        (Field("chu-de", Sentence("Chủ đề năm", "Theme"), "choice", choices=_themes(), value=str(document.theme_id or "")),),
    )  # fmt: skip


def review(number: int, title: str) -> Form:
    """The form that ends a review."""
    return Form(
        f"review:{number}", Sentence(f"Ghi kết quả rà soát: {title}", f"Outcome of the review: {title}"),
        Sentence("Ghi kết quả", "Write the outcome"),
        (
            Field("ket-qua", Sentence("Kết quả", "Outcome"), "choice", choices=choices(OUTCOMES)),
            Field("noi-dung", Sentence("Đã đối chiếu thế nào", "What was compared"), "text"),
            Field("ngay", _DAY),
        ),
    )  # fmt: skip


def given(sent: Sent, asked: Asked, day: str = "ngay", basis: str = "") -> Given:
    """Return what comes with an act: its day, the reason, the document it rests on, the deed that was seen last."""
    seen = sent.text("thay")
    return Given(
        sent.day(day), asked.today, sent.text("ly-do"), Decision(basis[:200]),
        int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else None,
    )  # fmt: skip


def said(sent: Sent, day: date) -> Said:
    """Return what a clause says as it was typed. Raises Refusal at each field that cannot be read."""
    leads = _bodies(sent, "chu-tri", day)
    office, post = sent.text("chuc-danh"), None
    if office and len(leads) == 1:
        post = next((one.post for one in bodies.offices(leads, day).get(leads[0], ()) if same(one.title, office)), None)
    money = sent.text("so-tien")
    return Said(
        sent.text("noi-dung"), sent.text("ten"), bool(sent.text("giao-viec")), leads, _bodies(sent, "phoi-hop", day), post, office,
        sent.day_or_none("han"), sent.text("san-pham"), sent.text("tham-quyen"), bool(sent.text("can-tien")),
        whole(money, "so-tien") if money else None, sent.text("nguon-tien"), gone=bool(sent.text("bai-bo")),
    )  # fmt: skip


def same(one: str, two: str) -> bool:
    """Say whether two titles are the same, without regard to capitals and blanks."""
    return " ".join(one.casefold().split()) == " ".join(two.casefold().split())


def whole(typed: str, field: str) -> int:
    """Return a whole number as people type it. Raises Refusal at its field."""
    try:
        found = parse_number(typed, "whole")
    except Refusal as refusal:
        raise Refusal(
            [Finding(refusal.findings[0].rule, refusal.findings[0].sentence, where={"field": field})]
        ) from refusal
    return int(found)


def decimal(typed: str, field: str) -> Decimal | None:
    """Return a number as people type it, None for nothing. Raises Refusal at its field."""
    if not typed:
        return None
    try:
        return Decimal(str(parse_number(typed, "decimal")))
    except (Refusal, InvalidOperation) as error:
        told = Sentence(f"“{typed[:40]}” không phải là số.", f"“{typed[:40]}” is no number.")
        raise Refusal([Finding("form.number", told, measured=typed[:40], where={"field": field})]) from error


def _bodies(sent: Sent, name: str, day: date) -> tuple[int, ...]:
    codes = [code.strip() for code in sent.text(name).replace(";", ",").split(",") if code.strip()]
    return tuple(dict.fromkeys(bodies.by_code(code, day, name).key for code in codes))


def _marks(standing: Standing) -> tuple[tuple[str, Sentence | str], ...]:
    whole_ = Sentence("Cả văn bản", "The whole document")
    return (("", whole_), *((one.clause.mark, f"{one.name}: {one.version.words[:60]}") for one in standing.lines))


def _ticked(value: bool) -> str:  # noqa: FBT001 - the shape of a tick
    return "co" if value else ""


def _themes() -> tuple[tuple[str, Sentence | str], ...]:
    none = Sentence("Không thuộc chủ đề nào", "None")
    return (("", none), *((str(one.pk), f"{one.year}: {one.title[:80]}") for one in themes()))
