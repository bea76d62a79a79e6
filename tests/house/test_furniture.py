"""The same furniture in every room, so that who knows one room finds the way in the next."""

import ast
import re

from tests.house import allowed
from tests.house.source import HOUSE, modules, name_of, rooms, rooms_with_tables, tree

FURNITURE = {"__init__", "acts", "queries", "models", "rules", "words", "jobs", "apps", "migrations"}
# Names that say nothing: what is in such a module could be anything, and so will be.
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "services", "service", "managers", "manager"}
VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
LINES = 300
MOST_LINES = 400


def test_rooms_with_tables_hold_the_same_furniture():
    """More is allowed where the room's own docstring names it, as ``name.py`` or ``name/``, and so says why."""
    found = []
    for room in rooms_with_tables():
        says = ast.get_docstring(tree(HOUSE / room / "__init__.py")) or ""
        for path in (HOUSE / room).iterdir():
            name = path.stem if path.suffix == ".py" else path.name
            is_module = path.suffix == ".py" or (path.is_dir() and (path / "__init__.py").exists())
            if is_module and name not in FURNITURE and f"{name}.py" not in says and f"{name}/" not in says:
                found.append(f"{room}/{path.name}")
    assert found == [], "not of the common furniture, and not named in the room's docstring"


def test_no_module_has_an_empty_name():
    found = [name_of(path) for path in modules() if {*path.relative_to(HOUSE).with_suffix("").parts} & EMPTY_NAMES]
    assert found == []


def test_every_room_says_what_it_is_and_its_words_in_vietnamese():
    silent = []
    for room in rooms():
        says = ast.get_docstring(tree(HOUSE / room / "__init__.py")) or ""
        if not VIETNAMESE.search(says):
            silent.append(room)
    assert silent == []


def test_every_module_says_what_it_is():
    silent = [
        name_of(path)
        for path in modules()
        if "migrations" not in path.parts and path.read_text().strip() and not ast.get_docstring(tree(path))
    ]
    assert silent == []


def test_modules_stay_near_300_lines():
    long = {}
    for path in modules():
        if "migrations" not in path.parts and name_of(path) not in allowed.LONG:
            count = len(path.read_text(encoding="utf-8").splitlines())
            if count > MOST_LINES:
                long[name_of(path)] = count
    assert long == {}, f"near {LINES}, never over {MOST_LINES}: a folder of the same name holds more"
