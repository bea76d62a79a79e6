"""Pure rules of casework: the seed of the calendar, codes, files, marks of due days, and clocks as their events make them."""

from tinhgon.casework.rules.seeding import FIRST_YEAR, LAST_YEAR, SOURCE, seed

__all__ = ["FIRST_YEAR", "LAST_YEAR", "SOURCE", "seed"]
