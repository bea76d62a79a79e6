"""Cases: lists, boards, searches and tracking as an ordinary user with a constant number of queries; cases taken in; the sweep.

python -m benchmarks.casework [--cases 1000000]

The books hold an invented province (10,001 units) and so many cases, an eighth of them open. The user is an officer over one commune's
people's committee, and beside them somebody who reads the whole province. CPU is that of this program and of its database
connections, which work alone here (no parallel helpers): on a machine with other work, wall time is mostly waiting.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any

from benchmarks.invented import PROVINCE, apparatus
from benchmarks.measure import say
from benchmarks.scratch import NAME, database

from tinhgon.kernel.mandate import Decision, Mandate

CLERK = Mandate("benchmark", "clerk")
MOST = 1_000_000
TIMES = 60
OPENED = 200

#: Cases in one statement per table; dates lie in the last years, every eighth case is open, due days are spread over 90 days.
_CASES = """
insert into casework_case (id, code, kind, procedure_id, title, summary, state, organ, holder, held_since, officer_id, received, ended,
                           due, stopped, deeds, changed, search)
select %(first)s + n, 'KN25-' || lpad(n::text, 9, '0'), 'khieu-nai-lan-dau', %(procedure)s, title, '',
       case when open then 'verifying' else 'closed' end,
       holder, holder, received, case when n %% 3 > 0 then %(officer)s else null end, received, case when open then null else received + 35 end,
       case when open then received + 32 end, false, 1, now(), key || ' ' || n || ' nguoi dan ' || (n * 7919 %% 9973)
from (select n, n %% 8 = 0 as open,
        (%(units)s::bigint[])[1 + (n * 7919) %% array_length(%(units)s::bigint[], 1)] as holder,
        %(today)s::date - (case when n %% 8 = 0 then (n / 8) %% 60 else 60 + n %% 1200 end)::int as received,
        (array['Khiếu nại thu hồi đất', 'Khiếu nại bồi thường', 'Khiếu nại kỷ luật', 'Khiếu nại chế độ'])[1 + n %% 4] as title,
        (array['khieu nai thu hoi dat', 'khieu nai boi thuong', 'khieu nai ky luat', 'khieu nai che do'])[1 + n %% 4] as key
      from generate_series(1::bigint, %(cases)s::bigint) n) made
"""
_PARTS = """
insert into casework_party (case_id, name, contact, represents)
  select id, 'Người ' || id, '', true from casework_case where id > %(first)s;
insert into casework_deed (case_id, number, kind, step, state, holder, day, at, actor, role, authority, reason, document, document_organ,
                           public_vi, public_en, payload, entry)
  select id, 1, 'open', false, 'received', holder, received, now(), 'benchmark', 'clerk', '', '', '', '', 'Đã tiếp nhận', 'Received', '{}',
         %(entry)s from casework_case where id > %(first)s;
insert into casework_clock (case_id, term, start, conditions, plain, due, unextended, ended, reminded)
  select id, 'complaint.first', received, '', true, due, due, ended, -100 from casework_case
  where id > %(first)s and (ended is null or id %% 4 = 0);
insert into casework_holder select distinct holder from casework_case on conflict do nothing;
insert into casework_receipt (case_id, deed_id, key) select case_id, id, 'x' || id from casework_deed where case_id > %(first)s;
select setval('casework_number', %(cases)s);
select setval(pg_get_serial_sequence('casework_case', 'id'), %(first)s + %(cases)s);
"""


def main(cases: int) -> None:
    """Fill the books, then measure."""
    print(f"# {cases:,} cases; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with database():
        from django.test.utils import override_settings

        plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
        with override_settings(STORAGES=plain, ALLOWED_HOSTS=["*"]):
            measure(cases)


def measure(cases: int) -> None:
    """Measure everything on books of this many cases."""
    from django.utils.timezone import localdate

    from tinhgon.casework import acts
    from tinhgon.casework.jobs import sweep
    from tinhgon.registry import acts as registry

    today = localdate()
    registry.load(CLERK, Decision("benchmark"), apparatus(PROVINCE))
    acts.seed_calendar(CLERK, range(2014, today.year + 2))
    own, everything, unit = _people()
    started = time.perf_counter()
    _fill(cases, today, unit, own)
    print(f"filled in {time.perf_counter() - started:.0f} s")

    codes = _taken_in(unit, today)
    for who, account in (("one body", own), ("the whole province", everything)):
        _pages(who, account)
    _tracked(codes)

    day = today
    while not (done := sweep(day)).reminded.worked:
        day -= timedelta(days=1)
    started = time.perf_counter()
    # The first sweep met every clock that nobody was reminded of; a day later only those that came to a mark.
    later = day + timedelta(days=1)
    while not (again := sweep(later)).reminded.worked:
        later += timedelta(days=1)
    print(f"first sweep: {done.reminded}")
    say(
        f"sweep of the next day, {again.reminded.clocks:,} clocks at a mark, {again.reminded.notices:,} notices",
        time.perf_counter() - started,
        30,
    )


def _people() -> tuple[Any, Any, int]:
    from tinhgon.accounts import acts as accounts
    from tinhgon.mandates import acts as mandates
    from tinhgon.registry.models import Unit

    unit = Unit.objects.filter(kind="people_committee").order_by("key")[600].key
    made = []
    for login, role, over in (("mot", "case_officer", unit), ("ca-tinh", "case_head", None)):
        account, _ = accounts.add(login, f"Người {login}", invented=True)
        accounts.change_password(account, "hoa-sua-thang-muoi")
        mandates.grant(CLERK, mandates.Wish(account, role, date(2019, 12, 1), None, Decision("QĐ 1"), unit=over))
        made.append(account)
    return made[0], made[1], unit


def _fill(cases: int, today: date, unit: int, officer: Any) -> None:
    from django.db import connection, transaction

    from tinhgon.casework import acts
    from tinhgon.casework.acts import Opening
    from tinhgon.ledger.acts import write
    from tinhgon.registry.models import Unit

    first = acts.open_case(CLERK, Opening("khieu-nai-lan-dau", "x", unit, today), today).case
    units = list(Unit.objects.filter(kind="people_committee").order_by("key").values_list("key", flat=True)[:1000])
    with transaction.atomic(), connection.cursor() as cursor:
        entry = write(CLERK, "case.load", subject="benchmark").number
        values = {"procedure": first.procedure_id, "officer": officer.pk, "units": units, "today": today, "cases": cases, "entry": entry,
                  "first": first.pk}  # fmt: skip
        for statement in (_CASES, *_PARTS.split(";")[:-1]):
            cursor.execute(statement, values)
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze")
        cursor.execute(f"alter database {NAME} set max_parallel_workers_per_gather = 0")
    connection.close()


def _taken_in(unit: int, today: date) -> list[str]:
    from tinhgon.casework import acts
    from tinhgon.casework.acts import Opening, Person

    codes, started, ours = [], time.perf_counter(), _cpu()
    for number in range(OPENED):
        wish = Opening(
            "khieu-nai-lan-dau",
            f"Khiếu nại số {number}",
            unit,
            today,
            (Person(f"Người {number}", "thôn 1"),),
            "tóm tắt",
        )
        codes.append(acts.open_case(CLERK, wish, today).code)
    took, ours = time.perf_counter() - started, (_cpu() - ours) / OPENED
    words = f"{OPENED} cases taken in one after another: {OPENED / took:.0f} a second, CPU {ours * 1000:.0f} ms each"
    say(words, took, OPENED / 60)
    return codes


def _pages(who: str, account: Any) -> None:
    from django.test import Client

    client = Client()
    client.force_login(account)
    for words, path in (
        ("list of open cases", "/vu-viec/"),
        ("list of overdue cases", "/vu-viec/?nao=overdue"),
        ("list of one kind and state, page 3", "/vu-viec/?loai=khieu-nai-lan-dau&trang-thai=verifying&trang=3"),
        ("board", "/vu-viec/bang/"),
        ("search, common words", "/vu-viec/?chu=thu+hoi+dat"),
        ("search, a rare word", "/vu-viec/?chu=nguoi+dan+4242"),
    ):
        _p95(f"{who}: {words}", lambda path=path: client.get(path), 0.1)


def _tracked(codes: list[str]) -> None:
    from django.test import Client

    client, at = Client(), iter(codes * 2)
    _p95("a receipt's code opened", lambda: client.get(f"/theo-doi/{next(at)}/"), 0.05)


def _cpu() -> float:
    """Return the seconds of processor that this program and its connections used so far; of connections only on Linux."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pid from pg_stat_activity where datname = current_database()")
        backends = [Path(f"/proc/{pid}/stat") for (pid,) in cursor.fetchall()]
    ticks = 0
    for one in backends:
        if one.exists():
            fields = one.read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def _p95(words: str, ask: Callable[[], Any], target: float) -> None:
    """Ask some times after the first; print the 95th of a hundred, and how many queries one answer needs."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask()
    took, ours = [], _cpu()
    for _ in range(TIMES):
        started = time.perf_counter()
        answer = ask()
        took.append(time.perf_counter() - started)
        assert answer.status_code == 200, answer.status_code
    ours = (_cpu() - ours) / TIMES
    with CaptureQueriesContext(connection) as seen:
        ask()
    cuts = quantiles(took, n=20)
    say(f"{words}: p50 {cuts[9] * 1000:.0f} ms, CPU {ours * 1000:.0f} ms, {len(seen)} queries; p95", cuts[18], target)


if __name__ == "__main__":
    given = sys.argv[sys.argv.index("--cases") + 1] if "--cases" in sys.argv else str(MOST)
    main(int(given))
