"""The page that brings outlines in, the map of real shapes that follows, and what the planner then knows of neighbours."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.mandates.builders import account, granted, signed_in
from tests.proposals.builders import asked
from tests.registry.builders import START, loaded
from tests.registry.outlined import COMMUNES, outlined, world
from tests.web.books import get, keeps_the_policy, words
from tinhgon.proposals import queries

pytestmark = pytest.mark.django_db
HERE = "/du-lieu/duong-ranh/"


@pytest.fixture
def keeper():
    loaded()
    who = account("giu")
    granted(who, "administrator")
    return signed_in(who)


def sent(client, text, button="nap", status=200, **typed):
    file = SimpleUploadedFile("ban-do.geojson", text if isinstance(text, bytes) else text.encode())
    answer = client.post(HERE, {"tep": file, "ngay-ranh": "1/1/2020", "can-cu": "QĐ 5", "nut": button} | typed)
    assert answer.status_code == status
    return answer


def test_a_map_is_tried_then_brought_in_and_drawn(keeper):
    said = words(sent(keeper, world(*COMMUNES), "thu").content.decode())
    assert "chưa ghi gì: 5 địa bàn, 25 điểm" in said
    assert "tile-map" in get("/ban-do/?ngay=2025-06-30")
    answer = sent(keeper, world(*COMMUNES), status=302)
    assert "da-nap=" in answer["Location"]
    assert "Đã nạp, mục" in words(keeper.get(answer["Location"]).content.decode())
    page = get("/ban-do/?ngay=2025-06-30")
    assert "outline-map" in page
    assert "tile-map" not in page
    assert page.count('class="cell-link"') == 5
    assert "00022 Phường Em: 12.000 người" in page
    assert keeps_the_policy(page)
    assert get("/du-lieu/duong-ranh.geojson?ngay=2025-06-30").count('"Feature"') == 5


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("{", {}, "dòng 1: không phải JSON"),
        (b"\xff\xfe", {}, "không phải văn bản UTF-8"),
        (world("77777"), {}, "không có địa bàn nào mang mã 77777"),
        (world("00011"), {"can-cu": ""}, "Chưa nêu văn bản hoặc nguồn"),
        (world("00011"), {"ngay-ranh": "32/1/2020"}, "32/1/2020"),
        (world("00011"), {"thuoc-tinh": "ma_xa"}, "thiếu thuộc tính “ma_xa”"),
    ],
)
def test_a_wrong_map_is_said_and_what_was_typed_is_kept(keeper, text, typed, expected):
    page = sent(keeper, text, status=422, **typed).content.decode()
    assert expected in words(page)
    if "thuoc-tinh" in typed:
        assert 'value="ma_xa"' in page


def test_neighbours_follow_from_outlines_where_there_are_any():
    loaded()
    assert queries.neighbours(START).count("\n") == 1, "the sample's table knows nothing of that day"
    outlined()
    lines = queries.neighbours(START).splitlines()[1:]
    pairs = {tuple(line.split(",")[:2]) for line in lines}
    assert {("00011", "00012"), ("00012", "00013"), ("00013", "00021"), ("00021", "00022")} <= pairs
    assert ("901", "902") in pairs, "districts lie side by side where communes of theirs do"
    found = asked(wish={"neighbours": ""})
    problem = queries.problem(found)
    assert next((one.a, one.b, round(one.km, 1)) for one in problem.borders) == ("00011", "00012", 11.1)
    assert len(problem.borders) == 4
