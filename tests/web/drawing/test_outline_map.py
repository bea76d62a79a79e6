"""Maps of real outlines: shapes on a grid, borders of groups where only one member has the edge, discs for what was never drawn."""

import re

import numpy as np

from tests.web.books import keeps_the_policy
from tinhgon.web.drawing.outline_map import outline_map
from tinhgon.web.drawing.tile_map import Tile


def square(x, side=0.1):
    return ((np.array([[x, 21], [x + side, 21], [x + side, 21 + side], [x, 21 + side], [x, 21]]),),)


def tiles(*groups):
    return [
        Tile(key, f"Xã {key}", f"0{key} Xã {key}: 5 người", "q2", f"/dia-ban/0{key}/", group)
        for key, group in enumerate(groups, 1)
    ]


SHAPES = {1: square(107.0), 2: square(107.1), 3: square(107.2)}


def drawn(some, shapes=None, points=None, groups=None):
    return outline_map(some, SHAPES if shapes is None else shapes, points or {}, "Bản đồ", groups)


def borders(picture):
    return re.search(r'<path d="([^"]*)" class="outline"', picture).group(1)


def test_every_place_is_a_link_with_its_words_and_the_page_keeps_its_policy():
    picture = drawn(tiles("a", "a", "b"))
    assert picture.count('class="cell-link"') == 3
    assert 'aria-label="02 Xã 2: 5 người"' in picture
    assert 'role="group"' in picture
    assert keeps_the_policy(picture)


def test_a_border_runs_around_each_group_and_not_between_its_members():
    together = borders(drawn(tiles("a", "a", "a"), groups={"a": "Huyện A"}))
    apart = borders(drawn(tiles("a", "b", "c"), groups={"a": "A", "b": "B", "c": "C"}))
    # Three squares in a row: eight edges around all of them, four around each.
    assert len(re.findall(r"-?[\d.]+ -?[\d.]+", together.replace("M", " ").replace("l", " "))) == 9
    assert len(re.findall(r"-?[\d.]+ -?[\d.]+", apart.replace("M", " ").replace("l", " "))) == 15
    assert "Huyện A" in drawn(tiles("a", "a", "a"), groups={"a": "Huyện A"})


def test_what_was_put_together_shows_its_outer_border_alone():
    picture = drawn(tiles("a"), {1: SHAPES[1] + SHAPES[2]})
    assert 'class="cell q2 whole"' in picture
    assert picture.count('class="shape-edge"') == 1


def test_a_place_that_was_never_drawn_is_a_disc_at_its_point_or_left_out():
    some = {1: SHAPES[1], 2: SHAPES[2]}
    assert drawn(tiles("a", "a", "b"), some, {3: (107.25, 21.05)}).count("<circle") == 1
    assert "<circle" not in drawn(tiles("a", "a", "b"), some)


def test_many_corners_make_a_small_picture_and_neighbours_stay_neighbours():
    turn = np.linspace(0, 2 * np.pi, 20_001)
    ring = np.column_stack([107 + 0.5 * np.cos(turn), 21 + 0.5 * np.sin(turn)])
    ring[-1] = ring[0]
    picture = drawn(tiles("a"), {1: ((ring,),)})
    assert len(picture) < 60_000
    assert 'fill-rule="evenodd"' in picture
