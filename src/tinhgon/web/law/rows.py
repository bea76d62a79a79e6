"""The form of a row of law: what is typed read as the plain values of a row, and each fault brought to its field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final

from django.http import HttpRequest

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.books import Lawbooks
from tinhgon.law.rule import Rule
from tinhgon.law.writing import Plain, file_of, plain_row
from tinhgon.vietnamese.days import parse_day, say_day
from tinhgon.vietnamese.figures import parse_number, say_number

#: No text in the form is longer; what needs more is written as a file.
MOST: Final = 2000
MOST_FILE: Final = 400_000
#: Units of which there are only whole ones: "20.500" people are twenty thousand five hundred.
WHOLE: Final = frozenset(
    {
        "persons",
        "units",
        "bodies",
        "posts",
        "deputies",
        "households",
        "points",
        "times",
        "days",
        "working_days",
        "titles",
        "characters",
    }
)
#: Values that may be typed for a new row.
BLANK: Final = 4
TEXTS: Final = (
    "ma", "chu-de", "cau", "cau-en", "tu", "den", "van-ban", "dieu", "muc-do", "khac-phuc", "khac-phuc-en", "ghi-chu", "ghi-chu-en",
    "vi-sao-het", "vi-sao-het-en", "thay", "vb-so", "vb-trich-yeu", "vb-trich-yeu-en", "vb-co-quan", "vb-ngay-ky", "vb-hieu-luc",
    "nguon", "ly-do", "ngay-so",
)  # fmt: skip
LISTS: Final = ("loai", "cap", "khoi", "dac-diem")
_APPLIES: Final = {"loai": "kind", "cap": "level", "khoi": "sector", "dac-diem": "traits"}
#: A field of a row → the field of the form at which its fault is shown; the longest beginning counts.
_SPOTS: Final = {
    "id": "ma", "topic": "chu-de", "sentence.vi": "cau", "sentence.en": "cau-en", "sentence": "cau", "from": "tu", "to": "den",
    "cite.act": "van-ban", "cite.article": "dieu", "cite": "van-ban", "severity": "muc-do", "cure.en": "khac-phuc-en", "cure": "khac-phuc",
    "note.en": "ghi-chu-en", "note": "ghi-chu", "ended.en": "vi-sao-het-en", "ended": "vi-sao-het", "replaces": "thay",
    "applies.level": "cap", "applies.sector": "khoi", "applies.traits": "dac-diem", "applies": "loai", "values": "gia-tri",
    "source": "nguon", "reason": "ly-do", "title.en": "vb-trich-yeu-en", "title": "vb-trich-yeu", "signed": "vb-ngay-ky",
    "effective": "vb-hieu-luc", "number": "vb-so", "organ": "vb-co-quan",
}  # fmt: skip
_NEW_ACT: Final = "vb_moi"


@dataclass
class Form:
    """What was typed, and what is wrong with it by the name of the field."""

    texts: dict[str, str]
    lists: dict[str, list[str]]
    values: dict[str, str]
    blanks: list[dict[str, str]]
    file: str = ""
    wrong: dict[str, list[Finding]] = field(default_factory=dict)

    def hidden(self) -> list[tuple[str, str]]:
        """Return everything typed as pairs, for a page that sends it once more."""
        pairs = [(name, value) for name, value in self.texts.items() if value]
        pairs += [(name, one) for name, every in self.lists.items() for one in every]
        pairs += [(f"gia-tri.{name}", value) for name, value in self.values.items()]
        pairs += [(f"gt.{at}.{name}", one) for at, row in enumerate(self.blanks) for name, one in row.items() if one]
        return [*pairs, *([("tep", self.file)] if self.file else [])]

    def blame(self, findings: tuple[Finding, ...]) -> list[tuple[str, Finding]]:
        """Bring findings to their fields; return them with the names of these, for the summary on top."""
        told = []
        for one in findings:
            name = (
                "tep"
                if self.file and one.where.get("field") not in ("source", "reason")
                else _spot(str(one.where.get("field", "")))
            )
            said = one if self.file else _in_words(one)
            self.wrong.setdefault(name, []).append(said)
            told.append((name, said))
        return told


def _in_words(found: Finding) -> Finding:
    """Return a fault without the line of a file that nobody typed; the field it stands at and the rule are named instead."""
    spot = re.sub(r"^(rules\.\d+|acts\.\w+)\.", "", str(found.where.get("field", "")))
    vi, en = (re.sub(r"^(Dòng|Line) \d+, [\w.]*: ", "", text) for text in (found.sentence.vi, found.sentence.en))
    mark = f" ({spot}, {found.rule})" if spot else f" ({found.rule})"
    return replace(found, sentence=Sentence(f"{vi[:1].upper()}{vi[1:]}{mark}", f"{en[:1].upper()}{en[1:]}{mark}"))


def _spot(path: str) -> str:
    """Return the field of the form for the field of a row or of a new act: "rules.1.sentence.vi" is "cau"."""
    plain = re.sub(r"^(rules\.\d+|acts\.\w+)\.", "", path)
    if plain in {*TEXTS, *LISTS} or plain.startswith(("gia-tri", "gt-")):
        return plain
    return next((_SPOTS[one] for one in sorted(_SPOTS, key=len, reverse=True) if plain.startswith(one)), "cau")


def empty(today: date) -> Form:
    """Return the form of a new row."""
    return Form({"ngay-so": say_day(today), "muc-do": "warning"}, {}, {}, [{} for _ in range(BLANK)])


def of(rule: Rule, today: date) -> Form:
    """Return the form that holds a row as it stands."""
    words = {"cau": rule.sentence, "khac-phuc": rule.cure, "ghi-chu": rule.note, "vi-sao-het": rule.ended}
    texts = {
        "ma": rule.id, "chu-de": rule.topic, "tu": say_day(rule.valid.start), "den": say_day(rule.valid.last_day) if rule.valid.last_day else "",
        "van-ban": rule.citation.act.id, "dieu": rule.citation.article, "muc-do": rule.severity.value, "ngay-so": say_day(today),
    }  # fmt: skip
    texts |= {name: said.vi for name, said in words.items() if said} | {
        f"{name}-en": said.en for name, said in words.items() if said
    }
    lists = {name: list(getattr(rule.applies, column)) for name, column in _APPLIES.items()}
    return Form(texts, lists, {name: _typed(value) for name, value in plain_row(rule).get("values", {}).items()}, [])


def _typed(value: Plain) -> str:
    if "items" in value:
        return "; ".join(value["items"])
    if "bands" in value:
        return "; ".join(f"{start}: {number}".replace(".", ",") for start, number in value["bands"].items())
    return say_number(float(value["of"])) if value.get("unit") in WHOLE else str(value["of"]).replace(".", ",")


def sent(request: HttpRequest, names: Mapping[str, Any]) -> Form:
    """Return what a form sent; ``names`` are the values that the row has."""
    post = request.POST
    texts = {name: post.get(name, "").strip()[:MOST] for name in TEXTS}
    lists = {name: [one[:80] for one in post.getlist(name)][:200] for name in LISTS}
    values = {name: post.get(f"gia-tri.{name}", "").strip()[:MOST] for name in names}
    blanks = [
        {name: post.get(f"gt.{at}.{name}", "").strip()[:80] for name in ("ten", "so", "don-vi")} for at in range(BLANK)
    ]
    return Form(texts, lists, values, blanks, post.get("tep", "").strip()[:MOST_FILE])


def text_of(form: Form, books: Lawbooks, rule: Rule | None) -> str:
    """Return what was typed as the text of a file of rows: one row, a new act where one is named, and the row that it ends.

    ``rule`` is the row that is corrected, None for a new one. Raises Refusal naming each field that cannot be read.
    """
    if form.file:
        return form.file
    wrong: list[Finding] = []
    row: Plain = {} if rule is None else plain_row(rule)
    texts = form.texts
    row["sentence"] = {"vi": texts["cau"], "en": texts["cau-en"]}
    row |= {"from": _day(form, "tu", wrong), "to": _day(form, "den", wrong), "severity": texts["muc-do"] or "warning"}
    if rule is None:
        row |= {"id": texts["ma"], "topic": texts["chu-de"], "read": "own"}
    for name, column in (("khac-phuc", "cure"), ("ghi-chu", "note"), ("vi-sao-het", "ended")):
        row[column] = {"vi": texts[name], "en": texts[f"{name}-en"] or texts[name]} if texts[name] else None
    row["applies"] = {**row.get("applies", {}), **{column: form.lists[name] for name, column in _APPLIES.items()}}
    row["values"] = _values(form, row.get("values", {}), wrong)
    acts, cited = _act(form, wrong)
    row["cite"] = {"act": cited, "article": texts["dieu"]}
    rows, ending = [row], texts["thay"]
    if rule is None and ending:
        rows = [*_ended(ending, row, books, wrong), row]
        row["replaces"] = [ending]
    if wrong:
        raise Refusal(wrong)
    return file_of([_clean(one) for one in rows], acts)


def _clean(plain: Plain) -> Plain:
    """Leave out what is empty; a sentence keeps its empty language, so that the fault is named."""
    return {name: one for name, one in plain.items() if one not in ("", None, [], {})} | {
        "sentence": plain["sentence"],
        "applies": {name: one for name, one in plain.get("applies", {}).items() if one},
        "cite": {name: one for name, one in plain["cite"].items() if one or name == "act"},
    }


def _day(form: Form, name: str, wrong: list[Finding]) -> str:
    if not form.texts[name]:
        return ""
    try:
        return parse_day(form.texts[name]).isoformat()
    except Refusal as refusal:
        wrong += [Finding(one.rule, one.sentence, remedy=one.remedy, where={"field": name}) for one in refusal.findings]
        return ""


def _act(form: Form, wrong: list[Finding]) -> tuple[dict[str, Plain], str]:
    """Return the new act where its number is typed, and the name of the act that is cited."""
    texts = form.texts
    if not texts["vb-so"]:
        return {}, texts["van-ban"]
    title = {"vi": texts["vb-trich-yeu"], "en": texts["vb-trich-yeu-en"] or texts["vb-trich-yeu"]}
    days = {"signed": _day(form, "vb-ngay-ky", wrong), "effective": _day(form, "vb-hieu-luc", wrong)}
    plain = {"number": texts["vb-so"], "title": title, "organ": texts["vb-co-quan"], **days}
    name = re.sub(r"\W+", "_", texts["vb-so"].lower()).strip("_") or _NEW_ACT
    return {name: {key: one for key, one in plain.items() if one}}, name


def _ended(ending: str, row: Plain, books: Lawbooks, wrong: list[Finding]) -> list[Plain]:
    """Return the row that a new one replaces, with its last day the day before; nothing where it ended already."""
    before = books.rules.get(ending)
    if before is None:
        said = Sentence(f"Sổ luật không có dòng {ending[:60]}.", f"The law books have no rule {ending[:60]}.")
        wrong.append(Finding("lawbook.not_there", said, where={"field": "thay"}))
        return []
    if before.valid.end is not None or not row["from"]:
        return []
    plain = plain_row(before)
    plain["to"] = (date.fromisoformat(row["from"]) - timedelta(days=1)).isoformat()
    return [plain]


def _values(form: Form, there: Mapping[str, Plain], wrong: list[Finding]) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for name, value in there.items():
        typed = form.values.get(name, "")
        try:
            found[name] = {**value, **_read(value, typed)}
        except Refusal as refusal:
            wrong += [Finding(one.rule, one.sentence, where={"field": f"gia-tri.{name}"}) for one in refusal.findings]
    for at, blank in enumerate(form.blanks):
        if blank.get("ten") or blank.get("so"):
            try:
                found[blank["ten"]] = {"of": _number(blank["so"], blank["don-vi"]), "unit": blank["don-vi"]}
            except Refusal as refusal:
                wrong += [Finding(one.rule, one.sentence, where={"field": f"gt-{at}-so"}) for one in refusal.findings]
    return found


def _read(value: Plain, typed: str) -> Plain:
    if "items" in value:
        return {"items": [one.strip() for one in typed.split(";") if one.strip()]}
    if "bands" in value:
        pairs = [one.partition(":") for one in typed.split(";") if one.strip()]
        return {"bands": {_number(start): _number(number, str(value.get("unit", ""))) for start, _, number in pairs}}
    return {"of": _number(typed, str(value.get("unit", "")))}


def _number(typed: str, unit: str = "") -> str:
    """Return a number as files write it. What may be a thousand or a fraction is read by its unit, else refused."""
    number = parse_number(typed, "whole" if unit in WHOLE else "any")
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def act_choices(books: Lawbooks) -> list[tuple[str, str]]:
    """Return the acts that may be cited: name, number with title, by number."""
    return sorted(((key, f"{act.number} {act.title.vi}") for key, act in books.acts.items()), key=lambda one: one[1])
