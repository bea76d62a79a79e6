"""Findings for people, on the error stream: Vietnamese first, what is said of many rows said once with the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich.text import Text

from tinhgon.cli.saying import errors, note, shown
from tinhgon.kernel.finding import Finding, Severity

#: So many rows of one fault, and so many different faults of one rule, are shown; a report holds all of them.
SHOWN_ROWS: Final = 8
SHOWN_GROUPS: Final = 5
#: A value is shown up to here: enough to find it again.
_VALUE: Final = 60

_MARKS: Final = {
    Severity.ERROR: ("✗", "bold red"),
    Severity.WARNING: ("!", "bold yellow"),
    Severity.NOTE: ("·", "cyan"),
}
_WEIGHT: Final = {severity: weight for weight, severity in enumerate(_MARKS)}

Group = list[Finding]


def print_findings(findings: Sequence[Finding]) -> None:
    """Print findings in their order; equal ones are one, with the rows that they are about or their number."""
    for group in _groups(findings):
        _print(group)


def print_by_rule(findings: Sequence[Finding]) -> int:
    """Print findings by rule with the total of each, what blocks first, then the most frequent.

    Of each rule only the first groups are shown. Returns how many findings were left out, rows not listed included.
    """
    rules: dict[str, Group] = {}
    for found in findings:
        rules.setdefault(found.rule, []).append(found)
    hidden = 0
    for rule, of_rule in sorted(rules.items(), key=lambda pair: (_WEIGHT[pair[1][0].severity], -len(pair[1]))):
        note(f"{rule}: {shown(len(of_rule))}", style="bold")
        groups = sorted(_groups(of_rule), key=len, reverse=True)
        for group in groups[:SHOWN_GROUPS]:
            _print(group)
            hidden += max(0, len(group) - SHOWN_ROWS)
        left = sum(len(group) for group in groups[SHOWN_GROUPS:])
        if left:
            note(f"  … và {shown(left)} chỗ khác cùng loại · and {shown(left)} more of this kind", style="dim")
        hidden += left
    return hidden


def _groups(findings: Iterable[Finding]) -> list[Group]:
    """Put together what says the same about the same column of the same sheet."""
    groups: dict[tuple[object, ...], Group] = {}
    for found in findings:
        where = found.where
        same = (found.rule, found.severity, where.get("sheet"), where.get("column"), found.sentence, found.remedy)
        groups.setdefault((*same, found.citation), []).append(found)
    return list(groups.values())


def _print(group: Group) -> None:
    found, console = group[0], errors()
    mark, style = _MARKS[found.severity]
    place = _place(group)
    times = "" if place or len(group) == 1 else f" (×{shown(len(group))})"
    console.print(Text.assemble((f"{mark} ", style), (place, "bold"), found.sentence.vi, times))
    if found.sentence.en != found.sentence.vi:
        console.print(Text(f"  {found.sentence.en}", style="dim"))
    if found.citation:
        console.print(Text(f"  {found.citation}", style="italic"))
    if found.remedy is not None:
        console.print(Text(f"  → {found.remedy.vi}"))
        console.print(Text(f"    {found.remedy.en}", style="dim"))


def _place(group: Group) -> str:
    """Return "phan-cong.csv, dòng 34, cột “Từ ngày”, giá trị “31/2”: ", or nothing for what is in no sheet."""
    where = group[0].where
    if "sheet" not in where:
        return ""
    values = {found.measured for found in group}
    parts = [str(where["sheet"])]
    if "row" in where:
        parts.append(f"dòng {_rows(group, with_values=len(values) > 1)}")
    if "column" in where:
        parts.append(f"cột “{where['column']}”")
    if len(values) == 1 and group[0].measured:
        parts.append(f"giá trị “{_cut(group[0].measured)}”")
    return ", ".join(parts) + ": "


def _rows(group: Group, *, with_values: bool) -> str:
    listed = [
        f"{found.where.get('row')}{f' (“{_cut(found.measured)}”)' if with_values and found.measured else ''}"
        for found in group[:SHOWN_ROWS]
    ]
    left = len(group) - len(listed)
    return ", ".join(listed) + (f" và {shown(left)} dòng nữa" if left else "")


def _cut(value: str) -> str:
    return value if len(value) <= _VALUE else f"{value[: _VALUE - 1]}…"
