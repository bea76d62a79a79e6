"""Bài toán dưới dạng bảng tính: a problem as sheets of plain rows, and back; what is wrong is said with sheet, row and column.

A sheet for each list of the problem, named by its field (or in Vietnamese, as `SHEETS` says), a column for each of its fields;
lists in a cell are parted by ";". All that is no list stands in one sheet of names and values; ``weights.travel`` is the field
of a field. Columns named "note" are for people.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, Union, get_args, get_origin

from pydantic import ValidationError

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.problems import P
from tinhgon.structure.operations.operation import Spec
from tinhgon.structure.reading import complaints
from tinhgon.vietnamese.days import parse_day
from tinhgon.vietnamese.figures import parse_number
from tinhgon.vietnamese.search import search_key

#: Rows of a sheet: the number of each in its file, and its texts by heading.
Rows = Sequence[tuple[int, Mapping[str, str]]]
Sheets = Mapping[str, Rows]

#: The sheet of all that is no list.
SETTINGS: Final = ("problem", "Bài toán", "settings", "Cài đặt")
#: Names of sheets and columns in Vietnamese, beside the names of the fields, which always do.
SHEETS: Final[dict[str, tuple[str, ...]]] = {
    "posts": ("Chức vụ", "Vị trí"),
    "people": ("Cán bộ", "Nhân sự"),
    "pairs": ("Nhất thể hóa", "Cặp chức danh"),
    "fixed": ("Đã chốt",),
    "subjects": ("Đối tượng",),
    "topics": ("Nội dung",),
    "teams": ("Đoàn", "Tổ, đoàn"),
    "wanted": ("Yêu cầu", "Cuộc kiểm tra"),
    "coverage": ("Độ phủ",),
    "past": ("Đã kiểm tra", "Lần trước"),
    "bodies": ("Đơn vị",),
    "permitted": ("Được phép",),
    "candidates": ("Ứng viên", "Nguồn"),
    "quotas": ("Cơ cấu",),
}
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "code": ("Mã",),
    "name": ("Tên", "Họ tên", "Họ và tên"),
    "unit": ("Mã đơn vị",),
    "unit_name": ("Đơn vị",),
    "title": ("Chức danh",),
    "role": ("Nhóm chức vụ",),
    "roles": ("Giữ được", "Nhóm chức vụ được giữ"),
    "place": ("Địa bàn",),
    "place_name": ("Tên địa bàn",),
    "non_local": ("Không là người địa phương",),
    "homes": ("Quê quán",),
    "holds": ("Đang giữ",),
    "since": ("Từ ngày",),
    "terms": ("Số nhiệm kỳ",),
    "birth": ("Ngày sinh",),
    "sex": ("Giới tính",),
    "retires": ("Ngày nghỉ hưu",),
    "lon": ("Kinh độ",),
    "lat": ("Vĩ độ",),
    "has": ("Kinh nghiệm",),
    "asks": ("Yêu cầu kinh nghiệm",),
    "fit": ("Tín nhiệm",),
    "citation": ("Căn cứ",),
    "group": ("Nhóm",),
    "formerly": ("Mã cũ",),
    "side": ("Bên",),
    "weeks": ("Số tuần",),
    "matter": ("Vấn đề",),
    "topics": ("Nội dung",),
    "topic": ("Mã nội dung",),
    "subject": ("Mã đối tượng",),
    "most_weeks": ("Số tuần có thể",),
    "away": ("Tuần vắng",),
    "earliest": ("Từ tuần",),
    "latest": ("Đến tuần",),
    "exempt": ("Lý do miễn",),
    "day": ("Ngày",),
    "week": ("Tuần",),
    "team": ("Mã đoàn",),
    "person": ("Mã cán bộ",),
    "post": ("Mã chức vụ",),
    "least": ("Ít nhất",),
    "least_share": ("Tỷ lệ ít nhất",),
}
#: Values that people write in Vietnamese.
VALUES: Final[dict[str, str]] = {
    "co": "true", "x": "true", "dung": "true", "true": "true", "yes": "true", "1": "true",
    "khong": "false", "sai": "false", "false": "false", "no": "false", "0": "false",
}  # fmt: skip
WORDS: Final[dict[str, str]] = {
    "dang": "party", "kiem tra dang": "party", "nha nuoc": "state", "thanh tra": "state", "nu": "female", "nam": "male",
    "phai": "must", "duoc": "may",
}  # fmt: skip


def problem_of_sheets(kind: type[P], sheets: Sheets, source: str = "") -> P:
    """Build a problem from sheets. Raises Refusal naming every cell that is wrong by file, sheet, row and column."""
    read = _Reader(kind, source)
    plain = read.plain(sheets)
    if read.findings:
        raise Refusal(read.findings)
    try:
        return kind.model_validate(plain)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        inside = {one["loc"][0] for one in errors if len(one["loc"]) > 1}
        # A list whose rows are wrong is also said to be too short: the rows say it better.
        errors = [
            one
            for one in errors
            if not (one["type"] == "too_short" and one["loc"][:1] == one["loc"] and one["loc"][0] in inside)
        ]
        told = complaints(errors, None, source)
        raise Refusal([read.placed(found, one["loc"]) for found, one in zip(told, errors, strict=True)]) from error
    except Refusal as refusal:
        raise Refusal([read.found_again(found) for found in refusal.findings], refusal.sentence) from refusal


def sheets_of(problem: Spec) -> dict[str, tuple[tuple[str, ...], list[list[Any]]]]:
    """Return a problem as sheets, headings and rows by title; what is not said is left out, days stay days."""
    kind = type(problem)
    settings: list[list[Any]] = []
    found: dict[str, tuple[tuple[str, ...], list[list[Any]]]] = {SETTINGS[1]: (("field", "value"), settings)}
    for name in kind.model_fields:
        value, inner = getattr(problem, name), _row_kind(kind, name)
        if inner is not None:
            used = [field for field in inner.model_fields if _used(inner, field, value)]
            rows = [[_cell(getattr(one, field)) for field in used] for one in value]
            if rows:
                found[SHEETS.get(name, (name,))[0]] = (tuple(used), rows)
        elif isinstance(value, Spec):
            settings += [[f"{name}.{field}", _cell(getattr(value, field))] for field in type(value).model_fields]
        elif value is not None and value != ():
            settings.append([name, _cell(value)])
    return found


def _used(kind: type[Spec], field: str, rows: Iterable[Spec]) -> bool:
    info = kind.model_fields[field]
    return info.is_required() or any(getattr(one, field) != info.default for one in rows)


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return "; ".join(str(one) for one in value)
    return value


def _row_kind(kind: type[Spec], field: str) -> type[Spec] | None:
    """Return the kind of row that a field lists, None where it is no list of rows."""
    for part in _parts(kind.model_fields[field].annotation):
        if get_origin(part) is tuple:
            inner = get_args(part)[0]
            return inner if isinstance(inner, type) and issubclass(inner, Spec) else None
    return None


def _parts(annotation: Any) -> tuple[Any, ...]:
    """Return the alternatives of an annotation, without what it is annotated with."""
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(part for one in get_args(annotation) for part in _parts(one))
    metadata = getattr(annotation, "__metadata__", None)
    return _parts(annotation.__origin__) if metadata is not None else (annotation,)


def _key(text: str) -> str:
    outside = text.partition("(")[0]
    return " ".join("".join(one if one.isalnum() else " " for one in search_key(outside)).split())


class _Reader:
    """Reads sheets of one kind of problem and keeps where each row stood."""

    def __init__(self, kind: type[Spec], source: str) -> None:
        self.kind, self.source = kind, source
        self.findings: list[Finding] = []
        #: By field of the problem: the title of its sheet, and for each row its number, its texts by field, its headings.
        self.titles: dict[str, str] = {}
        self.rows: dict[str, list[tuple[int, dict[str, str]]]] = {}
        self.headings: dict[str, dict[str, str]] = {}

    def plain(self, sheets: Sheets) -> dict[str, Any]:
        """Return the plain values of all sheets, noting what is wrong."""
        known = {_key(name): field for field in self.kind.model_fields for name in (field, *SHEETS.get(field, ()))}
        found: dict[str, Any] = {}
        for title, rows in sheets.items():
            if _key(title) in map(_key, SETTINGS):
                self._settings(title, rows, found)
                continue
            field = known.get(_key(title))
            inner = None if field is None else _row_kind(self.kind, field)
            if field is None or inner is None:
                if rows:
                    self._unknown_sheet(title)
                continue
            found[field] = self._sheet(field, inner, title, rows)
        return found

    def _settings(self, title: str, rows: Rows, found: dict[str, Any]) -> None:
        for number, row in rows:
            cells = list(row.values())
            name, value = (cells[0], cells[1]) if len(cells) > 1 else (cells[0] if cells else "", "")
            head, _, tail = name.partition(".")
            info = self.kind.model_fields.get(head)
            inner = None if info is None else next((one for one in _parts(info.annotation) if _is_spec(one)), None)
            if info is None or (tail and (inner is None or tail not in inner.model_fields)):
                self._wrong(
                    title, number, "field", "unknown_field", f"không có trường “{name}”", f"there is no “{name}”"
                )
            elif not value:
                continue
            elif tail and inner is not None:
                kept = self._value(inner, tail, value, title, number, name)
                found.setdefault(head, {})[tail] = kept
            else:
                found[head] = self._value(self.kind, head, value, title, number, name)

    def _sheet(self, field: str, inner: type[Spec], title: str, rows: Rows) -> list[dict[str, Any]]:
        known = {_key(name): one for one in inner.model_fields for name in (one, *COLUMNS.get(one, ()))}
        headings = list(dict.fromkeys(heading for _, row in rows for heading in row))
        columns = {heading: known[_key(heading)] for heading in headings if _key(heading) in known}
        self.titles[field], self.rows[field] = title, []
        self.headings[field] = {one: heading for heading, one in columns.items()}
        for heading in headings:
            if heading not in columns and _key(heading) not in ("note", "ghi chu", ""):
                near = ", ".join(inner.model_fields)
                self._wrong(
                    title, 1, heading, "unknown_column", f"không có cột “{heading}”", f"there is no column “{heading}”",
                    (f"Các cột: {near}; cột ghi chú đặt tên “note”.", f"Columns: {near}; name remarks “note”."),
                )  # fmt: skip
        found = []
        for number, row in rows:
            told = {columns[heading]: text for heading, text in row.items() if heading in columns}
            self.rows[field].append((number, told))
            found.append(
                {
                    one: self._value(inner, one, text, title, number, self.headings[field][one])
                    for one, text in told.items()
                }
            )
        return found

    def _value(self, kind: type[Spec], field: str, text: str, title: str, row: int, heading: str) -> Any:
        parts = _parts(kind.model_fields[field].annotation)
        try:
            for part in parts:
                if get_origin(part) is tuple:
                    inner = _parts(get_args(part)[0])[0]
                    return [_scalar(inner, one.strip()) for one in text.split(";") if one.strip()]
            plain = [part for part in parts if part is not type(None)]
            return _scalar(plain[0], text) if plain else text
        except Refusal as refusal:
            said = refusal.sentence
            self._wrong(title, row, heading, "value", f"“{text}”: {said.vi}", f"“{text}”: {said.en}")
            return None

    def _wrong(
        self, title: str, row: int, column: str, rule: str, vi: str, en: str, remedy: tuple[str, str] | None = None
    ) -> None:
        cure = remedy or ("Sửa ô này.", "Mend this cell.")
        self.findings.append(
            Finding(
                f"planning.sheet.{rule}",
                Sentence(f"Trang “{title}”, dòng {row}, cột “{column}”: {vi}.", f"Sheet “{title}”, row {row}, column “{column}”: {en}."),
                subject=f"{title}!{row}",
                remedy=Sentence(*cure),
                where={"file": self.source, "sheet": title, "row": row, "column": column},
            )
        )  # fmt: skip

    def _unknown_sheet(self, title: str) -> None:
        fields = [one for one in self.kind.model_fields if _row_kind(self.kind, one) is not None]
        near = ", ".join((SETTINGS[1], *fields))
        self.findings.append(
            Finding(
                "planning.sheet.unknown_sheet",
                Sentence(f"Không rõ trang “{title}” là gì.", f"It is not known what the sheet “{title}” is."),
                subject=title,
                remedy=Sentence(f"Các trang: {near}.", f"Sheets: {near}."),
                where={"file": self.source, "sheet": title},
            )
        )

    def placed(self, found: Finding, loc: tuple[int | str, ...]) -> Finding:
        """Return what pydantic found wrong with the sheet, row and column where it stands."""
        field, number = str(loc[0]) if loc else "", loc[1] if len(loc) > 1 else None
        rows = self.rows.get(field, [])
        rule = found.rule.replace("scheme.", "planning.field.", 1)
        if not isinstance(number, int) or number >= len(rows):
            return replace(found, rule=rule, remedy=Sentence("Sửa trường này.", "Mend this field."))
        column = str(loc[2]) if len(loc) > 2 else ""
        heading = self.headings[field].get(column, column)
        title, row = self.titles[field], rows[number][0]
        rest = Sentence(found.sentence.vi.partition(": ")[2], found.sentence.en.partition(": ")[2])
        return replace(
            found,
            rule=rule,
            sentence=Sentence(
                f"Trang “{title}”, dòng {row}, cột “{heading}”: {rest.vi}",
                f"Sheet “{title}”, row {row}, column “{heading}”: {rest.en}",
            ),
            subject=f"{title}!{row}",
            remedy=Sentence("Sửa ô này.", "Mend this cell."),
            where={"file": self.source, "sheet": title, "row": row, "column": heading},
        )

    def found_again(self, found: Finding) -> Finding:
        """Return a finding of the whole problem with the row that its subject stands in, the last one that bears it."""
        field = str(found.where.get("field", ""))
        for number, told in reversed(self.rows.get(field, [])):
            texts = {*told.values(), *(one.strip() for text in told.values() for one in text.split(";"))}
            texts |= {"/".join(list(told.values())[:2]), "=".join(list(told.values())[:2])}
            if found.subject in texts:
                title = self.titles[field]
                said = Sentence(
                    f"Trang “{title}”, dòng {number}: {found.sentence.vi}",
                    f"Sheet “{title}”, row {number}: {found.sentence.en}",
                )
                where = {**found.where, "file": self.source, "sheet": title, "row": number}
                return replace(found, sentence=said, where=where)
        return found


def _is_spec(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, Spec)


def _scalar(part: Any, text: str) -> Any:
    """Return a text as the value that a field takes; raises Refusal where a day or a number cannot be read."""
    if part is bool:
        return VALUES.get(_key(text), text)
    if part is date:
        return parse_day(text)
    if part is int:
        return int(parse_number(text, "whole"))
    if part is float:
        return float(parse_number(text, "decimal"))
    if part is str:
        return text
    return WORDS.get(_key(text), text)
