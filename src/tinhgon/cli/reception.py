"""``reception``: when heads are due to receive citizens, what of it was kept, sessions and the matters brought to them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from tinhgon.api.plain import petitions as plain
from tinhgon.casework.acts import Person
from tinhgon.casework.queries import bodies
from tinhgon.cli import mandate
from tinhgon.cli.asking import Day, Json, read_day, today
from tinhgon.cli.saying import english, line, table, word, write
from tinhgon.mandates.queries import Scope
from tinhgon.petitions.acts import receiving as acts
from tinhgon.petitions.acts.receiving import Came
from tinhgon.petitions.queries import roster
from tinhgon.petitions.words import reception as words
from tinhgon.vietnamese.days import say_day

app = typer.Typer(rich_markup_mode="rich")
reception = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
app.add_typer(reception, name="reception")

Year = Annotated[int | None, typer.Option("--year", min=2000, max=2100, help="Năm · Year.")]
Month = Annotated[int | None, typer.Option("--month", min=1, max=12, help="Tháng · Month.")]
Body = Annotated[str, typer.Argument(metavar="UNIT", help="Mã cơ quan · Code of the body.")]


@reception.callback()
def about() -> None:
    """Tiếp công dân: lịch của người đứng đầu theo luật, tỷ lệ thực hiện, từng buổi, từng lượt.

    Reception of citizens: the roster of heads by law, what of it was kept, sessions, visits.
    """


@reception.command("roster")
def show_roster(
    of: Annotated[str, typer.Option("--of", metavar="UNIT", help="Một cơ quan · One body.")] = "",
    year: Year = None, month: Month = None, on: Day = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Ai phải tiếp công dân mấy buổi trong tháng, theo dòng luật nào, đã tiếp mấy buổi.

    Whose head is due to receive how often in a month, by which row of law, and how often they did.
    """
    day = on or today()
    scope = Scope(everything=not of, units=frozenset({bodies.body(of, day)} if of else ()))
    found = roster.roster(scope, year or day.year, month or day.month, day)
    if as_json:
        write({"year": year or day.year, "month": month or day.month, "heads": plain.heads(found)})
        return
    heads = (
        ("Body", "Head", "Rule", "Kept", "Sessions")
        if english()
        else ("Cơ quan", "Người đứng đầu", "Dòng luật", "Đã tiếp", "Các buổi")
    )
    table(
        f"{month or day.month}/{year or day.year}", heads,
        [(one.body.name, one.body.head or "–", one.duty.rule.id, f"{one.kept.held}/{one.kept.due}",
          ", ".join(f"{each.day.day}: {word(words.STATES[each.state])}" for each in one.sessions) or "–") for one in found],
    )  # fmt: skip


@reception.command("plan")
def plan(
    unit: Body, year: Year = None, month: Month = None, on: Day = None, actor: mandate.Actor = "", role: mandate.Role = "",
    authority: mandate.Authority = "",
) -> None:  # fmt: skip
    """Lên lịch các buổi tiếp của một tháng; làm lại không thêm gì.

    Plan the sessions of a month; done again, it adds nothing.
    """
    day = on or today()
    made = acts.plan_month(
        mandate.mandate(actor, role, authority), bodies.body(unit, day), year or day.year, month or day.month, day
    )
    for one in made:
        line(f"{one.pk}  {say_day(one.day)}  {one.head}  {one.rule}")
    line(f"{len(made)} buổi mới · new sessions")


@reception.command("record")
def record(
    number: Annotated[int, typer.Argument(metavar="SESSION", help="Số của buổi · Number of the session.")],
    state: Annotated[str, typer.Argument(metavar="STATE", help="held, missed, moved")],
    by: Annotated[str, typer.Option("--by", help="Người tiếp · Who received.")] = "",
    in_person: Annotated[bool, typer.Option("--in-person", help="Người đứng đầu trực tiếp · The head in person.")] = False,
    reason: Annotated[str, typer.Option("--reason", help="Lý do · Reason.")] = "",
    to: Annotated[date | None, typer.Option("--to", parser=read_day, metavar="DAY", help="Chuyển đến ngày · Moved to.")] = None,
    on: Day = None, actor: mandate.Actor = "", role: mandate.Role = "", authority: mandate.Authority = "",
) -> None:  # fmt: skip
    """Ghi một buổi đã diễn ra thế nào.

    Write down how a session went.
    """
    made = acts.record_session(
        mandate.mandate(actor, role, authority),
        number,
        state,
        on or today(),
        received_by=by,
        in_person=in_person,
        reason=reason,
        moved_to=to,
    )
    line(f"{say_day(made.day)}: {word(words.STATES[made.state])}")


@reception.command("receive")
def receive(
    unit: Body,
    matter: Annotated[str, typer.Option("--matter", help="Việc gì, một dòng · The matter.")],
    people: Annotated[list[str], typer.Option("--person", help="Họ tên; liên hệ · Name; contact.")],
    by: Annotated[str, typer.Option("--by", help="Người tiếp · Who received.")],
    text: Annotated[str, typer.Option("--text", help="Lời trình bày · What they said.")] = "",
    count: Annotated[int, typer.Option("--count", min=0, help="Số người cùng việc · How many share it.")] = 0,
    on: Day = None, actor: mandate.Actor = "", role: mandate.Role = "", authority: mandate.Authority = "",
) -> None:  # fmt: skip
    """Ghi một lượt tiếp.

    Write down a matter brought to a reception.
    """
    day = on or today()
    named = tuple(Person(*(part.strip() for part in one.partition(";")[::2])) for one in people)
    made = acts.receive(
        mandate.mandate(actor, role, authority),
        Came(bodies.body(unit, day), day, matter, named, by, text, count),
        max(day, today()),
    )
    line(made.number)
