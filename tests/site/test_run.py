"""The first command that a newcomer types."""

import ast
import subprocess
import sys

from tests.house.source import ROOT

RUN = ROOT / "run"


def test_an_old_python_can_read_it_and_so_say_what_it_needs():
    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_without_a_command_it_explains_itself():
    done = subprocess.run([sys.executable, RUN], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "demo" in done.stdout


def test_a_command_that_it_does_not_know_fails_with_the_same_page():
    done = subprocess.run([sys.executable, RUN, "tset"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "test" in done.stdout


def test_it_needs_nothing_but_the_standard_library():
    imported = {
        alias.name
        for node in ast.walk(ast.parse(RUN.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert imported <= sys.stdlib_module_names | {"ensurepip", "venv"}
