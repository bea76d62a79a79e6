"""What a search tells: a later part takes nothing back that an earlier one found or proved, and other measures are left out."""

import threading
import time

import pytest

from tests.proposals.builders import board
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.limits import Limits
from tinhgon.planning.progress import Progress
from tinhgon.proposals.rules.kinds import KINDS
from tinhgon.proposals.rules.searching import MOST_LINES, Search

WORDS = Sentence("Tìm.", "Searching.")


def told(search, *steps):
    return [search._watch(Progress(best, bound, None, 0.0, WORDS)) for best, bound in steps]


def searching(**wishes):
    return Search(KINDS["territory"], board(4, 4, **wishes), Limits(5))


def test_points_only_fall_and_their_bound_only_rises():
    search = searching(wanted=4)
    told(search, (9.0, None), (7.0, 2.0), (8.0, 1.0), (None, 3.0), (2.0, 2.0), (6.0, 4.0))
    assert [line[1:] for line in search.trace] == [[9.0, None], [7.0, 2.0], [7.0, 3.0], [6.0, 4.0]]
    assert (search.told()["best"], search.told()["bound"], search.told()["gap"]) == (6.0, 4.0, pytest.approx(1 / 3))


def test_units_only_rise_and_their_bound_only_falls():
    search = searching(min_population=2000)
    told(search, (3, 9), (4, 8), (3, 9), (20, 20))
    assert [line[1:] for line in search.trace] == [[3, 9], [4, 8]]


def test_a_long_trace_is_thinned_and_keeps_its_end():
    search = searching(wanted=4)
    told(search, *((1000.0 - at, None) for at in range(MOST_LINES * 2)))
    assert len(search.trace) <= MOST_LINES
    assert search.trace[-1][1] == 1000.0 - (MOST_LINES * 2 - 1)


def test_a_search_comes_to_its_end_or_says_why_not():
    search = searching(wanted=4)
    search.start()
    assert search.ended.wait(60)
    assert (search.whole, len(search.plan().groups)) == (True, 4)
    search = searching(min_population=10**6)
    search.start()
    assert search.ended.wait(60)
    with pytest.raises(Refusal):
        search.plan()


def test_a_plan_is_at_hand_soon_and_a_stop_keeps_it():
    search = Search(KINDS["territory"], board(12, 12, wanted=40), Limits(300))
    search.start()
    begun = time.monotonic()
    while search.best is None and time.monotonic() - begun < 60:
        threading.Event().wait(0.05)
    search.stop.set()
    assert len(search.plan().groups) == 40
    assert search.told()["words"]["vi"].startswith("Đang dừng")
