"""What stands in the way of a scheme: rows that moved since it was drafted, and what is already dated later than it."""

from __future__ import annotations

from typing import Any

from django.db import connection

from tinhgon.kernel.finding import Finding
from tinhgon.ledger import queries as ledger
from tinhgon.registry import words
from tinhgon.registry.acts.writing import named
from tinhgon.registry.rules import CELLS, REFERENCES, TABLES, differing
from tinhgon.structure.columns import FRAMES, KEYS, STANDS_ON, FrameName
from tinhgon.structure.run import Outcome


def touched(outcome: Outcome) -> dict[FrameName, list[int]]:
    """Return the keys of rows that were there and that the scheme ends or changes, by frame; frames without any are left out."""
    found = {name: [*one.closed, *one.amended[KEYS[name]].to_list()] for name, one in outcome.difference().items()}
    return {name: keys for name, keys in found.items() if keys}


def moved_since(outcome: Outcome, drafted_at: int) -> list[Finding]:
    """Return a finding per touched row that reads otherwise on the scheme's day than it did at ledger entry ``drafted_at``."""
    findings = []
    for name, keys in touched(outcome).items():
        versions = _versions(name, keys, outcome, drafted_at)
        entries = ledger.entries_by_number(version["by"] for version in versions.values())
        names = named(name, versions)
        for key, version in versions.items():
            before, now = version["before"], version["now"]
            changed = "mới có trong sổ / new in the books"
            if before is not None:
                cells = differing(name, before, now)
                if not cells:
                    continue
                changed = "; ".join(f"{column}: {old} → {new}" for column, (old, new) in cells.items())
            entry = entries[version["by"]]
            findings.append(Finding("registry.moved", words.moved(names[key], changed, entry.number, entry.decision.number), subject=names[key].vi,
                                    measured=changed, where={"frame": name, "key": key, "entry": entry.number}))  # fmt: skip
    return findings


def _versions(name: FrameName, keys: list[int], outcome: Outcome, drafted_at: int) -> dict[int, dict[str, Any]]:
    """Return what a row read at the drafting and reads now, for the rows written since: key -> before, now, by."""
    columns = CELLS[name]
    with connection.cursor() as cursor:
        cursor.execute(
            f"select key, recorded_to is null, recorded_by, {', '.join(columns)} from {TABLES[name]} "  # noqa: S608 - names of ours
            "where key = any(%s) and valid_from <= %s and (valid_to is null or valid_to > %s) and key in "
            f"(select key from {TABLES[name]} where key = any(%s) and recorded_to is null and recorded_by > %s) "
            "and (recorded_to is null or (recorded_by <= %s and withdrawn_by > %s)) order by key",
            [keys, outcome.scheme.day, outcome.scheme.day, keys, drafted_at, drafted_at, drafted_at],
        )
        rows = cursor.fetchall()
    versions: dict[int, dict[str, Any]] = {}
    for key, current, by, *values in rows:
        version = versions.setdefault(key, {"before": None, "now": None, "by": 0})
        cells = dict(zip(columns, values, strict=True))
        if current:
            version["now"] = cells
            if by > drafted_at:
                version["by"] = by
            else:
                version["before"] = cells
        else:
            version["before"] = cells
    return {key: version for key, version in versions.items() if version["by"]}


def later_dated(outcome: Outcome) -> list[Finding]:
    """Return a finding per touched row with a later-dated change, and per later-dated row that stands on what the scheme ends."""
    day = outcome.scheme.day
    met: list[tuple[FrameName, int, Any, int, FrameName | None, int]] = []
    with connection.cursor() as cursor:
        for name, keys in touched(outcome).items():
            cursor.execute(
                f"select distinct on (key) key, case when valid_from > %s then valid_from else valid_to end as day, "  # noqa: S608
                f"case when valid_from > %s then opened_by else closed_by end from {TABLES[name]} "
                "where recorded_to is null and key = any(%s) and (valid_from > %s or valid_to > %s) order by key, 2",
                [day, day, keys, day, day],
            )
            met += [(name, key, on, entry, None, 0) for key, on, entry in cursor.fetchall()]
        for (name, column), ground in STANDS_ON.items():
            if ended := outcome.difference()[ground].closed:
                cursor.execute(
                    f"select key, valid_from, opened_by, {column} from {TABLES[name]} "  # noqa: S608 - names of ours
                    f"where recorded_to is null and {column} = any(%s) and valid_from > %s order by valid_from, key",
                    [ended, day],
                )
                met += [(name, key, on, entry, ground, target) for key, on, entry, target in cursor.fetchall()]
    return _said(met)


def _said(met: list[tuple[FrameName, int, Any, int, FrameName | None, int]]) -> list[Finding]:
    entries = ledger.entries_by_number(one[3] for one in met)
    names: dict[FrameName, dict[int, Any]] = {}
    for frame in FRAMES:
        names[frame] = named(
            frame, [one[1] for one in met if one[0] == frame] + [one[5] for one in met if one[4] == frame]
        )
    findings = []
    for frame, key, on, number, ground, target in met:
        row, decision = names[frame][key], entries[number].decision.number
        sentence = (
            words.later_dated(row, on, number, decision) if ground is None
            else words.later_needs(row, names[ground][target], on, number, decision)
        )  # fmt: skip
        findings.append(Finding("registry.later_dated" if ground is None else "registry.later_needs", sentence, subject=row.vi,
                                remedy=words.CANCEL_FIRST, where={"frame": frame, "key": key, "day": on.isoformat(), "entry": number}))  # fmt: skip
    return findings


def resting_on(gone: dict[FrameName, list[int]], entry: int) -> list[tuple[FrameName, int, int]]:
    """Return current rows that refer to keys about to vanish, but not by decision of ``entry``: frame, key, entry that wrote it."""
    found: list[tuple[FrameName, int, int]] = []
    with connection.cursor() as cursor:
        for name, references in REFERENCES.items():
            for column, target in references.items():
                if gone.get(target):
                    cursor.execute(
                        f"select key, recorded_by from {TABLES[name]} where recorded_to is null and {column} = any(%s) "  # noqa: S608
                        "and opened_by <> %s order by key",
                        [gone[target], entry],
                    )
                    found += [(name, key, by) for key, by in cursor.fetchall()]
    return found
