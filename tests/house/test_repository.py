"""What is published names no registry, no machine and no tool of whoever wrote it."""

import json
import re
import subprocess

import pytest

from tests.house.source import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def published():
    """The files that git knows; of an export without git, nothing can be said."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_files_name_versions_and_hashes_and_no_address(lock):
    text = lock.read_text(encoding="utf-8")
    assert re.findall(r"\S*(?:https?|file)://\S*", text) == []
    pinned = re.findall(r"^[A-Za-z0-9].*==", text, re.M)
    assert len(pinned) == len(re.findall(r"^[A-Za-z0-9]", text, re.M)), "a line without a version"
    assert text.count("--hash=sha256:") >= len(pinned)
    assert "-index-url" not in text


def test_the_lock_of_the_front_end_names_hashes_and_no_address():
    packages = json.loads((ROOT / "assets" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert name == "" or package["integrity"].startswith("sha512-"), name


def test_run_and_test_locks_agree():
    """Installing the tests must not change what the demonstration runs on."""
    pins = [dict(re.findall(r"^([\w.\-\[\],]+)==([^ \\;]+)", (ROOT / "requirements" / f"{n}.txt").read_text(), re.M))
            for n in ("run", "test")]  # fmt: skip
    assert {name: version for name, version in pins[0].items() if pins[1].get(name) != version} == {}


def test_no_paths_of_a_machine():
    # Put together here, so that this file does not find itself.
    folders = re.compile(
        "|".join(f"/{name}/" for name in ("home/[a-z]+", "Users/[A-Za-z]+", "root")) + r"|[A-Z]:\\Users"
    )
    found = []
    for path in published():
        if path.suffix in {".py", ".md", ".toml", ".in", ".txt", ".yaml", ".yml", ".html", ".css", ".js", ".json", ""}:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if folders.search(line):
                    found.append(f"{path.relative_to(ROOT)}:{number}")
    assert found == []
