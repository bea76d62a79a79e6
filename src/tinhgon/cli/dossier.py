"""``dossier``: schemes carried from the first draft to the last review, each act under a mandate."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from tinhgon.api.plain import dossiers
from tinhgon.cli import mandate
from tinhgon.cli.asking import Day, Json, read_day, today
from tinhgon.cli.findings import print_findings
from tinhgon.cli.reading import read_file
from tinhgon.cli.saying import line, table, word, write
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.entitlements import Leaver
from tinhgon.lawbook import queries as lawbook
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.models import Document
from tinhgon.reform.queries.dossier import following, gates
from tinhgon.reform.queries.dossier.gates import Given
from tinhgon.reform.queries.dossier.people import affected
from tinhgon.reform.queries.dossier.standing import standing, standings
from tinhgon.reform.rules.dossier import surplus
from tinhgon.reform.rules.dossier.entitlement import stated, terms
from tinhgon.reform.rules.dossier.guardrails import Measure
from tinhgon.reform.rules.dossier.surplus import Mark
from tinhgon.reform.rules.dossier.voting import Tally

app = typer.Typer(rich_markup_mode="rich")
dossier = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
app.add_typer(dossier, name="dossier")

Code = Annotated[str, typer.Argument(metavar="CODE", help="Mã hồ sơ · Code of the dossier.")]
Doc = Annotated[Path | None, typer.Option("--document", metavar="FILE", help="Văn bản kèm theo · Attached document.")]
Text = Annotated[str, typer.Option("--text", help="Nội dung, lý do · Words, reason.")]
At = Annotated[int, typer.Option("--step", min=0, help="Bước của bản trình · Step of the text.")]
Clause = Annotated[str, typer.Option("--clause", help="Điều khoản · Clause.")]


@dossier.callback()
def about() -> None:
    """Hồ sơ đề án: kiểm tra, thẩm định, lấy ý kiến, biểu quyết, quyết định, thi hành, rà soát.

    Dossiers: check, appraisal, opinions, votes, decision, enactment, reviews.
    """


@dossier.command("list")
def list_dossiers(as_json: Json = False) -> None:
    """Các hồ sơ, mới làm trước.

    Dossiers, the one last worked on first.
    """
    found = [dossiers.head(one) for one in standings()]
    if as_json:
        write({"dossiers": found})
    elif not found:
        line("Chưa có hồ sơ nào. · There is no dossier yet.")
    else:
        rows = [(one["code"], one["title"], one["state"]["vi"], one["last"]) for one in found]
        table("", ("Mã", "Hồ sơ", "Đang ở", "Ngày"), rows)


@dossier.command("show")
def show(code: Code, on: Day = None, as_json: Json = False) -> None:
    """Một hồ sơ: đang ở đâu, bước nào tiếp theo, còn thiếu gì.

    One dossier: where it stands, what is next, what it lacks.
    """
    at, day = standing(code), on or today()
    if as_json:
        write(dossiers.whole(at, day))
        return
    line(f"{at.dossier.code}  {at.dossier.title}: {word(at.state.words.sentence)}")
    for step in at.steps:
        line(f"→ {step.id}: {word(step.words.sentence)} ({step.act})")
        print_findings(gates.lacking(at, step, Given(day)))


@dossier.command("people")
def show_people(code: Code, as_json: Json = False) -> None:
    """Người bị ảnh hưởng: từ đâu, đi đâu, chế độ, đã trả lời gì.

    Those affected: from where to where, and what they answered.
    """
    found = [
        {"code": one.placement.code, "name": one.placement.name, "fate": one.placement.fate, "since": one.placement.since.isoformat(),
         "from": one.placement.before.unit_code if one.placement.before else "",
         "to": one.placement.after.unit_code if one.placement.after else "",
         "title": one.placement.after.title if one.placement.after else "",
         "entitlement": list(one.leaving.terms) if one.leaving else [], "reply": one.reply.kind if one.reply else ""}
        for one in affected(standing(code))
    ]  # fmt: skip
    if as_json:
        write({"people": found})
    else:
        table("", ("Mã", "Tên", "Từ", "Đến", "Thế nào", "Trả lời"),
              [(one["code"], one["name"], one["from"], one["to"], one["fate"], one["reply"]) for one in found])  # fmt: skip


@dossier.command("begin")
def begin(
    code: Code,
    title: Annotated[str, typer.Option("--title")],
    organ: Annotated[str, typer.Option("--unit", metavar="CODE", help="Cơ quan soạn · Organ that draws it up.")],
    draft: Annotated[str, typer.Option("--draft", help="Bản soạn của tinhgon draft · Draft of the workspace.")] = "",
    on: Day = None,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Mở hồ sơ.

    Open a dossier.
    """
    acts.begin(mandate.mandate(actor, role, authority), code, title, organ, on or today(), draft)
    _done(code, on, as_json=as_json)


@dossier.command("record")
def record(
    code: Code,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="text, council, wait, point, answer-point, opinion, answer-opinion, answer-reply"
        ),
    ],
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Tệp đề án · Scheme file.")] = None,
    choice: Annotated[
        str, typer.Option("--as", help="accept, amend, refuse; accepted, partly, refused; public …")
    ] = "",
    of: Annotated[
        str, typer.Option("--of", help="Mã HĐND, hồ sơ, hoặc số ý kiến · Code, or number of what is answered.")
    ] = "",
    text: Text = "",
    step: At = 0,
    clause: Clause = "",
    on: Day = None,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Ghi bản trình, HĐND liên quan, ý kiến, góp ý, trả lời.

    Record a text, a council, a point, an opinion, an answer.
    """
    by, day = mandate.mandate(actor, role, authority), on or today()
    number = int(of) if of.isascii() and of.isdigit() else 0
    more: dict[str, Any] = {}
    match what:
        case "text":
            acts.submit_text(by, code, day, read_file(file) if file else "")
        case "council":
            acts.name_council(by, code, of, day)
        case "wait":
            acts.wait_for(by, code, of, day, choice or "in_force")
        case "point":
            acts.appraise_point(by, code, choice, text, day, step=step, clause=clause)
        case "answer-point":
            acts.answer_point(by, code, number, choice, text, day)
        case "opinion":
            _, own = acts.give_opinion(by, code, text, day, kind=choice or "public", step=step, clause=clause)
            more = {"own_code": own}
        case "answer-opinion":
            acts.answer_opinion(by, code, number, choice, text, day)
        case "answer-reply":
            acts.answer_reply(by, code, number, text, day)
        case _:
            said = Sentence(f"Không ghi được “{what[:40]}”.", f"“{what[:40]}” cannot be recorded.")
            raise Refusal([Finding("dossier.record", said)])
    _done(code, on, as_json=as_json, **more)


@dossier.command("vote")
def vote(
    code: Code,
    council: Annotated[str, typer.Option("--council", metavar="CODE")],
    session: Annotated[str, typer.Option("--session")],
    resolution: Annotated[str, typer.Option("--resolution")],
    held: Annotated[date, typer.Option("--held", parser=read_day, metavar="DAY")],
    members: Annotated[int, typer.Option("--members")],
    present: Annotated[int, typer.Option("--present")],
    favour: Annotated[int, typer.Option("--for")],
    against: Annotated[int, typer.Option("--against")] = 0,
    abstain: Annotated[int, typer.Option("--abstain")] = 0,
    document: Doc = None,
    on: Day = None,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Ghi kết quả biểu quyết của một HĐND.

    Record the vote of a council.
    """
    tally = Tally(members, present, favour, against, abstain)
    made, short = acts.record_vote(
        mandate.mandate(actor, role, authority), code, council, tally, on or today(), session=session, held_on=held,
        resolution=resolution, document=_kept(code, document),
    )  # fmt: skip
    if not as_json:
        print_findings(short)
    _done(code, on, as_json=as_json, passed=made.passed, short=[one.as_dict() for one in short])


@dossier.command("take")
def take(
    code: Code,
    step: Annotated[str, typer.Argument(metavar="STEP", help="Bước, như submit, check, decide, enact · Step.")],
    text: Text = "",
    document: Doc = None,
    number: Annotated[str, typer.Option("--decision", metavar="NUMBER")] = "",
    signed: mandate.Signed = None,
    organ: mandate.Organ = "",
    organ_code: Annotated[
        str, typer.Option("--organ-code", metavar="CODE", help="Mã cơ quan quyết định · Deciding organ.")
    ] = "",
    signer: Annotated[str, typer.Option("--signer", metavar="CODE", help="Mã người ký · Who signs.")] = "",
    until: Annotated[date | None, typer.Option("--until", parser=read_day, metavar="DAY")] = None,
    months: Annotated[int, typer.Option("--months", help="Kỳ rà soát · Review.")] = 0,
    on: Day = None,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Đi một bước của quy trình; thiếu gì thì kể hết, không ghi gì.

    Take a step; what it lacks is all said, and nothing is written.
    """
    given = Given(
        on or today(),
        text,
        _kept(code, document),
        mandate.decision(number, signed, organ, ""),
        signer,
        organ_code,
        until,
        months,
    )
    acts.take(mandate.mandate(actor, role, authority), code, step, given)
    _done(code, on, as_json=as_json)


@dossier.command("settle")
def settle(
    code: Code,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="codes, leaving, waive, path")],
    person: Annotated[str, typer.Option("--person", metavar="CODE")] = "",
    salary: Annotated[int, typer.Option("--salary", min=0)] = 0,
    months_early: Annotated[int, typer.Option("--months-early")] = 0,
    insured: Annotated[float, typer.Option("--insured-years", min=0)] = 0,
    amount: Annotated[
        int, typer.Option("--stated", min=0, help="Số tiền văn bản ghi · Amount that the document states.")
    ] = 0,
    marks: Annotated[list[str] | None, typer.Option("--mark", help="deputy:1/3/2021:30")] = None,
    rule: Annotated[
        str, typer.Option("--rule", metavar="RULE", help="Dòng luật được miễn · Row of law to waive.")
    ] = "",
    even: Annotated[int, typer.Option("--even", min=0, help="Giảm đều trong số tháng · Evenly over these months.")] = 0,
    text: Text = "",
    document: Doc = None,
    on: Day = None,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Người bị ảnh hưởng: cấp mã, ghi người nghỉ, miễn, lộ trình dôi dư.

    Codes, who leaves, waivers, path of the surplus.
    """
    by, day, more = mandate.mandate(actor, role, authority), on or today(), {}
    match what:
        case "codes":
            issued = acts.issue_codes(by, code, day, (person,) if person else ())
            more = {"codes": [{"person": one.code, "code": own} for one, own in issued]}
        case "leaving":
            leaver = Leaver(salary, months_early, insured)
            found = terms(lawbook.books(AsOf(day)).at(day), leaver)
            if amount:
                found.append(stated(amount, str(document.name if document else "")))
            acts.record_leaving(by, code, person, leaver, found, day, _kept(code, document))
        case "waive":
            acts.waive(by, code, rule, text, day, _kept(code, document), person)
        case "path":
            acts.set_path(by, code, _marks(code, marks or [], even), day)
        case _:
            raise Refusal([Finding("dossier.settle", Sentence(f"Không có “{what[:40]}”.", f"No “{what[:40]}”."))])
    _done(code, on, as_json=as_json, **more)
    if more and not as_json:
        table("", ("Người", "Mã"), [(one["person"], one["code"]) for one in more["codes"]])


@dossier.command("measure")
def measure(
    code: Code,
    rail: Annotated[
        str, typer.Argument(metavar="RAIL", help="Chỉ số lan can, như petitions.attributable · Guard-rail.")
    ],
    value: Annotated[int, typer.Option("--value", min=0)],
    source: Annotated[str, typer.Option("--source", help="Nguồn số liệu · Where it is from.")],
    of: Annotated[int | None, typer.Option("--of", min=0)] = None,
    in_months: Annotated[int | None, typer.Option("--in-months", min=1)] = None,
    after: Annotated[
        int, typer.Option("--after", min=0, help="Kỳ rà soát; 0 là mốc gốc · Review; 0 the baseline.")
    ] = 0,
    on: Day = None,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Ghi một chỉ số lan can, có nguồn.

    Record a guard-rail, with its source.
    """
    found = Measure(value, of, in_months)
    acts.measure(mandate.mandate(actor, role, authority), code, rail, found, source, on or today(), after)
    _done(code, on, as_json=as_json)


def _marks(code: str, marks: list[str], even: int) -> list[Mark]:
    at = standing(code)
    if even and at.scheme is not None:
        return surplus.even_path(surplus.totals(following.allowances(at)), at.scheme.day, even)
    found = []
    for text in marks:
        rank, day, most = [*text.split(":"), "", ""][:3]
        if not most.isdigit():
            raise typer.BadParameter(f"{text!r}: deputy:1/3/2021:30", param_hint="--mark")
        found.append(Mark(rank, read_day(day), int(most)))
    return found


def _kept(code: str, path: Path | None) -> Document | None:
    """Keep the file that was named, if one was."""
    if path is None:
        return None
    try:
        return acts.keep_document(code, path.name, path.name, path.read_bytes())
    except OSError as error:
        said = Sentence(f"Không đọc được {path}.", f"{path} cannot be read.")
        raise Refusal([Finding("file.unreadable", said, subject=str(path))]) from error


def _done(code: str, on: date | None, *, as_json: bool, **more: Any) -> None:
    at = standing(code)
    if as_json:
        write({"dossier": dossiers.head(at), "entry": at.last.entry, **more})
    else:
        line(f"{code}: {word(at.state.words.sentence)}; mục {at.last.entry} của sổ cái. · Entry {at.last.entry}.")
