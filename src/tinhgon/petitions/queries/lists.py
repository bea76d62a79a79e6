"""Lists of petitions within what somebody may read, their board, what was published: a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from tinhgon.casework.models import Case
from tinhgon.casework.queries.standing import Standing, standing_of
from tinhgon.kernel.refusal import Unknown
from tinhgon.mandates.queries import Scope
from tinhgon.petitions.models import Assessment, Letter, Petition, Publication
from tinhgon.petitions.words import petitions as words

PAGE: Final = 50
MOST_COUNTED: Final = 1000
#: What a petition can be waiting for, as the list is filtered.
WHERE: Final = {
    "new": "p.kind = '' and c.ended is null",
    "assessed": "p.kind <> '' and p.outcome = '' and c.ended is null",
    "taken": "p.matter_id is not null and m.ended is null",
    "overdue": "coalesce(m.ended, c.ended) is null and coalesce(m.due, c.due) < %(today)s or m.ended is null and m.due < %(today)s",
    "ended": "coalesce(m.ended, case when p.matter_id is null then c.ended end) is not null",
    "all": "true",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A petition of a list: itself, the case that it is now, and its newest assessment's kind."""

    petition: Petition
    case: Case


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list, how many there are (counted to a limit), and which page it is."""

    rows: tuple[Row, ...]
    count: int
    page: int

    @property
    def more(self) -> bool:
        """Whether there is another page."""
        return self.page * PAGE < self.count


def listed(scope: Scope, today: date, which: str = "all", kind: str = "", page: int = 1) -> Listed:
    """Return a page of the petitions within a scope, the newest first. Three queries."""
    where, values = _where(scope, today, which, kind)
    base = f"from petitions_petition p join casework_case c on c.id = p.case_id left join casework_case m on m.id = p.matter_id where {where}"
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from (select 1 {base} limit {MOST_COUNTED + 1}) counted", values)  # noqa: S608 - ours
        (count,) = cursor.fetchone()
        offset = (max(1, page) - 1) * PAGE
        cursor.execute(f"select p.case_id {base} order by p.case_id desc limit {PAGE} offset {int(offset)}", values)
        keys = [key for (key,) in cursor.fetchall()]
    found = {
        one.pk: one
        for one in Petition.objects.filter(pk__in=keys).select_related(
            "case", "matter", "case__officer", "matter__officer", "case__procedure", "matter__procedure"
        )
    }
    rows = tuple(Row(found[key], found[key].matter or found[key].case) for key in keys)
    return Listed(rows, count, max(1, page))


def counts(scope: Scope, today: date) -> dict[str, int]:
    """Return how many petitions are in each state of the list, counted to a limit. One query each."""
    found = {}
    for which in WHERE:
        where, values = _where(scope, today, which, "")
        with connection.cursor() as cursor:
            cursor.execute(
                "select count(*) from (select 1 from petitions_petition p join casework_case c on c.id = p.case_id "  # noqa: S608 - ours
                f"left join casework_case m on m.id = p.matter_id where {where} limit {MOST_COUNTED + 1}) counted",
                values,
            )
            found[which] = int(cursor.fetchone()[0])
    return found


def by_kind(scope: Scope, today: date) -> list[tuple[str, str, int]]:
    """Return how many open petitions there are of each kind and outcome, for the board. One query."""
    where, values = _where(scope, today, "all", "")
    with connection.cursor() as cursor:
        cursor.execute(
            "select p.kind, case when p.kind = '' then 'new' when p.matter_id is not null and m.ended is null then 'taken' "  # noqa: S608 - ours
            "when p.matter_id is null and c.ended is null then 'assessed' else 'ended' end, count(*) "
            "from petitions_petition p join casework_case c on c.id = p.case_id left join casework_case m on m.id = p.matter_id "
            f"where {where} group by 1, 2 order by 1, 2",
            values,
        )
        return [(kind, state, int(count)) for kind, state, count in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class One:
    """One petition with its cases: the intake, what it became, what was found and written, and what came before and after."""

    petition: Petition
    intake: Standing
    matter: Standing | None
    assessments: tuple[Assessment, ...]
    letters: tuple[Letter, ...]
    publications: tuple[Publication, ...]
    second: Petition | None

    @property
    def now(self) -> Standing:
        """The case that goes on now."""
        return self.matter or self.intake


def one(code: str) -> One:
    """Return a petition by the code of its intake or of what it became. Raises Unknown."""
    base = Petition.objects.select_related(
        "case__procedure",
        "case__officer",
        "case__into",
        "matter__procedure",
        "matter__officer",
        "matter__into",
        "previous",
    )
    found = base.filter(case__code=code).first() or base.filter(matter__code=code).first()
    if found is None:
        raise Unknown(words.no_petition(code))
    now = found.matter or found.case
    return One(
        found, standing_of(found.case), standing_of(found.matter) if found.matter else None,
        tuple(found.assessments.order_by("-id")), tuple(found.letters.order_by("-id")),
        tuple(Publication.objects.filter(case=now).order_by("-id")),
        Petition.objects.filter(previous=now).select_related("case").first(),
    )  # fmt: skip


def published(page: int = 1) -> tuple[list[Publication], int]:
    """Return the decisions that were published on the page, the newest first, and how many there are. Two queries."""
    rows = Publication.objects.filter(way="page").select_related("case").order_by("-since", "-id")
    start = (max(1, page) - 1) * PAGE
    return list(rows[start : start + PAGE]), rows.count()


def _where(scope: Scope, today: date, which: str, kind: str) -> tuple[str, dict[str, Any]]:
    own = "true" if scope.everything else "coalesce(m.holder, c.holder) = any(%(units)s)"
    parts = [own, f"({WHERE.get(which, 'true')})"]
    if kind:
        parts.append("p.kind = %(kind)s")
    return " and ".join(parts), {"units": sorted(scope.units), "today": today, "kind": kind}
