"""The day of the age of retirement, against the annex of the decree."""

from datetime import date

import pytest

from tinhgon.law.books import builtin
from tinhgon.law.retirement import retires


@pytest.mark.parametrize(
    ("birth", "sex", "day"),
    [
        (date(1961, 1, 15), "male", date(2021, 4, 15)),  # 60 years 3 months
        (date(1966, 4, 10), "male", date(2028, 4, 10)),  # 62 years
        (date(1980, 7, 31), "male", date(2042, 7, 31)),
        (date(1966, 1, 2), "female", date(2021, 5, 2)),  # 55 years 4 months
        (date(1990, 3, 3), "female", date(2050, 3, 3)),
    ],
)
def test_the_age_grows_by_steps_to_the_last(birth, sex, day):
    assert retires(builtin().at(date(2025, 7, 1)), birth, sex) == day


def test_where_the_law_of_the_day_has_no_age_none_is_made_up():
    assert retires(builtin().at(date(2019, 12, 1)), date(1970, 1, 1), "male") is None
