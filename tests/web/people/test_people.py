"""People: name and posts over time, by given name; nothing private on any page or in any file."""

import io
import json
import zipfile
from datetime import date

import polars as pl
import pytest
from django.test import Client

from tests.registry.builders import AN, enact, history, loaded
from tests.web.books import get, queries, words
from tinhgon.kernel.mandate import Decision
from tinhgon.registry import acts
from tinhgon.structure.history import History
from tinhgon.vietnamese.figures import say_number

pytestmark = pytest.mark.django_db


def with_private_lives() -> None:
    """The invented province, with what nobody may see of its people."""
    plain = history()
    private = plain.people.with_columns(
        pl.lit(date(1967, 8, 9)).alias("birth"),
        pl.lit("female").alias("sex"),
        pl.lit(4, dtype=pl.Int64).alias("home"),
        pl.lit("Thạc sĩ thủy lợi").alias("qualification"),
    )
    frames = {name: plain.frame(name) for name in ("places", "units", "posts", "tenures")}
    acts.load(AN, Decision("Sổ ban đầu"), History.of({**frames, "people": private}))


def test_posts_over_time_with_their_entries():
    first = loaded().number
    then = enact({"do": "absorb", "of": ["99.SB"], "into": "99.SA"}).entry.number
    said = words(get("/nguoi/p45/?ngay=2025-07-01"))
    assert "Chuyên viên, Sở A" in said
    assert f"01/01/2020 30/06/2025 Chuyên viên Sở B 99.SB Mục {say_number(first)}" in said
    assert f"01/07/2025 nay Chuyên viên Sở A 99.SA Mục {say_number(then)}" in said


def test_people_stand_by_given_name():
    plain = history()
    called = {"p40": "Nguyễn Thị Yến", "p41a": "Trần Văn An", "p41b": "Đỗ Ánh", "p42a": "Lê Văn Ân"}
    names = plain.people["code"].replace(called).to_list()
    frames = {name: plain.frame(name) for name in ("places", "units", "posts", "tenures")}
    people = plain.people.with_columns(pl.Series("name", names))
    acts.load(AN, Decision("Sổ ban đầu"), History.of({**frames, "people": people}))
    page = get("/nguoi/")
    places = [page.index(called[code]) for code in ("p41a", "p41b", "p42a", "p40")]
    assert places == sorted(places)


def test_filter_by_rank_and_few_queries():
    loaded()
    assert "Người p40" in words(get("/nguoi/?bac=head"))
    assert "Người p45" not in words(get("/nguoi/?bac=head"))
    assert queries(lambda: get("/nguoi/?q=p40")) == queries(lambda: get("/nguoi/?bac=deputy")) <= 12


def test_an_unknown_person():
    loaded()
    get("/nguoi/p999/", 404)


@pytest.mark.parametrize(
    "path",
    ["/nguoi/", "/nguoi/p40/", "/don-vi/99.SA/", "/don-vi/99.SA/lich-su/", "/tim/?q=p40", "/tim/goi-y/?q=p40", "/",
     "/nguoi/xuat.csv", "/con-so/people.heads/", "/so-do/99.SA/"],
)  # fmt: skip
def test_nothing_private_on_pages(path):
    with_private_lives()
    page = get(path)
    for secret in ("1967", "Thạc sĩ thủy lợi", "female"):
        assert secret not in page, secret


def test_nothing_private_in_downloads():
    with_private_lives()
    told = json.loads(Client().get("/du-lieu/so-bo.json").content)
    assert "1967-08-09" not in json.dumps(told)
    with zipfile.ZipFile(io.BytesIO(Client().get("/du-lieu/so-bo.csv.zip").content)) as archive:
        everything = "".join(archive.read(name).decode("utf-8-sig") for name in archive.namelist())
    assert "Người p40" in everything
    for secret in ("1967", "09/08", "Thạc sĩ thủy lợi"):
        assert secret not in everything
