"""``law``: the rules of a day, their chains, and the acts on them. ``check``: what breaks them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from tinhgon.api.plain import bodies, entries, lawful, outcomes
from tinhgon.api.plain.parts import words
from tinhgon.api.telling import not_on
from tinhgon.cli import mandate
from tinhgon.cli.asking import Day, Json, Known, as_of, read_day, today
from tinhgon.cli.reading import read_file
from tinhgon.cli.saying import english, line, note, shown, table, word, write
from tinhgon.cli.scheme import tried
from tinhgon.kernel.as_of import AsOf
from tinhgon.law.checks import read_number
from tinhgon.law.checks import tried as tried_on
from tinhgon.law.checks.comparing import STATES
from tinhgon.law.rule import READINGS, Rule
from tinhgon.law.shape import schema
from tinhgon.lawbook import acts, queries
from tinhgon.lawbook.words import VERBS
from tinhgon.ledger.rules import Entry
from tinhgon.listings.lawful import Breach, breaches_of_day, breaches_of_scheme
from tinhgon.registry import queries as registry
from tinhgon.structure.columns import KEYS, FrameName
from tinhgon.structure.scheme import read_scheme
from tinhgon.vietnamese.days import say_day

app = typer.Typer(rich_markup_mode="rich")
law = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
app.add_typer(law, name="law")

RuleId = Annotated[
    str, typer.Argument(metavar="RULE", help="Mã dòng luật, như AU.XA.POP.2026 · Identifier of the rule.")
]
Source = Annotated[
    str, typer.Option("--source", help="Đối chiếu với bản nào của văn bản · Copy of the act compared with.")
]
Reason = Annotated[str, typer.Option("--reason", help="Vì sao · Why.")]
RowFile = Annotated[Path, typer.Argument(metavar="FILE", help="Tệp dòng luật YAML, hoặc - · File of rows, or -.")]


@law.callback()
def about() -> None:
    """Sổ luật: mỗi quy định là một dòng có ngày, có dẫn chiếu; dòng chưa ai đối chiếu chỉ cảnh báo, không chặn.

    The law books: every rule is a dated row with its citation; a row that nobody compared with the text warns, never blocks.
    """


@law.command("list")
def list_rules(
    on: Day = None,
    known: Known = None,
    book: Annotated[str, typer.Option("--book", help="Chỉ một sổ · Only this book.")] = "",
    every: Annotated[bool, typer.Option("--all", help="Cả dòng của mọi ngày · Rules of all days.")] = False,
    as_json: Json = False,
) -> None:
    """Mọi dòng luật có hiệu lực vào một ngày; --all kể cả dòng đã hết và chưa có hiệu lực.

    All rules in force on a day; without a day, of all days.

    [bold]Ví dụ · Examples[/bold]

      tinhgon law list --on 31/12/2019
      tinhgon law list --json
    """
    asked = as_of(on, known)
    books = queries.books(asked)
    found: list[Rule] = list(books.rules.values()) if every or on is None else list(books.at(asked.day).rules)
    found = [rule for rule in found if not book or rule.book == book]
    if as_json:
        day = None if every or on is None else asked.day.isoformat()
        write({"day": day, "rules": lawful.rules(found, books)})
        return
    heads = ("Rule", "From", "To", "Verified", "Citation", "Sentence")
    vi = ("Dòng", "Từ", "Đến", "Đã đối chiếu", "Dẫn chiếu", "Nội dung")
    rows = [
        (
            rule.id,
            rule.valid.start,
            rule.valid.last_day,
            rule.verified is not None,
            str(rule.citation),
            word(rule.sentence),
        )
        for rule in found
    ]
    table("", heads if english() else vi, rows)
    note(f"{shown(len(found))} dòng · rules", style="dim")


@law.command("show")
def show_rule(rule: RuleId, on: Day = None, known: Known = None, as_json: Json = False) -> None:
    """Một dòng luật: giá trị, đối tượng, dẫn chiếu, chuỗi thay thế, ai đã đối chiếu. Với --on phải có hiệu lực ngày ấy.

    One rule with its values, citation, chain of replacements and confirmations; with --on it must be in force that day.
    """
    asked = as_of(on, known)
    books = queries.books(asked)
    found = books.rule(rule) if on is None else books.at(asked.day).rule(books.rule(rule).id)
    chain, done = books.chain(rule), queries.confirmations(rule, known)
    waived = queries.waivers(known, rule)
    if as_json:
        plain = lawful.rule(found, books, full=True) | {
            "chain": [
                {"id": one.id, "citation": str(one.citation), "from": one.valid.start.isoformat(),
                 "to": one.valid.last_day and one.valid.last_day.isoformat(), "sentence": words(one.sentence)}
                for one in chain
            ],
            "confirmations": [lawful.confirmation(one) for one in done],
            "waivers": [lawful.waiver(one) for one in waived],
        }  # fmt: skip
        write(plain)
        return
    line(f"{found.id}: {word(found.sentence)}")
    line(f"{found.citation} ({word(found.citation.act.title)})")
    line(_in_force(found))
    for name, value in found.values.items():
        line(f"  {name}: {word(value.said())}")
    if found.verified is None:
        note(
            f"Chưa ai đối chiếu với văn bản: {word(READINGS[found.reading])}. Chỉ cảnh báo. · Unverified.",
            style="yellow",
        )
    for one in done:
        line(f"{say_day(one.on)}: {word(VERBS[one.verb])}, {one.by}, {one.source} (mục {one.entry})")
    if len(chain) > 1:
        rows = [(one.id, one.valid.start, one.valid.last_day, str(one.citation)) for one in chain]
        table("Chuỗi thay thế · Chain", ("Dòng", "Từ", "Đến", "Dẫn chiếu"), rows)


def _in_force(rule: Rule) -> str:
    if rule.valid.last_day is None:
        return f"Có hiệu lực từ {say_day(rule.valid.start)} · in force from {rule.valid.start}"
    return f"Có hiệu lực {say_day(rule.valid.start)} – {say_day(rule.valid.last_day)} · in force"


@law.command("try")
def try_rule(
    rule: RuleId,
    told: Annotated[list[str], typer.Argument(metavar="NAME=NUMBER", help="Các số, như votes_share=51 · The numbers.")],
    on: Day = None,
    known: Known = None,
    as_json: Json = False,
) -> None:
    """Thử một dòng trên số nêu ra: phiếu bầu, tỷ lệ, số tháng; điều mà bộ máy không cho thấy.

    Try a rule on numbers that are told: votes, shares, months; what no apparatus shows.

    [bold]Ví dụ · Examples[/bold]

      tinhgon law try EL.SURPLUS.MAX surplus_share=33,5
    """
    asked = as_of(on, known)
    books = queries.books(asked)
    one = books.rule(rule) if on is None else books.at(asked.day).rule(books.rule(rule).id)
    pairs = [text.partition("=") for text in told]
    finding = tried_on(one, {name.strip(): read_number(number, name.strip()) for name, _, number in pairs})
    if as_json:
        write({"rule": one.id, "kept": finding is None, "finding": finding and finding.as_dict()})
    elif finding is None:
        line(f"Không trái {one.id} ({one.citation}). · It keeps {one.id}.")
    else:
        line(f"Trái {one.id} ({one.citation}): {finding.measured}; yêu cầu: {finding.required}.")


@law.command("schema")
def print_schema() -> None:
    """Lược đồ JSON của tệp sổ luật · The JSON Schema of law book files."""
    write(schema())


@law.command()
def confirm(
    rule: RuleId, source: Source, on: Day = None, reason: Reason = "", actor: mandate.Actor = "", role: mandate.Role = "",
    authority: mandate.Authority = "", as_json: Json = False,
) -> None:  # fmt: skip
    """Xác nhận một dòng: đã đối chiếu với văn bản. Từ đó dòng ấy có thể chặn.

    Confirm a rule: it was compared with the text. From then on it may block.
    """
    _written(
        acts.confirm(mandate.mandate(actor, role, authority), rule, on or today(), source, reason), as_json=as_json
    )


@law.command()
def correct(
    file: RowFile, source: Source, reason: Reason, on: Day = None, actor: mandate.Actor = "", role: mandate.Role = "",
    authority: mandate.Authority = "", as_json: Json = False,
) -> None:  # fmt: skip
    """Đính chính các dòng đã có bằng một tệp dòng luật; điều đã biết trước đây vẫn tra lại được.

    Correct rows that are there by a file of rows; what was known before can still be asked.
    """
    who = mandate.mandate(actor, role, authority)
    _written(acts.correct(who, read_file(file), on or today(), source, reason), as_json=as_json)


@law.command()
def add(
    file: RowFile, source: Source, on: Day = None, reason: Reason = "", actor: mandate.Actor = "", role: mandate.Role = "",
    authority: mandate.Authority = "", as_json: Json = False,
) -> None:  # fmt: skip
    """Bổ sung dòng mới bằng một tệp dòng luật, kèm dòng cũ đã ghi ngày hết hiệu lực nếu bị thay.

    Add new rows by a file of rows, together with the rows that end for them.
    """
    _written(
        acts.add(mandate.mandate(actor, role, authority), read_file(file), on or today(), source, reason),
        as_json=as_json,
    )


@law.command()
def waive(
    rule: RuleId,
    code: Annotated[str, typer.Argument(metavar="CODE", help="Mã đơn vị hoặc địa bàn · Code of a unit or place.")],
    number: mandate.Number,
    reason: Reason,
    on: Day = None,
    until: Annotated[
        str, typer.Option("--until", metavar="DAY", help="Ngày đầu tiên hết miễn · First day without it.")
    ] = "",
    signed: mandate.Signed = None,
    organ: mandate.Organ = "",
    title: mandate.Title = "",
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Miễn áp dụng một dòng cho một đối tượng, có lý do và văn bản; hiện mãi mãi.

    Waive a rule for one subject, with reason and document; it shows for ever.
    """
    day = on or today()
    entry = acts.waive(
        mandate.mandate(actor, role, authority), rule, _subject(code, day), reason,
        mandate.decision(number, signed, organ, title), day, read_day(until) if until else None,
    )  # fmt: skip
    _written(entry, as_json=as_json)


def _subject(code: str, day: date) -> tuple[str, int, str]:
    structure = registry.snapshot(AsOf(day))
    frames: tuple[FrameName, ...] = ("units", "places")
    for frame in frames:
        for key in bodies.keys_of(structure, frame, code):
            rows = structure.frame(frame)
            name = rows.row(by_predicate=pl.col(KEYS[frame]) == key, named=True)["name"]
            return frame, key, f"{code} {name}"
    raise not_on(code, day)


def _written(entry: Entry, *, as_json: bool) -> None:
    if as_json:
        write({"entry": entries.entry(entry, full=True)})
    else:
        line(f"Đã ghi mục {entry.number} của sổ cái. · Written as entry {entry.number}.")


@app.command()
def check(
    on: Day = None,
    known: Known = None,
    scheme: Annotated[
        Path | None,
        typer.Option(
            "--scheme",
            metavar="FILE",
            help="Đề án: so trước và sau, chỉ phần nó đụng tới · A scheme's before and after.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Bộ máy trái luật ở đâu vào một ngày; với --scheme: điều gì mới, nặng thêm, đã khắc phục, vẫn như cũ.

    What breaks the law on a day; with --scheme: what is new, worsened, cured, unchanged.

    [bold]Ví dụ · Examples[/bold]

      tinhgon check --on 31/12/2019
      tinhgon check --scheme de-an.yaml --json
    """
    if scheme is None:
        asked = as_of(on, known)
        found = breaches_of_day(asked, private=True)
        plain: dict[str, Any] = {"day": asked.day.isoformat()}
    else:
        one = read_scheme(read_file(scheme), str(scheme))
        outcome = tried(one, quiet=as_json)
        # The scheme's own day is its law's, unless another day's law is asked for.
        asked = as_of(on or one.day, known)
        found = breaches_of_scheme(outcome, asked, private=True)
        plain = {"day": asked.day.isoformat(), "scheme": outcomes.scheme(one)}
    states = Counter(one.state for one in found if one.state)
    if as_json:
        counted = {"states": {name: states[name] for name in STATES}} if scheme else {}
        write({**plain, "total": len(found), **counted, "findings": [lawful.breach(one) for one in found]})
        return
    _print(found)
    said = ", ".join(f"{word(STATES[name])} {shown(states[name])}" for name in STATES if states[name])
    line(f"Ngày {say_day(asked.day)}: {shown(len(found))} phát hiện{f' ({said})' if said else ''}.")


def _print(found: tuple[Breach, ...]) -> None:
    heads = ("Rule", "State", "Subject", "Measured", "Required", "Citation")
    vi = ("Dòng", "Thế nào", "Đối tượng", "Đo được", "Phải", "Dẫn chiếu")
    rows = [
        (one.finding.rule, word(STATES[one.state]) if one.state else "", one.finding.subject, one.finding.measured,
         one.finding.required + (" (được miễn)" if one.waiver else ""), one.finding.citation)
        for one in found
    ]  # fmt: skip
    if rows:
        table("", heads if english() else vi, rows)
