"""Who may sign: the signer must lead the deciding organ on that day, as the registry has it; and what the law gives in months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.sentence import Sentence
from tinhgon.lawbook import queries as lawbook
from tinhgon.mandates.queries import register
from tinhgon.registry.queries import snapshot
from tinhgon.structure.figures.apparatus import seats
from tinhgon.vietnamese.days import say_day

#: The ranks that sign for an organ: its head, or a deputy for the head.
SIGNS = ("head", "deputy")


@dataclass(frozen=True, slots=True)
class Limit:
    """A number of months that the law gives (0: none in force), with its citation, and whether the row was compared with the text."""

    months: int
    citation: str = ""
    verified: bool = False


def lacking(organ: str, signer: str, act: str, day: date) -> list[Finding]:
    """Return why a signer is not competent: the organ is not in the registry, or the person does not lead it on the day.

    ``organ`` and ``signer`` are codes of a unit and of a person.
    """
    structure = snapshot(AsOf(day))
    unit = structure.units.filter(pl.col("code") == organ)
    when = say_day(day)
    if unit.is_empty():
        said = Sentence(
            f"Ngày {when} không có cơ quan {organ!r} để quyết định.", f"There is no organ {organ!r} on {day} to decide."
        )
        return [Finding("dossier.no_organ", said, subject=organ)]
    key, name = unit["unit"][0], unit["name"][0]
    lead = seats(structure).filter(
        (pl.col("unit") == key) & pl.col("rank").is_in(SIGNS) & (pl.col("person_code") == signer)
    )
    if lead.is_empty():
        said = Sentence(
            f"Ngày {when} người ký ({signer or 'chưa nêu'}) không giữ chức vụ lãnh đạo của {name}.",
            f"On {day} the signer ({signer or 'not named'}) does not lead {name}.",
        )
        remedy = Sentence(
            "Nêu đúng người đứng đầu hoặc cấp phó ký thay.", "Name the head, or a deputy who signs for the head."
        )
        return [Finding("dossier.not_competent", said, subject=signer, remedy=remedy)]
    return _powers(unit["kind"][0], unit["level"][0], name, act, day)


def _powers(kind: str, level: str, name: str, act: str, day: date) -> list[Finding]:
    """Return what the authority register says against an organ of this kind: its rows block where a person compared them."""
    rows = [power for power in register(day) if power.act == act and power.level == level]
    if any(power.organ_kind == kind for power in rows):
        return []
    basis = "; ".join(sorted({power.basis for power in rows}))
    checked = any(power.verified_by for power in rows)
    said = Sentence(
        f"Sổ thẩm quyền ngày {say_day(day)} không giao quyền này cho {name}.",
        f"The authority register of {day} does not give {name} this power.",
    )
    remedy = Sentence("Xem và xác nhận sổ thẩm quyền.", "See and confirm the authority register.")
    weight = Severity.ERROR if checked else Severity.WARNING
    return [Finding("dossier.no_power", said, weight, subject=name, remedy=remedy, citation=basis)]


def grace(topic: str, day: date) -> Limit:
    """Return the months within which a surplus must be gone, from the law of the day; 0 where no rule is in force."""
    rule = lawbook.books(AsOf(day)).at(day).ruling(topic)
    if rule is None:
        return Limit(0)
    return Limit(int(rule.number("months")), str(rule.citation), rule.verified is not None)
