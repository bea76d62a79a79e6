"""``tasks``, ``task``: who owes what to whom by when; each act under a mandate."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from django.conf import settings

from tinhgon.api.plain import tasks as plain
from tinhgon.casework.queries import bodies
from tinhgon.casework.scanning import scan_with
from tinhgon.cli import mandate
from tinhgon.cli.asking import Day, Json, read_day, today
from tinhgon.cli.saying import english, line, shown, table, word, write
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope, under
from tinhgon.tasks import acts
from tinhgon.tasks import words as said
from tinhgon.tasks.acts import Given, Money, Order, Source
from tinhgon.tasks.queries import heads, lists, offices
from tinhgon.tasks.queries.lists import SIDES, WHICH, Wanted
from tinhgon.tasks.queries.packs import AHEAD
from tinhgon.tasks.queries.standing import standing
from tinhgon.tasks.rules.life import STATES
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.search import search_key

app = typer.Typer(rich_markup_mode="rich")
task = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
app.add_typer(task, name="task")

Code = Annotated[str, typer.Argument(metavar="CODE", help="Mã nhiệm vụ, như NV26-000012 · Code of the task.")]
Words = Annotated[str, typer.Option("--words", help="Nội dung, lý do, kết quả · Words, reason, result.")]
Number = Annotated[str, typer.Option("--document", metavar="NUMBER", help="Số văn bản · Number of the document.")]
Seen = Annotated[
    int | None, typer.Option("--seen", help="Số việc đã thấy sau cùng; có việc mới thì dừng · Deed seen last.")
]
Until = Annotated[date | None, typer.Option("--until", parser=read_day, metavar="DAY", help="Đến ngày · Until.")]
_WHAT = (
    "accept, return, progress, evidence, report, ask, grant, refuse, approve, send_back, redirect, withdraw, measure"
)
#: Who sits at this machine reads all books.
_ALL = Scope(everything=True, units=frozenset())


@task.callback()
def about() -> None:
    """Nhiệm vụ: giao, nhận, báo cáo có minh chứng, xin gia hạn, nghiệm thu, đo hiệu quả.

    Tasks: ordered, accepted, reported with proof, extended on request, judged, measured.
    """


@app.command("tasks")
def list_tasks(
    of: Annotated[
        str, typer.Option("--of", metavar="UNIT", help="Cơ quan và đơn vị bên trong · Body and those below it.")
    ] = "",
    side: Annotated[str, typer.Option("--side", help=f"{', '.join(SIDES[1:])}")] = "owner",
    which: Annotated[str, typer.Option("--which", help=f"{', '.join(WHICH)}")] = "open",
    overdue: Annotated[bool, typer.Option("--overdue", help="Chỉ việc quá hạn · Overdue only.")] = False,
    text: Annotated[str, typer.Option("--text", help="Mã, nội dung, nguồn · Code, words, source.")] = "",
    since: Annotated[
        date | None, typer.Option("--since", parser=read_day, metavar="DAY", help="Thay đổi từ ngày · Changed since.")
    ] = None,
    page: Annotated[int, typer.Option("--page", min=1, help="Trang · Page.")] = 1,
    on: Day = None,
    as_json: Json = False,
) -> None:
    """Các nhiệm vụ, hạn gần nhất trước; đèn báo bằng chữ.

    Tasks, the nearest due first; lights in words.

    [bold]Ví dụ · Examples[/bold]

      tinhgon tasks --of 22.SNV --json
      tinhgon tasks --overdue --side orderer
    """
    day = on or today()
    if side not in SIDES[1:] or which not in WHICH:
        raise typer.BadParameter(f"{side}, {which}: {', '.join((*SIDES[1:], *WHICH))}")
    part = _below(bodies.body(of, day), day) if of else _ALL
    wanted = Wanted(day, side, "overdue" if overdue else which, text=text, since=since, soon=day + AHEAD, page=page)  # type: ignore[arg-type]
    found = lists.listed(part, wanted)
    rows = plain.listed(found.tasks, day)
    if as_json:
        write({"day": day.isoformat(), "count": found.count, "more": found.more, "page": found.page, "tasks": rows})
        return
    language = "en" if english() else "vi"
    heads_ = (
        ("Code", "Task", "Lead", "State", "Due", "")
        if english()
        else ("Mã", "Nhiệm vụ", "Chủ trì", "Trạng thái", "Hạn", "")
    )
    table(
        f"{shown(found.count)}{'+' if found.more else ''}",
        heads_,
        [(row["code"], row["title"], row["owner"]["name"], row["state"][language], row["due"], row["light"][language]) for row in rows],
    )  # fmt: skip


@task.command("show")
def show(code: Code, on: Day = None, as_json: Json = False) -> None:
    """Một nhiệm vụ: sáu rõ, đèn, việc đã làm.

    One task: six clears, its light, what was done.
    """
    day = on or today()
    at = standing(code)
    if as_json:
        write(plain.whole(at, day))
        return
    row = plain.listed([at.task], day)[0]
    line(f"{at.task.code}  {at.task.title}: {word(STATES[at.task.state])}, {word(at.light(day).words)}")
    line(
        f"{row['owner']['name']}; {row['office']['title']} {', '.join(row['office']['holders'])}; {say_day(at.task.due)}"
    )
    for deed in at.deeds:
        line(f"{deed.number:>3}  {say_day(deed.day)}  {word(said.DEEDS[deed.kind])}  {deed.actor}  {deed.words}")


@task.command("heads")
def of_heads(
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="Mã cơ quan · Code of the body.")],
    on: Day = None,
    as_json: Json = False,
) -> None:
    """Người đứng đầu một cơ quan: việc theo từng thời gian giữ chức.

    The heads of a body: their tasks by days of office.
    """
    day = on or today()
    body = bodies.body(unit, day)
    post = offices.heads([body], day).get(body)
    told = [plain.tally(one) for one in heads.tallies(day, post=post)] if post is not None else []
    if as_json:
        write({"day": day.isoformat(), "body": unit, "terms": told})
        return
    table("", ("", "", *heads.FATES), [(one["since"], one["until"] or "–", *one["counts"].values()) for one in told])


@task.command("assign")
def assign(
    title: Annotated[str, typer.Option("--title", help="Tên nhiệm vụ, một dòng · The task in one line.")],
    description: Annotated[str, typer.Option("--description", help="Nội dung · What is to be done.")],
    by: Annotated[str, typer.Option("--by", metavar="UNIT", help="Cơ quan giao · Body that orders.")],
    to: Annotated[str, typer.Option("--to", metavar="UNIT", help="Cơ quan chủ trì, chỉ một · The one lead body.")],
    due: Annotated[date, typer.Option("--due", parser=read_day, metavar="DAY", help="Hạn · Due day.")],
    product: Annotated[str, typer.Option("--product", help="Sản phẩm · Product.")],
    basis: Annotated[str, typer.Option("--basis", help="Căn cứ · Basis.")],
    office: Annotated[
        str, typer.Option("--office", help="Chức vụ chịu trách nhiệm; trống: cấp trưởng · Office; empty: head.")
    ] = "",
    support: Annotated[
        list[str] | None, typer.Option("--support", metavar="UNIT", help="Phối hợp · Coordinates. Lặp lại được.")
    ] = None,
    source: Annotated[
        str, typer.Option("--source", help="clause, conclusion, finding, promise, limitation, order")
    ] = "order",
    label: Annotated[str, typer.Option("--source-label", help="Tên nguồn · Name of the source.")] = "",
    quote: Annotated[str, typer.Option("--source-words", help="Nguyên văn nguồn · Its words.")] = "",
    money: Annotated[int | None, typer.Option("--money", help="Kinh phí, đồng · Money, đồng.")] = None,
    money_source: Annotated[str, typer.Option("--money-source", help="Nguồn kinh phí · Source of the money.")] = "",
    document: Number = "",
    on: Day = None,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Giao một nhiệm vụ; thiếu một trong sáu rõ thì không ghi gì.

    Order a task; where one of the six clears is missing nothing is written.
    """
    day = on or today()
    owner = bodies.body(to, day)
    order = Order(
        title, description, bodies.body(by, day), owner, _office(owner, office, day), due, product, basis,
        Source(source, "", label, quote), tuple(bodies.body(one, day) for one in support or ()),  # type: ignore[arg-type]
        Money(money, money_source) if money is not None else None,
    )  # fmt: skip
    made = acts.assign(
        mandate.mandate(actor, role, authority), order, day, max(day, today()), mandate.decision(document, None, "", "")
    )  # fmt: skip
    if as_json:
        write(plain.listed([made], day)[0])
        return
    line(f"{made.code}: {made.title}")


@task.command("do")
def do(
    code: Code,
    what: Annotated[str, typer.Argument(metavar="WHAT", help=_WHAT)],
    words: Words = "",
    document: Number = "",
    until: Until = None,
    quality: Annotated[str, typer.Option("--quality", help="good, met, short")] = "",
    to: Annotated[str, typer.Option("--to", metavar="UNIT", help="Giao lại cho · Order anew from.")] = "",
    office: Annotated[str, typer.Option("--office", help="Chức vụ · Office.")] = "",
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Tệp minh chứng · Evidence.")] = None,
    indicator: Annotated[str, typer.Option("--indicator", help="Chỉ số · Indicator.")] = "",
    value: Annotated[str, typer.Option("--value", help="Giá trị · Value.")] = "",
    unit: Annotated[str, typer.Option("--unit", help="Đơn vị tính · Unit of the value.")] = "",
    source: Annotated[str, typer.Option("--source", help="Nguồn số liệu · Source of the value.")] = "",
    seen: Seen = None,
    on: Day = None,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
) -> None:
    """Làm một việc trên nhiệm vụ: nhận, trả lại, báo cáo, xin và cho gia hạn, nghiệm thu …

    Do something to a task: accept, return, report, ask for and grant a later day, judge …

    [bold]Ví dụ · Examples[/bold]

      tinhgon task do NV26-000012 accept
      tinhgon task do NV26-000012 ask --until 30/6/2026 --words "Chờ ý kiến các xã"
    """
    by = mandate.mandate(actor, role, authority)
    now = today()
    day = on or now
    given = Given(day, max(now, day), words, mandate.decision(document, None, "", ""), seen)
    match what:
        case "accept":
            acts.accept(by, code, given)
        case "return":
            acts.return_(by, code, given)
        case "progress":
            acts.progress(by, code, given)
        case "evidence":
            if file is None:
                raise typer.BadParameter("--file")
            acts.keep_evidence(by, code, file.name, file.read_bytes(), given, scan_with(settings.SCANNER))
        case "report":
            acts.report(by, code, given)
        case "ask":
            if until is None:
                raise typer.BadParameter("--until")
            acts.ask(by, code, until, given)
        case "grant":
            acts.grant(by, code, until, given)
        case "refuse":
            acts.refuse(by, code, given)
        case "approve":
            acts.approve(by, code, quality, given)
        case "send_back":
            acts.send_back(by, code, given)
        case "redirect":
            owner = bodies.body(to, day)
            acts.redirect(by, code, owner, _office(owner, office, day), until, given)
        case "withdraw":
            acts.withdraw(by, code, given)
        case "measure":
            acts.measure(by, code, indicator, value, unit, source, given)
        case _:
            raise typer.BadParameter(f"{what}: {_WHAT}")
    at = standing(code)
    told: Any = word(STATES[at.task.state])
    line(f"{code}: {told}. {at.task.deeds} việc · deeds.")


def _below(unit: int, day: date) -> Scope:
    return bodies.held_within(Scope(everything=False, units=under(unit, "", day)), day)


def _office(owner: int, title: str, day: date) -> int:
    """Return the key of an office of a body by its title, of nothing its head's. Raises Unknown naming the offices there are."""
    there = offices.offices_of([owner], day)
    wanted = search_key(title)
    found = [one for one in there if (search_key(one.title) == wanted if wanted else one.rank == "head")]
    if not found:
        known = ", ".join(one.title for one in there) or "–"
        lacking = said.no_post(title or "cấp trưởng", day)
        raise Unknown(Sentence(f"{lacking.vi} Có: {known}.", f"{lacking.en} There are: {known}."))
    return found[0].post
