"""What a theme produced: documents, figures with sources, the closing review."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.mandates.builders import key
from tests.resolutions.builders import CLERK, SIGNED, books, given, issued
from tinhgon.kernel.refusal import Refusal
from tinhgon.mandates.queries.scopes import NOTHING, Scope
from tinhgon.resolutions import acts
from tinhgon.resolutions.acts import Measure
from tinhgon.resolutions.queries import themes

pytestmark = pytest.mark.django_db
ALL = Scope(everything=True, units=frozenset())


def test_one_theme_tells_what_it_produced_with_sources():
    books()
    theme = acts.open_theme(CLERK, 2014, key("99.TU"), "Đổi mới phương thức lãnh đạo", given(), "Bài viết 001")
    with pytest.raises(Refusal, match="đã có chủ đề"):
        acts.open_theme(CLERK, 2014, key("99.TU"), "Khác", given())
    made = issued()
    acts.file_under(CLERK, made.code, theme.pk, given())
    points = Measure(
        "Giảm đầu mối",
        "đầu mối",
        "less",
        Decimal(200),
        SIGNED,
        Decimal(150),
        date(2021, 12, 31),
        clause=f"{made.code}#II.1",
    )
    one = acts.add_indicator(CLERK, theme.pk, points, given())
    acts.record_value(CLERK, one.pk, Decimal(190), "Báo cáo quý II", given(date(2021, 6, 30)))
    acts.record_value(CLERK, one.pk, Decimal(180), "Báo cáo quý II, đính chính", given(date(2021, 6, 30)))
    acts.record_value(CLERK, one.pk, Decimal(150), "Báo cáo năm", given(date(2021, 12, 31)))
    acts.review_theme(CLERK, theme.pk, "Giảm 50 đầu mối", "Chưa giảm cấp phó", given(date(2022, 1, 15), number="BC 3"))
    half = themes.whole(theme, ALL, date(2021, 7, 1))
    assert (half.measured[0].percent, half.measured[0].reached) == (40, False)
    assert half.reviews == ()
    end = themes.whole(theme, ALL, date(2022, 2, 1))
    assert (end.measured[0].percent, end.measured[0].reached) == (100, True)
    assert [(one.document.symbol, one.orders) for one in end.documents] == [("19-NQ/TU", 2)]
    assert end.reviews[0].basis == "BC 3"
    stranger = themes.whole(theme, NOTHING, date(2022, 2, 1))
    assert (stranger.documents, stranger.hidden) == ((), 1)
