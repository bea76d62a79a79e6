"""The tree of bodies: branches that open one by one, or all of it at once."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final, NamedTuple

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.listings import body
from tinhgon.structure.kinds import LEVELS
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.drawing.markup import Markup
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import part, reading, show
from tinhgon.web.templatetags.house import level as level_words
from tinhgon.web.templatetags.house import number, say

UNITS: Final = Crumb(Sentence("Đơn vị", "Units"), addresses.UNITS)
TREE: Final = Sentence("Cây đơn vị", "Tree of units")
_ALL: Final = 99
#: From so many on, bodies of a lower level under one are first counted and opened together.
_MANY: Final = 12


class Leaf(NamedTuple):
    """What the tree shows of one body."""

    unit: int
    parent: int | None
    code: str
    name: str
    sector: str
    level: str
    children: int
    held: int
    quota: int


@reading
def tree(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the bodies under none and what stands right under them; with ``day-du=1`` all there are, all open."""
    whole = request.GET.get("day-du") == "1"
    return show(
        request,
        asked,
        "web/units/tree.html",
        TREE,
        (UNITS, Crumb(TREE)),
        branches=_Writer(asked).under(None, _ALL if whole else 1),
        whole=whole,
        opened=asked.to(addresses.TREE, **{"day-du": 1}),
        total=asked.structure.units.height,
        nothing=asked.empty,
    )


@reading
def branch(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show what stands under one body, or (``cap``) what does of one level; htmx gets the list alone for the tree."""
    row = body.body(asked.structure, code)
    if row is None:
        raise Unknown(
            Sentence(f"Ngày này không có đơn vị mã {code}.", f"On this day there is no unit with the code {code}.")
        )
    level = request.GET.get("cap", "")
    below = _Writer(asked).under(row["unit"], 0, level if level in LEVELS else "")
    if request.htmx:  # type: ignore[attr-defined]
        return part(request, asked, "web/units/_branches.html", branches=below)
    trail = [Crumb(one["name"], addresses.branch(one["code"])) for one in body.trail(asked.structure, row["parent"])]
    return show(
        request,
        asked,
        "web/units/tree.html",
        Sentence(f"Trực thuộc {row['name']}", f"Under {row['name']}"),
        (UNITS, Crumb(TREE, addresses.TREE), *trail, Crumb(row["name"])),
        branches=below,
        row=row,
        total=asked.structure.subtree(row["unit"]).height - 1,
        whole=False,
    )


class _Writer:
    """Writes lists of bodies as markup, without templates: a whole province must be on a page in half a second."""

    def __init__(self, asked: Asked) -> None:
        self._kept = escape(asked.to(""))
        self._asked = asked
        self._words = {
            "below": say("đơn vị trực thuộc", "units under it"),
            "open": say("Mở", "Open"),
            "people": say("người", "people"),
            "units": say("đơn vị", "units"),
        }
        rows = body.bodies(asked.structure).select(Leaf._fields)
        self._below: dict[int | None, list[Leaf]] = {}
        for row in rows.iter_rows():
            leaf = Leaf(*row)
            self._below.setdefault(leaf.parent, []).append(leaf)
        self._out: list[str] = []

    def under(self, root: int | None, depth: int, level: str = "") -> Markup:
        """Return what stands under a body: ``depth`` layers more are there and open, deeper ones are loaded when opened."""
        leaves = [leaf for leaf in self._below.get(root, []) if not level or leaf.level == level]
        self._out = []
        self._list(leaves, depth)
        return Markup("".join(self._out))

    def _list(self, leaves: Iterable[Leaf], depth: int, parent: Leaf | None = None) -> None:
        leaves = list(leaves)
        near, far = leaves, dict[str, int]()
        if parent is not None and depth < _ALL // 2:
            lower = [leaf for leaf in leaves if leaf.level != parent.level]
            if len(lower) >= _MANY:
                near = [leaf for leaf in leaves if leaf.level == parent.level]
                for leaf in lower:
                    far[leaf.level] = far.get(leaf.level, 0) + 1
        self._out.append('<ul class="tree-list">')
        for leaf in near:
            self._item(leaf, depth)
        for level, count in far.items():
            self._level(parent, level, count)
        self._out.append("</ul>")

    def _item(self, leaf: Leaf, depth: int) -> None:
        name, code = escape(leaf.name), escape(leaf.code)
        self._out.append(
            f'<li class="tree-item"><a class="sector sector-{leaf.sector}" href="{escape(addresses.unit(leaf.code))}{self._kept}">'
            f'{name}</a> <span class="code">{code}</span> '
            f'<span class="quiet small">{number(leaf.held)}/{number(leaf.quota)} {self._words["people"]}</span>'
        )
        if leaf.children:
            label = f"{name}: {number(leaf.children)} {self._words['below']}"
            if depth > 0:
                self._out.append(f'<details class="tree-below" open>{self._summary(label, leaf.children)}')
                self._list(self._below.get(leaf.unit, []), depth - 1, leaf)
                self._out.append("</details>")
            else:
                self._later(f"{escape(addresses.branch(leaf.code))}{self._kept}", label, leaf.children)
        self._out.append("</li>")

    def _level(self, parent: Leaf | None, level: str, count: int) -> None:
        """Write the bodies of a lower level as one line that opens."""
        if parent is None:
            return
        words = escape(f"{number(count)} {self._words['units']}, {level_words(level).lower()}")
        self._out.append(f'<li class="tree-item"><span class="tree-together">{words}</span>')
        self._later(escape(self._asked.to(addresses.branch(parent.code), cap=level)), words, count)
        self._out.append("</li>")

    def _summary(self, label: str, count: int) -> str:
        return f'<summary aria-label="{label}"><span class="count">{number(count)}</span></summary>'

    def _later(self, address: str, label: str, count: int) -> None:
        """Write a closed branch: loaded into its place when it is opened; without scripts a link stands there."""
        self._out.append(
            f'<details class="tree-below" hx-get="{address}" hx-trigger="toggle once" hx-target="find .tree-more">'
            f'{self._summary(label, count)}<div class="tree-more"><a href="{address}">{self._words["open"]} '
            f"{number(count)} {self._words['units']}</a></div></details>"
        )
