"""Reading an XLSX workbook: looked at first, then parsed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, Final
from xml.etree import ElementTree
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from tinhgon.kernel.sentence import Sentence
from tinhgon.workbook.column import SheetName
from tinhgon.workbook.found import found, refuse
from tinhgon.workbook.headings import TITLES, heading_key
from tinhgon.workbook.limits import Limits
from tinhgon.workbook.progress import Progress
from tinhgon.workbook.reading.matching import letter_of
from tinhgon.workbook.reading.package import Watcher, checked_copy
from tinhgon.workbook.reading.raw import RawSheet, Table, gather
from tinhgon.workbook.reading.sheet_xml import SheetXml

_SHEET_PART: Final = re.compile(r"sheet[^/]*\.xml$", re.IGNORECASE)


def read_xlsx(path: Path, limits: Limits, progress: Progress) -> list[RawSheet]:
    """Return the known sheets of a workbook as text. Raises Refusal where the file is hostile, damaged or too large."""
    seen: dict[str, SheetXml] = {}

    def watch(part: str) -> Watcher | None:
        # Every part in a folder of worksheets, and any other part called sheet…, may be what the reader opens.
        if "worksheets/" in part.lower() or _SHEET_PART.search(part):
            seen[part] = SheetXml(part.rpartition("/")[2], limits)
            return seen[part]
        return None

    progress.say(0.05, Sentence("Kiểm tra an toàn tệp", "Checking that the file is safe"))
    with checked_copy(path, limits, watch) as package:
        try:
            parts = _parts_by_title(package)
            package.seek(0)
            workbook = CalamineWorkbook.from_filelike(package)
            known = {title: seen[part] for title, part in parts.items() if part in seen}
            return _read_sheets(workbook, known, limits, progress)
        except (CalamineError, ElementTree.ParseError) as error:
            raise refuse(
                "damaged",
                "Không đọc được sổ tính.",
                "The workbook cannot be read.",
                value=str(error),
                remedy=(
                    "Mở bằng Excel hoặc LibreOffice và lưu lại.",
                    "Open it in Excel or LibreOffice and save it again.",
                ),
            ) from error


def _read_sheets(
    workbook: CalamineWorkbook,
    seen: dict[str, SheetXml],
    limits: Limits,
    progress: Progress,
) -> list[RawSheet]:
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if len(sheets) > limits.sheets:
        raise refuse(
            "too_many_sheets",
            f"Sổ tính có {len(sheets)} trang, quá giới hạn {limits.sheets}.",
            f"The workbook has {len(sheets)} sheets, above the limit of {limits.sheets}.",
        )
    raw: dict[SheetName, RawSheet] = {}
    for number, sheet in enumerate(sheets):
        frame = TITLES.get(heading_key(sheet.name))
        if frame is None:
            continue
        if sheet.name not in seen:
            raise refuse(
                "damaged",
                f"Không tìm thấy trang “{sheet.name}”.",
                f"The sheet “{sheet.name}” is not there.",
                sheet=sheet.name,
            )
        progress.say(
            0.1 + 0.4 * number / len(sheets), Sentence(f"Đọc trang {sheet.name}", f"Reading sheet {sheet.name}")
        )
        gathered = gather(_table(workbook, sheet.name, seen[sheet.name]), frame, limits)
        if frame in raw:
            raw[frame].findings.append(
                found(
                    "sheet_twice",
                    f"Hai trang cùng là {raw[frame].sheet.title.vi}: “{raw[frame].title}” và “{sheet.name}”.",
                    f"Two sheets are both {raw[frame].sheet.title.en}: “{raw[frame].title}” and “{sheet.name}”.",
                    sheet=sheet.name,
                    remedy=("Gộp thành một trang.", "Join them into one."),
                )
            )
        else:
            raw[frame] = gathered
    return list(raw.values())


def _table(workbook: CalamineWorkbook, title: str, seen: SheetXml) -> Table:
    sheet = workbook.get_sheet_by_name(title)
    merged = [
        (f"{letter_of(left)}{top + 1}:{letter_of(right)}{bottom + 1}", top + 1, bottom + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
    ]
    return Table(
        title=title, rows=_rows(sheet.iter_rows(), sheet.start), formulas=seen.formulas, merged=merged, typed=True
    )


def _rows(rows: Iterator[Sequence[Any]], start: tuple[int, int] | None) -> Iterator[Sequence[Any]]:
    """Yield rows from column A on; the reader gives them from row 1 but from the first filled column."""
    left = start[1] if start else 0
    if not left:
        yield from rows
        return
    margin: list[Any] = [""] * left
    for row in rows:
        yield [*margin, *row]


def _parts_by_title(package: IO[bytes]) -> dict[str, str]:
    """Return the part that holds each sheet, by the sheet's title."""
    with ZipFile(package) as parts:
        names = set(parts.namelist())
        relations = "xl/_rels/workbook.xml.rels"
        if relations not in names:
            return {}
        # Both documents were searched for DTDs and entities when they were copied.
        targets = {
            node.get("Id"): node.get("Target", "")
            for node in ElementTree.fromstring(parts.read(relations))  # noqa: S314
        }
        found_parts = {}
        for node in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter():  # noqa: S314
            if node.tag.rpartition("}")[2] != "sheet":
                continue
            relation = next((value for name, value in node.items() if name.endswith("}id")), "")
            target = targets.get(relation, "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            found_parts[node.get("name", "")] = part
        return found_parts
