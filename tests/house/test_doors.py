"""No hidden doors: what a module needs is seen at its top, and only a room's acts write its tables."""

import ast
import re

import pytest

from tests.house import allowed
from tests.house.source import FACES, HOUSE, dotted, modules, name_of, rooms_with_tables, tree
from tests.house.visiting import imported, imports_in_functions, texts, wildcards

CLOCKS = {
    "date.today", "datetime.today", "datetime.now", "datetime.utcnow", "timezone.now", "timezone.localdate",
    "timezone.localtime", "time.time", "time.localtime", "time.gmtime",
}  # fmt: skip
DATABASE_CLOCKS = re.compile(
    r"\b(current_date|current_timestamp|now\(\)|clock_timestamp\(\)|statement_timestamp\(\))", re.I
)
WRITING_SQL = re.compile(
    r"^\s*(with\b.*\b)?(insert\s+into|update\s+\S+\s+(as\s+\w+\s+)?set|delete\s+from|merge\s+into|truncate\b"
    r"|copy\s+\S+.*\bfrom\s+stdin)",
    re.I | re.S,
)
ALWAYS_WRITES = {
    "bulk_create", "bulk_update", "get_or_create", "update_or_create", "abulk_create", "abulk_update",
    "aget_or_create", "aupdate_or_create", "acreate", "asave", "adelete", "aupdate",
}  # fmt: skip
WRITES_ON_A_QUERY = {"create", "update", "delete"}
QUERY = re.compile(r"\.(objects|filter|exclude|all|select_for_update|using)\b")


def allowed_for(path, reasons):
    return any(name_of(path) == key or name_of(path).startswith(key.rstrip("/") + "/") for key in reasons)


def test_no_imports_inside_functions():
    found = [
        f"{name_of(path)}:{line}"
        for path in modules()
        if not allowed_for(path, allowed.IMPORTS_IN_FUNCTIONS)
        for line in imports_in_functions(tree(path))
    ]
    assert found == []


def test_no_wildcard_imports():
    assert [f"{name_of(path)}:{line}" for path in modules() for line in wildcards(tree(path))] == []


def test_the_day_is_an_argument():
    found = []
    for path in modules():
        if name_of(path).partition("/")[0] in FACES or allowed_for(path, allowed.CLOCKS) or "migrations" in path.parts:
            continue
        # also when handed over uncalled: default=timezone.now
        found += [
            f"{name_of(path)}:{node.lineno} {dotted(node)}"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Attribute) and ".".join(dotted(node).split(".")[-2:]) in CLOCKS
        ]
        found += [
            f"{name_of(path)}:{line} SQL clock" for text, line in texts(tree(path)) if DATABASE_CLOCKS.search(text)
        ]
    assert found == []


def test_no_signals():
    found = [
        f"{name_of(path)}:{line} {name}"
        for path in modules()
        for name, line in imported(tree(path))
        if name.startswith("django") and name.endswith((".signals", ".dispatch"))
    ]
    assert found == []


def test_models_are_imported_not_looked_up_by_name():
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in modules()
        if "migrations" not in path.parts
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("get_model", "get_models")
    ]
    assert found == []


def test_no_generic_foreign_keys():
    found = [
        f"{name_of(path)}:{line}" for path in modules() for name, line in imported(tree(path)) if "contenttypes" in name
    ]
    assert found == []


def is_acts(path):
    parts = path.relative_to(HOUSE).parts
    return len(parts) > 1 and parts[1] in ("acts.py", "acts")


def writes(module):
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name, of = node.func.attr, dotted(node.func.value)
            on_a_query = name in WRITES_ON_A_QUERY and QUERY.search(f".{of}.")
            # a model saves without arguments or with these
            saves = name == "save" and not node.args and {k.arg for k in node.keywords} <= {"update_fields", "using"}
            if name in ALWAYS_WRITES or on_a_query or saves:
                yield node.lineno, f"{of}.{name}()"
    for text, line in texts(module):
        if WRITING_SQL.search(text):
            yield line, " ".join(text.split())[:40]


def test_only_acts_write_tables():
    found = [
        f"{name_of(path)}:{line} {what}"
        for path in modules(*rooms_with_tables(), *(room for room in FACES if (HOUSE / room).exists()))
        if not is_acts(path) and "migrations" not in path.parts
        for line, what in writes(tree(path))
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "Unit.objects.create(name='a')",
        "Unit.objects.filter(pk=1).update(name='a')",
        "unit.save()",
        "unit.save(update_fields=['name'])",
        "Unit.objects.bulk_create(rows)",
        "cursor.execute('insert into unit values (1)')",
        "cursor.copy('COPY registry_unit (id) FROM STDIN')",
    ],
)
def test_a_write_is_recognised(line):
    assert list(writes(ast.parse(line)))


@pytest.mark.parametrize(
    "line", ["found.update(data)", "workbook.save(path)", "Unit.objects.filter(pk=1)", "x = 'update'"]
)
def test_what_is_no_write_is_left_alone(line):
    assert not list(writes(ast.parse(line)))


def test_every_exception_is_still_needed():
    idle = [
        key
        for key in allowed.IMPORTS_IN_FUNCTIONS
        if not any(list(imports_in_functions(tree(path))) for path in modules() if allowed_for(path, [key]))
    ]
    assert idle == []
