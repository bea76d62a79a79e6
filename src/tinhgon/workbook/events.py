"""The two sheets that a history may have beside its frames: the decisions behind its rows, and what became of what."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.workbook.column import Column, Sheet, reference_columns


def _event(vi: str, en: str, *, needed: bool = False) -> Column:
    return Column(
        "event", Sentence("Sự kiện", "Event"), "key", Sentence(vi, en), needed=needed, aliases=("số sự kiện",), width=11
    )


def _share(column_id: str, vi: str, en: str, of: Sentence) -> Column:
    return Column(
        column_id,
        Sentence(f"Phần {vi}", f"{en} share"),
        "decimal",
        Sentence(
            f"Phần {of.vi} của nguồn đi vào đích, từ 0 đến 1: 0,25 là một phần tư. Tổ chức thì để trống.",
            f"The part of the source's {of.en} that went into the target, 0 to 1: 0,25 is a quarter. Empty for units.",
        ),
        aliases=(f"tỷ lệ {vi}",),
        width=12,
    )


DECISIONS_SHEET: Final = Sheet(
    "decisions",
    Sentence("Văn bản", "Decisions"),
    "van-ban",
    (
        _event(
            "Số hoặc tên ngắn, không trùng; các trang khác chỉ đến văn bản bằng ô này.",
            "A number or short name, given once; other sheets refer to the decision by it.",
            needed=True,
        ),
        Column(
            "number",
            Sentence("Số, ký hiệu", "Number"),
            "text",
            Sentence("Số và ký hiệu của văn bản: 837/NQ-UBTVQH14.", "The number of the document: 837/NQ-UBTVQH14."),
            aliases=("số ký hiệu", "ký hiệu"),
            width=22,
        ),
        Column(
            "signed",
            Sentence("Ngày ký", "Signed"),
            "day",
            Sentence("Ngày ký văn bản.", "The day on which it was signed."),
            aliases=("ngày ban hành",),
            width=12,
        ),
        Column(
            "organ",
            Sentence("Cơ quan ban hành", "Issued by"),
            "text",
            Sentence("Cơ quan ban hành văn bản.", "The organ that issued it."),
            aliases=("cơ quan",),
            width=30,
        ),
        Column(
            "title",
            Sentence("Trích yếu", "Title"),
            "text",
            Sentence("Nội dung của văn bản.", "What it is about."),
            aliases=("tên văn bản", "nội dung"),
            width=50,
        ),
        Column(
            "about",
            Sentence("Việc thực hiện", "Act"),
            "text",
            Sentence(
                "Không bắt buộc: tên đề án hay việc, khi một văn bản được thực hiện bằng nhiều việc.",
                "Optional: the name of the scheme or act, where one decision is carried out by several.",
            ),
            aliases=("đề án", "việc"),
            width=40,
        ),
        Column(
            "effective",
            Sentence("Ngày hiệu lực", "Effective"),
            "day",
            Sentence("Ngày thay đổi có hiệu lực.", "The day from which it changed things."),
            aliases=("có hiệu lực từ",),
            width=12,
        ),
    ),
    ("quyết định", "nghị quyết", "căn cứ", "decision"),
)

LINEAGE_SHEET: Final = Sheet(
    "lineage",
    Sentence("Kế thừa", "Lineage"),
    "ke-thua",
    (
        _event(
            "Không bắt buộc: Sự kiện ở trang Văn bản. Các dòng cùng sự kiện là một lần sắp xếp; để trống: cùng ngày là cùng một lần.",
            "Optional: the Event on the sheet Decisions. Rows of one event belong together; empty: those of one day do.",
        ),
        Column(
            "sequence",
            Sentence("Bước", "Step"),
            "whole",
            Sentence(
                "Thứ tự trong sự kiện; để trống là 1. Cần khi một đơn vị nhận trước rồi mới chia đi.",
                "The order within the event; empty is 1. Needed where a thing first receives and then gives.",
            ),
            width=8,
        ),
        Column(
            "frame",
            Sentence("Thuộc trang", "On sheet"),
            "word",
            Sentence("Nguồn và đích là địa bàn hay tổ chức.", "Whether source and target are places or units."),
            needed=True,
            words="descending",
            width=12,
        ),
        Column(
            "relation",
            Sentence("Quan hệ", "Relation"),
            "word",
            Sentence(
                "Nguồn vào đích bằng cách nào. “Phần còn lại”: đích là chính nguồn, vẫn tiếp tục sau khi chia bớt.",
                "How the source went into the target. “What remained”: the target is the source itself, which goes on.",
            ),
            needed=True,
            words="relation",
            aliases=("cách", "hình thức"),
            width=20,
        ),
        *reference_columns("source", "nguồn", "Source", "places", needed=True, aliases=("nguồn", "từ mã")),
        *reference_columns("target", "đích", "Target", "places", needed=True, aliases=("đích", "thành mã")),
        Column(
            "day",
            Sentence("Ngày", "Day"),
            "day",
            Sentence(
                "Ngày nguồn vào đích; mã nguồn là mã của ngày hôm trước, mã đích là mã của ngày ấy.",
                "The day on which it went; the source's code is that of the day before, the target's that of the day.",
            ),
            needed=True,
            aliases=("ngày hiệu lực", "từ ngày"),
            width=12,
        ),
        _share("area_share", "diện tích", "Area", Sentence("diện tích", "area")),
        _share("population_share", "dân số", "Population", Sentence("dân số", "people")),
    ),
    ("phả hệ", "nguồn gốc", "thành gì"),
)
