"""``show``, ``tree``, ``find``: what stands in the books on a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer
from rich.text import Text
from rich.tree import Tree

from tinhgon.api.plain import bodies, trees
from tinhgon.api.plain.found import found
from tinhgon.api.plain.parts import Plain
from tinhgon.api.telling import lives_of, not_on
from tinhgon.cli.asking import Day, Json, Known, as_of
from tinhgon.cli.saying import english, iso, line, note, output, shown, table, word, write
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.registry import queries
from tinhgon.registry.queries.grounds import once_named
from tinhgon.structure.columns import FrameName
from tinhgon.structure.functions import FUNCTIONS
from tinhgon.structure.kinds import TRAITS
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day

app = typer.Typer(rich_markup_mode="rich")

Code = Annotated[
    str, typer.Argument(metavar="CODE", help="Mã đơn vị, địa bàn hoặc người · Code of a unit, place or person.")
]

FACES: dict[FrameName, Callable[..., Plain]] = {
    "units": lambda structure, key: bodies.unit(structure, key, codes=True),
    "places": bodies.place,
    "people": lambda structure, key: bodies.person(structure, key, codes=True),
}


@app.command()
def show(
    code: Code,
    on: Day = None,
    known: Known = None,
    history: Annotated[bool, typer.Option("--history", help="Cả đời của nó trong sổ · Its whole life.")] = False,
    as_json: Json = False,
) -> None:
    """Một đơn vị, địa bàn hoặc người vào một ngày; --history kể cả đời của nó trong sổ.

    A unit, a place or a person on a day; --history tells its whole life in the books.

    [bold]Ví dụ · Examples[/bold]

      tinhgon show 22.TU
      tinhgon show 06869 --on 31/12/2019
      tinhgon show 06838 --history
    """
    asked = as_of(on, known)
    structure = queries.snapshot(asked)
    here = [(frame, key) for frame in FACES for key in bodies.keys_of(structure, frame, code)]
    if not here and not history:
        raise not_on(code, asked.day, asked.known)
    shown_now = [
        {"is": frame.rstrip("s") if frame != "people" else "person", **FACES[frame](structure, key)}
        for frame, key in here
    ]
    lived = lives_of(code, asked.known) if history else []
    if as_json:
        write(
            {"day": asked.day.isoformat(), "code": code, "found": shown_now, **({"history": lived} if history else {})}
        )
        return
    for (frame, _), plain in zip(here, shown_now, strict=True):
        _print(frame, plain, asked)
    for life in lived:
        _print_life(life)


@app.command()
def tree(
    code: Annotated[
        str, typer.Argument(metavar="[CODE]", help="Gốc của cây; bỏ trống là cả bộ máy · Root; else all.")
    ] = "",
    on: Day = None,
    known: Known = None,
    depth: Annotated[
        int, typer.Option("--depth", min=0, max=trees.DEEPEST, help="Số tầng · How many levels down.")
    ] = 2,
    places: Annotated[bool, typer.Option("--places", help="Cây địa bàn · The tree of places.")] = False,
    as_json: Json = False,
) -> None:
    """Cây tổ chức (hoặc địa bàn) vào một ngày.

    The tree of units on a day, or of places.

    [bold]Ví dụ · Examples[/bold]

      tinhgon tree 22.TU --depth 1
      tinhgon tree --places --on 31/12/2019 --depth 3
      tinhgon tree --json --depth 64
    """
    structure = queries.snapshot(as_of(on, known))
    frame, root = _root(structure, code, places=places)
    nodes = trees.tree(structure, frame, root, depth)
    if as_json:
        write({"day": structure.day.isoformat(), "frame": frame, "tree": nodes})
        return
    for node in nodes:
        drawn = Tree(_label(node))
        _hang(drawn, node)
        output().print(drawn)


def _root(structure: Structure, code: str, *, places: bool) -> tuple[str, int | None]:
    frames: list[FrameName] = ["places"] if places else ["units", "places"]
    if not code:
        return frames[0], None
    for frame in frames:
        if found := bodies.keys_of(structure, frame, code):
            return frame, found[0]
    raise Unknown(bodies.nothing(frames[0], code, structure))


def _hang(drawn: Tree, node: Plain) -> None:
    for child in node.get("children", ()):
        _hang(drawn.add(_label(child)), child)


def _label(node: Plain) -> Text:
    below = f"  ({shown(node['below'])})" if node["below"] and not node.get("children") else ""
    return Text.assemble((node["code"], "cyan"), " ", node["name"], (below, "dim"))


@app.command()
def find(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Mã hoặc một phần tên · A code or part of a name.")],
    on: Day = None,
    known: Known = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="Nhiều nhất · At most.")] = 30,
    as_json: Json = False,
) -> None:
    """Tìm đơn vị, địa bàn, người theo mã hoặc tên; không cần dấu.

    Find units, places and people by code or name, with or without accents.

    [bold]Ví dụ · Examples[/bold]

      tinhgon find "hoanh bo" --on 31/12/2019
      tinhgon find "Nguyễn Văn" --limit 5 --json
    """
    asked = as_of(on, known)
    answer = found(queries.snapshot(asked), text, limit, codes=True)
    if as_json:
        write({"day": asked.day.isoformat(), "text": text, **answer})
        return
    if not answer["total"]:
        line(f"Ngày {say_day(asked.day)} không thấy “{text}”. · Nothing of that name or code on that day.")
    for hit in answer["found"]:
        if hit["rows"]:
            heads = ("Code", "Name", "Of") if english() else ("Mã", "Tên", "Thuộc")
            title = f"{_HITS[hit['frame']][english()]}: {shown(hit['total'])}"
            table(title, heads, [(one["code"], one["name"], _belongs(one)) for one in hit["rows"]])
            line()
    _print_once(text, asked)


def _print_once(text: str, asked: AsOf) -> None:
    """Say which places bore the name on other days and no longer do; what became of them is a question of lineage."""
    there = set(queries.snapshot(asked).places["place"])
    once = [one for one in once_named(text, asked.known) if one.frame == "places" and one.key not in there]
    if once:
        heads = ("Code", "Name", "On other days") if english() else ("Mã", "Tên", "Vào ngày khác")
        rows = [
            (one.code, one.name, f"{say_day(one.first)} – {say_day(one.last) if one.last else '…'}") for one in once
        ]
        table("", heads, rows)
        note(f"Đã thành gì · what became of it: tinhgon lineage {once[0].code}", style="dim")


_HITS = {"places": ("Địa bàn", "Places"), "units": ("Đơn vị", "Units"), "people": ("Người", "People")}


def _belongs(row: Plain) -> str:
    return str(row.get("parent_name") or row.get("unit_name") or row.get("place_name") or "")


# -- for people


def _said(words: Plain | None) -> str:
    return "" if not words else str(words["en" if english() else "vi"])


def _listed(ids: list[str], words: Mapping[str, Sentence]) -> str:
    """Return what a list holds, in words where it has any; functions may also be free text."""
    return "; ".join(word(words[one]) if one in words else one for one in ids)


def _print(frame: str, plain: Plain, asked: AsOf) -> None:
    head = Text.assemble((str(plain.get("code", "")), "bold cyan"), "  ", (plain["name"], "bold"))
    line(head)
    facts = [(name, value) for name, value in _facts(frame, plain) if value]
    table("", ("", f"{say_day(asked.day)}"), facts)
    for title, heads, rows, right in _parts(frame, plain):
        if rows:
            line()
            table(title, heads, rows, right=right)
    line()


def _facts(frame: str, plain: Plain) -> list[tuple[str, Any]]:
    def ref(name: str) -> str:
        return f"{plain[name]['code']} {plain[name]['name']}" if plain.get(name) else ""

    vi_en: list[tuple[str, str, Any]]
    if frame == "units":
        vi_en = [
            ("Loại", "Kind", _said(plain["kind"])),
            ("Khối", "Sector", _said(plain["sector"])),
            ("Cấp", "Level", _said(plain["level"])),
            ("Trực thuộc", "Under", ref("parent")),
            ("Địa bàn", "Place", ref("place")),
            ("Cơ quan giúp việc chung", "Served by", ref("host")),
            ("Chức năng", "Functions", _listed(plain["functions"], FUNCTIONS)),
            ("Ghi chú", "Note", plain["note"]),
        ]
    elif frame == "places":
        vi_en = [
            ("Loại", "Kind", _said(plain["kind"])),
            ("Cấp", "Level", _said(plain["level"])),
            ("Thuộc", "In", ref("parent")),
            ("Diện tích (km²)", "Area (km²)", shown(plain["area_km2"])),
            ("Dân số", "Population", shown(plain["population"])),
            ("Đặc điểm", "Traits", _listed(plain["traits"], TRAITS)),
            ("Ghi chú", "Note", plain["note"]),
        ]
    else:
        vi_en = []
    return [(en if english() else vi, value) for vi, en, value in vi_en]


def _parts(frame: str, plain: Plain) -> list[tuple[str, tuple[str, ...], list[tuple[Any, ...]], tuple[int, ...]]]:
    en = english()
    if frame == "people":
        heads = ("Post", "Unit", "Since", "Concurrent") if en else ("Vị trí", "Đơn vị", "Từ ngày", "Kiêm nhiệm")
        held = [
            (one["title"], f"{one['unit']['code']} {one['unit']['name']}", iso(one["since"]), one["concurrent"])
            for one in plain["posts"]
        ]
        return [("", heads, held, ())]
    parts: list[tuple[str, tuple[str, ...], list[tuple[Any, ...]], tuple[int, ...]]] = []
    if frame == "units":
        heads = ("Post", "Quota", "Held", "Holders") if en else ("Vị trí", "Chỉ tiêu", "Có mặt", "Người giữ")
        posts = [(one["title"], one["quota"], one["held"], _holders(one["holders"])) for one in plain["posts"]]
        parts.append(("Posts" if en else "Vị trí", heads, posts, (1, 2)))
    below = plain["units"] if frame == "units" else plain["places"]
    title = f"{'Under it' if en else 'Trực thuộc'}: {shown(len(below))}"
    parts.append((title, ("Code", "Name") if en else ("Mã", "Tên"), [(one["code"], one["name"]) for one in below], ()))
    return parts


def _holders(holders: list[Plain]) -> str:
    names = [f"{one['name']}{' (kiêm)' if one['concurrent'] else ''}" for one in holders[:6]]
    return ", ".join(names) + (f" … +{len(holders) - 6}" if len(holders) > 6 else "")


def _print_life(life: Plain) -> None:
    heads = (
        ("From", "To", "What changed", "Entry", "Decision")
        if english()
        else ("Từ ngày", "Đến trước", "Thay đổi", "Mục", "Văn bản")
    )
    rows = [
        (iso(one["from"]), iso(one["to"]), _changed(one), one["opened_by"], one["decision"] or one["title"])
        for one in life["slices"]
    ]
    table(f"{life['code']} {life['name']}", heads, rows, right=(3,))
    line()


def _changed(one: Plain) -> str:
    if not one["changed"]:
        return str(one["cells"]["name"])
    return "; ".join(
        f"{name}: {shown(before) or '—'} → {shown(after) or '—'}" for name, (before, after) in one["changed"].items()
    )
