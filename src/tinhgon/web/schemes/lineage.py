"""What went into what by a scheme, as a flow: groups of related things, a page of them at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import KEYS
from tinhgon.web.atlas.fates import FATES, fates
from tinhgon.web.atlas.showing import percent
from tinhgon.web.drawing.flow import Band, Node, related
from tinhgon.web.drawing.flow import flow as drawn
from tinhgon.web.drawing.markup import Markup
from tinhgon.web.rows.naming import Thing
from tinhgon.web.schemes.enacted import Dossier

Frame = Literal["places", "units"]
#: Boxes on one page of the flow, about.
BOXES = 90


@dataclass(frozen=True, slots=True)
class Group:
    """Things that went into one another: boxes and bands of one connected piece."""

    nodes: tuple[Node, ...]
    bands: tuple[Band, ...]


def groups(dossier: Dossier, frame: Frame, language: str) -> list[Group]:
    """Return the connected pieces of a scheme's lineage; what goes on beside what it absorbs is a band of its own."""
    edges = dossier.outcome.lineage().filter(pl.col("frame") == frame)
    if edges.is_empty():
        return []
    before = dossier.names_before.things(frame, edges["source"].to_list() + edges["target"].to_list())
    after = dossier.names.things(frame, edges["target"].to_list())
    # What one step makes and another takes up again stands on neither side.
    merged = _net(edges, dossier, frame)
    fate = {
        "b": fates(dossier.outcome.before, dossier.outcome.after, dossier.edges, frame, "before"),
        "a": fates(dossier.outcome.before, dossier.outcome.after, dossier.edges, frame, "after"),
    }
    bands = [_band(source, target, share, before, after, language) for source, target, share in merged]
    nodes: dict[str, Node] = {}
    for source, target, _ in merged:
        for side, key, things, column in (("b", source, before, 0), ("a", target, after, 1)):
            thing = things.get(key) or Thing(key, str(key))
            fated = fate[side].get(key)
            known = FATES.get(fated.fate if fated else "")
            nodes.setdefault(
                f"{side}{key}",
                Node(
                    f"{side}{key}",
                    column,
                    thing.label,
                    "",
                    thing.href,
                    known.id if known else "",
                    known.mark if known else "",
                ),
            )
    return [
        Group(tuple(piece), tuple(band for band in bands if band.source in ids))
        for piece in related(list(nodes.values()), bands)
        for ids in ({node.id for node in piece},)
    ]


def _net(edges: pl.DataFrame, dossier: Dossier, frame: Frame) -> list[tuple[int, int, float | None]]:
    """Return (source before, target after, share) for everything that moved, through whatever stood in between."""
    stands = set(dossier.outcome.before.frame(frame)[KEYS[frame]].to_list())
    goes_on = set(dossier.outcome.after.frame(frame)[KEYS[frame]].to_list())
    found = fates(dossier.outcome.before, dossier.outcome.after, dossier.edges, frame, "before")
    touched = [key for key in dict.fromkeys(edges["source"].to_list() + edges["target"].to_list()) if key in stands]
    net: list[tuple[int, int, float | None]] = []
    for key in touched:
        others = [(key, kin.key, kin.area_share) for kin in found[key].others if kin.key in goes_on]
        shares = [share for _, _, share in others if share is not None]
        kept = 1.0 - sum(shares) if len(shares) == len(others) else None
        if key in goes_on and (kept is None or kept > 1e-9):
            net.append((key, key, kept))
        net += others
    return net


def _band(
    source: int, target: int, share: float | None, before: dict[int, Thing], after: dict[int, Thing], language: str
) -> Band:
    one, other = before.get(source), after.get(target)
    partial = share is not None and share < 0.99995
    label = percent(share or 0.0, language) if partial else ""
    words = f"{one.label if one else source} → {other.label if other else target}{f': {label}' if label else ''}"
    return Band(f"b{source}", f"a{target}", share, words, label)


def paged(found: Sequence[Group]) -> list[list[Group]]:
    """Return the groups in pages of about `BOXES` boxes each; a group is never torn."""
    pages: list[list[Group]] = []
    boxes = 0
    for group in found:
        if not pages or boxes + len(group.nodes) > BOXES:
            pages.append([])
            boxes = 0
        pages[-1].append(group)
        boxes += len(group.nodes)
    return pages


def picture(found: Sequence[Group], title: str, language: str) -> Markup:
    """Return the flow of some groups as a picture."""
    heads = [Sentence("Trước", "Before").said_in(language), Sentence("Sau", "After").said_in(language)]
    nodes = [node for group in found for node in group.nodes]
    return drawn(nodes, [band for group in found for band in group.bands], title, heads)
