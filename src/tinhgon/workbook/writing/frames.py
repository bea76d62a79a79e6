"""Writing books as one JSON document or a folder of Parquet files: the frames as they are, keys and identifiers."""

from __future__ import annotations

import json
from pathlib import Path

from tinhgon.workbook.reading.plain_frames import FORMAT, VERSION
from tinhgon.workbook.writing.about import about
from tinhgon.workbook.writing.atomic import new_file, new_folder
from tinhgon.workbook.writing.selection import Books, select


def write_json(books: Books, path: Path | str, *, force: bool = False) -> Path:
    """Write books as one JSON document that can be read in again, and return its path.

    Raises Refusal where the file is there already (unless ``force``).
    """
    selection = select(books)
    document: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "about": {
            "day": selection.day.isoformat() if selection.day else None,
            "unit": selection.unit or None,
            "place": selection.place or None,
            "counts": selection.counts,
        },
    }
    with new_file(Path(path), force=force) as temporary, temporary.open("w", encoding="utf-8") as file:
        head = json.dumps(document, ensure_ascii=False, indent=1)
        file.write(head.removesuffix("\n}"))
        for frame, rows in selection.parts.items():
            file.write(f',\n "{frame}": [')
            separator = "\n  "
            for row in rows.iter_rows(named=True):
                cells = {name: value for name, value in row.items() if value is not None}
                file.write(separator + json.dumps(cells, ensure_ascii=False, default=str))
                separator = ",\n  "
            file.write("\n ]")
        file.write("\n}\n")
    return Path(path)


def write_parquet_folder(books: Books, path: Path | str, *, force: bool = False) -> Path:
    """Write books as a folder of Parquet files and a README.txt, and return its path.

    Raises Refusal where the folder is there already (unless ``force``).
    """
    selection = select(books)
    with new_folder(Path(path), force=force) as temporary:
        lines = [f"{name}: {value}" for name, value in about(selection)]
        (temporary / "README.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        for frame, rows in selection.parts.items():
            rows.write_parquet(temporary / f"{frame}.parquet")
    return Path(path)
