"""Proof that the books are whole, and names for what is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection

from tinhgon.kernel.finding import Finding
from tinhgon.ledger import queries as ledger
from tinhgon.ledger.rules import Entry
from tinhgon.registry import words
from tinhgon.registry.rules import ACTS, OUTLINE, TABLES
from tinhgon.structure.columns import FRAMES

Progress = Callable[[str, int, int], None]

_STAGES = 3 + len(FRAMES)
_GUARDED = ("ledger_entry", "ledger_seal", "registry_lineage", "registry_outline", *TABLES.values())


def verify(published: str = "", progress: Progress | None = None) -> list[Finding]:
    """Prove the books whole; return one finding per thing that is not, none where all holds.

    Every entry's and seal's digest and the chain of seals (``published``: a seal's digest made known outside); every row against the
    digest of the entry that wrote or withdrew it; spans, ground, cycles and codes of every row; keys; and the guards of the tables.
    ``progress(stage, done, total)`` is called per stage.
    """
    say = progress or (lambda _stage, _done, _total: None)
    findings = ledger.verify(published, progress)
    say("contents", 1, _STAGES)
    findings += _contents()
    for done, frame in enumerate(FRAMES, start=2):
        say(frame, done, _STAGES)
        findings += _rows(frame)
    say("keys", _STAGES - 1, _STAGES)
    findings += [*_keys(), *_guards()]
    say("done", _STAGES, _STAGES)
    return findings


def _contents() -> list[Finding]:
    """Hold what each entry says it wrote against the rows that bear its number."""
    with connection.cursor() as cursor:
        cursor.execute("select entry, part, lines, digest from registry_contents(null)")
        found = {(entry, part): (int(lines), digest) for entry, part, lines, digest in cursor.fetchall()}
    written: dict[tuple[int, str], tuple[int, str]] = {}
    for act in (*ACTS, OUTLINE):
        before: int | None = None
        while page := ledger.entries(act=act, before=before, limit=ledger.BATCH):
            written |= {(one.number, part): said for one in page for part, said in _said(one).items()}
            before = page[-1].number
    nothing = (0, "")
    return [
        Finding("registry.content_altered", words.content_altered(entry, part, written.get((entry, part), nothing)[0],
                                                                  found.get((entry, part), nothing)[0]),
                subject=part, where={"entry": entry, "part": part})
        for entry, part in sorted(written.keys() | found.keys())
        if written.get((entry, part)) != found.get((entry, part))
    ]  # fmt: skip


def _said(entry: Entry) -> dict[str, tuple[int, str]]:
    return {part: (int(said["lines"]), str(said["digest"])) for part, said in entry.content.items()}


def _rows(frame: str) -> list[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select f || jsonb_build_object('name', registry_named(f->>'frame', (f->>'key')::bigint), "
            "'other_name', registry_named(f->>'other_frame', (f->>'other_key')::bigint)) from registry_faults(%s, null, null) f",
            [frame],
        )
        faults: list[dict[str, Any]] = [ledger.loaded(row[0]) for row in cursor.fetchall()]
    return [
        Finding(f"registry.{fault['rule']}", words.fault(fault), subject=fault.get("name") or str(fault["key"]),
                where={"frame": fault["frame"], "key": fault["key"]})
        for fault in faults
    ]  # fmt: skip


def _keys() -> list[Finding]:
    every = " union all ".join(f"select distinct key from {table}" for table in TABLES.values())  # noqa: S608 names of ours, values are bound
    with connection.cursor() as cursor:
        cursor.execute(f"select key from ({every}) k group by key having count(*) > 1 order by key limit 20")  # noqa: S608 - names of ours
        findings = [
            Finding("registry.key_twice", words.key_twice(key), where={"key": key}) for (key,) in cursor.fetchall()
        ]
        highest = "greatest(" + ", ".join(f"(select max(key) from {table})" for table in TABLES.values()) + ")"  # noqa: S608 names of ours, values are bound
        cursor.execute(
            f"select case when is_called then last_value else 0 end, coalesce({highest}, 0) from registry_key"  # noqa: S608 names of ours, values are bound
        )
        sequence, top = cursor.fetchone()
    if sequence < top:
        findings.append(Finding("registry.sequence", words.sequence_behind(sequence, top)))
    return findings


def _guards() -> list[Finding]:
    """Name the guards that are switched off: while they are, the database refuses nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select tgrelid::regclass::text, tgname from pg_trigger where tgrelid = any(%s::regclass[]) and not tgisinternal "
            "and tgenabled = 'D' and tgname not like '%%no_truncate' order by 1, 2",
            [[*_GUARDED, "registry_pending"]],
        )
        return [
            Finding("registry.guard", words.guard_missing(table, guard), where={"table": table})
            for table, guard in cursor.fetchall()
        ]
