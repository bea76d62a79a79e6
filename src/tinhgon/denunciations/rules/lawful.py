"""The grounds on which who denounced may be opened, the criteria of complexity, the reasons of refusal: data, with their citations."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence

_FILE: Final = ("data", "law.yaml")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the data: its words and where they are written; ``told`` where the reporter is told when it is used."""

    id: str
    words: Sentence
    citation: str = ""
    told: bool = True


@dataclass(frozen=True, slots=True)
class Lawful:
    """All rows, by what they are for; ``least`` how many criteria make a matter complex or very complex, the most demanding first."""

    grounds: Mapping[str, Row]
    resealing: Row
    criteria: Mapping[str, Row]
    refusals: Mapping[str, Row]
    least: tuple[tuple[str, int, str], ...]
    anonymous: Row


@cache
def lawful() -> Lawful:
    """Read the data that come with the house."""
    told: dict[str, Any] = yaml.safe_load(files("tinhgon.denunciations").joinpath(*_FILE).read_text(encoding="utf-8"))
    least = sorted(
        ((id, int(one["least"]), str(one["citation"])) for id, one in told["complexity"].items()),
        key=lambda one: -one[1],
    )
    return Lawful(
        _rows(told["grounds"]),
        _row(told["resealing"]),
        _rows(told["criteria"]),
        _rows(told["refusals"]),
        tuple(least),
        _row({"id": "anonymous", **told["anonymous"]}),
    )


def ground(id: str, purpose: str) -> Row:
    """Return the ground of a request. Raises Refusal with those that there are."""
    if purpose == "reseal":
        return lawful().resealing
    found = lawful().grounds.get(id)
    if found is None:
        said = Sentence("Chọn căn cứ để mở niêm phong.", "Choose the ground on which it is opened.")
        names = "; ".join(one.words.vi for one in lawful().grounds.values())
        raise Refusal([Finding("denunciation.ground", said, required=names, where={"field": "ground"})])
    return found


def conditions(criteria: Collection[str]) -> tuple[str, ...]:
    """Return the conditions of the term that so many criteria give: none, complex, or very complex. Raises Refusal for strange ones."""
    strange = sorted(set(criteria) - set(lawful().criteria))
    if strange:
        said = Sentence(f"Không có tiêu chí “{strange[0][:40]}”.", f"There is no criterion “{strange[0][:40]}”.")
        raise Refusal([Finding("denunciation.criterion", said, where={"field": "criteria"})])
    met = len(set(criteria))
    return next(((id,) for id, least, _ in lawful().least if met >= least), ())


def _rows(told: list[dict[str, Any]]) -> dict[str, Row]:
    return {one["id"]: _row(one) for one in told}


def _row(one: dict[str, Any]) -> Row:
    return Row(one["id"], Sentence(one["vi"], one["en"]), one.get("citation", ""), bool(one.get("told", True)))
