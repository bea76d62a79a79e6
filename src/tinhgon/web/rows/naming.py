"""What a key is called: code, name and link of any row, on the day on which it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from tinhgon.structure.columns import KEYS, FrameName
from tinhgon.structure.snapshot import Structure
from tinhgon.web import addresses
from tinhgon.web.asking import Asked


@dataclass(frozen=True, slots=True)
class Thing:
    """A row by name: its code (none for posts and tenures), its name, and the address of the page that shows it."""

    key: int
    name: str
    code: str = ""
    href: str = ""

    @property
    def label(self) -> str:
        """Code and name in one text."""
        return f"{self.code} {self.name}".strip()


_PAGES = {"places": addresses.place, "units": addresses.unit, "people": addresses.person}


class Namer:
    """Names keys of any frame by the first of several structures in which they stand; links go to that structure's day."""

    def __init__(self, *views: tuple[Structure, Asked]) -> None:
        self._views = views

    def things(self, frame: FrameName, keys: Iterable[int | None]) -> dict[int, Thing]:
        """Return the rows of these keys that are known, by key; keys that stand nowhere are left out."""
        wanted = {key for key in keys if key is not None}
        found: dict[int, Thing] = {}
        for structure, asked in self._views:
            missing = sorted(wanted - found.keys())
            if missing:
                found |= self._on(structure, asked, frame, missing)
        return found

    def _on(self, structure: Structure, asked: Asked, frame: FrameName, keys: list[int]) -> dict[int, Thing]:
        key = KEYS[frame]
        rows = structure.frame(frame).filter(pl.col(key).is_in(keys))
        if frame == "posts":
            units = self._on(structure, asked, "units", rows["unit"].unique().sort().to_list())
            return {
                row["post"]: Thing(
                    row["post"], f"{row['title']} · {_name(units, row['unit'])}", "", _href(units, row["unit"])
                )
                for row in rows.iter_rows(named=True)
            }
        if frame == "tenures":
            people = self._on(structure, asked, "people", rows["person"].unique().sort().to_list())
            posts = self._on(structure, asked, "posts", rows["post"].unique().sort().to_list())
            return {
                row["tenure"]: Thing(
                    row["tenure"],
                    f"{_name(people, row['person'])} – {_name(posts, row['post'])}",
                    "",
                    _href(people, row["person"]),
                )
                for row in rows.iter_rows(named=True)
            }
        page = _PAGES[frame]
        return {
            row[key]: Thing(row[key], row["name"], row["code"], asked.to(page(row["code"])))
            for row in rows.select(key, "code", "name").iter_rows(named=True)
        }


def _name(things: dict[int, Thing], key: int) -> str:
    return things[key].name if key in things else str(key)


def _href(things: dict[int, Thing], key: int) -> str:
    return things[key].href if key in things else ""
