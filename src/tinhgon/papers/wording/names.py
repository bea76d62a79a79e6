"""What a decision calls things: territories, bodies, posts and people, looked up by the codes that a scheme uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from tinhgon.structure.columns import FrameName
from tinhgon.structure.kinds import PLACE_KINDS, RANKS
from tinhgon.structure.operations.bodies import UnitSpec
from tinhgon.structure.operations.operation import Spec
from tinhgon.structure.operations.reference import Named, PostRef
from tinhgon.structure.operations.territory import PlaceSpec
from tinhgon.structure.run import Outcome
from tinhgon.structure.snapshot import Structure

_KIND_WORDS: Final = tuple(
    sorted({*(kind.words.vi for kind in PLACE_KINDS.values()), "Thành phố"}, key=len, reverse=True)
)


def inside(name: str) -> str:
    """Return a territory's name as it stands within a sentence: "Huyện Hoành Bồ" becomes "huyện Hoành Bồ"."""
    return name[:1].lower() + name[1:] if name.startswith(tuple(f"{word} " for word in _KIND_WORDS)) else name


def bare(name: str) -> str:
    """Return a territory's name without its kind: "Thành phố Hạ Long" becomes "Hạ Long"."""
    for word in _KIND_WORDS:
        if name.startswith(f"{word} "):
            return name[len(word) + 1 :]
    return name


class Names:
    """Names by code before a scheme, after it, and as its own steps give them.

    ``with_people`` says whether people may be named; else they are called by the post that they hold. ``honorific`` stands
    before a name: "ông (bà)" in papers of the State, "đồng chí" in those of the Party.
    """

    def __init__(self, outcome: Outcome, *, with_people: bool, honorific: str = "ông (bà)") -> None:
        before, after = outcome.before, outcome.after
        self.with_people = with_people
        self.honorific = honorific
        self._made = _made(outcome)
        self._names: dict[FrameName, tuple[dict[str, str], dict[str, str]]] = {
            frame: (_by_code(before, frame), _by_code(after, frame)) for frame in ("places", "units", "people")
        }
        self._titles = _titles(after) | _titles(before)

    def called(self, frame: FrameName, ref: Named, *, later: bool = False) -> str:
        """Return what a reference names: as before the scheme, or as after it where ``later``."""
        shown = inside if frame == "places" else str
        if ref.name:
            return shown(ref.name)
        was, becomes = self._names[frame]
        made = self._made.get((frame, ref.code), "")
        order = (becomes, {ref.code: made}, was) if later else (was, {ref.code: made}, becomes)
        found = next((names[ref.code] for names in order if names.get(ref.code)), "") or ref.code or str(ref.key)
        return shown(found)

    def place(self, ref: Named, *, later: bool = False) -> str:
        """Return a territory's name within a sentence."""
        return self.called("places", ref, later=later)

    def unit(self, ref: Named, *, later: bool = False) -> str:
        """Return a body's name."""
        return self.called("units", ref, later=later)

    def units(self, refs: tuple[Named, ...]) -> str:
        """Return the names of bodies, joined as a sentence joins them."""
        return joined([self.unit(ref) for ref in refs])

    def post(self, ref: PostRef) -> str:
        """Return a post: its title and its body, with a word that ends the one and begins the other said once."""
        unit = self.unit(ref.unit)
        title = ref.title or self._titles.get((ref.unit.code, ref.rank)) or RANKS[ref.rank].vi
        return at(title, unit)

    def person(self, ref: Named, post: PostRef | None = None) -> str:
        """Return a person by name where people may be named, else by the post."""
        if self.with_people:
            return f"{self.honorific} {self.called('people', ref)}"
        return f"người đang giữ chức vụ {self.post(post)}" if post else "người được phân công"


def at(title: str, unit: str) -> str:
    """Return a title with its body: "Trưởng phòng" and "Phòng Nội vụ" make "Trưởng Phòng Nội vụ"."""
    words, of = title.split(), unit.casefold().split()
    for length in range(min(len(words) - 1, len(of)), 0, -1):
        if [word.casefold() for word in words[-length:]] == of[:length]:
            return f"{' '.join(words[:-length])} {unit}"
    return f"{title} {unit}"


def small(title: str) -> str:
    """Return a title in small letters, abbreviations left alone: "Phó Chủ tịch HĐND" becomes "phó chủ tịch HĐND"."""
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in title.split())


def joined(names: list[str]) -> str:
    """Return names as a sentence lists them: "A, B và C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}" if names else ""


def _by_code(structure: Structure, frame: FrameName) -> dict[str, str]:
    return dict(structure.frame(frame).select("code", "name").iter_rows())


def _titles(structure: Structure) -> dict[tuple[str, str], str]:
    """Return the titles of posts by the code of their body and their rank, where a rank has one title only."""
    posts = structure.posts.join(structure.units.select("unit", "code"), on="unit")
    found = posts.group_by("code", "rank").agg(pl.col("title").first(), pl.len().alias("times"))
    return {(code, rank): title for code, rank, title, times in found.iter_rows() if times == 1}


def _made(outcome: Outcome) -> dict[tuple[FrameName, str], str]:
    """Return the names of what the steps of a scheme make or rename, by code: some of it ends before the scheme does."""
    found: dict[tuple[FrameName, str], str] = {}
    for step in outcome.scheme.steps:
        for spec in _specs(step):
            if isinstance(spec, UnitSpec):
                found["units", spec.code] = spec.name
            elif isinstance(spec, PlaceSpec):
                found["places", spec.code] = spec.name
    return found


def _specs(value: Any) -> Iterator[Any]:
    if isinstance(value, UnitSpec | PlaceSpec):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _specs(one)
    elif isinstance(value, Spec):
        for name in type(value).model_fields:
            yield from _specs(getattr(value, name))
