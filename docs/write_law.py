"""Write docs/law.md: every rule of the law books with its chain of replacements. python docs/write_law.py"""

from __future__ import annotations

from pathlib import Path

from tinhgon.law.books import builtin
from tinhgon.law.rule import READINGS, Rule
from tinhgon.vietnamese.days import say_day

HERE = Path(__file__).resolve().parent

HEAD = """# Sổ luật · Law books

Tệp này do `python docs/write_law.py` viết từ `src/tinhgon/law/books/`. Mỗi quy định là một dòng có ngày và dẫn chiếu. Không dòng nào ở đây
đã được một người đối chiếu với văn bản, nên tất cả chỉ cảnh báo; cột “đọc” nói dòng được đọc ở đâu. Người quản trị xác nhận bằng
`tinhgon law confirm`.

Written by `python docs/write_law.py`. Every rule is a dated row with its citation. No row here was compared with the act by a person, so all
of them warn and none blocks; “read” says where it was read. An administrator confirms with `tinhgon law confirm`.
"""


def document() -> str:
    """Return the document."""
    books = builtin()
    parts = [HEAD]
    for name, title in books.titles.items():
        rules = [rule for rule in books.rules.values() if rule.book == name]
        if not rules:
            continue
        parts.append(f"\n## {title.vi} · {title.en}\n")
        parts.append(
            "| Dòng | Từ – đến hết | Nội dung | Giá trị · Values | Dẫn chiếu · Citation | Thay · Replaces | Đọc · Read |"
        )
        parts.append("|---|---|---|---|---|---|---|")
        parts += [_row(rule) for rule in rules]
    return "\n".join(parts) + "\n"


def _row(rule: Rule) -> str:
    last = "" if rule.valid.last_day is None else say_day(rule.valid.last_day)
    values = "; ".join(f"{name}: {value.said().vi}" for name, value in rule.values.items())
    cells = (
        f"`{rule.id}`", f"{say_day(rule.valid.start)} – {last}", f"{rule.sentence.vi}<br>*{rule.sentence.en}*", values,
        str(rule.citation), ", ".join(f"`{one}`" for one in rule.replaces), READINGS[rule.reading].vi,
    )  # fmt: skip
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    (HERE / "law.md").write_text(document(), encoding="utf-8")
