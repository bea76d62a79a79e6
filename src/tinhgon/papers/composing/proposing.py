"""Schemes, submissions and appraisal reports: what is proposed, to whom, and what was found when it was checked."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.finding import Severity
from tinhgon.law.checks.comparing import STATES
from tinhgon.papers.composing.occasion import bases_of
from tinhgon.papers.composing.parts import (
    TOLD,
    Matter,
    annex_list,
    annex_number,
    figure_lines,
    finding_table,
    in_force,
    law_table,
    moved_sentence,
    step_blocks,
)
from tinhgon.papers.composing.subject import subject
from tinhgon.papers.paper import Annex, Block
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
        *_lawful(matter),
    ]
    number = 4 if matter.occasion.lawful is None else 5
    return (*blocks, _section(number, "Ý kiến thẩm định"), Block("text", _opinion(matter)))


_FOUND: Final = "Phát hiện khi chạy thử"
_LAW: Final = "Đối chiếu với quy định của pháp luật"


def appraisal_annexes(matter: Matter) -> tuple[Annex, ...]:
    """Return the annexes of an appraisal report: what the run found; what the law finds new, worse or cured; then the rest."""
    made = [Annex(_FOUND, (finding_table(matter.findings),), wide=True)] if matter.findings else []
    if told := tuple(one for one in matter.occasion.lawful or () if one.state != "unchanged"):
        made.append(Annex(_LAW, (law_table(told),), wide=True))
    return (*made, *matter.annexes)


def _at(matter: Matter, title: str) -> str:
    """Return where a reader finds an annex: ", nêu tại Phụ lục II", "" where there is none of this title."""
    titles = [annex.title for annex in matter.annexes]
    return f", nêu tại {annex_number(matter, titles.index(title) + 1)}" if title in titles else ""


def _lawful(matter: Matter) -> list[Block]:
    """Return the section on the law of the day: how many findings are new, worsened, cured and unchanged."""
    lawful = matter.occasion.lawful
    if lawful is None:
        return []
    counts = {state: sum(one.state == state for one in lawful) for state in STATES}
    told = "; ".join(f"{words.vi}: {figure_and_words(counts[state])}" for state, words in STATES.items())
    loose = any(one.finding.severity == Severity.WARNING for one in lawful)
    note = " Các dòng luật chưa đối chiếu với văn bản gốc chỉ cảnh báo, không ngăn." if loose else ""
    if not lawful:
        told = "không có điểm nào chưa phù hợp"
    return [
        _section(4, "Đối chiếu với quy định của pháp luật"),
        Block(
            "text",
            f"Theo quy định có hiệu lực vào ngày của Đề án, về những gì Đề án tác động đến: {told}{_at(matter, _LAW)}.{note}",
        ),
    ]


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
            f"{figure_and_words(counts[Severity.NOTE])} ghi chú{_at(matter, _FOUND)}.",
        )
    ]


def _opinion(matter: Matter) -> str:
    """Return what the findings amount to: an error stands against it, a warning must be explained."""
    against = [one.finding for one in matter.occasion.lawful or () if one.state in ("new", "worsened")]
    weights = [one.severity for one in (*matter.findings, *against)]
    errors, warnings = weights.count(Severity.ERROR), weights.count(Severity.WARNING)
    if errors:
        return f"Hồ sơ chưa đủ điều kiện trình: còn {figure_and_words(errors)} lỗi phải khắc phục."
    if warnings:
        return f"Hồ sơ đủ điều kiện trình sau khi cơ quan lập đề án giải trình {figure_and_words(warnings)} cảnh báo nêu trên."
    return "Hồ sơ đủ điều kiện trình."
