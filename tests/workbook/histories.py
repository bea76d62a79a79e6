"""Small sound histories for property tests: renamed, recoded, moved under others, with codes that other things use again
and text that spreadsheets dislike."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import polars as pl
from hypothesis import strategies as st

from tinhgon.structure.columns import FRAMES, KEYS, SCHEMAS, FrameName
from tinhgon.structure.history import DECISIONS, LINEAGE, SPAN, History
from tinhgon.structure.kinds import LEVELS, PLACE_KINDS, RANKS, SECTORS, TRAITS, UNIT_KINDS
from tinhgon.structure.lineage import RELATIONS

#: The days between which everything happens; the last stands for "still open".
DAYS = (date(2019, 12, 1), date(2020, 1, 1), date(2025, 3, 1), date(2025, 7, 1), None)
Life = tuple[int, int]

_LETTERS = st.characters(max_codepoint=0x1FFF, exclude_categories=("Cs", "Cc", "Cn", "Cf"))
_PLAIN = st.text(_LETTERS, min_size=1, max_size=8)
_NASTY = st.sampled_from(
    [
        "=1+1",
        "'=x",
        "''@a",
        "+84",
        "-",
        "＝cmd",
        "'",
        "a\nb",
        "1.234",
        "06649",
        "x;y",
        '"q",',
        "TRUE",
        "_x0041_",
        "2025-07-01",
    ]
)
TEXT = st.one_of(_PLAIN, _NASTY).map(lambda text: unicodedata.normalize("NFC", text).strip()).filter(bool)
NUMBER = st.one_of(st.none(), st.integers(0, 10**6), st.decimals(0, 9999, places=3)).map(
    lambda value: None if value is None else float(value)
)


class _Maker:
    """Draws rows; every thing lives within what it stands on."""

    def __init__(self, draw: Callable[[Any], Any]) -> None:
        self.draw = draw
        self.rows: dict[FrameName, list[dict[str, Any]]] = {name: [] for name in FRAMES}
        self.lives: dict[int, Life] = {}
        self.carried: dict[tuple[str, str], list[Life]] = {}
        self.next = draw(st.integers(1, 50))
        self.names = 0

    def fresh(self) -> int:
        """Return a number for a code or title that nothing else carries."""
        self.names += 1
        return 1000 + self.names

    def life(self, *within: int | None) -> Life:
        """Draw a life inside those of other things; sometimes all of it."""
        starts = max([0, *(self.lives[key][0] for key in within if key)])
        ends = min([4, *(self.lives[key][1] for key in within if key)])
        start = self.draw(st.integers(starts, ends - 1))
        return start, self.draw(st.integers(start + 1, ends))

    def code(self, frame: str, life: Life, pool: list[str]) -> str:
        """Draw a code that nothing else carries in that life; a small pool makes reuse likely."""
        for code in self.draw(st.permutations(pool)):
            taken = self.carried.setdefault((frame, code), [])
            if all(life[1] <= start or end <= life[0] for start, end in taken):
                taken.append(life)
                return str(code)
        return f"{frame[0]}{self.next}"

    def around(self, life: Life, keys: list[int]) -> list[int]:
        """Return those of the things that are there for all of a life."""
        return [key for key in keys if self.lives[key][0] <= life[0] and life[1] <= self.lives[key][1]]

    def add(self, frame: FrameName, life: Life, fixed: dict[str, Any], varying: Callable[[], dict[str, Any]]) -> int:
        """Add a thing with one or more slices."""
        key, self.next = self.next, self.next + self.draw(st.integers(1, 3))
        self.lives[key] = life
        cuts = (
            self.draw(st.lists(st.integers(life[0] + 1, life[1] - 1), unique=True, max_size=2))
            if life[1] - life[0] > 1
            else []
        )
        edges = [life[0], *sorted(cuts), life[1]]
        for start, end in pairwise(edges):
            days = {"valid_from": DAYS[start], "valid_to": DAYS[end]}
            self.rows[frame].append({KEYS[frame]: key, **fixed, **varying(), **days})
        return key


def _places(make: _Maker) -> list[int]:
    draw = make.draw
    root = make.add(
        "places", (0, 4), {"code": "22", "kind": "province", "level": "province"}, lambda: {"name": draw(TEXT)}
    )
    keys = [root]
    for _ in range(draw(st.integers(1, 4))):
        life = make.life(root)
        kind = draw(st.sampled_from(sorted(PLACE_KINDS)))
        fixed = {
            "code": make.code("p", life, ["06649", "06652"]),
            "parent": root,
            "kind": kind,
            "level": PLACE_KINDS[kind].level,
        }
        recoded, above = draw(st.booleans()), make.around(life, keys)
        keys.append(make.add("places", life, fixed, lambda recoded=recoded, above=above: {
            **({"code": f"p{make.fresh()}", "parent": draw(st.sampled_from(above))} if recoded else {}),
            "name": draw(TEXT), "area_km2": draw(NUMBER), "population": draw(st.none() | st.integers(0, 10**7)),
            "traits": draw(st.none() | st.lists(st.sampled_from(sorted(TRAITS)), min_size=1, unique=True).map(";".join)),
            "lon": draw(st.none() | st.decimals(-180, 180, places=3).map(float)), "note": draw(st.none() | TEXT),
        }))  # fmt: skip
    return keys


def _units(make: _Maker, places: list[int]) -> list[int]:
    draw = make.draw
    keys: list[int] = []
    for _ in range(draw(st.integers(1, 5))):
        place, parent = draw(st.sampled_from([None, *places])), draw(st.sampled_from([None, *keys]))
        shared = max([0, *(make.lives[key][0] for key in (place, parent) if key)])
        if shared >= min([4, *(make.lives[key][1] for key in (place, parent) if key)]):
            parent = None
        life = make.life(place, parent)
        fixed = {
            "code": make.code("u", life, ["A.DU", "A.UB"]), "parent": parent, "place": place, "kind": draw(st.sampled_from(sorted(UNIT_KINDS))),
            "level": draw(st.sampled_from(sorted(LEVELS))),
        }  # fmt: skip
        moved, above, seats = draw(st.booleans()), [None, *make.around(life, keys)], [None, *make.around(life, places)]
        keys.append(make.add("units", life, fixed, lambda moved=moved, above=above, seats=seats: {
            **({"code": f"u{make.fresh()}", "parent": draw(st.sampled_from(above)), "place": draw(st.sampled_from(seats)),
                "host": draw(st.sampled_from(above))} if moved else {}),
            "name": draw(TEXT), "sector": draw(st.sampled_from(sorted(SECTORS))), "functions": draw(st.none() | TEXT),
            "note": draw(st.none() | TEXT),
        }))  # fmt: skip
    return keys


@st.composite
def histories(draw: Callable[[Any], Any]) -> History:
    """Draw a history in which every row is sound; codes and titles are reused by other things at other times."""
    make = _Maker(draw)
    places = _places(make)
    units = _units(make, places)
    posts, people = [], []
    for _ in range(draw(st.integers(0, 5))):
        unit = draw(st.sampled_from(units))
        life = make.life(unit)
        title = make.code(f"t{unit}", life, ["Chủ tịch", "Bí thư"])
        rank = draw(st.sampled_from(sorted(RANKS)))
        fixed = {"unit": unit, "title": title, "rank": rank}
        moved, around = draw(st.booleans()), make.around(life, units)
        posts.append(make.add("posts", life, fixed, lambda moved=moved, around=around: {
            **({"unit": draw(st.sampled_from(around)), "title": f"Chức danh {make.fresh()}"} if moved else {}),
            "quota": draw(st.integers(9, 20)),
        }))  # fmt: skip
    for number in range(draw(st.integers(0, 3))):
        people.append(make.add("people", make.life(), {"code": f"NG{number}", "sex": draw(st.sampled_from([None, "female", "male"]))}, lambda: {
            "name": draw(TEXT), "birth": draw(st.none() | st.dates(date(1850, 1, 1), date(2005, 1, 1))),
            "home": draw(st.sampled_from([None, *places])), "qualification": draw(st.none() | TEXT),
        }))  # fmt: skip
    for person in people:
        for number, post in enumerate(draw(st.lists(st.sampled_from(posts), unique=True, max_size=3)) if posts else []):
            start = max(make.lives[person][0], make.lives[post][0])
            if start >= min(make.lives[person][1], make.lives[post][1]):
                continue
            life = make.life(person, post)
            first = DAYS[life[0]]
            assert first is not None
            fixed = {
                "person": person,
                "post": post,
                "concurrent": number > 0,
                "since": first - timedelta(draw(st.integers(0, 900))),
            }
            make.add(
                "tenures",
                life,
                fixed,
                lambda: {"until": draw(st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)))},
            )
    events = list(range(1, 1 + draw(st.integers(0, 4))))
    for row in (row for name in FRAMES for row in make.rows[name]):
        row["opened_by"] = draw(st.sampled_from([None, *events]))
        row["closed_by"] = draw(st.sampled_from([None, *events])) if row["valid_to"] else None
    frames = {}
    for name in FRAMES:
        schema = {**SCHEMAS[name], **SPAN}
        rows = [{column: row.get(column) for column in schema} for row in make.rows[name]]
        frames[name] = pl.DataFrame(rows, schema=schema)
    return History.of(frames, _lineage(make, {"places": places, "units": units}, events), _decisions(make, events))


def _decisions(make: _Maker, events: list[int]) -> pl.DataFrame:
    draw, some = make.draw, st.none() | TEXT
    days = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
    rows = [(event, draw(some), draw(days), draw(some), draw(some), draw(some), draw(days)) for event in events]
    return pl.DataFrame(rows, schema=DECISIONS, orient="row")


def _lineage(make: _Maker, things: dict[str, list[int]], events: list[int]) -> pl.DataFrame:
    """Draw edges: on a day a thing gives tenths of itself to others of its kind that are there, and may go on."""
    draw, rows = make.draw, []
    for frame, keys in things.items():
        for source in keys if events else []:
            days = [number for number in range(1, 4) if make.lives[source][0] < number <= make.lives[source][1]]
            if not days or draw(st.booleans()):
                continue
            at, event, left = draw(st.sampled_from(days)), draw(st.sampled_from(events)), 10
            there = [key for key in keys if key != source and make.lives[key][0] <= at <= make.lives[key][1]]
            targets = draw(st.lists(st.sampled_from(there), unique=True, max_size=3)) if there else []
            goes_on = make.lives[source][1] > at and draw(st.booleans())
            for target in [*targets, *([source] if goes_on else [])]:
                tenths = draw(st.integers(0, left)) if frame == "places" else 0
                left -= tenths
                shares = (tenths / 10, draw(st.none() | st.just(tenths / 10))) if frame == "places" else (None, None)
                relation = (
                    "remain" if target == source else draw(st.sampled_from(sorted(RELATIONS.keys() - {"remain"})))
                )
                rows.append((frame, source, target, relation, *shares, DAYS[at], draw(st.integers(0, 9)), event))
    return pl.DataFrame(rows, schema=LINEAGE, orient="row")
