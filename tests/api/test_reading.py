"""Reading over HTTP: any day, any knowledge, few queries, JSON whatever happens."""

import json
from urllib.parse import urlencode

import pytest

from tinhgon.ledger import queries as ledger

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.api.urls")]


def get(client, path, **query):
    response = client.get(f"/api{path}", query)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    assert response["Content-Type"].startswith("application/json"), response["Content-Type"]
    return response.status_code, json.loads(body)


@pytest.mark.parametrize(
    ("day", "districts", "communes"),
    [("2019-12-31", 14, 186), ("30/6/2020", 13, 177), ("2024-12-31", 13, 171), ("2/7/2025", 0, 54)],
)
def test_figures_of_a_day(client, day, districts, communes):
    status, told = get(client, "/figures", on=day)
    assert status == 200
    assert [one["value"] for one in told["figures"][:2]] == [districts, communes]


def test_a_figure_with_its_rows(client):
    _, told = get(client, "/figures/places.commune", on="2019-12-31", rows="true", limit=10)
    assert (told["value"], told["counted"], len(told["rows"])) == (186, 186, 10)


def test_as_known_before_the_first_entry_there_was_nothing(client):
    first = ledger.entry(1)
    _, told = get(client, "/figures", on="2019-12-31", known=first.at.replace(year=first.at.year - 1).isoformat())
    assert {one["value"] for one in told["figures"]} == {0}


def test_as_known_before_a_resolution_the_day_looked_otherwise(client):
    entry = ledger.standing("enact", "nq-837-2019")
    _, told = get(
        client, "/figures/places.commune", on="2020-06-30", known=ledger.entry(entry.number - 1).at.isoformat()
    )
    assert told["value"] == 186


def test_a_unit_shows_people_by_name_and_nothing_private(client):
    _, told = get(client, "/units/22.TU", on="2020-01-01")
    holders = [holder for post in told["posts"] for holder in post["holders"]]
    assert holders
    assert all(set(holder) == {"person", "name", "concurrent", "since"} for holder in holders)
    _, posts = get(client, "/units/22.TU/posts", on="2020-01-01")
    assert posts["posts"] == told["posts"]


@pytest.mark.parametrize("path", ["/search?q=nguyen", "/figures/people.heads?rows=1&limit=50", "/export?place=06838",
                                  "/comparison?before=2019-12-31&after=2020-01-02&rows=1", "/history/NG00001"])  # fmt: skip
def test_nowhere_do_private_columns_or_codes_of_people_leave(client, path):
    response = client.get(f"/api{path}{'&' if '?' in path else '?'}on=2019-12-31")
    body = (b"".join(response.streaming_content) if response.streaming else response.content).decode()
    assert not [word for word in ('"birth"', '"sex"', '"qualification"', '"home"') if word in body]
    assert "NG00001" not in body or path.startswith("/history")


def test_lists_filter_and_their_pages_join_to_the_whole(client):
    path, seen = "/api/units?" + urlencode({"on": "2019-12-31", "kind": "people_committee", "size": 70}), []
    while path:
        told = client.get(path).json()
        seen += told["rows"]
        path = told["next"]
    assert len({row["key"] for row in seen}) == len(seen) == told["total"] == 201
    assert {row["kind"] for row in seen} == {"people_committee"}


def test_places_inside_a_place(client):
    _, told = get(client, "/places", on="2019-12-31", inside="193", size=1000)
    assert told["total"] == len(told["rows"]) == 20


def test_lineage_over_http_is_the_lineage_of_the_command(client):
    _, told = get(client, "/lineage/06869")
    assert {one["code"] for one in told["found"][0]["became"]} == {"06877", "06862"}
    _, back = get(client, "/lineage/06877", back="true", on="2025-07-02")
    assert "06869" in {one["code"] for one in back["found"][0]["came_from"]}


def test_comparison_and_what_lies_ahead(client):
    _, told = get(client, "/comparison", before="2024-12-31", after="2025-07-02")
    assert {one["id"]: one["change"] for one in told["figures"]}["places.commune"] == -117
    _, ahead = get(client, "/coming", on="2025-06-30")
    assert {one["day"] for one in ahead["coming"]} == {"2025-07-01"}


def test_ledger_pages_and_seals(client):
    _, told = get(client, "/ledger", limit=40)
    numbers = [one["number"] for one in told["entries"]]
    while told["entries"]:
        _, told = get(client, "/ledger", limit=40, before=numbers[-1])
        numbers += [one["number"] for one in told["entries"]]
    assert numbers == sorted(set(numbers), reverse=True)
    assert numbers[-1] == 1
    _, seals = get(client, "/ledger/seals")
    assert seals["seals"][0]["last"] == numbers[0]


def test_the_export_is_books_again(client):
    _, told = get(client, "/export", on="2019-12-31", place="06838")
    assert told["about"]["counts"] == {
        frame: len(told[frame]) for frame in ("places", "units", "posts", "people", "tenures")
    }
    assert told["about"]["counts"]["tenures"] > 50


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nope", 404), ("/units/khong-co", 404), ("/figures/nope", 404), ("/ledger/999999999999999999999999", 404), ("/lineage/x", 404),
        ("/schemes/x/outcome", 404), ("/ledger/x", 422), ("/units?on=30/2/2020", 422), ("/units?known=hom-qua", 422), ("/units?size=100000", 422),
        ("/units?kind=vuong-quoc", 422), ("/tree?frame=people", 422), ("/tree?root=khong-co", 404), ("/units?under=khong-co", 200),
    ],
)  # fmt: skip
def test_errors_are_json_with_findings(client, path, status):
    response = client.get(f"/api{path}")
    assert response.status_code == status
    if status != 200:
        told = response.json()
        assert told["status"] == status
        assert all(finding["sentence"]["vi"] and finding["sentence"]["en"] for finding in told["findings"])


@pytest.mark.parametrize("path", ["/units/22.TU", "/figures", "/tree", "/units", "/search?q=tinh uy"])
def test_what_a_reader_has_already_costs_one_query(client, django_assert_num_queries, path):
    first = client.get(f"/api{path}")
    with django_assert_num_queries(1):
        again = client.get(f"/api{path}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(
        f"/api{path}{'&' if '?' in path else '?'}on=2019-12-31", headers={"If-None-Match": first["ETag"]}
    )
    assert other.status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/units",
        "/units/22.TU",
        "/places/22",
        "/tree",
        "/figures",
        "/search?q=ha long",
        "/export",
        "/figures/people.heads?rows=1",
    ],
)
def test_a_day_seen_before_costs_the_same_few_queries_whatever_is_asked(client, django_assert_max_num_queries, path):
    client.get(f"/api{path}")
    with django_assert_max_num_queries(5):
        assert client.get(f"/api{path}").status_code == 200


def test_the_tree_of_thousands_of_units_asks_for_none_of_them_alone(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        told = client.get("/api/tree?on=2019-12-31").json()["tree"]
    assert sum(1 + top["below"] for top in told) > 5000


def test_head_answers_like_get_and_other_methods_are_refused_in_json(client):
    assert client.head("/api/figures")["ETag"] == client.get("/api/figures")["ETag"]
    refused = client.post("/api/figures")
    assert (refused.status_code, refused["Allow"], refused.json()["status"]) == (405, "GET", 405)
