"""``case``, ``cases``, ``track``: cases by their procedures, each act under a mandate; what is overdue; what a code opens."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from django.conf import settings

from tinhgon.api.plain import cases as plain
from tinhgon.casework import acts
from tinhgon.casework.acts import Given, Opening, Person
from tinhgon.casework.queries import bodies, lists, procedures
from tinhgon.casework.queries.lists import WHICH, Wanted
from tinhgon.casework.queries.standing import standing
from tinhgon.casework.queries.tracking import tracked
from tinhgon.casework.rules.running import conditions_of
from tinhgon.casework.scanning import scan_with
from tinhgon.casework.words import cases as words
from tinhgon.cli import mandate
from tinhgon.cli.asking import Day, Json, read_day, today
from tinhgon.cli.reading import read_file
from tinhgon.cli.saying import english, line, shown, table, word, write
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.vietnamese.days import say_day

app = typer.Typer(rich_markup_mode="rich")
case = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
app.add_typer(case, name="case")

Code = Annotated[str, typer.Argument(metavar="CODE", help="Mã hồ sơ, như KN26-000012 · Code of the case.")]
Reason = Annotated[str, typer.Option("--reason", help="Lý do · Reason.")]
Term = Annotated[str, typer.Option("--term", help="Thời hạn, như complaint.first · The term.")]
Number = Annotated[str, typer.Option("--document", metavar="NUMBER", help="Số văn bản · Number of the document.")]
Seen = Annotated[
    int | None, typer.Option("--seen", help="Số việc đã thấy sau cùng; có việc mới thì dừng · Deed seen last.")
]
_WHAT = "note, paper, party, assign, transfer, suspend, resume, extend, condition, merge, migrate, receipt"
#: Who sits at this machine reads all books.
_ALL = Scope(everything=True, units=frozenset())


@case.callback()
def about() -> None:
    """Hồ sơ vụ việc: tiếp nhận, từng bước của thủ tục, giấy tờ, thời hạn, chuyển, nhập.

    Cases: taken in, step by step, papers, terms, transfers, mergers.
    """


@app.command("cases")
def list_cases(
    overdue: Annotated[bool, typer.Option("--overdue", help="Chỉ hồ sơ quá hạn · Overdue only.")] = False,
    which: Annotated[str, typer.Option("--which", help="open, overdue, soon, ended, all")] = "open",
    kind: Annotated[str, typer.Option("--kind", help="Thủ tục · Procedure.")] = "",
    state: Annotated[str, typer.Option("--state", help="Trạng thái · State.")] = "",
    of: Annotated[str, typer.Option("--of", metavar="UNIT", help="Cơ quan giữ hồ sơ · Body that has them.")] = "",
    text: Annotated[str, typer.Option("--text", help="Mã, nội dung, tên người · Code, matter, name.")] = "",
    page: Annotated[int, typer.Option("--page", min=1, help="Trang · Page.")] = 1,
    on: Day = None,
    as_json: Json = False,
) -> None:
    """Các hồ sơ vụ việc, hạn gần nhất trước; quá hạn nói rõ mấy ngày.

    Cases, the nearest due first; overdue ones say by how many days.

    [bold]Ví dụ · Examples[/bold]

      tinhgon cases --overdue --json
      tinhgon cases --of 22.SNV --kind khieu-nai-lan-dau
    """
    day = on or today()
    chosen = "overdue" if overdue else next((one for one in WHICH if one == which), None)
    if chosen is None:
        raise typer.BadParameter(f"{which}: {', '.join(WHICH)}")
    soon = date.fromordinal(day.toordinal() + 7)
    wanted = Wanted(
        day, chosen, kind, state, holder=bodies.body(of, day) if of else None, text=text, soon=soon, page=page
    )
    found = lists.listed(_ALL, wanted)
    told = {one.id: one for one in procedures.procedures()}
    rows = plain.listed(found.cases, told, day)
    if as_json:
        write({"day": day.isoformat(), "count": found.count, "more": found.more, "page": found.page, "cases": rows})
        return
    language = "en" if english() else "vi"
    heads = (
        ("Code", "Matter", "State", "With", "Due", "")
        if english()
        else ("Mã", "Nội dung", "Trạng thái", "Đang giữ", "Hạn", "")
    )
    table(
        f"{shown(found.count)}{'+' if found.more else ''}",
        heads,
        [(row["code"], row["title"], row["state"][language], row["holder"]["name"], row["due"] or "–", (row["far"] or {}).get(language, ""))
         for row in rows],
    )  # fmt: skip


@app.command("track")
def track(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Mã trên giấy biên nhận · Code on the receipt.")],
    on: Day = None,
    as_json: Json = False,
) -> None:
    """Mã trên giấy biên nhận mở ra gì: hồ sơ ở đâu, từ ngày nào, hạn ngày nào.

    What the code of a receipt opens: where the case is, since when, by when it is due.
    """
    day = on or today()
    found = tracked(code, day)
    if found is None:
        raise Unknown(
            Sentence(
                "Mã không đúng hoặc đã được thay bằng mã mới.", "The code is wrong, or a newer one took its place."
            )
        )
    told = plain.tracked(found, day)
    if as_json:
        write(told)
        return
    line(f"{found.code}: {word(found.state)}")
    line(f"{found.body}, {say_day(found.since)}")
    if found.due:
        line(f"Hạn · Due: {say_day(found.due)}")
    for one in found.told:
        line(f"{say_day(one.day)}  {word(one.words)}")


@case.command("show")
def show(code: Code, on: Day = None, as_json: Json = False) -> None:
    """Một hồ sơ: đang ở đâu, bước nào tiếp theo, thời hạn, đã làm gì.

    One case: where it stands, what is next, its terms, what was done.
    """
    day = on or today()
    at = standing(code)
    if as_json:
        write(plain.whole(at, day))
        return
    line(f"{at.case.code}  {at.case.title}: {word(at.state.words.sentence)}")
    for one in at.clocks:
        due = say_day(one.reckoning.due) if one.reckoning.due else "–"
        line(f"⏱ {one.clock.term}: {due}{' ✓' if not one.open else ''}{' !' if one.late(day) else ''}")
    for step in at.steps:
        line(f"→ {step.id}: {word(step.words.sentence)} ({step.act})")
    for deed in at.deeds:
        named = (
            word(words.DEEDS[deed.kind])
            if deed.kind in words.DEEDS
            else word(at.procedure.step(deed.kind).words.sentence)
        )
        line(f"{deed.number:>3}  {say_day(deed.day)}  {named}  {deed.actor}")


@case.command("procedures")
def list_procedures(as_json: Json = False) -> None:
    """Các thủ tục, với bản và ngày hiệu lực.

    The procedures, with their versions and days.
    """
    told = [plain.procedure(one) for one in procedures.procedures()]
    if as_json:
        write({"procedures": told})
        return
    language = "en" if english() else "vi"
    table("", ("", "", "", ""), [(one["name"], one[language], one["from"], one["to"] or "–") for one in told])


@case.command("lay")
def lay(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp thủ tục (YAML) · Procedure file.")],
    number: mandate.Number,
    signed: mandate.Signed = None,
    organ: mandate.Organ = "",
    title: mandate.Title = "",
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
) -> None:
    """Đặt một bản thủ tục lên trên các bản có sẵn; hồ sơ nhận từ ngày hiệu lực chạy theo bản này.

    Lay a version of a procedure over those of the house.
    """
    made = acts.lay_procedure(
        mandate.mandate(actor, role, authority),
        mandate.decision(number, signed, organ, title),
        read_file(file),
        file.name,
    )
    line(f"Đã đặt {made.name}, từ {say_day(made.start)}. · Laid.")


@case.command("open")
def open_(
    kind: Annotated[str, typer.Argument(metavar="PROCEDURE", help="Thủ tục, như khieu-nai-lan-dau · Procedure.")],
    title: Annotated[str, typer.Option("--title", help="Nội dung một dòng, không ghi tên người · The matter.")],
    unit: Annotated[str, typer.Option("--unit", metavar="CODE", help="Cơ quan tiếp nhận · Body that takes it in.")],
    people: Annotated[
        list[str] | None, typer.Option("--person", help="Họ tên; liên hệ · Name; contact. Lặp lại được.")
    ] = None,
    summary: Annotated[str, typer.Option("--summary", help="Tóm tắt · Summary.")] = "",
    received: Annotated[
        date | None, typer.Option("--received", parser=read_day, metavar="DAY", help="Ngày nhận · Received on.")
    ] = None,
    on: Day = None,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Tiếp nhận một vụ việc; in mã tra cứu một lần.

    Take a case in; its tracking code is printed this once.
    """
    day = on or today()
    named = tuple(Person(*(part.strip() for part in one.partition(";")[::2])) for one in people or ())
    wish = Opening(kind, title, bodies.body(unit, day), received or day, named, summary)
    made = acts.open_case(mandate.mandate(actor, role, authority), wish, day)
    if as_json:
        write(
            {"code": made.case.code, "tracking": made.code, "due": made.case.due.isoformat() if made.case.due else None}
        )
        return
    line(f"{made.case.code} · mã tra cứu · tracking code: {made.code}")


@case.command("step")
def step(
    code: Code,
    name: Annotated[str, typer.Argument(metavar="STEP", help="Bước của thủ tục · Step.")],
    reason: Reason = "",
    document: Number = "",
    signed: mandate.Signed = None,
    organ: mandate.Organ = "",
    seen: Seen = None,
    on: Day = None,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
) -> None:
    """Làm một bước của thủ tục.

    Take a step of the procedure.
    """
    given = _given(on, reason, document, signed, organ, seen)
    acts.take(mandate.mandate(actor, role, authority), code, name, given)
    _done(code)


@case.command("record")
def record(
    code: Code,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help=_WHAT,
        ),
    ],
    text: Annotated[
        str, typer.Option("--text", help="Nội dung ghi chú, hoặc họ tên; liên hệ · Words, or name; contact.")
    ] = "",
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Tệp · File.")] = None,
    kind: Annotated[str, typer.Option("--as", help="Loại giấy tờ · Kind of paper.")] = "other",
    to: Annotated[
        str, typer.Option("--to", help="Tài khoản, cơ quan, hồ sơ hoặc bản thủ tục · Login, body, case or version.")
    ] = "",
    term: Term = "",
    days: Annotated[int, typer.Option("--days", help="Số ngày gia hạn · Days.")] = 0,
    conditions: Annotated[str, typer.Option("--conditions", help="complex,remote,…")] = "",
    reason: Reason = "",
    document: Number = "",
    signed: mandate.Signed = None,
    organ: mandate.Organ = "",
    seen: Seen = None,
    on: Day = None,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
) -> None:
    """Ghi vào hồ sơ: ghi chú, giấy tờ, giao, chuyển, tạm đình chỉ, gia hạn, nhập …

    Record in a case: notes, papers, assignment, transfer, suspension, extension, merger …
    """
    by = mandate.mandate(actor, role, authority)
    given = _given(on, reason, document, signed, organ, seen)
    match what:
        case "note":
            acts.keep_note(by, code, text, given)
        case "paper":
            if file is None:
                raise typer.BadParameter("--file")
            acts.keep_paper(by, code, kind, file.name, file.read_bytes(), given, scan_with(settings.SCANNER))
        case "party":
            name, _, contact = text.partition(";")
            acts.add_party(by, code, Person(name.strip(), contact.strip()), given)
        case "assign":
            acts.assign(by, code, to, given)
        case "transfer":
            acts.transfer(by, code, bodies.body(to, given.today), given)
        case "suspend":
            acts.suspend(by, code, term, given)
        case "resume":
            acts.resume(by, code, term, given)
        case "extend":
            acts.extend(by, code, term, days, given)
        case "condition":
            acts.set_conditions(by, code, term, conditions_of(conditions), given)
        case "merge":
            acts.merge(by, code, to, given)
        case "migrate":
            acts.migrate(by, code, to, given)
        case "receipt":
            line(acts.new_receipt(by, code, given))
        case _:
            raise typer.BadParameter(what)
    _done(code)


@case.command("follow")
def follow(on: Day = None, as_json: Json = False) -> None:
    """Chuyển hồ sơ của cơ quan đã kết thúc theo các phương án sắp xếp; làm lại không chuyển thêm.

    Move the open cases of bodies that ended, by the schemes of reorganisation.
    """
    moved = acts.follow(on or today())
    if as_json:
        write({"moved": moved})
        return
    line(f"Đã chuyển {moved} hồ sơ. · {moved} cases moved.")


@case.command("reckon")
def reckon(as_json: Json = False) -> None:
    """Tính lại mọi thời hạn đang chạy theo lịch và sổ luật hiện nay.

    Reckon every running term anew by the calendar and the law book as they are now.
    """
    moved = acts.reckon_anew()
    if as_json:
        write({"moved": moved})
        return
    line(f"{moved} hồ sơ có hạn thay đổi. · {moved} cases have another due day.")


def _given(on: date | None, reason: str, document: str, signed: date | None, organ: str, seen: int | None) -> Given:
    now = today()
    day = on or now
    return Given(day, max(now, day), reason, mandate.decision(document, signed, organ, ""), seen)


def _done(code: str) -> None:
    at = standing(code)
    told: Any = word(at.state.words.sentence)
    line(f"{code}: {told}. {at.case.deeds} việc · deeds.")
