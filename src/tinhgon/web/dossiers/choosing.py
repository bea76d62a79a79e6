"""What forms of dossiers offer to choose from: organs, who leads them, councils, steps in words."""

from __future__ import annotations

from typing import Final

import polars as pl

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.refusal import HouseError
from tinhgon.kernel.sentence import Sentence
from tinhgon.papers.wording.steps import Clause, clauses
from tinhgon.reform.models import Council
from tinhgon.reform.queries.dossier.outcomes import outcome_of
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.registry.queries import snapshot
from tinhgon.structure.figures.apparatus import seats
from tinhgon.structure.snapshot import Structure

#: Kinds of organ that decide on schemes.
_DECIDE: Final = ("people_council", "people_committee", "party_committee")
_MOST: Final = 300
_SHORT: Final = 110


def _deciding(at: Standing, structure: Structure) -> pl.DataFrame:
    """Return the organs that may have to decide: those of the province, the dossier's own, and the councils concerned."""
    keys = [at.dossier.organ, *Council.objects.filter(dossier=at.dossier).values_list("unit", flat=True)]
    units = structure.units
    top = pl.col("kind").is_in(list(_DECIDE)) & (pl.col("level") == "province")
    return units.filter(top | pl.col("unit").is_in(keys)).sort("code").head(_MOST)


def organs(at: Standing, day: AsOf) -> tuple[tuple[str, str], ...]:
    """Return codes and names of organs that may decide."""
    return tuple(_deciding(at, snapshot(day)).select("code", "name").iter_rows())


def signers(at: Standing, day: AsOf) -> tuple[tuple[str, str], ...]:
    """Return codes of those who lead these organs, each with name, title and organ."""
    structure = snapshot(day)
    lead = seats(structure).filter(
        pl.col("unit").is_in(_deciding(at, structure)["unit"].to_list()) & pl.col("rank").is_in(["head", "deputy"])
    )
    rows = lead.select("person_code", "name", "title", "unit_name").head(_MOST)
    return tuple((code, f"{name}, {title}, {unit}") for code, name, title, unit in rows.iter_rows())


def councils(day: AsOf, but: set[int]) -> tuple[tuple[str, str], ...]:
    """Return codes and names of the People's Councils of a day that are not named yet."""
    units = snapshot(day).units.filter((pl.col("kind") == "people_council") & ~pl.col("unit").is_in(list(but)))
    return tuple(units.sort("code").select("code", "name").head(_MOST).iter_rows())


def read_out(at: Standing, *, with_people: bool) -> tuple[Clause, ...]:
    """Return the steps of the newest text as sentences; nothing where there is none or it cannot run."""
    if at.text is None:
        return ()
    try:
        return clauses(outcome_of(at), with_people=with_people)
    except HouseError:
        return ()


def steps_of(at: Standing) -> tuple[tuple[str, Sentence | str], ...]:
    """Return the whole text and its steps as choices, each beginning with its number."""
    whole = ("0", Sentence("cả đề án", "the whole scheme"))
    said = {one.number: one.text for one in read_out(at, with_people=False)}
    count = len(at.scheme.steps) if at.scheme else 0
    shown = [(str(number), _short(f"{number}. {said.get(number, '')}")) for number in range(1, count + 1)]
    return (whole, *shown)


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
