"""What heads answer for: the tasks of an office, or of a person through all their days of office."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db import connection

from tinhgon.tasks.queries import offices
from tinhgon.tasks.queries.offices import Term

#: What became of the tasks of a term of office, by the day that they ended or that the holder left.
FATES: Final = ("on_time", "late", "withdrawn", "open", "overdue", "passed_on", "given_away")
_SUMS: Final = """
with charged as (
  select c.task_id, c.since, lead(c.since) over (partition by c.task_id order by c.id) as until, c.post
  from tasks_charge c where c.task_id in (select task_id from tasks_charge where post = any(%(posts)s))
), own as (
  select h.n, t.state, t.ended, t.due, t.reported, t.quality, t.extended, t.sent_back,
         least(coalesce(ch.until, 'infinity'), coalesce(h.until, 'infinity')) as left_on,
         ch.until is not null and ch.until <= coalesce(h.until, 'infinity') as given
  from unnest(%(ns)s::int[], %(posts)s::bigint[], %(sinces)s::date[], %(untils)s::date[]) as h(n, post, since, until)
  join charged ch on ch.post = h.post and ch.since < coalesce(h.until, 'infinity') and coalesce(ch.until, 'infinity') > h.since
  join tasks_task t on t.id = ch.task_id and coalesce(t.ended, 'infinity') >= h.since and coalesce(t.ended, 'infinity') >= ch.since
), told as (
  select n, extended, sent_back, quality, case
    when ended is not null and ended < left_on then
      case when state = 'withdrawn' then 'withdrawn' when reported <= due then 'on_time' else 'late' end
    when left_on <= %(today)s then case when given then 'given_away' else 'passed_on' end
    when due < %(today)s and state <> 'reported' then 'overdue' else 'open' end as fate from own
)
select n, fate, count(*), coalesce(sum(extended), 0), coalesce(sum(sent_back), 0), count(*) filter (where quality = 'good') from told
group by 1, 2
"""


@dataclass(slots=True)
class Tally:
    """A term of office with what became of its tasks: counts by fate; days granted later, results sent back, found good."""

    person: int
    term: Term
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FATES, 0))
    extended: int = 0
    sent_back: int = 0
    good: int = 0

    @property
    def judged(self) -> int:
        """How many results were accepted in this term."""
        return self.counts["on_time"] + self.counts["late"]


def tallies(today: date, *, person: int | None = None, post: int | None = None) -> list[Tally]:
    """Return the terms of office of a person, or of everybody in an office, each with its tasks; the newest first. Three queries.

    A task counts for whoever held its office when it ended, else when it was passed on: ``passed_on`` went to the next holder of the
    office, ``given_away`` to another office.
    """
    found = [Tally(who, term) for who, term in offices.terms(person=person, post=post)]
    if not found:
        return []
    values = {
        "ns": list(range(len(found))), "posts": [one.term.post for one in found], "sinces": [one.term.since for one in found],
        "untils": [one.term.until for one in found], "today": today,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_SUMS, values)
        for n, fate, count, extended, sent_back, good in cursor.fetchall():
            one = found[n]
            one.counts[fate] += count
            one.extended += extended
            one.sent_back += sent_back
            one.good += good
    return found
