"""The tree of bodies: branches that open one by one, or all of it at once."""

from __future__ import annotations

from html import escape

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.listings import body
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.drawing.markup import Markup
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import part, reading, show
from tinhgon.web.templatetags.house import number, say

UNITS = Crumb(Sentence("Đơn vị", "Units"), addresses.UNITS)
TREE = Sentence("Cây đơn vị", "Tree of units")


@reading
def tree(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the bodies under none and what stands right under them; with ``day-du=1`` all there are, all open."""
    whole = request.GET.get("day-du") == "1"
    units = asked.structure.units
    return show(
        request,
        asked,
        "web/units/tree.html",
        TREE,
        (UNITS, Crumb(TREE)),
        branches=branches(asked, None, depth=99 if whole else 1),
        whole=whole,
        opened=asked.to(addresses.TREE, **{"day-du": 1}),
        total=units.height,
        nothing=asked.empty,
    )


@reading
def branch(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show what stands under one body; htmx gets the list alone and puts it into the tree."""
    row = body.body(asked.structure, code)
    if row is None:
        raise Unknown(
            Sentence(f"Ngày này không có đơn vị mã {code}.", f"On this day there is no unit with the code {code}.")
        )
    below = branches(asked, row["unit"], depth=0)
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


def branches(asked: Asked, root: int | None, depth: int) -> Markup:
    """Return the list of bodies under one, as markup: ``depth`` layers below it are there and open, deeper ones are loaded
    when opened.

    Written without templates, because a whole province must be on the page in half a second.
    """
    rows = body.rows_of(body.UNITS, asked.structure).select(
        "unit", "parent", "code", "name", "sector", "children", "held", "quota"
    )
    below: dict[int | None, list[tuple[object, ...]]] = {}
    for row in rows.iter_rows():
        below.setdefault(row[1], []).append(row)
    known = set(rows["unit"].to_list()) if root is None else set()
    tops = below.get(root, [])
    if root is None:
        tops = [
            *tops,
            *(row for parent, group in below.items() if parent is not None and parent not in known for row in group),
        ]
    return Markup(_list(asked, tops, below, depth))


def _list(
    asked: Asked, rows: list[tuple[object, ...]], below: dict[int | None, list[tuple[object, ...]]], depth: int
) -> str:
    kept = asked.to("")
    words = (say("đơn vị trực thuộc", "units under it"), say("Mở", "Open"), say("người", "people"))
    # One stack instead of recursion over strings: a list opens, its items follow, it closes.
    out: list[str] = []

    def write(rows: list[tuple[object, ...]], depth: int) -> None:
        out.append('<ul class="tree-list">')
        for unit, _parent, code, name, sector, count, held, quota in rows:
            out.append(
                f'<li class="tree-item"><a class="sector sector-{sector}" href="{escape(addresses.unit(str(code)))}{kept}">'
                f'{escape(str(name))}</a> <span class="code">{escape(str(code))}</span> '
                f'<span class="quiet small">{number(held)}/{number(quota)} {words[2]}</span>'  # type: ignore[arg-type]
            )
            if count:
                address = f"{escape(addresses.branch(str(code)))}{kept}"
                label = f"{escape(str(name))}: {number(count)} {words[0]}"  # type: ignore[arg-type]
                if depth > 0:
                    out.append(
                        f'<details class="tree-below" open><summary aria-label="{label}"><span class="count">{number(count)}</span></summary>'
                    )  # type: ignore[arg-type]
                    write(below.get(unit, []), depth - 1)  # type: ignore[call-overload]
                    out.append("</details>")
                else:
                    out.append(
                        f'<details class="tree-below" hx-get="{address}" hx-trigger="toggle once" hx-target="find .tree-more">'
                        f'<summary aria-label="{label}"><span class="count">{number(count)}</span></summary>'  # type: ignore[arg-type]
                        f'<div class="tree-more"><a href="{address}">{words[1]} {number(count)} {words[0]}</a></div></details>'  # type: ignore[arg-type]
                    )
            out.append("</li>")
        out.append("</ul>")

    write(rows, depth)
    return "".join(out)
