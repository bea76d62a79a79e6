"""Schemes, submissions and appraisal reports: what is proposed, to whom, and what was found when it was checked."""

from __future__ import annotations

from tinhgon.kernel.finding import Severity
from tinhgon.papers.composing.occasion import bases_of
from tinhgon.papers.composing.parts import (
    TOLD,
    Matter,
    annex_list,
    figure_lines,
    in_force,
    moved_sentence,
    step_blocks,
)
from tinhgon.papers.composing.subject import subject
from tinhgon.papers.paper import Block
from tinhgon.papers.wording.steps import GROUPS
from tinhgon.vietnamese.numerals import figure_and_words, roman


def proposal(matter: Matter) -> tuple[Block, ...]:
    """Return the text of a scheme (Đề án): need and basis, how it stands, what is done, the outcome, who carries it out."""
    scheme = matter.outcome.scheme
    blocks = [_section(1, "SỰ CẦN THIẾT VÀ CĂN CỨ")]
    if scheme.note:
        blocks.append(Block("text", scheme.note))
    blocks.append(Block("text", f"Đề án {subject(scheme.title)} được xây dựng trên các căn cứ sau:"))
    blocks += _listed(bases_of(matter.occasion, scheme) or ("Căn cứ do cơ quan lập đề án bổ sung trước khi trình",))
    blocks.append(_section(2, "HIỆN TRẠNG"))
    blocks.append(Block("text", _before(matter)))
    blocks.append(_section(3, "PHƯƠNG ÁN SẮP XẾP"))
    blocks += _plan(matter)
    blocks.append(_section(4, "KẾT QUẢ SAU KHI SẮP XẾP"))
    blocks += _outcome(matter)
    blocks.append(_section(5, "TỔ CHỨC THỰC HIỆN"))
    blocks.append(Block("text", f"Các nội dung của Đề án được thực hiện từ ngày {in_force(matter)}.", "1."))
    who = "Thủ trưởng các cơ quan, tổ chức, đơn vị nêu trong Đề án chuẩn bị nhân sự, tài sản, hồ sơ để bàn giao đúng thời hạn"
    blocks.append(Block("text", f"{who}.", "2."))
    if listed := annex_list(matter):
        blocks.append(Block("text", listed))
    return tuple(blocks)


def submission(matter: Matter) -> tuple[Block, ...]:
    """Return the text of a submission (Tờ trình): basis, what is proposed, the outcome, what is asked."""
    scheme, organ = matter.outcome.scheme, matter.occasion.organ
    name = subject(scheme.title)
    blocks = [
        Block("text", f"{organ.name} kính trình xem xét, quyết định Đề án {name}, với các nội dung chính như sau:"),
        _section(1, "Căn cứ"),
        *_listed(bases_of(matter.occasion, scheme) or ("Căn cứ do cơ quan trình bổ sung",)),
        _section(2, "Nội dung đề nghị"),
        *_plan(matter),
        _section(3, "Kết quả sau khi sắp xếp"),
        *_outcome(matter),
        _section(4, "Kiến nghị"),
        Block("text", f"Đề nghị xem xét, quyết định để thực hiện từ ngày {in_force(matter)}."),
    ]
    if listed := annex_list(matter):
        blocks.append(Block("text", listed))
    return tuple(blocks)


def appraisal(matter: Matter) -> tuple[Block, ...]:
    """Return the text of an appraisal report: what was examined, the figures, what was found by weight, the opinion."""
    scheme = matter.outcome.scheme
    steps = figure_and_words(len(scheme.steps))
    blocks = [
        Block("text", f"{matter.occasion.organ.name} báo cáo kết quả thẩm định Đề án {subject(scheme.title)} như sau:"),
        _section(1, "Hồ sơ, căn cứ thẩm định"),
        Block("text", f"Đề án gồm {steps} việc, dự kiến thực hiện từ ngày {in_force(matter)}."),
        *_listed(bases_of(matter.occasion, scheme)),
        _section(2, "Kết quả chạy thử trên sổ bộ máy"),
        *_outcome(matter),
        _section(3, "Phát hiện"),
        *_found(matter),
        _section(4, "Ý kiến thẩm định"),
        Block("text", _opinion(matter)),
    ]
    return tuple(blocks)


def _section(number: int, title: str) -> Block:
    return Block("heading", title, f"{roman(number)}.")


def _listed(texts: tuple[str, ...]) -> list[Block]:
    return [
        Block("text", f"{text.rstrip(' ;.,')}{';' if number < len(texts) else '.'}", "-")
        for number, text in enumerate(texts, start=1)
    ]


def _before(matter: Matter) -> str:
    shown = [one for one in matter.evidence if one.id in TOLD]
    if not shown:
        return "Đề án không làm thay đổi các con số chính của bộ máy."
    day = matter.outcome.scheme.day
    told = "; ".join(f"{one.name[:1].lower()}{one.name[1:]}: {one.before} {one.unit}" for one in shown)
    return f"Trước ngày {day.day:02d}/{day.month:02d}/{day.year}, các con số mà Đề án làm thay đổi như sau: {told}."


def _plan(matter: Matter) -> list[Block]:
    """Return the steps, group by group."""
    names = matter.groups()
    blocks: list[Block] = []
    for number, name in enumerate(names, start=1):
        if len(names) > 1:
            blocks.append(Block("titled", GROUPS[name].vi, f"{number}."))
            group = step_blocks(matter, name)
            blocks += [Block(one.style, one.text, f"{number}.{one.lead}" if one.lead else "") for one in group]
        else:
            blocks += step_blocks(matter, name)
    return blocks


def _outcome(matter: Matter) -> list[Block]:
    lines = figure_lines(matter.evidence)
    blocks = list(lines) or [Block("text", "Các con số chính của bộ máy không thay đổi.")]
    if moved := moved_sentence(matter):
        blocks.append(Block("text", moved))
    return blocks


def _found(matter: Matter) -> list[Block]:
    counts = {weight: sum(one.severity == weight for one in matter.findings) for weight in Severity}
    if not matter.findings:
        return [Block("text", "Không có phát hiện nào.")]
    return [
        Block(
            "text",
            f"Có {figure_and_words(counts[Severity.ERROR])} lỗi, {figure_and_words(counts[Severity.WARNING])} cảnh báo, "
            f"{figure_and_words(counts[Severity.NOTE])} ghi chú, nêu trong bảng dưới đây.",
        )
    ]


def _opinion(matter: Matter) -> str:
    """Return what the findings amount to: an error stands against it, a warning must be explained."""
    errors = sum(one.severity == Severity.ERROR for one in matter.findings)
    warnings = sum(one.severity == Severity.WARNING for one in matter.findings)
    if errors:
        return f"Hồ sơ chưa đủ điều kiện trình: còn {figure_and_words(errors)} lỗi phải khắc phục."
    if warnings:
        return f"Hồ sơ đủ điều kiện trình sau khi cơ quan lập đề án giải trình {figure_and_words(warnings)} cảnh báo nêu trên."
    return "Hồ sơ đủ điều kiện trình."
