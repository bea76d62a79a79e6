"""Questions and edits of drafts that the endpoints and the commands share, so that both answer alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tinhgon.api.plain import bodies, drafts
from tinhgon.api.plain.parts import Plain
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.queries import drafting as queries
from tinhgon.reform.queries.judging import judged
from tinhgon.reform.queries.working import conflicts, work
from tinhgon.reform.rules import edits
from tinhgon.registry.queries import snapshot
from tinhgon.structure.operations.operation import Operation
from tinhgon.structure.reading import composed
from tinhgon.structure.scheme import MOST_CHARACTERS, read_step
from tinhgon.vietnamese.days import parse_day


def organ_key(code: str, day: date) -> int:
    """Return the key of the organ that drafts, by its code on a day; raises Unknown, and Refusal where none is named."""
    if not code:
        raise Refusal([Finding("draft.organ", drafts.NO_ORGAN)])
    return bodies.key_of(snapshot(AsOf(day)), "units", code)


def read_steps(text: str) -> tuple[Operation, ...]:
    """Read one step, or a list of steps, from YAML or JSON. Raises Refusal naming every field that is wrong."""
    _, plain = composed(text, "", MOST_CHARACTERS)
    given = plain if isinstance(plain, list) else [plain]
    for one in given:
        if not isinstance(one, dict):
            said = Sentence(
                "Một bước là một nhóm trường có do (động từ).", "A step is a group of fields with do (the verb)."
            )
            raise Refusal([Finding("scheme.not_fields", said)])
    return tuple(read_step(one) for one in given)


def shown(name: str, *, number: int | None = None, outcome: bool = True) -> Plain:
    """Return a draft: its head, its steps, and what it would do."""
    one = queries.draft(name)
    version = queries.version(one, number)
    sketch = queries.sketch(version)
    plain = drafts.head(one, version) | {"steps": drafts.steps(sketch), "of_version": drafts.version(version)}
    if outcome:
        plain["outcome"] = drafts.worked(work(sketch), conflicts(one, sketch), judged(work(sketch)))
    return plain


def previewed(name: str, edit: edits.Edit) -> Plain:
    """Return what a draft would do after an edit, beside what it does now; nothing is saved."""
    sketch = queries.sketch(queries.version(queries.draft(name)))
    after = edits.edited(sketch, edit)
    return {
        "saved": False,
        "words": _words(edit, sketch),
        "outcome": drafts.worked(work(after), law=judged(work(after))),
    }


def compared(names: Sequence[str]) -> Plain:
    """Return several drafts side by side; raises Unknown."""
    found = [(one.draft.name, work(queries.sketch(one))) for one in queries.shown(names)]
    return drafts.side_by_side(found)


def edit_of(given: Mapping[str, Any]) -> edits.Edit:
    """Read an edit from plain values: ``{"edit": "add", "step": {…}, "at": 3}``, replace, remove, move, head.

    Raises Refusal where it is none.
    """
    what = given.get("edit")
    if what == "add":
        steps = given["steps"] if "steps" in given else [given.get("step") or {}]
        return edits.Add(tuple(read_step(_group(one)) for one in _list(steps)), _number(given, "at"))
    if what == "replace":
        return edits.Replace(_needed(given, "number"), read_step(_group(given.get("step") or {})))
    if what == "remove":
        return edits.Remove(
            tuple(whole(one, "numbers") for one in _list(given.get("numbers", []))) or (_needed(given, "number"),)
        )
    if what == "move":
        return edits.Move(_needed(given, "number"), _needed(given, "to"))
    if what == "head":
        return _head(given)
    said = Sentence(
        "edit phải là add, replace, remove, move hoặc head.", "edit must be add, replace, remove, move or head."
    )
    raise Refusal([Finding("draft.edit", said, measured=str(what)[:80])])


def _head(given: Mapping[str, Any]) -> edits.Head:
    texts = {name: str(given[name]) for name in ("title", "title_en", "note") if given.get(name) is not None}
    if given.get("day") is None:
        return edits.Head(**texts)
    return edits.Head(day=parse_day(str(given["day"])), **texts)


def _words(edit: edits.Edit, sketch: Any) -> Plain:
    said = edits.said(edit, sketch)
    return {"vi": said.vi, "en": said.en}


def _group(value: Any) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    raise Refusal(
        [Finding("scheme.not_fields", Sentence("Một bước là một nhóm trường.", "A step is a group of fields."))]
    )


def _list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    raise Refusal([Finding("scheme.not_list", Sentence("Cần một danh sách.", "A list is needed."))])


def _number(given: Mapping[str, Any], name: str) -> int | None:
    return None if given.get(name) is None else whole(given[name], name)


def _needed(given: Mapping[str, Any], name: str) -> int:
    return whole(given.get(name), name)


def whole(value: Any, name: str) -> int:
    """Return a whole number of a message, or refuse what is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    said = Sentence(f"{name} phải là số nguyên.", f"{name} must be a whole number.")
    raise Refusal([Finding("draft.number", said, subject=name, measured=str(value)[:80])])
