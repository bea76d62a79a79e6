"""Small questions to a parsed file."""

import ast
from collections.abc import Iterator


def imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """All modules that are imported anywhere in the file, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "", node.lineno)


def imports_in_functions(tree: ast.AST) -> Iterator[int]:
    """Lines of imports that happen only when a function runs."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (n.lineno for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom))


def wildcards(tree: ast.AST) -> Iterator[int]:
    """Lines of ``from … import *``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
            yield node.lineno


def texts(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """String constants that are not docstrings, with the line; of formatted strings the fixed parts."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value, node.lineno
