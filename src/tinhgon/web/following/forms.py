"""Forms as data: fields with their words, what was typed, what is wrong; read into what the acts are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from django.http import HttpRequest

from tinhgon.casework.queries.bodies import unit_by_code
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.days import parse_day
from tinhgon.web.asking import Asked

#: No text of a form is longer; the acts have their own, smaller bounds.
MOST = 30_000


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, its words, how it is drawn, a hint, its choices; ``value`` and ``faults`` once it was sent."""

    name: str
    words: Sentence
    kind: Literal["line", "text", "choice", "hidden", "tick"] = "line"
    hint: Sentence | None = None
    choices: tuple[tuple[str, Sentence | str], ...] = ()
    value: str = ""
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form: which act it asks for (``id``), its heading, the words of its button, its fields."""

    id: str
    title: Sentence
    button: Sentence
    fields: tuple[Field, ...]
    action: str = ""
    open: bool = False

    def filled(self, typed: Mapping[str, str], problems: Sequence[Finding] = ()) -> Form:
        """Return the form as it was sent, each fault at its field."""
        shown = tuple(
            replace(one, value=typed.get(one.name, one.value), faults=tuple(each for each in problems if each.where.get("field") == one.name))
            for one in self.fields
        )  # fmt: skip
        return replace(self, fields=shown, open=True)


def choices(words: Mapping[str, Sentence]) -> tuple[tuple[str, Sentence | str], ...]:
    """Return a closed vocabulary as the choices of a field."""
    return tuple(words.items())


class Sent:
    """What was typed into a form, read field by field; each reading raises Refusal at its field."""

    def __init__(self, request: HttpRequest, asked: Asked) -> None:
        self.typed = {name: request.POST.get(name, "")[:MOST] for name in request.POST}
        self._asked = asked

    def text(self, name: str) -> str:
        """Return a text, "" where the field was not sent."""
        return self.typed.get(name, "").strip()

    def lines(self, name: str) -> list[str]:
        """Return the lines of a text that are not empty."""
        return [line.strip() for line in self.text(name).splitlines() if line.strip()]

    def day(self, name: str) -> date:
        """Return a day; today where the field is empty."""
        return self.day_or_none(name) or self._asked.today

    def day_or_none(self, name: str) -> date | None:
        """Return a day, None where the field is empty."""
        typed = self.text(name)
        try:
            return parse_day(typed) if typed else None
        except Refusal as refusal:
            one = refusal.findings[0]
            raise Refusal([Finding(one.rule, one.sentence, remedy=one.remedy, where={"field": name})]) from refusal

    def number(self, name: str, least: int = 0, most: int = 10_000) -> int:
        """Return a whole number."""
        typed = self.text(name)
        if not (typed.isascii() and typed.isdigit() and len(typed) < 10 and least <= int(typed) <= most):
            said = Sentence(f"Ghi một số từ {least} đến {most}.", f"Write a number from {least} to {most}.")
            raise Refusal(
                [Finding("form.number", said, measured=typed[:20], required=f"{least}–{most}", where={"field": name})]
            )
        return int(typed)

    def body(self, name: str) -> int:
        """Return the key of the body whose code was typed, as of today."""
        return self.body_of(self.text(name), name)

    def body_of(self, code: str, name: str) -> int:
        """Return the key of the body that bears a code today."""
        found = unit_by_code(code, self._asked.today)
        if found is None:
            said = Sentence(
                f"Hôm nay không có đơn vị nào mang mã “{code[:40]}”.", f"No unit bears the code “{code[:40]}” today."
            )
            remedy = Sentence("Ghi mã đơn vị, như 22.SNV.", "Write the code of a unit, like 22.SNV.")
            raise Refusal([Finding("form.body", said, remedy=remedy, where={"field": name})])
        return found
