"""Each number on the pages of plans opens the rows that it stands for: a link that leads somewhere, or a row that holds one."""

import re
from html.parser import HTMLParser

import pytest

from tests.faces import tinhgon
from tests.proposals.builders import AN, AT, ORGAN, done, loaded, worked
from tests.registry.builders import scheme as scheme_of
from tests.web.planning.test_planning import MERGER, drafter
from tinhgon.planning.limits import Limits
from tinhgon.planning.problems import read_problem
from tinhgon.planning.programme.problem import Problem as Programme
from tinhgon.proposals import acts
from tinhgon.proposals.rules.kinds import KINDS, wish_of

pytestmark = pytest.mark.django_db
#: Tables that are themselves what a number opens: sums with their parts, how a search went, what else there was to choose.
EVIDENCE = {"sum", "trace", "runs", "front", "ratios", "others"}
DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
VOID = {"input", "br", "img", "link", "meta", "hr", "use", "path", "rect", "circle"}


class Numbers(HTMLParser):
    """Walks the main part of a page and notes every number of it that nothing opens, and every link with its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, dict[str, str | None]]] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.closed: list[str] = []
        self.rows: list[tuple[list[str], list[bool]]] = []
        self.found = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.ids.add(given["id"] or "")
        if tag == "tr":
            self.rows.append(([], [False]))
        if tag == "a" and self._in("main"):
            self.links.add(given.get("href") or "")
            if self.rows:
                self.rows[-1][1][0] = True
        if tag not in VOID:
            self.stack.append((tag, given))

    def handle_endtag(self, tag):
        if tag not in VOID and self._in(tag):
            while self.stack.pop()[0] != tag:
                pass
        if tag == "tr" and self.rows:
            numbers, (linked,) = self.rows.pop()
            self.closed += [] if linked else numbers

    def handle_data(self, data):
        if not re.search(r"\d", DAY.sub("", data)) or not self._in("main") or self._in("svg") or self._in("details"):
            return
        # Words name days, codes and seeds too; what counts or measures stands in a tile, a number's cell, or stressed.
        if not any(_counts(tag, given) for tag, given in self.stack):
            return
        self.found += 1
        table = next((given for tag, given in reversed(self.stack) if tag == "table"), {})
        if self._in("a") or table.get("data-shows") in EVIDENCE or self._in("thead") or self._in("caption"):
            return
        if self._in("tr") and self.rows:
            self.rows[-1][0].append(data.strip())
        else:
            self.closed.append(data.strip())

    def _in(self, tag: str) -> bool:
        return any(one == tag for one, _ in self.stack)


def _counts(tag: str, given: dict[str, str | None]) -> bool:
    classes = (given.get("class") or "").split()
    return tag == "strong" or "tile-value" in classes or "tile-more" in classes or (tag == "td" and "num" in classes)


@pytest.fixture
def plans():
    loaded()
    base = scheme_of(MERGER).to_yaml()
    programme = read_problem(Programme, tinhgon("plan", "programme", "--example").out)
    wishes = {
        "territory": {"alternatives": 1}, "agencies": {}, "placement": {"scheme": base},
        "committee": {"day": "2025-07-01", "unit": "99.SA", "size": 3, "quotas": [{"id": "women", "words": "Nữ", "sex": "female", "least": 0}]},
        "rotation": {"day": "2025-07-01", "level": "province", "kinds": ["department"], "fill": False},
    }  # fmt: skip
    made = [done(kind, wish, limits=Limits(1)) for kind, wish in wishes.items()]
    assert {one.state for one in made} == {"done"}, [
        (one.request.kind, one.run.findings) for one in made if one.state != "done"
    ]
    acts.ask(
        AN,
        ORGAN,
        KINDS["programme"],
        AT,
        wish=wish_of(KINDS["programme"], programme.model_dump(mode="json")),
        limits=Limits(5),
    )
    worked()
    return {one.request.kind: one.request.pk for one in made} | {"programme": made[-1].request.pk + 1}


def test_each_number_opens_what_it_stands_for(plans):
    client = drafter()
    got: dict[str, Numbers] = {}

    def page(address: str) -> Numbers | None:
        if address not in got:
            answer = client.get(address)
            assert answer.status_code in (200, 404), address
            if answer.status_code == 404:
                return None
            got[address] = Numbers(answer.content.decode())
        return got[address]

    walked = []
    for kind, number in plans.items():
        sections = ["", "?muc=can", "?muc=lan-chay", *(["?muc=khac", "?chi=giu"] if kind == "territory" else [])]
        walked += [f"/phuong-an/{number}/{section}" for section in sections]
    first = page(f"/phuong-an/{plans['territory']}/")
    assert first is not None
    walked += [next(link for link in sorted(first.links) if "/nhom/" in link).partition("#")[0]]
    walked += ["/phuong-an/", "/phuong-an/so-sanh/?" + "&".join(f"a={number}" for number in plans.values())]
    pages = {address: page(address) for address in walked}
    assert None not in pages.values()
    assert {address: one.closed for address, one in pages.items() if one and one.closed} == {}
    assert all(one and one.found for one in pages.values())
    links = {(address, link) for address, one in pages.items() if one for link in one.links}
    broken = []
    for address, link in sorted(links):
        path, _, anchor = link.partition("#")
        elsewhere = path and not path.startswith("/phuong-an/")
        if elsewhere or "xuat=" in path or path.endswith(".json") or "/moi/" in path:
            continue
        there = page(path or address)
        if there is None or (anchor and anchor not in there.ids):
            broken.append(f"{address} → {link}")
    assert broken == []
