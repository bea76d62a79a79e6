"""Pictures are well-formed, escape what they are given, carry no style, and say in words what they show."""

import re
from datetime import date
from xml.etree import ElementTree

from tinhgon.web.drawing.bars import before_after, share_bar
from tinhgon.web.drawing.flow import Band, Node, flow, related
from tinhgon.web.drawing.markup import element
from tinhgon.web.drawing.steps import Step, nice_top, step_chart
from tinhgon.web.drawing.tile_map import SIZE, Tile, in_lines, swatch, tile_map

BAD = "<script>&\"'"


def parsed(markup):
    """The picture as a tree; it must be XML, without style and script."""
    assert "<script" not in markup
    assert "style=" not in markup
    assert not re.search(r"\son\w+=", markup)
    return ElementTree.fromstring(markup)  # noqa: S314 - our own text


def texts(tree):
    return [node.text for node in tree.iter() if node.text]


def a_map(**changes):
    tiles = [
        Tile(1, "Hà Khánh", "06649 Phường Hà Khánh: 8.505", "q1", "/dia-ban/06649/", "a"),
        Tile(2, BAD, BAD, "ended", f"/x?{BAD}", "b", "×"),
        Tile(3, "Trần Hưng Đạo", "ba dòng", "none", "", "b"),
    ]
    return tile_map(tiles, {1: (0, 0), 2: (1, 0), 3: (1, 1)}, f"Bản đồ {BAD}", {"a": "Hạ Long", "b": "Cẩm Phả"})


def test_a_map_is_a_group_of_links_with_words_and_not_an_image():
    tree = parsed(a_map())
    assert tree.get("role") == "group"
    links = list(tree.iter("a"))
    assert [link.get("href") for link in links] == ["/dia-ban/06649/", f"/x?{BAD}"]
    assert links[0].find("title").text == "06649 Phường Hà Khánh: 8.505"
    assert "Hạ Long" in texts(tree)


def test_squares_of_a_map_do_not_overlap():
    tree = parsed(a_map())
    squares = [node for node in tree.iter("rect") if "cell" in (node.get("class") or "")]
    corners = [(float(square.get("x")), float(square.get("y"))) for square in squares]
    assert len(set(corners)) == 3
    assert all(abs(x - a) >= SIZE or abs(y - b) >= SIZE for x, y in corners for a, b in corners if (x, y) != (a, b))


def test_what_ended_is_hatched_and_marked_so_that_colour_is_not_alone():
    tree = parsed(a_map())
    assert any(node.get("fill") == "url(#hatch-ended)" for node in tree.iter("rect"))
    assert "×" in texts(tree)
    assert "url(#hatch-ended)" in swatch("ended", "×")


def test_long_names_take_three_lines_at_most():
    assert in_lines("Hà Tu") == ["Hà Tu"]
    assert in_lines("Trần Hưng Đạo") == ["Trần", "Hưng", "Đạo"]
    assert len(in_lines("Một Hai Banhieu Bonmuoi Nammuoi Saumuoi")) <= 3


def chart(steps, **more):
    return step_chart(
        steps, date(2026, 1, 1), "Đầu mối", lambda day: day.isoformat(), lambda value: f"{value:g}", **more
    )


def test_a_step_chart_holds_each_value_until_the_next():
    tree = parsed(chart([Step(date(2020, 1, 1), 3000), Step(date(2025, 7, 1), 900, BAD)], today=date(2022, 1, 1)))
    line = next(node.get("d") for node in tree.iter("path") if node.get("class") == "line")
    assert re.fullmatch(r"M[\d.]+ [\d.]+H[\d.]+V[\d.]+H[\d.]+", line)
    assert {"2020-01-01", "3000", "900"} <= set(texts(tree))
    assert len(list(tree.iter("circle"))) == 2


def test_a_step_chart_without_steps_is_an_empty_picture():
    assert texts(parsed(chart([]))) == ["Đầu mối"]


def test_the_axis_ends_on_a_round_number_at_or_above():
    assert [nice_top(value) for value in (0, 1, 7, 186, 1454, 31000)] == [1, 1, 8, 200, 2000, 40000]


def test_bars_are_as_long_as_the_numbers_are_large():
    tree = parsed(before_after(200, 100, BAD))
    long, short = (float(node.get("width")) for node in tree.iter("rect"))
    assert long == 2 * short
    assert all(float(node.get("width")) == 0 for node in parsed(before_after(0, 0, "")).iter("rect"))
    assert float(list(parsed(share_bar(1.4, "")).iter("rect"))[1].get("width")) == 132


NODES = [
    Node("x", 0, "06655 Hà Khẩu", href="/dia-ban/06655/"),
    Node("y", 0, BAD, "dưới"),
    Node("v", 1, "Việt Hưng"),
    Node("t", 1, "Tuần Châu"),
    Node("other", 0, "Riêng"),
]
BANDS = [Band("x", "v", 0.71, "71 %", "71 %"), Band("x", "t", 0.29, "29 %"), Band("y", "t", None, BAD)]


def test_bands_are_as_thick_as_their_shares():
    tree = parsed(flow(NODES, BANDS, "Nguồn gốc", ["Trước", "Sau"]))
    bands = [node for node in tree.iter("path") if node.get("class") == "ribbon"]

    def thickness(node):
        numbers = [float(one) for one in re.findall(r"[\d.]+", node.get("d"))]
        return numbers[-1] - numbers[1]

    by_words = {node.find("title").text: thickness(node) for node in bands}
    assert by_words["71 %"] > by_words["29 %"] > 0
    assert abs(by_words["71 %"] / by_words["29 %"] - 0.71 / 0.29) < 0.1  # drawn to a tenth of a pixel
    assert {"Trước", "Sau"} <= set(texts(tree))


def test_boxes_of_a_flow_do_not_overlap():
    tree = parsed(flow(NODES, BANDS, "Nguồn gốc"))
    boxes = [node for node in tree.iter("rect") if (node.get("class") or "").startswith("box")]
    spans = [(float(b.get("x")), float(b.get("y")), float(b.get("y")) + float(b.get("height"))) for b in boxes]
    assert len(spans) == len(NODES)
    assert not [1 for i, a in enumerate(spans) for b in spans[i + 1 :] if a[0] == b[0] and a[1] < b[2] and b[1] < a[2]]


def test_related_boxes_form_one_group():
    assert [[node.id for node in group] for group in related(NODES, BANDS)] == [["x", "y", "v", "t"], ["other"]]


def test_pictures_of_the_same_values_are_the_same():
    assert flow(NODES, BANDS, "t") == flow(NODES, BANDS, "t")
    assert a_map() == a_map()


def test_an_element_escapes_attributes_and_words():
    assert element("text", BAD, class_=BAD) == (
        '<text class="&lt;script&gt;&amp;&quot;&#x27;">&lt;script&gt;&amp;"\'</text>'
    )
