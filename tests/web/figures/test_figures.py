"""The pages of figures: groups, evidence, decisions behind it, values over time, parts, files."""

import csv
import io
import json

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.registry.builders import enact, establish, loaded
from tests.web.books import get, keeps_the_policy, queries, with_scheme, words
from tinhgon.structure.figures.catalogue import FIGURES
from tinhgon.web.figures.groups import GROUPS

pytestmark = pytest.mark.django_db


def test_every_figure_belongs_to_one_group():
    assert [id for id in FIGURES if sum(group.holds(id) for group in GROUPS) != 1] == []


def test_all_figures_in_groups():
    loaded()
    page = get("/con-so/")
    assert "Đầu mối" in words(page)
    assert 'href="/con-so/units.focal_points/"' in page
    assert keeps_the_policy(page)


def test_one_figure_shows_its_definition_rows_and_decisions():
    with_scheme()
    page = get("/con-so/units.kind.department/?ngay=2025-07-01")
    said = words(page)
    assert "1 đơn vị" in said
    assert 'href="/don-vi/99.SA/?ngay=2025-07-01"' in page
    assert "Sở B" not in said
    assert "Sổ ban đầu" in said


def test_the_decision_behind_a_changed_row_is_the_one_that_changed_it():
    with_scheme()
    assert "QĐ sap-xep" in words(get("/con-so/places.kind.commune/?ngay=2025-07-01"))
    assert "QĐ sap-xep" not in words(get("/con-so/places.kind.commune/?ngay=2025-06-30"))


def test_values_over_time_are_those_of_the_days_of_change():
    with_scheme()
    page = get("/con-so/places.commune/")
    assert "01/01/2020 – 5" in page
    assert "01/07/2025 – 4" in page


def test_a_share_stands_with_its_base():
    loaded()
    said = words(get("/con-so/unified.cell_secretary_village_head/"))
    assert "0/1 người" in said
    assert "0 %, 0 trên 1" in said


def test_counted_inside_a_part():
    loaded()
    assert "2 đầu mối" in words(get("/con-so/units.focal_points/?don-vi=99.SA"))
    assert "2 đơn vị" in words(get("/con-so/places.commune/?dia-ban=902"))
    get("/con-so/places.commune/?dia-ban=nowhere", 404)


def test_an_unknown_figure_names_those_that_begin_alike():
    loaded()
    assert "people.heads" in get("/con-so/people.nobody/", 404)


def test_rows_as_csv_carry_day_and_value_above_and_codes_beside_names():
    loaded()
    response = Client().get("/con-so/units.kind.department/?ngay=2025-01-01&xuat=csv")
    assert response.content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert ["Tại ngày", "01/01/2025"] in lines
    assert lines[-1][:2] == ["99.SB", "Sở B"]
    assert lines[-2][:2] == ["99.SA", "Sở A"]


def test_rows_as_xlsx_and_json():
    loaded()
    sheet = load_workbook(io.BytesIO(Client().get("/con-so/posts.quota/?xuat=xlsx").content)).active
    assert [row[0].value for row in sheet.iter_rows()][-1] == "Chuyên viên"
    plain = json.loads(Client().get("/con-so/posts.quota/?xuat=json").content)
    assert sum(row["Chỉ tiêu"] for row in plain["rows"]) == 20


def test_text_that_a_sheet_would_run_is_neutralised():
    loaded()
    enact({"do": "rename", "unit": "99.SA", "name": "=1+1"}, named="ten-la")
    text = Client().get("/con-so/units.kind.department/?xuat=csv").content.decode("utf-8-sig")
    assert ",'=1+1" in text


def test_more_rows_need_no_more_queries():
    loaded()
    page = "/con-so/units.focal_points/?ngay=2025-07-01"
    enact(establish("99.P"), named="mot")
    few = queries(lambda: get(page))
    enact(*(establish(f"99.P{number}") for number in range(60)), named="them")
    assert queries(lambda: get(page)) == few
    assert "1–50 trong" in words(get(page))
