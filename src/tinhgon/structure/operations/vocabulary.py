"""Fields of a step that take a word of a vocabulary: checked alike, and listed in the published schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from tinhgon.structure.kinds import LEVELS, PLACE_KINDS, RANKS, SECTORS, UNIT_KINDS
from tinhgon.structure.operations.operation import Unfit


def one_of(value: str, words: Iterable[str], what: str) -> str:
    """Return the value, or raise Unfit naming what may stand here."""
    known = list(words)
    if value in known:
        return value
    near = get_close_matches(value, known, n=2, cutoff=0.6)
    raise Unfit(
        "vocabulary",
        f"{what} “{value}” không có trong danh mục{_perhaps('có phải', near)}; có: {', '.join(known)}",
        f"{what} “{value}” is not in the vocabulary{_perhaps('perhaps', near)}; there are: {', '.join(known)}",
    )


def _perhaps(word: str, near: list[str]) -> str:
    return f" ({word} {', '.join(near)}?)" if near else ""


def _checked(words: Iterable[str], what: str, *, may_lack: bool = False) -> AfterValidator:
    def check(value: str) -> str:
        return value if may_lack and not value else one_of(value, words, what)

    return AfterValidator(check)


def _listed(words: Iterable[str], *, may_lack: bool = False) -> Any:
    extra: Callable[[dict[str, Any]], None] = lambda made: made.update(enum=[*words, *([""] if may_lack else [])])  # noqa: E731
    return Field(json_schema_extra=extra)


UnitKindWord = Annotated[str, _checked(UNIT_KINDS, "kind"), _listed(UNIT_KINDS)]
PlaceKindWord = Annotated[str, _checked(PLACE_KINDS, "kind"), _listed(PLACE_KINDS)]
RankWord = Annotated[str, _checked(RANKS, "rank"), _listed(RANKS)]

#: The same, where the field may be left out.
RankIfAny = Annotated[str, _checked(RANKS, "rank", may_lack=True), _listed(RANKS, may_lack=True)]
SectorIfAny = Annotated[str, _checked(SECTORS, "sector", may_lack=True), _listed(SECTORS, may_lack=True)]
LevelIfAny = Annotated[str, _checked(LEVELS, "level", may_lack=True), _listed(LEVELS, may_lack=True)]
