"""What a file says about itself on its first sheet."""

from __future__ import annotations

from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import say_number
from tinhgon.workbook.sheets import SHEETS
from tinhgon.workbook.writing.selection import Selection


def about(selection: Selection) -> list[tuple[str, str]]:
    """Return the lines of the first sheet: what the file holds, of which day, chosen how, and how many rows."""
    day = "Toàn bộ lịch sử / Full history" if selection.day is None else say_day(selection.day)
    lines = [
        ("Nội dung / Content", "Bộ máy: địa bàn, tổ chức, chức danh, nhân sự, phân công / The apparatus"),
        ("Ngày / Day", day),
        ("Tổ chức / Unit", selection.unit or "Tất cả / All"),
        ("Địa bàn / Place", selection.place or "Tất cả / All"),
    ]
    lines += [
        (f"Số dòng {SHEETS[frame].title.vi} / {SHEETS[frame].title.en} rows", say_number(count))
        for frame, count in selection.counts.items()
    ]
    note = (
        "Tệp này nhập lại được nguyên vẹn. Dấu ' trước = + - @ giữ cho văn bản không chạy như công thức; khi nhập sẽ "
        "được bỏ đi. / This file can be read in again unchanged. A ' before = + - @ keeps text from running as a "
        "formula; reading takes it away."
    )
    lines.append(("Nhập lại / Reading in", note))
    return lines
