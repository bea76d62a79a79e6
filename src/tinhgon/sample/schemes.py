"""Các đề án của tỉnh mẫu, theo ngày: three real resolutions on territory, and invented schemes for bodies and people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from tinhgon.sample.generate import SEED, province
from tinhgon.sample.reconstruction.communes import communes_2020, communes_2024
from tinhgon.sample.reconstruction.departments_2025 import departments_2025
from tinhgon.sample.reconstruction.hoanh_bo import hoanh_bo_into_ha_long
from tinhgon.sample.reconstruction.late_2019 import (
    mobilisation_and_propaganda,
    provincial_offices,
    shared_offices,
    unified_titles,
    village_titles,
)
from tinhgon.sample.reconstruction.two_levels_2025 import communes_2025, districts_2025
from tinhgon.sample.tables import folder
from tinhgon.structure.run import Outcome, run
from tinhgon.structure.scheme import Scheme, read_scheme
from tinhgon.structure.snapshot import Structure

#: A scheme of the sample: the file of a resolution, or what makes the scheme for the structure of its day.
Source = str | Callable[[Structure], Scheme]

#: In the order in which they are carried out. On one day territory comes first: bodies then follow their place.
ORDER: tuple[tuple[date, Source], ...] = (
    (date(2019, 12, 10), provincial_offices),
    (date(2019, 12, 12), unified_titles),
    (date(2019, 12, 15), mobilisation_and_propaganda),
    (date(2019, 12, 16), shared_offices),
    (date(2019, 12, 20), village_titles),
    (date(2020, 1, 1), "nq-837-2019"),
    (date(2020, 1, 1), hoanh_bo_into_ha_long),
    (date(2020, 1, 1), communes_2020),
    (date(2024, 11, 1), "nq-1199-2024"),
    (date(2024, 11, 1), communes_2024),
    (date(2025, 3, 1), departments_2025),
    (date(2025, 7, 1), "nq-1679-2025"),
    (date(2025, 7, 1), communes_2025),
    (date(2025, 7, 1), districts_2025),
)


def schemes(seed: int = SEED) -> list[Scheme]:
    """Return all schemes of the sample in the order in which they take effect, made for the province of this seed."""
    return [outcome.scheme for outcome in outcomes(seed)]


def outcomes(seed: int = SEED) -> Iterator[Outcome]:
    """Carry out the schemes one after another on the sample province and return each outcome."""
    structure = province(seed).on(ORDER[0][0])
    for day, source in ORDER:
        structure = replace(structure, day=day)
        scheme = real_scheme(source) if isinstance(source, str) else source(structure)
        outcome = run(scheme, structure)
        yield outcome
        structure = outcome.after


def real_scheme(name: str) -> Scheme:
    """Return one of the three resolutions: ``nq-837-2019``, ``nq-1199-2024`` or ``nq-1679-2025``."""
    file = folder("schemes").joinpath(f"{name}.yaml")
    return read_scheme(file.read_text("utf-8"), file.name)
