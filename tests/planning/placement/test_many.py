"""More leaders than one program can hold: seated unit by unit, heads first, under the flow's bound, the same each time."""

from datetime import date

from tinhgon.planning.limits import Limits
from tinhgon.planning.placement import leaders
from tinhgon.planning.placement.problem import Person, Post, Problem
from tinhgon.planning.placement.solve import solve


def invented(units=12, bodies=3):
    """Units of which each took in bodies with a head and two deputies each, for one head and three deputies."""
    posts, people = [], []
    for unit in range(units):
        code = f"U{unit:02}"
        posts += [
            Post(code=f"{code}/T", unit=code, title="Trưởng", rank="head", seats=1, quota=1),
            Post(code=f"{code}/P", unit=code, title="Phó", rank="deputy", seats=3, quota=3),
            Post(code=f"{code}/C", unit=code, title="Chuyên viên", rank="specialist", seats=9, quota=9),
        ]
        for body in range(bodies):
            people += [
                Person(
                    code=f"{code}{body}{at}", name=f"Người {unit} {body} {at}", rank="head" if at == 0 else "deputy",
                    body=f"{code}.{body}", unit=code, post=f"{code}/{'T' if at == 0 else 'P'}", title="Trưởng" if at == 0 else "Phó",
                )
                for at in range(3)
            ]  # fmt: skip
    return Problem(title="", day=date(2025, 7, 1), posts=tuple(posts), people=tuple(people))


def seated(monkeypatch, most):
    monkeypatch.setattr(leaders, "MOST_PAIRS", most)
    return solve(invented(), Limits(seconds=None, effort=50))


def test_unit_by_unit_is_as_good_as_one_program_where_both_can_be_had(monkeypatch):
    whole = seated(monkeypatch, 120_000)
    parts = seated(monkeypatch, 0)
    assert parts.quality.best == whole.quality.best
    assert parts.quality.bound <= whole.quality.best
    assert parts.quality.ended == ("done" if parts.quality.best == parts.quality.bound else "near")
    heads = [one for one in parts.placed if one.post.endswith("/T")]
    assert len(heads) == 12, "every head's seat is taken"
    assert parts.as_dict() == seated(monkeypatch, 0).as_dict()


def test_a_stop_keeps_what_the_flow_gave(monkeypatch):
    monkeypatch.setattr(leaders, "MOST_PAIRS", 0)
    plan = solve(invented(), Limits(seconds=30), lambda _: False)
    assert len(plan.placed) == 108
    assert plan.quality.ended == "stopped"
