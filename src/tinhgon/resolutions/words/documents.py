"""What is said of documents: deeds in words, what is refused and why, states."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.days import say_day

DEEDS: Final[Mapping[str, Sentence]] = {
    "draft": Sentence("Bắt đầu dự thảo", "Draft begun"),
    "head": Sentence("Sửa phần đầu dự thảo", "Head of the draft changed"),
    "text": Sentence("Nhập toàn văn", "Whole text entered"),
    "clause": Sentence("Sửa một điều khoản", "A clause changed"),
    "clause_add": Sentence("Thêm điều khoản", "A clause added"),
    "clause_drop": Sentence("Bỏ điều khoản khỏi dự thảo", "A clause taken out of the draft"),
    "supervise": Sentence("Ghi kế hoạch giám sát", "Supervision planned"),
    "require": Sentence("Yêu cầu cấp dưới cụ thể hóa", "Bodies below told to put it into practice"),
    "link": Sentence("Ghi văn bản được cụ thể hóa", "Tied to the document that it puts into practice"),
    "unline": Sentence("Bỏ một dòng khỏi dự thảo", "A line taken out of the draft"),
    "issue": Sentence("Ban hành", "Issued"),
    "force": Sentence("Có hiệu lực", "Entered into force"),
    "amend": Sentence("Sửa đổi, bổ sung điều khoản", "Clauses amended"),
    "amended": Sentence("Bị sửa đổi, bổ sung", "Amended by another document"),
    "end": Sentence("Hết hiệu lực", "Ended"),
    "drop": Sentence("Thôi không làm tiếp dự thảo", "Draft given up"),
    "review": Sentence("Rà soát vì văn bản cấp trên thay đổi", "Reviewed after the document above changed"),
    "theme": Sentence("Xếp vào chủ đề năm", "Filed under a theme"),
    "assign": Sentence("Điều khoản thành nhiệm vụ", "Clauses became tasks"),
}

STATES: Final[Mapping[str, Sentence]] = {
    "draft": Sentence("Dự thảo", "Draft"),
    "dropped": Sentence("Dự thảo đã thôi", "Draft given up"),
    "issued": Sentence("Đã ban hành, chưa có hiệu lực", "Issued, not yet in force"),
    "force": Sentence("Đang có hiệu lực", "In force"),
    "ended": Sentence("Hết hiệu lực", "No longer in force"),
    "before": Sentence("Chưa ban hành vào ngày này", "Not issued by this day"),
}

ENDINGS: Final[Mapping[str, Sentence]] = {
    "replaced": Sentence("được thay thế", "replaced"),
    "repealed": Sentence("bị bãi bỏ", "repealed"),
    "expired": Sentence("hết thời hạn", "expired"),
}

READERS: Final[Mapping[str, Sentence]] = {
    "organ": Sentence(
        "Chỉ trong cơ quan ban hành và các đơn vị của cơ quan ấy", "Only within the issuing organ and its units"
    ),
    "apparatus": Sentence(
        "Mọi người được giao đọc văn bản, ở bất kỳ đơn vị nào", "Whoever may read documents, in any part"
    ),
    "public": Sentence("Mọi người, không cần đăng nhập", "Everybody, without signing in"),
}

LEVELS: Final[Mapping[str, Sentence]] = {
    "preamble": Sentence("Phần mở đầu", "Opening"),
    "part": Sentence("Phần", "Part"),
    "chapter": Sentence("Chương", "Chapter"),
    "article": Sentence("Điều", "Article"),
    "item": Sentence("Mục", "Item"),
    "clause": Sentence("Khoản", "Clause"),
    "point": Sentence("Điểm", "Point"),
}

REMEDIES: Final[Mapping[str, Sentence]] = {
    "owner": Sentence(
        "Chọn đúng một cơ quan chủ trì; các cơ quan khác là phối hợp.", "Name one lead; all others work with it."
    ),
    "office": Sentence(
        "Ghi chức danh chịu trách nhiệm, như Chủ tịch UBND huyện.", "Name the office that answers for it."
    ),
    "work": Sentence("Ghi rõ việc phải làm.", "Say what is to be done."),
    "due": Sentence("Ghi ngày phải xong.", "Give the day by which it must be done."),
    "product": Sentence(
        "Ghi sản phẩm và số đo, như “14 đề án, mỗi huyện một đề án”.", "Say what comes out, with a number."
    ),
    "authority": Sentence("Ghi căn cứ hoặc quyền mà cơ quan chủ trì dùng để làm.", "Say by what power the lead acts."),
    "money": Sentence("Ghi số tiền và nguồn.", "Give the sum and where it comes from."),
}


def no_document(code: str) -> Sentence:
    """No document has this code."""
    return Sentence(f"Không có văn bản “{code[:60]}”.", f"There is no document “{code[:60]}”.")


def no_clause(mark: str) -> Sentence:
    """No clause has this mark."""
    return Sentence(f"Văn bản không có điều khoản “{mark[:60]}”.", f"The document has no clause “{mark[:60]}”.")


def no_line(number: int) -> Sentence:
    """No such line in the draft."""
    return Sentence(f"Dự thảo không có dòng số {number}.", f"The draft has no line {number}.")


def unclear(label: str, what: Sentence) -> Sentence:
    """A clause that orders something lacks one of the clears."""
    return Sentence(
        f"{label}: chưa {what.vi[0].lower()}{what.vi[1:]}.", f"{label} lacks: {what.en[0].lower()}{what.en[1:]}."
    )


def several_leads(label: str, count: int) -> Sentence:
    """A clause has more than one lead."""
    return Sentence(
        f"{label}: có {count} cơ quan chủ trì; một việc chỉ một cơ quan chủ trì.",
        f"{label} has {count} leads; one task has one.",
    )


def due_before(label: str, due: date, signed: date) -> Sentence:
    """A due day that lies before the day of signature."""
    return Sentence(
        f"{label}: hạn {say_day(due)} trước ngày ký {say_day(signed)}.",
        f"{label}: due {due}, before it is signed ({signed}).",
    )


def orders_nothing() -> Sentence:
    """No clause of the document orders anything."""
    return Sentence("Không điều khoản nào giao việc: văn bản không buộc ai làm gì.", "No clause orders anything.")


def no_text() -> Sentence:
    """A document without a clause cannot be issued."""
    return Sentence("Dự thảo chưa có điều khoản nào.", "The draft has no clause.")


def issued_already(symbol: str) -> Sentence:
    """What is signed is not edited."""
    return Sentence(
        f"Văn bản {symbol} đã ban hành: chỉ sửa bằng một văn bản sửa đổi.",
        f"{symbol} is issued: only another document amends it.",
    )


def not_issued_yet() -> Sentence:
    """A draft cannot be brought into force, amended or ended."""
    return Sentence("Văn bản chưa ban hành.", "The document is not issued yet.")


def dropped() -> Sentence:
    """A draft that was given up."""
    return Sentence("Dự thảo này đã thôi không làm.", "This draft was given up.")


def not_a_body(code: str, day: date) -> Sentence:
    """No body bears this code on the day or later."""
    return Sentence(
        f"Ngày {say_day(day)} không có cơ quan mang mã “{code[:60]}”.", f"No body bears “{code[:60]}” on {day}."
    )


def no_office(title: str, body: str, offered: str) -> Sentence:
    """The body has no post of this title."""
    return Sentence(
        f"{body} không có chức danh “{title[:80]}”. Có: {offered}.",
        f"{body} has no post “{title[:80]}”; it has: {offered}.",
    )


def number_taken(symbol: str, other: str) -> Sentence:
    """The number is in use in the same series."""
    return Sentence(f"Số {symbol} đã dùng cho “{other[:120]}”.", f"{symbol} is the number of “{other[:120]}”.")


def number_skipped(number: int, last: int) -> Sentence:
    """The number does not follow the last one of its series."""
    return Sentence(
        f"Số {number} không nối tiếp số gần nhất là {last}.", f"{number} does not follow the last number, {last}."
    )


def number_unlike(typed: str, usual: str) -> Sentence:
    """The number is not written as the data say."""
    return Sentence(
        f"Số hiệu “{typed}” khác cách ghi thường dùng “{usual}”.", f"“{typed}” is not written like “{usual}”."
    )


def no_supervision() -> Sentence:
    """A document does not enter into force without its supervision plan."""
    return Sentence(
        "Chưa có kế hoạch giám sát: ai giám sát việc gì, lần đầu ngày nào.",
        "There is no supervision plan: who checks what, and first on which day.",
    )


def supervision_late(first: date, most: date, days: int) -> Sentence:
    """The first supervision lies later than the row of law says."""
    return Sentence(
        f"Lần giám sát đầu {say_day(first)} sau {days} ngày kể từ khi có hiệu lực (chậm nhất {say_day(most)}).",
        f"The first supervision, {first}, lies more than {days} days after entry into force ({most} at the latest).",
    )


def not_for_this_body(kind: Sentence) -> Sentence:
    """A body of this level does not issue this kind."""
    return Sentence(
        f"Cơ quan ở cấp này không ban hành {kind.vi.lower()}.", f"A body of this level issues no {kind.en.lower()}."
    )


def copied(symbol: str, percent: int, threshold: int) -> Sentence:
    """Most of the text stands word for word in the document above."""
    return Sentence(
        f"{percent} % câu chữ giống hệt {symbol} (ngưỡng {threshold} %): chưa cụ thể hóa, chỉ chép lại.",
        f"{percent} % of the words stand in {symbol} (threshold {threshold} %): copied rather than put into practice.",
    )
