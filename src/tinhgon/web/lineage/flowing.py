"""The passages of one thing's lineage as a flow in time: a column per event, a box per thing as it stood between events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.lineage import Lineage, Passage
from tinhgon.vietnamese.days import say_day
from tinhgon.web.atlas.showing import percent
from tinhgon.web.drawing.flow import Band, Node, flow
from tinhgon.web.drawing.markup import Markup

Event = tuple[date, int]


def passages(lineage: Lineage, key: int) -> list[Passage]:
    """Return every passage on the way to and from a thing, each once, in order of time."""
    found: dict[Passage, None] = {}
    for kin in (*lineage.came_from(key), *lineage.became(key)):
        found.update(dict.fromkeys(kin.passages))
    return sorted(found, key=lambda passage: (passage.day, passage.entry or 0, passage.source, passage.target))


def event_of(passage: Passage) -> Event:
    """Return what happened at once: one entry on one day."""
    return (passage.day, passage.entry or 0)


def drawn(
    key: int,
    found: Sequence[Passage],
    names: Mapping[int, str],
    title: str,
    address: Mapping[tuple[int, date], str],
    language: str,
) -> Markup:
    """Return the picture. ``names`` are labels by key, ``address`` pages by key and day."""
    events = sorted({event_of(passage) for passage in found})
    column = {event: number for number, event in enumerate(events)}
    standing: dict[int, str] = {}
    nodes: dict[str, Node] = {}
    bands: list[Band] = []
    for event in events:
        here = [passage for passage in found if event_of(passage) == event]
        sources = {one.source: _source(one, column[event], standing, nodes, names, address, key) for one in here}
        targets = {one.target: _target(one, column[event] + 1, nodes, names, address, key) for one in here}
        bands += [_band(one, sources[one.source], targets[one.target], names, language) for one in here]
        standing |= targets
    heads = [_head(events, number).said_in(language) for number in range(len(events) + 1)] if events else []
    if not nodes:
        nodes["only"] = Node("only", 0, names.get(key, str(key)), "", "", "here")
    return flow(list(nodes.values()), bands, title, heads)


def _source(
    passage: Passage, at: int, standing: dict[int, str], nodes: dict[str, Node], names: Mapping[int, str],
    address: Mapping[tuple[int, date], str], key: int,
) -> str:  # fmt: skip
    if passage.source in standing:
        return standing[passage.source]
    day = passage.day - timedelta(days=1)
    id = f"{passage.source}@{at}"
    nodes.setdefault(id, _node(id, at, passage.source, day, names, address, key))
    return id


def _target(
    passage: Passage,
    at: int,
    nodes: dict[str, Node],
    names: Mapping[int, str],
    address: Mapping[tuple[int, date], str],
    key: int,
) -> str:
    id = f"{passage.target}@{at}"
    nodes.setdefault(id, _node(id, at, passage.target, passage.day, names, address, key))
    return id


def _node(
    id: str, at: int, thing: int, day: date, names: Mapping[int, str], address: Mapping[tuple[int, date], str], key: int
) -> Node:
    code, _, name = names.get(thing, str(thing)).partition(" ")
    return Node(
        id, at, name or code, code if name else "", address.get((thing, day), ""), "here" if thing == key else ""
    )


def _band(passage: Passage, source: str, target: str, names: Mapping[int, str], language: str) -> Band:
    share = passage.area_share
    label = "" if share is None or share > 0.99995 else percent(share, language)
    words = f"{names.get(passage.source, passage.source)} → {names.get(passage.target, passage.target)}, {say_day(passage.day)}"
    return Band(source, target, share, f"{words}: {label}" if label else words, label)


def _head(events: Sequence[Event], number: int) -> Sentence:
    if number == 0:
        return Sentence(f"trước {say_day(events[0][0])}", f"before {say_day(events[0][0])}")
    return Sentence(f"từ {say_day(events[number - 1][0])}", f"from {say_day(events[number - 1][0])}")


def days_of(found: Iterable[Passage]) -> set[tuple[int, date]]:
    """Return every (thing, day) whose page the picture links to."""
    return {(one.source, one.day - timedelta(days=1)) for one in found} | {(one.target, one.day) for one in found}
