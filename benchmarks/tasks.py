"""Tasks: lists, boards, searches and briefing packs as an ordinary user with a constant number of queries; tasks ordered; the sweep.

python -m benchmarks.tasks [--tasks 3000000]

The books hold an invented province (10,001 units) and so many tasks, an eighth of them open, spread over 1,000 bodies. The user orders and
does tasks over one commune's people's committee; beside them somebody who reads the whole province. Beside each list stands the plain way:
the same rows asked through the ORM with their relations followed row by row, counted in full and looked through with ILIKE. CPU is that of
this program and of its database connections, which work alone here (no parallel helpers).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from benchmarks.casework import CLERK, _cpu, _p95
from benchmarks.invented import PROVINCE, apparatus
from benchmarks.measure import say, seconds
from benchmarks.scratch import NAME, database

from tinhgon.kernel.mandate import Decision

MOST = 3_000_000
ORDERED = 200

#: Tasks in one statement per table; dates lie in the last years, every eighth is open, due days are spread over 90 days around today.
_TASKS = """
insert into tasks_task (id, code, title, description, product, basis, source_kind, source_key, source_label, source_words, orderer, owner,
                        owner_since, post, money_source, indicator, target, state, assigned, first_due, due, extended, sent_back, reported,
                        ended, quality, measured, changed_on, deeds, reminded, search)
select %(first)s + n, 'NV25-' || lpad(n::text, 9, '0'), title, title, 'báo cáo', 'QĐ 1', 'clause', 'x' || n %% 5000, 'NQ ' || n %% 500, '',
       %(by)s, (%(units)s::bigint[])[at], assigned, (%(posts)s::bigint[])[at], '', '', '',
       case when not open then 'done' when n %% 24 = 0 then 'reported' when n %% 16 = 0 then 'assigned' else 'accepted' end,
       assigned, due, due, (n %% 9 = 0)::int, 0, case when not open then due - 1 when n %% 24 = 0 then %(today)s end,
       case when open then null else due end, case when open then '' else 'met' end, false, assigned, 1, -100,
       key || ' ' || n || ' so hieu ' || (n * 7919 %% 9973)
from (select n, n %% 8 = 0 as open, (1 + (n * 7919) %% array_length(%(units)s::bigint[], 1))::int as at,
        %(today)s::date - (case when n %% 8 = 0 then 60 else 100 + n %% 1200 end)::int as assigned,
        %(today)s::date + (case when n %% 8 = 0 then (n / 8) %% 90 - 30 else -40 - n %% 1200 end)::int as due,
        (array['Rà soát thủ tục', 'Sắp xếp tổ chức', 'Bố trí trụ sở', 'Giải ngân đầu tư công'])[1 + n %% 4] as title,
        (array['ra soat thu tuc', 'sap xep to chuc', 'bo tri tru so', 'giai ngan dau tu cong'])[1 + n %% 4] as key
      from generate_series(1::bigint, %(tasks)s::bigint) n) made
"""
_PARTS = """
insert into tasks_deed (task_id, number, kind, state, owner, due, day, at, actor, role, authority, words, document, document_organ, payload, entry)
  select id, 1, 'assign', 'assigned', owner, due, assigned, now(), 'benchmark', 'clerk', '', '', '', '', '{}', %(entry)s
  from tasks_task where id > %(first)s;
insert into tasks_charge (task_id, owner, post, since, entry) select id, owner, post, assigned, %(entry)s from tasks_task where id > %(first)s;
insert into tasks_support (task_id, unit) select id, (%(units)s::bigint[])[(1 + id %% 1000)::int] from tasks_task
  where id > %(first)s and id %% 5 = 0;
insert into casework_holder select distinct owner from tasks_task on conflict do nothing;
select setval('tasks_number', %(tasks)s);
select setval(pg_get_serial_sequence('tasks_task', 'id'), %(first)s + %(tasks)s);
"""


def main(tasks: int) -> None:
    """Fill the books, then measure."""
    print(f"# {tasks:,} tasks; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with database():
        from django.test.utils import override_settings

        plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
        with override_settings(STORAGES=plain, ALLOWED_HOSTS=["*"]):
            measure(tasks)


def measure(tasks: int) -> None:
    """Measure everything on books of this many tasks."""
    from django.utils.timezone import localdate

    from tinhgon.casework import acts as calendar
    from tinhgon.registry import acts as registry
    from tinhgon.registry.models import Unit
    from tinhgon.tasks.jobs import sweep
    from tinhgon.tasks.queries import offices

    today = localdate()
    registry.load(CLERK, Decision("benchmark"), apparatus(PROVINCE))
    calendar.seed_calendar(CLERK, range(2014, today.year + 2))
    units = list(Unit.objects.filter(kind="people_committee").order_by("key").values_list("key", flat=True)[:1000])
    heads = offices.heads(units, today)
    units = [one for one in units if one in heads]
    own, everything = _people(units[600], heads[units[600]])
    started = time.perf_counter()
    _fill(tasks, today, units, heads)
    print(f"filled in {time.perf_counter() - started:.0f} s")

    _ordered(units, heads, today)
    for who, account, side in (("one body", own, "owner"), ("the whole province", everything, "orderer")):
        _pages(who, account, side)
    _beside(units[600], today)

    day = today
    while not (done := sweep(day)).reminded.worked:
        day -= timedelta(days=1)
    print(f"first sweep: {done.reminded}")
    later = day + timedelta(days=1)
    started = time.perf_counter()
    while not (again := sweep(later)).reminded.worked:
        later += timedelta(days=1)
    told = again.reminded
    say(
        f"sweep of the next day, {told.tasks:,} tasks at a mark, {told.notices:,} notices",
        time.perf_counter() - started,
        30,
    )


def _people(unit: int, post: int) -> tuple[Any, Any]:
    from tinhgon.accounts import acts as accounts
    from tinhgon.mandates import acts as mandates
    from tinhgon.registry.models import Tenure

    made = []
    for login, role, over in (("mot", "task_doer", unit), ("ca-tinh", "task_giver", None)):
        account, _ = accounts.add(login, f"Người {login}", invented=True)
        accounts.change_password(account, "hoa-sua-thang-muoi")
        mandates.grant(CLERK, mandates.Wish(account, role, date(2019, 12, 1), None, Decision("QĐ 1"), unit=over))
        made.append(account)
    held = Tenure.objects.filter(post=post, recorded_to__isnull=True).first()
    made[0].person = held.person if held else None
    made[0].save()
    return made[0], made[1]


def _order(unit: int, post: int, today: date, number: int) -> Any:
    from tinhgon.tasks.acts import Order

    return Order(f"Việc số {number}", "nội dung", unit, unit, post, today + timedelta(days=30), "báo cáo", "QĐ 1")


def _fill(tasks: int, today: date, units: list[int], heads: dict[int, int]) -> None:
    from django.db import connection, transaction

    from tinhgon.ledger.acts import write
    from tinhgon.tasks import acts

    first = acts.assign(CLERK, _order(units[0], heads[units[0]], today, 0), today, today)
    with connection.cursor() as cursor:
        cursor.execute("alter table tasks_task disable trigger watched_insert")
    with transaction.atomic(), connection.cursor() as cursor:
        entry = write(CLERK, "task.load", subject="benchmark").number
        values = {"units": units, "posts": [heads[one] for one in units], "by": units[0], "today": today, "tasks": tasks, "entry": entry,
                  "first": first.pk}  # fmt: skip
        for statement in (_TASKS, *_PARTS.split(";")[:-1]):
            cursor.execute(statement, values)
    with connection.cursor() as cursor:
        cursor.execute("alter table tasks_task enable trigger watched_insert")
        cursor.execute("vacuum analyze")
        cursor.execute(f"alter database {NAME} set max_parallel_workers_per_gather = 0")
    connection.close()


def _ordered(units: list[int], heads: dict[int, int], today: date) -> None:
    from tinhgon.tasks import acts

    started, ours = time.perf_counter(), _cpu()
    for number in range(ORDERED):
        unit = units[number % len(units)]
        acts.assign(CLERK, _order(unit, heads[unit], today, number), today, today)
    took, ours = time.perf_counter() - started, (_cpu() - ours) / ORDERED
    say(
        f"{ORDERED} tasks ordered one after another: {ORDERED / took:.0f} a second, CPU {ours * 1000:.0f} ms each",
        took,
        ORDERED / 60,
    )


def _pages(who: str, account: Any, side: str) -> None:
    from django.test import Client

    client = Client()
    client.force_login(account)
    for words, path in (
        ("list of open tasks", f"/nhiem-vu/?vai={side}"),
        ("list of one's own office", "/nhiem-vu/?vai=mine"),
        ("list of overdue tasks", f"/nhiem-vu/?vai={side}&nao=overdue"),
        ("list of coordinated tasks", "/nhiem-vu/?vai=support"),
        ("list, page 3, one source", f"/nhiem-vu/?vai={side}&nguon=clause&trang=3"),
        ("board", f"/nhiem-vu/bang/?vai={side}"),
        ("briefing pack", f"/nhiem-vu/giao-ban/?vai={side}"),
        ("search, common words", f"/nhiem-vu/?vai={side}&chu=ra+soat"),
        ("search, a rare word", f"/nhiem-vu/?vai={side}&chu=so+hieu+4242"),
        ("search, a code", f"/nhiem-vu/?vai={side}&chu=NV25-000004242"),
    ):
        _p95(f"{who}: {words}", lambda path=path: client.get(path), 0.1)


def _beside(unit: int, today: date) -> None:
    """Our list and search of one body beside the plain way of the ORM."""
    from tinhgon.mandates.queries import Scope
    from tinhgon.registry.models import Post, Tenure, Unit
    from tinhgon.tasks.models import Task
    from tinhgon.tasks.queries.lists import Wanted, listed
    from tinhgon.web.tasks.showing import rows

    part = Scope(everything=False, units=frozenset({unit}))
    now = {"recorded_to__isnull": True, "valid_from__lte": today}

    def named(found: Any) -> list[Any]:
        told = []
        for one in found:
            body = Unit.objects.filter(key=one.owner, **now).latest("valid_from").name
            office = Post.objects.filter(key=one.post, **now).latest("valid_from").title
            told.append((one.code, body, office, [held.person for held in Tenure.objects.filter(post=one.post, **now)]))
        return told

    def plain_list() -> list[Any]:
        found = Task.objects.filter(owner=unit, ended__isnull=True).order_by("due", "id")
        found.count()
        return named(found[:50])

    def plain_search() -> list[Any]:
        found = Task.objects.filter(owner=unit, search__icontains="so hieu 4242").order_by("-id")
        found.count()
        return named(found[:50])

    ways: tuple[tuple[str, Wanted, Callable[[], Any]], ...] = (
        ("list of one body, ours", Wanted(today), plain_list),
        ("rare word in one body, ours", Wanted(today, which="all", text="so hieu 4242"), plain_search),
    )
    for words, wanted, plain in ways:
        ours, _ = seconds(lambda wanted=wanted: rows(listed(part, wanted).tasks, today), 5)
        theirs, _ = seconds(plain, 3)
        say(words, ours, None, theirs, "the ORM, row by row")


if __name__ == "__main__":
    given = sys.argv[sys.argv.index("--tasks") + 1] if "--tasks" in sys.argv else str(MOST)
    main(int(given))
