"""The sources of the house, parsed once for all tests of the house."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "src" / "tinhgon"
PURE = ("kernel", "vietnamese", "sealing", "structure", "law", "planning", "sample", "workbook", "papers")
FACES = ("site", "cli", "web", "api")


@functools.cache
def rooms() -> tuple[str, ...]:
    """The rooms that are built."""
    return tuple(sorted(path.parent.name for path in HOUSE.glob("*/__init__.py")))


@functools.cache
def rooms_with_tables() -> tuple[str, ...]:
    """The rooms that have models."""
    return tuple(
        room for room in rooms() if (HOUSE / room / "models.py").exists() or (HOUSE / room / "models").is_dir()
    )


def modules(*inside: str) -> Iterator[Path]:
    """All Python files of these rooms, or of all rooms."""
    for room in inside or rooms():
        yield from sorted((HOUSE / room).rglob("*.py"))


@functools.cache
def tree(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def name_of(path: Path) -> str:
    """How a file is named in messages and allow-lists."""
    return path.relative_to(HOUSE).as_posix()


def dotted(node: ast.AST) -> str:
    """``a.b.c`` of an attribute chain; the names that can be known, joined by dots."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return dotted(node.func)
    return node.id if isinstance(node, ast.Name) else ""
