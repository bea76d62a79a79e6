"""Stored HTML in every text field: each free text of every table is poisoned, and no page that can be reached lets it run.

The poison is written into the tables themselves, so a field needs no form here to be tried; a column that is new is tried by itself,
unless its name says that it holds no free text.
"""

from __future__ import annotations

import json
import re
from collections import Counter, deque
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.utils.timezone import localdate

from tests.mandates.builders import account, granted, signed_in
from tests.proposals.builders import board, worked
from tests.reform.dossier.test_ha_long import walk
from tests.registry.builders import rows
from tests.security.followed import followed, went_on
from tests.security.house import HOSTILE, none
from tests.security.reading import Page
from tests.security.resolved import resolved
from tests.web.books import words
from tinhgon.accounts import acts as accounts
from tinhgon.casework import acts as cases
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.mandates.rules import catalogue
from tinhgon.people import acts as people
from tinhgon.petitions import acts as petitions
from tinhgon.petitions.acts import receiving
from tinhgon.planning.limits import Limits
from tinhgon.proposals import acts as plans
from tinhgon.proposals.rules.kinds import KINDS
from tinhgon.tasks import acts as tasks

pytestmark = pytest.mark.django_db

#: What no form writes freely: words of a closed list, keys, digests, instants of secrets.
CLOSED = re.compile(
    r"^(kind|state|act|acts|role|verb|digest|key|code|login|password|sector|level|frame|row|rule|term|outcome|verdict|via|fate|rank|rail|media"
    r"|procedure|source|sort_key|search|conditions|previous|root|name_key|figure|organ_kind|class|status|sex|party_rank|until_state|step"
    r"|source_kind|source_key|every|shift|section|counted|readers|ending|quality|better|document_kind|series"
    r"|until|terms|facts|values|scope|kinds|traits|type|data|scanned|provider|mark|marks)$"
)
#: Whole columns that hold a text which is read as a file, a log of statements, or what Django and allauth keep for themselves.
READ_AS_FILES = {
    # closed lists, by names that elsewhere hold free words
    "petitions_publication.way", "petitions_publication.result", "petitions_visit.refusal", "petitions_petition.language",
    "reform_text.text", "reform_version.text", "reform_version.edit", "reform_dossier.procedure_text",
    "casework_procedure.text", "casework_procedure.name", "casework_reckoning.by",
    "lawbook_row.content", "ledger_entry.content", "reform_draft.name", "reform_turn.kind", "proposals_request.fingerprint",
    "proposals_run.scheme", "proposals_run.ended", "proposals_request.wish",
}  # fmt: skip
#: Columns that hold a plan or its problem as JSON: names and sentences in them are poisoned, what leads and counts is not.
PLANS = {"proposals_request.problem", "proposals_run.result"}
SAID = re.compile(r"(^|_)(name|title|vi|en|text|reason)$")
NOT_OURS = re.compile(
    r"^(django|auth|account|mfa|socialaccount|usersessions|procrastinate)_|^accounts_(cache|trail|failure)$"
)
#: Tables that stay empty here; their words are tried by the forms of their own rooms.
EMPTY = {
    "casework_calendar_day", "casework_clock_event", "notices_letter", "?",
    # Its only text is degrees, and what is not degrees is refused when it is read (`tests/structure/test_outlines.py`).
    "registry_outline",
    # What is free in these is sealed, or published: `tests/web/denunciations`.
    "denunciations_officer_key", "denunciations_envelope", "denunciations_unsealing", "denunciations_publication",
}  # fmt: skip
STARTS = (
    "/", "/nhat-ky/", "/nhat-ky/dau-vet/", "/nguoi/ai-da-doc/", "/vu-viec/", "/de-an/ho-so/", "/de-an/soan/", "/tham-quyen/", "/tham-quyen/so/",
    "/luat/", "/phuong-an/", "/tai-khoan/", "/tai-khoan/quan-ly/", "/tai-khoan/ma-truy-cap/", "/hop-thu/", "/thoi-han/",
    "/nhiem-vu/?vai=owner&nao=all", "/nhiem-vu/giao-ban/",
    "/so-ket/", "/han-che/", "/kien-nghi-cap-tren/", "/quy-che/", "/van-de/",
    "/nghi-quyet/", "/chu-de/", "/nghi-quyet/KE-HOACH-THU/", "/nghi-quyet/KE-HOACH-THU/dieu/1/",
    "/don-thu/", "/don-thu/cong-khai/", "/tiep-dan/", "/gui-don/",
)  # fmt: skip
MOST_PAGES = 110


@pytest.fixture(scope="module")
def poisoned(django_db_setup: Any, django_db_blocker: Any) -> Iterator[Client]:
    """A dossier that went its whole way, a case, an account with every role: and every free text in every table poisoned."""
    with django_db_blocker.unblock(), transaction.atomic():
        walk()
        yield _house()
        transaction.set_rollback(True)


def _house() -> Client:
    who = account("tat-ca")
    for role in catalogue().roles:
        granted(who, role, note="ghi chú")
    accounts.make_token(who, "máy", ["scheme.read"], 9, _now())
    unit, person = rows("select min(key) from registry_unit where recorded_to is null and valid_to is null")[0][0], 1
    by = Mandate("Lý", "case_officer")
    wish = cases.Opening("khieu-nai-lan-dau", "Vụ", unit, localdate(), (cases.Person("Dân", "thôn 3"),), "tóm tắt")
    code = cases.open_case(by, wish, localdate()).case.code
    client = signed_in(who)
    _tasks(by)
    _petitions(by)
    _wrote(client, code, granted(account("khac"), "drafter").pk)
    plans.ask(by, unit, KINDS["territory"], _now(), problem=board(3, 3, wanted=4), limits=Limits(1), title="Phương án")
    worked()
    people.write_note(by, person, "p", "một ghi chú riêng đủ dài")
    people.open_file(by, who.pk, person, "đọc để giải quyết việc", _now())
    went_on(followed("lời", unit), unit, "lời")
    resolved(unit, "lời")
    _poison()
    return client


def _petitions(by: Mandate) -> None:
    """A petition that went to a published decision with orders and letters; a reception with its session, minutes and a task."""
    today = localdate()
    heads = "select unit from registry_post where rank = 'head' and quota = 1 and recorded_to is null and valid_to is null limit 1"
    body = rows(heads)[0][0]
    people = (cases.Person("Dân", "thôn 3; 0912345678"),)
    files = (petitions.Sent("petition", "don.pdf", b"%PDF-1.4 don"),)
    wish = petitions.Wish(
        body,
        today,
        "Đơn",
        "Nội dung đơn",
        people,
        "desk",
        "yêu cầu",
        "người bị khiếu nại",
        "1/QĐ",
        today,
        "thửa 1",
        today,
        signed=True,
        files=files,
    )
    code = petitions.take_in(by, wish, today).case.code
    given = cases.Given(today, today, "lý do", Decision("1/TB", today, "cơ quan"))
    found = petitions.Assessed("complaint", eligible=True, competent=True, body="cơ quan", reason="đủ")
    petitions.assess(by, code, found, given)
    case = petitions.take_up(by, code, given).code
    cases.assign(by, case, "tat-ca", given)
    cases.take(by, case, "accept", given)
    cases.keep_paper(by, case, "verification", "bc.pdf", b"%PDF-1.4 bc", given)
    cases.take(Mandate("Trưởng", "case_head"), case, "decide", given)
    petitions.publish(by, case, petitions.Made("page", today, "lời công khai", "kept"), given)
    order = petitions.order(by, case, "việc phải làm", "ai làm", today, given)
    petitions.execute(by, case, order.pk, today, "căn cứ", given)
    petitions.write_letter(by, code, "accept", petitions.Words("người nhận", "lời", "cơ quan"), given)
    session = receiving.call_session(by, body, today, "lý do", today)
    visit = receiving.receive(
        by, receiving.Came(body, today, "Việc", people, "người tiếp", "lời", session=session.pk), today
    )
    receiving.record_session(by, session.pk, "held", today, received_by="người tiếp", reason="ghi thêm")
    receiving.sign_minutes(by, visit.number, "ý kiến", "ai ký", _now())
    conclusion = receiving.conclude(by, visit.number, "kết luận", "ai làm", today)
    receiving.give_as_task(by, visit.number, conclusion.pk, body, "sản phẩm", today)
    other = receiving.receive(by, receiving.Came(body, today, "Việc khác", people, "người tiếp", "lời"), today)
    receiving.refuse_visit(by, other.number, "other", "lý do từ chối")


def _tasks(by: Mandate) -> None:
    """A task that went its whole way, coordinated, paid for and measured; and a briefing with a conclusion."""
    today = localdate()
    heads = "select key, unit from registry_post where rank = 'head' and quota = 1 and recorded_to is null and valid_to is null limit 1"
    post, owner = rows(heads)[0]
    other = rows(
        "select key from registry_unit where key <> %s and recorded_to is null and valid_to is null limit 1", owner
    )[0][0]
    order = tasks.Order(
        "Việc", "nội dung", owner, owner, post, today, "sản phẩm", "căn cứ", tasks.Source("clause", "khóa", "nguồn", "lời nguồn"), (other,),
        tasks.Money(5, "ngân sách"), "chỉ số", "mục tiêu",
    )  # fmt: skip
    code = tasks.assign(by, order, today, today).code
    given = tasks.Given(today, today, "lời báo cáo", Decision("1/BC"))
    tasks.accept(by, code, given)
    tasks.keep_evidence(by, code, "bc.pdf", b"%PDF-1.4 bc", given)
    tasks.report(by, code, given)
    judge = Mandate("Trưởng", "task_giver")
    tasks.approve(judge, code, "met", given)
    tasks.measure(judge, code, "chỉ số", "5", "việc", "nguồn số", given)
    tasks.conclude(
        judge,
        owner,
        today,
        today,
        [tasks.Conclusion("Kết luận", owner, post, today, "sản phẩm")],
        today,
        Decision("2/TB"),
    )


def _wrote(client: Client, code: str, grant: int) -> None:
    """What stays empty after the dossier: a case's notes and papers, a row of law, a waiver, a power, an ended mandate."""
    rule, doing = "/luat/AU.PHUONG.POP.2026", f"/vu-viec/{code}/lam/"
    here = rows("select code from registry_unit where recorded_to is null and valid_to is null order by key limit 1")[
        0
    ][0]
    sent: list[tuple[str, dict[str, Any]]] = [
        ("/de-an/soan/moi/", {"ten": "Bản soạn", "ngay": "01/07/2030", "co-quan": here}),
        (doing, {"viec": "note", "noi-dung": "ghi chú"}),
        (doing, {"viec": "paper", "loai": "petition", "tep": SimpleUploadedFile("don.pdf", b"%PDF-1.4 don")}),
        (doing, {"viec": "assign", "tai-khoan": "tat-ca"}),
        (doing, {"viec": "buoc:withdraw", "ly-do": "thôi", "so": "1", "ngay-ky": f"{localdate():%d/%m/%Y}"}),
        (f"{rule}/xac-nhan/", {"nguon": "Công báo", "ly-do": "đã so", "da-so": "1"}),
        (f"{rule}/mien/", {"khung": "units", "ma": here, "ly-do": "x", "so": "1", "xac-nhan": "1"}),
        ("/tham-quyen/so/vote-province/", {"nguoi": "Phòng", "so": "1"}),
        (f"/tham-quyen/{grant}/cham-dut/", {"ly-do": "thử", "xac-nhan": "1"}),
    ]
    for path, values in sent:
        answer = client.post(path, values)
        assert answer.status_code in (200, 302, 303), (
            path,
            values,
            answer.status_code,
            words(answer.content.decode())[:600],
        )


def _now() -> Any:
    return rows("select now()")[0][0]


def columns() -> list[tuple[str, str, str]]:
    """The columns that hold text: table, column, type."""
    return rows(
        "select c.table_name, c.column_name, c.data_type from information_schema.columns c join information_schema.tables t"
        " using (table_schema, table_name) where c.table_schema = 'public' and t.table_type = 'BASE TABLE'"
        " and c.data_type in ('text', 'jsonb') and c.is_generated = 'NEVER' order by 1, 2"
    )


def free() -> list[tuple[str, str, str]]:
    return [
        (table, column, kind) for table, column, kind in columns()
        if not NOT_OURS.match(table) and not CLOSED.match(column) and f"{table}.{column}" not in READ_AS_FILES
    ]  # fmt: skip


def _poison() -> None:
    rows("set constraints all immediate")
    for table in {table for table, _, _ in free()}:
        rows(f"alter table {table} disable trigger user")
    for table, column, kind in free():
        if f"{table}.{column}" in PLANS:
            for number, said in rows(f"select id, {column} from {table} where {column} <> ''"):
                rows(f"update {table} set {column} = %s where id = %s", json.dumps(_said(json.loads(said))), number)
        elif kind == "text":
            rows(f"update {table} set {column} = {column} || %s where {column} is not null", HOSTILE)
        else:
            key = rows(f"select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]"
                       f" where i.indrelid = '{table}'::regclass and i.indisprimary")[0][0]  # fmt: skip
            for number, said in rows(f"select {key}, {column} from {table} where {column} is not null"):
                rows(
                    f"update {table} set {column} = %s where {key} = %s",
                    json.dumps(_with(json.loads(said) if isinstance(said, str) else said)),
                    number,
                )


def _said(plan: Any, name: str = "") -> Any:
    """The same plan, names and sentences in it poisoned."""
    if isinstance(plan, dict):
        return {key: _said(value, key) for key, value in plan.items()}
    if isinstance(plan, list):
        return [_said(one, name) for one in plan]
    return plan + HOSTILE if isinstance(plan, str) and SAID.search(name) else plan


def _with(said: Any, name: str = "") -> Any:
    """The same plain values, every free text in them poisoned."""
    if isinstance(said, dict):
        return {key: _with(value, key) for key, value in said.items()}
    if isinstance(said, list):
        return [_with(one, name) for one in said]
    return (
        said + HOSTILE
        if isinstance(said, str) and not CLOSED.match(name) and not re.match(r"\d{4}-\d\d-\d\d", said)
        else said
    )


def test_every_free_text_of_every_table_is_tried(poisoned: Client):
    held = {(table, column): rows(f"select count(*) from {table} where {column}::text like '%%<xss-1%%'")[0][0]
            for table, column, kind in free() if kind == "text"}  # fmt: skip
    empty = {
        table for (table, _), count in held.items() if not count and not rows(f"select count(*) from {table}")[0][0]
    }
    missing = sorted(f"{table}.{column}" for (table, column), count in held.items() if not count and table not in empty)
    assert sorted(empty - EMPTY) == [], (
        "a table with free texts that nobody fills here: fill it, so that its pages are tried"
    )
    none(missing)


def test_no_page_that_can_be_reached_lets_a_stored_text_run(poisoned: Client):
    wrong, seen, shown = [], set(), 0
    waits = deque(STARTS)
    per_kind: Counter[str] = Counter()
    while waits and len(seen) < MOST_PAGES:
        path = waits.popleft()
        kind = re.sub(r"\d+", "#", "/".join(part for part in urlsplit(path).path.split("/")[:4]))
        kind = re.sub(r"^/(don-vi|nguoi|dia-ban|so-do|con-so|luat)/[^/]+", r"/\1/#", kind) + "?" * bool(
            urlsplit(path).query
        )
        if path in seen or per_kind[kind] >= 2:
            continue
        seen.add(path)
        per_kind[kind] += 1
        answer = poisoned.get(path)
        if answer.status_code >= 500:
            wrong.append(f"{path}: {answer.status_code}")
        if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        html = answer.content.decode()
        shown += "xss-1" in html
        page = Page(html)
        wrong += [f"{path}: {one}" for one in page.runs]
        wrong += [f"{path}: raw"] if "<xss-1" in html else []
        for link in page.links:
            to = urlsplit(urljoin(path, link))
            if (
                not to.netloc
                and to.path.startswith("/")
                and not to.path.startswith(("/static", "/ngon-ngu", "/dang-xuat", "/api"))
            ):
                waits.append(to.path + (f"?{to.query}" if to.query else ""))
    none(wrong)
    assert shown > 50, "the poison is on many pages"
