"""The generated document of all rules is current."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_document_is_what_the_books_say():
    spec = importlib.util.spec_from_file_location("write_law", ROOT / "docs" / "write_law.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "law.md").read_text(encoding="utf-8") == module.document(), "run: python docs/write_law.py"
