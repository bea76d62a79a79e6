"""Decisions and resolutions: the articles that carry a scheme out."""

from __future__ import annotations

from tinhgon.papers.composing.parts import Matter, annex_number, in_force, step_blocks
from tinhgon.papers.paper import Block
from tinhgon.papers.wording.steps import GROUPS

#: A scheme of so few steps gets an article for each.
_FEW = 5
_VERBS = {"decision": "Quyết định", "resolution": "Nghị quyết"}


def articles(matter: Matter, kind: str) -> tuple[Block, ...]:
    """Return the articles of a decision or resolution: the steps, the day of effect, who carries it out."""
    verb = _VERBS[kind]
    state = matter.occasion.profile.id.startswith("state")
    resolved = "Quyết nghị:" if kind == "resolution" and state else "Quyết định:"
    blocks: list[Block] = [Block("resolved", resolved)]
    number = 0
    if len(matter.steps) <= _FEW:
        for one in matter.steps:
            number += 1
            blocks.append(Block("article", one.text, f"Điều {number}."))
    else:
        for name in matter.groups():
            number += 1
            blocks.append(Block("titled", GROUPS[name].vi, f"Điều {number}."))
            blocks += step_blocks(matter, name)
    listed = _lists(matter)
    if listed:
        number += 1
        blocks.append(Block("article", f"Ban hành kèm theo {verb} này {listed}.", f"Điều {number}."))
    number += 1
    blocks.append(Block("article", f"{verb} này có hiệu lực thi hành từ ngày {in_force(matter)}.", f"Điều {number}."))
    number += 1
    who = "Thủ trưởng các cơ quan, tổ chức, đơn vị và cá nhân có liên quan"
    if kind == "resolution":
        text = f"{who} chịu trách nhiệm thi hành, báo cáo kết quả thực hiện {verb} này theo quy định."
    else:
        text = f"{who} chịu trách nhiệm thi hành {verb} này."
    blocks.append(Block("article", text, f"Điều {number}."))
    return tuple(blocks)


def executors(matter: Matter, blocks: tuple[Block, ...]) -> str:
    """Return the first recipient of a decision: those whom its last article names."""
    return f"Như {blocks[-1].lead.rstrip('.')}"


def _lists(matter: Matter) -> str:
    """Return the annexes that no article has named yet."""
    named = set(matter.long.values())
    rest = [
        f"{annex_number(matter, number)} ({annex.title[:1].lower()}{annex.title[1:]})"
        for number, annex in enumerate(matter.annexes, start=1)
        if number not in named
    ]
    return ", ".join(rest)
