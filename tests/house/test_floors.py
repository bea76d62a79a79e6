"""Rooms stand on floors: the import contract is kept and knows every room."""

import subprocess
import sys
from pathlib import Path

from tests.house.source import PURE, ROOT, modules, name_of, rooms, tree
from tests.house.visiting import imported


def test_every_room_imports_only_from_the_floors_below_it():
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_pure_rooms_import_no_framework_and_no_database():
    forbidden = {"django", "ninja", "psycopg", "adbc_driver_postgresql", "tinhgon.site"}
    found = [
        f"{name_of(path)} imports {name}"
        for path in modules(*(room for room in PURE if room in rooms()))
        for name, _ in imported(tree(path))
        if any(name == word or name.startswith(word + ".") for word in forbidden)
    ]
    assert found == []
