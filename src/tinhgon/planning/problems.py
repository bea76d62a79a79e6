"""Bài toán dưới dạng tệp: problems as YAML or JSON that people can read, with a published schema; and what moved since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.operations.operation import Spec
from tinhgon.structure.reading import complaints, composed, written

#: A problem of a province has some thousands of rows.
MOST_CHARACTERS = 20_000_000

P = TypeVar("P", bound=Spec)

_EXAMPLE = Sentence(
    "Tệp mẫu có mọi trường: tinhgon plan … --example; lược đồ: --schema.",
    "A sample file with all fields: tinhgon plan … --example; the schema: --schema.",
)


def read_problem(kind: type[P], text: str, source: str = "") -> P:
    """Read a problem from YAML (or JSON). Raises Refusal naming every field that is wrong, and its line in the file."""
    node, plain = composed(text, source, MOST_CHARACTERS)
    try:
        return kind.model_validate(plain)
    except ValidationError as error:
        found = complaints(error.errors(include_url=False), node, source)
        raise Refusal([_of_problems(one) for one in found]) from error


def _of_problems(found: Finding) -> Finding:
    rule = found.rule.replace("scheme.", "planning.field.", 1)
    return replace(found, rule=rule, remedy=_EXAMPLE)


def problem_from(kind: type[P], plain: dict[str, Any]) -> P:
    """Build a problem from plain values, as a form or a JSON body gives them. Raises Refusal naming every wrong field."""
    return read_problem(kind, json.dumps(plain, ensure_ascii=False, default=str))


def problem_file(problem: Spec) -> str:
    """Return a problem as a file, leaving out what is not said."""
    return written(problem.model_dump(mode="json", exclude_defaults=True))


def schema_of(kind: type[Spec], title: str) -> dict[str, Any]:
    """Return the JSON Schema that problem files of a kind follow."""
    made = TypeAdapter(kind).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": title}


def fingerprint(problem: Spec) -> str:
    """Return a short digest of all that a problem says: a plan remembers by it which problem it answers."""
    plain = json.dumps(problem.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def moved(before: Spec, after: Spec) -> list[Finding]:
    """Return what differs between the problem that a plan was made for and the same question asked of the books now.

    Rows are told apart by their code. Nothing found means that the plan still answers the books.
    """
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    findings: list[Finding] = []
    for field in old:
        if not isinstance(old[field], list):
            if old[field] != new.get(field):
                findings.append(_moved(field, "", "đã đổi", "has changed", f"{old[field]} → {new.get(field)}"))
            continue
        was, now = _by_code(old[field]), _by_code(new.get(field) or [])
        findings += [_moved(field, one, "không còn", "is gone", "") for one in was if one not in now]
        findings += [_moved(field, one, "mới có", "is new", "") for one in now if one not in was]
        for one in was:
            if one in now and was[one] != now[one]:
                findings.append(_moved(field, one, "đã đổi", "has changed", _difference(was[one], now[one])))
    return findings


def _by_code(rows: Iterable[Any]) -> dict[str, Any]:
    return {
        str(row.get("code") or row.get("id") or json.dumps(row, sort_keys=True))
        if isinstance(row, dict)
        else str(row): row
        for row in rows
    }


def _difference(old: Any, new: Any) -> str:
    if not isinstance(old, dict) or not isinstance(new, dict):
        return f"{old} → {new}"
    return "; ".join(f"{key}: {old.get(key)} → {new.get(key)}" for key in new if old.get(key) != new.get(key))


def _moved(field: str, subject: str, vi: str, en: str, measured: str) -> Finding:
    return Finding(
        "planning.moved",
        Sentence(f"{field} {subject} {vi} từ khi lập phương án.", f"{field} {subject} {en} since the plan was made."),
        Severity.WARNING,
        subject=subject or field,
        measured=measured,
        remedy=Sentence("Lập lại phương án, giữ các lựa chọn đã chốt.", "Plan again, with the settled choices fixed."),
        where={"field": field},
    )


class Doubts:
    """Collects what is wrong with a problem, so that all of it is said at once."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.findings: list[Finding] = []

    def add(
        self, rule: str, vi: str, en: str, subject: str = "", remedy: tuple[str, str] | None = None, **where: str | int
    ) -> None:
        """Note one thing that is wrong."""
        cure = None if remedy is None else Sentence(*remedy)
        self.findings.append(
            Finding(f"planning.{self.kind}.{rule}", Sentence(vi, en), subject=subject, remedy=cure, where=where)
        )

    def twice(self, field: str, codes: Iterable[str]) -> set[str]:
        """Note each code that stands twice, and return all codes."""
        seen: set[str] = set()
        for code in codes:
            if code in seen:
                self.add(
                    "twice",
                    f"{field}: mã {code} nêu hai lần.",
                    f"{field}: code {code} is stated twice.",
                    code,
                    field=field,
                )
            seen.add(code)
        return seen

    def known(self, field: str, named: Iterable[str], there: set[str]) -> None:
        """Note each code that is named but is not there."""
        for code in named:
            if code not in there:
                self.add(
                    "unknown",
                    f"{field}: không có mã {code} trong bài toán.",
                    f"{field}: there is no {code} in the problem.",
                    code,
                    ("Thêm dòng mang mã ấy, hoặc sửa mã.", "Add a row with that code, or mend the code."),
                    field=field,
                )

    def refuse(self) -> None:
        """Raise Refusal where anything was noted."""
        if self.findings:
            raise Refusal(self.findings)
