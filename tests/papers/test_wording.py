"""Steps in the words of decisions."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from tests.papers.builders import sample
from tests.structure.builders import province
from tinhgon.papers.wording import bodies, territory
from tinhgon.papers.wording.names import at, inside, joined, small
from tinhgon.papers.wording.steps import GROUPS, clauses
from tinhgon.structure.run import run
from tinhgon.structure.scheme import VERBS, Scheme


def said(*steps, with_people=False, **options):
    structure = province()
    scheme = Scheme.model_validate({"id": "thu", "title": "Thử", "day": structure.day, "steps": steps})
    return [one.text for one in clauses(run(scheme, structure), with_people=with_people, **options)]


def test_every_verb_of_the_law_has_its_sentence():
    worded = {*get_args(territory.Territory), *get_args(bodies.Bodies), *get_args(bodies.People)}
    assert set(VERBS) == worded


@pytest.mark.parametrize(
    "id",
    [
        "tai-hien-van-phong-2019", "tai-hien-nhat-the-hoa-2019", "tai-hien-co-quan-chung-2019", "nq-837-2019",
        "tai-hien-hoanh-bo-ha-long-2020", "nq-1199-2024",
    ],
)  # fmt: skip
def test_sentences_of_real_schemes_are_sentences(id):
    outcome = sample(id)
    people = set(outcome.before.people["name"])
    for one in clauses(outcome, with_people=False):
        assert one.group in GROUPS
        assert one.text.endswith(".")
        assert one.text[0].isupper()
        assert "None" not in one.text
        assert "  " not in one.text
        assert not any(f" {name} " in f" {one.text} " for name in people if len(name.split()) > 2)


def test_territory_reads_like_the_resolutions():
    told = [one.text for one in clauses(sample("nq-837-2019"), with_people=False)]
    assert told[0] == "Thành lập phường Hoành Bồ trên cơ sở nguyên trạng thị trấn Trới."
    assert told[1].startswith("Chuyển 13 đơn vị hành chính: phường Hoành Bồ, xã Kỳ Thượng")
    assert told[1].endswith("xã Sơn Dương và xã Lê Lợi về trực thuộc thành phố Hạ Long.")
    # What the text of the resolution prints is said; where it prints nothing, the rows are added up.
    assert "là 844,97 km² và quy mô dân số là 52.656 người của huyện Hoành Bồ vào thành phố Hạ Long." in told[2]
    assert told[3] == (
        "Nhập toàn bộ diện tích tự nhiên là 43,65 km² và quy mô dân số là 3.887 người của xã Tình Húc vào thị trấn Bình Liêu. "
        "Sau khi nhập, thị trấn Bình Liêu có diện tích tự nhiên là 45,18 km² và quy mô dân số là 7.710 người."
    )


def test_a_part_is_called_a_part_and_has_its_own_figures():
    first, rest = said(
        {
            "do": "merge_territory",
            "of": ["00011", {"place": "00012", "share": 0.6, "main": True}],
            "into": {"code": "00031", "name": "Xã An Bình", "kind": "commune", "parent": "901"},
        },
        {"do": "absorb_territory", "of": [{"place": "00012", "rest": True}], "into": "00013"},
    )
    assert first.startswith("Thành lập xã An Bình trên cơ sở toàn bộ diện tích tự nhiên là ")
    assert " và một phần diện tích tự nhiên là " in first
    assert rest.startswith("Nhập một phần diện tích tự nhiên là ")


def test_bodies_and_posts():
    assert said({"do": "absorb", "of": ["99.SB"], "into": "99.SA"}) == [
        "Sáp nhập Sở B vào Sở A; người đứng đầu các đơn vị không còn giữ chức được bố trí làm cấp phó."
    ]
    assert said({"do": "rename", "unit": "99.SA", "name": "Sở Anh"}) == ["Đổi tên Sở A thành Sở Anh."]
    told = said(
        {
            "do": "establish",
            "unit": {
                "code": "99.MOI", "name": "Sở Mới", "kind": "department", "parent": "99.UB",
                "posts": [{"title": "Giám đốc", "rank": "head"}, {"title": "Phó Giám đốc", "rank": "deputy", "quota": 2}],
            },
        }
    )  # fmt: skip
    assert told[0].endswith(", gồm 01 giám đốc và 02 phó giám đốc.")


def test_people_are_named_only_where_they_may_be():
    outcome = sample("tai-hien-nhat-the-hoa-2019")
    plain = next(one.text for one in clauses(outcome, with_people=False) if one.text.startswith("Điều động"))
    named = next(
        one.text for one in clauses(outcome, with_people=True, honorific="đồng chí") if one.text.startswith("Điều động")
    )
    assert plain.startswith("Điều động người đang giữ chức vụ Chủ tịch Hội đồng nhân dân huyện")
    assert named.startswith("Điều động đồng chí ")


def test_names_within_a_sentence():
    assert [inside(name) for name in ("Thành phố Hạ Long", "Xã Đại Dực", "Sở Nội vụ", "Đặc khu Vân Đồn")] == [
        "thành phố Hạ Long", "xã Đại Dực", "Sở Nội vụ", "đặc khu Vân Đồn",
    ]  # fmt: skip
    assert at("Trưởng phòng", "Phòng Nội vụ huyện Ba Chẽ") == "Trưởng Phòng Nội vụ huyện Ba Chẽ"
    assert at("Bí thư chi bộ", "Chi bộ Khu 3") == "Bí thư Chi bộ Khu 3"
    assert at("Chủ tịch", "Hội đồng nhân dân tỉnh") == "Chủ tịch Hội đồng nhân dân tỉnh"
    assert small("Phó Chủ tịch HĐND") == "phó chủ tịch HĐND"
    assert joined(["A", "B", "C"]) == "A, B và C"
    assert joined([]) == ""


def test_hostile_names_stay_words():
    structure = province()
    hostile = "Sở <b>{{ 7*7 }}</b> #panic()"
    named = replace(
        structure, units=structure.units.with_columns(name=structure.units["name"].replace("Sở B", hostile))
    )
    scheme = Scheme.model_validate(
        {"id": "thu", "title": "T", "day": structure.day, "steps": [{"do": "absorb", "of": ["99.SB"], "into": "99.SA"}]}
    )
    assert hostile in clauses(run(scheme, named), with_people=False)[0].text
