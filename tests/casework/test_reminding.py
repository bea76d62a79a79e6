"""Reminders: once each, never on a day off, to the owner and then the superior; and the outbox through a day without a mail server."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from smtplib import SMTP

import pytest
from django.db import connection
from hypothesis import given as drawn
from hypothesis import strategies as st

from tests.casework.builders import HEAD, accepted, books, complaint, given, people
from tests.registry.builders import rows
from tinhgon.casework import acts, jobs
from tinhgon.casework.clocks.calendar import Calendar
from tinhgon.casework.jobs import Swept
from tinhgon.casework.models import Clock
from tinhgon.casework.queries import due as own
from tinhgon.casework.rules.marks import LATE, MARKS, distance, reached
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.sentence import Sentence
from tinhgon.notices import acts as notices
from tinhgon.notices import queries as inbox
from tinhgon.notices.acts.mailing import LEASE
from tinhgon.notices.jobs import deliver
from tinhgon.notices.models import Letter, Notice
from tinhgon.notices.rules import Event, calendar_text

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 1, 20, 1, tzinfo=UTC)
DUE = date(2025, 2, 10)


def sweep(day: date, now: datetime) -> Swept:
    """The daily sweep and its letters."""
    found = jobs.sweep(day)
    if found.reminded.worked:
        notices.post(LATE, now)
    return found


def running(email: str = "") -> str:
    """A complaint that is due on Monday 10 February 2025, with an officer and a head."""
    books()
    people(email=email)
    code = complaint().case.code
    accepted(code)
    return code


def told(login: str) -> list[tuple[int | None, bool]]:
    rows = Notice.objects.filter(account__login=login, kind="due").order_by("id")
    return [(one.mark, one.superior) for one in rows]


def swept(first: date, last: date) -> None:
    for number in range((last - first).days + 1):
        sweep(first + timedelta(days=number), NOW)


def test_the_owner_hears_of_every_mark_and_the_superior_once_it_is_late() -> None:
    running()
    swept(date(2025, 1, 13), date(2025, 3, 1))
    assert told("ly") == [(mark, False) for mark in MARKS]
    assert told("truong") == [(1, True), (3, True)]
    days = list(Notice.objects.filter(account__login="ly", kind="due").order_by("id").values_list("day", flat=True))
    assert days == [date(2025, 1, 23), date(2025, 2, 5), date(2025, 2, 7), DUE, date(2025, 2, 11), date(2025, 2, 13)]


def test_nobody_is_reminded_on_a_day_off() -> None:
    running()
    for day in (date(2025, 1, 25), date(2025, 1, 29), date(2025, 2, 9)):  # Saturday, Tết, Sunday
        assert not sweep(day, NOW).reminded.worked
    assert told("ly") == []


def test_a_sweep_that_is_repeated_tells_nothing_twice_and_one_after_a_pause_only_the_last_mark() -> None:
    running()
    assert sweep(date(2025, 1, 23), NOW).reminded.notices == 1
    assert sweep(date(2025, 1, 23), NOW).reminded.notices == 0
    assert sweep(date(2025, 1, 24), NOW).reminded.notices == 0
    # The house stands still over T-3 and T-1, and starts again on the day itself.
    assert sweep(DUE, NOW).reminded.notices == 1
    assert told("ly") == [(-7, False), (0, False)]


def test_a_sweep_that_breaks_in_the_middle_leaves_nothing_and_is_whole_the_next_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tinhgon.casework.acts import reminding

    running("an@example.vn")
    real = reminding.seal
    monkeypatch.setattr(reminding, "seal", lambda: (_ for _ in ()).throw(RuntimeError("killed")))
    with pytest.raises(RuntimeError):
        sweep(date(2025, 1, 23), NOW)
    assert Notice.objects.filter(kind="due").count() == Letter.objects.count() == 0
    monkeypatch.setattr(reminding, "seal", real)
    assert sweep(date(2025, 1, 23), NOW).reminded.notices == 1
    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_tell_nobody_twice() -> None:
    running("an@example.vn")
    start = threading.Barrier(2)

    def one() -> None:
        start.wait()
        sweep(date(2025, 1, 23), NOW)
        connection.close()

    both = [threading.Thread(target=one) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert told("ly") == [(-7, False)]
    assert Letter.objects.count() == 1


def test_a_due_day_that_moves_is_reminded_of_anew() -> None:
    running()
    swept(date(2025, 2, 5), date(2025, 2, 10))
    acts.set_day(HEAD, Decision("TB 1"), DUE, "off", Sentence("Nghỉ bão", "Storm"))
    assert not sweep(DUE, NOW).reminded.worked
    assert sweep(date(2025, 2, 11), NOW).reminded.notices == 1
    dues = set(Notice.objects.filter(account__login="ly", kind="due", mark=0).values_list("due", flat=True))
    assert dues == {DUE, date(2025, 2, 11)}


def test_the_daily_sweep_reckons_anew_what_the_calendar_or_the_law_moved_another_way_and_only_then() -> None:
    code = running()
    assert sweep(date(2025, 1, 13), NOW).moved == 0
    done = "select count(*) from ledger_entry where act = 'case.reckon'"
    assert rows(done) == [(1,)]
    assert sweep(date(2025, 1, 14), NOW).moved == 0
    assert rows(done) == [(1,)]
    entry = "insert into casework_calendar_day (day, state, name_vi, name_en, source, entry) values (%s, 'off', 'Bão', 'Storm', 'TB 1', 1)"
    rows(entry, DUE)
    assert sweep(date(2025, 1, 15), NOW).moved == 1
    assert Clock.objects.get(case__code=code, term="complaint.first").due == DUE + timedelta(days=1)
    assert rows(done) == [(2,)]


def test_a_term_that_is_met_or_suspended_reminds_nobody() -> None:
    running()
    sweep(date(2025, 1, 13), NOW)
    Clock.objects.filter(term="complaint.first").update(due=None)
    assert sweep(date(2025, 2, 5), NOW).reminded.clocks == 0
    Clock.objects.filter(term="complaint.first").update(due=DUE, ended=date(2025, 2, 4))
    assert sweep(date(2025, 2, 5), NOW).reminded.clocks == 0


def test_a_case_without_an_officer_reminds_the_head_at_once() -> None:
    books()
    people()
    complaint()
    assert sweep(date(2025, 1, 9), NOW).reminded.notices == 2  # two terms
    assert {superior for _, superior in told("truong")} == {True}


def test_distance_is_said_in_words_with_days() -> None:
    assert distance(DUE, DUE - timedelta(days=3)) == Sentence("còn 3 ngày", "3 days left")
    assert distance(DUE, DUE + timedelta(days=12)).vi == "quá hạn 12 ngày"
    assert distance(DUE, DUE).vi == "đến hạn hôm nay"
    assert distance(DUE, DUE + timedelta(days=1)).en == "1 day overdue"


@drawn(st.dates(date(1900, 1, 1), date(2300, 1, 1)), st.integers(-30, 30))
def test_marks_only_grow_as_days_pass_and_never_fall_on_a_day_off(due: date, far: int) -> None:
    days = Calendar()
    due = days.next_worked(due)
    today = due + timedelta(days=far)
    now, later = reached(due, today, days), reached(due, days.next_worked(today + timedelta(days=1)), days)
    assert (now is None) or days.works(today)
    if now is not None:
        assert later is not None
        assert later >= now
        assert days.shifted(due, now) <= today


class Server:
    """A mail server of a few lines, that can be down, refuse, or hang up after it took a letter."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refuse = False
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.wfile.write(b"220 test\r\n")
                while line := self.rfile.readline():
                    verb = line[:4].upper()
                    if verb == b"RCPT" and outer.refuse:
                        self.wfile.write(b"550 no such mailbox\r\n")
                    elif verb == b"DATA":
                        self.wfile.write(b"354 go on\r\n")
                        body = b""
                        while (part := self.rfile.readline()) != b".\r\n":
                            body += part
                        outer.letters.append(message_from_bytes(body))  # type: ignore[arg-type]
                        self.wfile.write(b"250 taken\r\n")
                    elif verb == b"QUIT":
                        self.wfile.write(b"221 bye\r\n")
                        return
                    else:
                        self.wfile.write(b"250 ok\r\n")

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]

    def send(self, message: EmailMessage) -> None:
        with SMTP("127.0.0.1", self.port, timeout=10) as server:
            server.send_message(message)


@contextmanager
def mail_server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.server.shutdown()
        made.server.server_close()


def down(message: EmailMessage) -> None:
    with SMTP("127.0.0.1", 9, timeout=2) as server:
        server.send_message(message)


def test_a_mail_server_that_is_down_for_a_day_loses_nothing_and_sends_nothing_twice() -> None:
    running("an@example.vn")
    clock = [NOW]
    sweep(date(2025, 1, 23), NOW)
    sweep(date(2025, 2, 5), NOW)
    for hour in range(24):
        clock[0] = NOW + timedelta(hours=hour)
        done = deliver(down, "tinhgon@example.vn", lambda: clock[0])
        assert done.sent == 0
        assert done.waiting == 2
    assert Letter.objects.filter(trouble="").count() <= 1
    with mail_server() as server:
        clock[0] = NOW + timedelta(hours=30)
        assert deliver(server.send, "tinhgon@example.vn", lambda: clock[0]).sent == 2
        clock[0] += timedelta(days=2)
        assert deliver(server.send, "tinhgon@example.vn", lambda: clock[0]).sent == 0
    assert len(server.letters) == 2
    assert len({one["Message-ID"] for one in server.letters}) == 2
    assert all(one["To"] == "an@example.vn" for one in server.letters)
    assert "KN25-" in server.letters[0].get_payload(decode=True).decode()  # type: ignore[union-attr]


def test_a_letter_that_was_claimed_when_the_program_died_goes_out_later_under_the_same_name() -> None:
    running("an@example.vn")
    sweep(date(2025, 1, 23), NOW)
    key = Letter.objects.get().key
    Letter.objects.update(state="sending", tries=1, tried=NOW, next=NOW + LEASE)
    with mail_server() as server:
        assert deliver(server.send, "a@b.vn", lambda: NOW + timedelta(minutes=1)).sent == 0
        assert deliver(server.send, "a@b.vn", lambda: NOW + LEASE).sent == 1
    assert server.letters[0]["Message-ID"] == f"<{key}@b.vn>"


def test_an_address_that_the_server_refuses_for_good_is_not_tried_for_ever() -> None:
    running("an@example.vn")
    sweep(date(2025, 1, 23), NOW)
    with mail_server() as server:
        server.refuse = True
        assert deliver(server.send, "a@b.vn", lambda: NOW).refused == 1
        assert deliver(server.send, "a@b.vn", lambda: NOW + timedelta(days=3)).refused == 0
    assert "no such mailbox" in Letter.objects.get().trouble


def test_the_calendar_feed_has_the_officers_due_days_and_a_new_address_ends_the_old_one() -> None:
    code = running()
    officer = Notice.objects.filter(account__login="ly").latest("id").account
    old = notices.new_feed(officer.pk, NOW)
    secret = notices.new_feed(officer.pk, NOW)
    assert inbox.feed_of(old) is None
    assert inbox.feed_of(secret) == officer.pk
    due = own.events(officer.pk, date(2025, 1, 20))
    text = calendar_text(
        [Event(f"clock-{one.clock}", one.day, f"{one.code}: {one.term.vi}", one.title, "https://x/") for one in due],
        NOW,
    )
    assert "DTSTART;VALUE=DATE:20250210\r\n" in text
    assert f"SUMMARY:{code}: Giải quyết khiếu nại lần đầu\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_assigning_tells_the_officer() -> None:
    running()
    assert [one.kind for one in inbox.notices(Notice.objects.latest("id").account_id)] == ["assigned"]
    notices.mark_read(Notice.objects.latest("id").account_id, None, NOW)
    assert inbox.unread(Notice.objects.latest("id").account_id) == 0
    assert given(date(2025, 1, 1)).seen is None
