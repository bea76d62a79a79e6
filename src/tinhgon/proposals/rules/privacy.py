"""What of a plan is private: days from which a birth day can be reckoned, and money of one person. Faces show a plan without them.

Where somebody goes, at what rank and why is the business of all who work on a scheme; when they reach the age of retirement, and what they
would be paid, stands in their private file, whose door asks for a reason and keeps who opened it.
"""

from __future__ import annotations

from typing import Any, Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.placement.explain import PATHS
from tinhgon.planning.rotation.costs import REASONS

Plain = dict[str, Any]
#: Reasons of a rotation that tell where somebody is at home, or how soon they retire.
_HIDDEN: Final = ("non_local", "months_left")


def for_many(plan: Plain) -> Plain:
    """Return a plan as plain values without what is private of one person."""
    if plan.get("kind") == "rotation":
        return {**plan, "results": [_rotated(one) for one in plan["results"]]}
    if plan.get("kind") != "placement":
        return plan
    kept: Plain = {**plan, "placed": [_placed(one) for one in plan["placed"]]}
    if "money" in plan:
        money = plan["money"]
        kept["money"] = {
            "by_year": money["by_year"],
            "total": money["total"],
            "people_paid": len(money["paid"]),
            "people_without_salary": len(money["salary_unknown"]),
            "people_without_rule": len(money["no_rule_in_force"]),
        }
    return kept


def _rotated(one: Plain) -> Plain:
    """Return one person's result without the rules that say what only the private file holds: home, service left."""
    return {**one, "why": {"vi": _bare(one["why"]["vi"], "vi"), "en": _bare(one["why"]["en"], "en")}}


def _bare(text: str, language: str) -> str:
    told = {"vi": "theo điều kiện của luật", "en": "by what the law asks"}[language]
    for name, words in REASONS:
        if name in _HIDDEN:
            text = text.replace(words.said_in(language).lower(), told)
    doubled = f"{told}; {told}"
    while doubled in text:
        text = text.replace(doubled, told)
    return text


def _placed(one: Plain) -> Plain:
    kept = dict(one)
    if one["path"]:
        how = PATHS[one["path"]]
        said = Sentence(f"Không còn ghế phù hợp: {how.vi}.", f"No fitting seat is left: {how.en}.")
        kept |= {"why": {"vi": said.vi, "en": said.en}}
        kept |= {} if one["path"] == "grace" else {"until": None}
    other = one["next_best"]
    if other and not other["post"]:
        said = Sentence("Lộ trình dôi dư hoặc nghỉ", "A surplus path, or leaving")
        kept |= {"next_best": {**other, "words": {"vi": said.vi, "en": said.en}}}
    return kept
