"""What was typed into a form becomes a wish, and a wish what stands in the form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.utils.translation import get_language

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.problems import MOST_CHARACTERS
from tinhgon.structure.kinds import UNIT_KINDS
from tinhgon.structure.reading import composed, written
from tinhgon.vietnamese.days import parse_day, say_day
from tinhgon.vietnamese.search import search_key
from tinhgon.web.planning.forms import FORMS, Field

__all__ = ["FORMS", "every", "in_form", "read", "typed_of"]


def every(kind: str) -> list[Field]:
    """Return all fields of a form."""
    return [field for part in FORMS[kind] for field in part.fields]


# -- what was typed → a wish


def read(kind: str, typed: Mapping[str, str]) -> dict[str, Any]:
    """Return what was typed as plain values of a wish; raises Refusal naming every field that cannot be read."""
    plain: dict[str, Any] = {}
    wrong: list[Finding] = []
    for field in every(kind):
        try:
            value = _READ[field.shape](typed.get(field.name, "").strip())
        except Refusal as refusal:
            wrong += [_at(field, one.sentence) for one in refusal.findings]
            continue
        except ValueError:
            said = Sentence(f"{field.words.vi}: không đọc được.", f"{field.words.en}: this cannot be read.")
            wrong.append(_at(field, said))
            continue
        if value is not None:
            _put(plain, field.path, value)
    if wrong:
        raise Refusal(wrong)
    return _JOINED.get(kind, lambda given: given)(plain)


def _at(field: Field, said: Sentence) -> Finding:
    return Finding("plan.field", said, where={"field": field.name})


def _put(plain: dict[str, Any], path: str, value: Any) -> None:
    if path == "*":
        plain.update(value)
        return
    *way, last = path.split(".")
    for step in way:
        plain = plain.setdefault(step, {})
    plain[last] = value


def _whole(text: str) -> int | None:
    bare = text.replace(".", "").replace(" ", "")
    if not bare:
        return None
    if not (bare.isascii() and bare.isdigit() and len(bare) < 13):
        raise ValueError(text)
    return int(bare)


def _number(text: str) -> float | None:
    return float(text.replace(" ", "").replace(",", ".")) if text else None


def _groups(text: str) -> list[list[str]]:
    lines = [[one.strip() for one in re.split(r"[+;]", line) if one.strip()] for line in text.splitlines()]
    if any(len(line) == 1 for line in lines):
        raise ValueError(text)
    return [line for line in lines if line]


def _pairs(text: str) -> list[list[str]]:
    return [[group[0], other] for group in _groups(text) for other in group[1:]]


def _codes(text: str) -> list[str]:
    return list(dict.fromkeys(one for one in re.split(r"[\s,;]+", text) if one))


def _fixed(text: str) -> list[dict[str, str]]:
    found = []
    for line in text.splitlines():
        person, mark, post = line.partition("=")
        if line.strip() and not mark:
            raise ValueError(line)
        if line.strip():
            found.append({"person": person.strip(), "post": post.strip()})
    return found


def _kinds(text: str) -> list[str] | None:
    """Read kinds of bodies by their words in either language, or their identifiers; a line or a comma between them."""
    known = {search_key(word): id for id, kind in UNIT_KINDS.items() for word in (id, kind.words.vi, kind.words.en)}
    # Some names hold a comma themselves, so a whole line is looked up first.
    typed = [line.strip() for line in text.splitlines() if line.strip()]
    parts = [one for line in typed for one in ([line] if search_key(line) in known else re.split(r"[,;]", line))]
    found = [(one.strip(), known.get(search_key(one.strip()))) for one in parts if one.strip()]
    wrong = [word for word, id in found if id is None]
    if wrong:
        said = Sentence(
            f"Không có loại đơn vị “{wrong[0]}”. Có: {', '.join(kind.words.vi for kind in UNIT_KINDS.values())}.",
            f"There is no kind of body “{wrong[0]}”. There are: {', '.join(kind.words.en for kind in UNIT_KINDS.values())}.",
        )
        raise Refusal([Finding("plan.kind_of_body", said)])
    return [id for _, id in found if id is not None] or None


def _file(text: str) -> dict[str, Any] | None:
    if not text:
        return None
    _, plain = composed(text, "", MOST_CHARACTERS)
    if not isinstance(plain, dict):
        raise ValueError(text[:80])
    return plain


_READ: Final[dict[str, Callable[[str], Any]]] = {
    "day": lambda text: parse_day(text).isoformat() if text else None,
    "code": lambda text: text or None,
    "text": lambda text: text or None,
    "draft": lambda text: text or None,
    "choice": lambda text: text or None,
    "whole": _whole,
    "number": _number,
    "yes": lambda text: text == "1",
    "codes": _codes,
    "pairs": _pairs,
    "groups": _groups,
    "fixed": _fixed,
    "kinds": _kinds,
    "file": _file,
}


def _permitted(given: dict[str, Any]) -> dict[str, Any]:
    told = given.pop("permitted", {})
    rows = [
        {"codes": codes, "way": way, "citation": told.get("citation") or ""}
        for way in ("merge", "share")
        for codes in told.get(way, [])
    ]
    return {**given, "permitted": rows}


def _quotas(given: dict[str, Any]) -> dict[str, Any]:
    told = given.pop("quotas", {})
    citation, under = told.get("citation") or "", told.get("under") or 40
    rows: list[dict[str, Any]] = []
    if told.get("women"):
        rows.append(
            {"id": "women", "words": "Tỷ lệ nữ", "sex": "female", "least_share": told["women"], "citation": citation}
        )
    if told.get("young"):
        rows.append(
            {
                "id": "young",
                "words": f"Dưới {under} tuổi",
                "under": under,
                "least_share": told["young"],
                "citation": citation,
            }
        )
    return {**given, "quotas": rows}


_JOINED: Final[dict[str, Callable[[dict[str, Any]], dict[str, Any]]]] = {"agencies": _permitted, "committee": _quotas}


def in_form(kind: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings of a wish as those of its form: a field is called as the form calls it, not as a file does, and no file is spoken of."""
    paths = sorted(every(kind), key=lambda field: -len(field.path))
    found = []
    for one in findings:
        field = next((f for f in paths if one.subject == f.path or one.subject.startswith(f"{f.path}.")), None)
        if field is None or not one.rule.startswith("planning.field."):
            found.append(one)
            continue
        vi, en = (text.partition(": ")[2] or text for text in (one.sentence.vi, one.sentence.en))
        found.append(_at(field, Sentence(f"{field.words.vi}: {vi}", f"{field.words.en}: {en}")))
    return tuple(found)


# -- a wish → what stands in the form


def typed_of(kind: str, plain: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts that stand in a form for a wish as plain values."""
    parted = _PARTED.get(kind, dict)(plain)
    return {field.name: _write(field, _take(parted, field.path)) for field in every(kind)}


def _take(plain: Mapping[str, Any], path: str) -> Any:
    value: Any = plain
    if path == "*":
        return plain
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _write(field: Field, value: Any) -> str:
    if value is None or (value == 0 and field.shape in ("whole", "number") and not field.name.startswith("w-")):
        return ""
    if field.shape == "file":
        return written(dict(value)) if value else ""
    if field.shape == "kinds":
        english = get_language() == "en"
        words = [UNIT_KINDS[one].words for one in value if one in UNIT_KINDS]
        return "\n".join(one.en if english else one.vi for one in words)
    if field.shape == "day":
        return say_day(parse_day(str(value)))
    if field.shape == "yes":
        return "1" if value else ""
    if field.shape == "codes":
        return "\n".join(value)
    if field.shape in ("pairs", "groups"):
        return "\n".join("+".join(group) for group in value)
    if field.shape == "fixed":
        return "\n".join(f"{one['person']}={one['post']}" for one in value)
    if field.shape == "number":
        return f"{value:g}".replace(".", ",")
    return str(value)


def _permitted_parted(plain: Mapping[str, Any]) -> dict[str, Any]:
    rows = plain.get("permitted", [])
    told: dict[str, Any] = {way: [one["codes"] for one in rows if one["way"] == way] for way in ("merge", "share")}
    told["citation"] = next((one["citation"] for one in rows), "")
    return {**plain, "permitted": told}


def _quotas_parted(plain: Mapping[str, Any]) -> dict[str, Any]:
    rows = {one["id"]: one for one in plain.get("quotas", [])}
    young = rows.get("young", {})
    return {
        **plain,
        "quotas": {
            "women": rows.get("women", {}).get("least_share"),
            "young": young.get("least_share"),
            "under": young.get("under"),
            "citation": next((one["citation"] for one in rows.values()), ""),
        },
    }


_PARTED: Final[dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]]] = {
    "agencies": _permitted_parted,
    "committee": _quotas_parted,
}
