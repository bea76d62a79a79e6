"""``petitions``: taken in, classified, taken up, answered by letter, complained of again, published; repeats; where to turn."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from tinhgon.api.plain import petitions as plain
from tinhgon.casework.acts import Given, Person
from tinhgon.casework.queries import bodies
from tinhgon.casework.scanning import scan_with
from tinhgon.cli import mandate
from tinhgon.cli.asking import Day, Json, read_day, today
from tinhgon.cli.saying import english, line, shown, table, word, write
from tinhgon.mandates.queries import Scope
from tinhgon.papers.issuing import written
from tinhgon.petitions import acts
from tinhgon.petitions.acts import Again, Assessed, Made, Sent, Wish, Words
from tinhgon.petitions.queries import alike, letters, lists, turning
from tinhgon.petitions.words import petitions as words
from tinhgon.vietnamese.days import say_day

app = typer.Typer(rich_markup_mode="rich")
petitions = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
app.add_typer(petitions, name="petitions")

Code = Annotated[str, typer.Argument(metavar="CODE", help="Mã đơn, như DT26-000012 · Code of the petition.")]
Reason = Annotated[str, typer.Option("--reason", help="Lý do · Reason.")]
Number = Annotated[str, typer.Option("--document", metavar="NUMBER", help="Số văn bản · Number of the document.")]
_ALL = Scope(everything=True, units=frozenset())
_HOW = "guide, forward, return, file"


@petitions.callback()
def about() -> None:
    """Đơn thư: tiếp nhận, phân loại theo nội dung, xử lý, văn bản trả lời, khiếu nại lần hai, công khai.

    Petitions: taken in, classified, settled, answered, published.
    """


@petitions.command("list")
def list_(
    which: Annotated[str, typer.Option("--which", help=", ".join(lists.WHERE))] = "all",
    kind: Annotated[str, typer.Option("--kind", help=", ".join(words.KINDS))] = "",
    page: Annotated[int, typer.Option("--page", min=1, help="Trang · Page.")] = 1,
    on: Day = None,
    as_json: Json = False,
) -> None:
    """Các đơn, mới nhất trước.

    Petitions, the newest first.
    """
    day = on or today()
    if which not in lists.WHERE:
        raise typer.BadParameter(f"{which}: {', '.join(lists.WHERE)}")
    found = lists.listed(_ALL, day, which, kind, page)
    rows = plain.listed(found, day)
    if as_json:
        write({"day": day.isoformat(), "count": found.count, "page": found.page, "petitions": rows})
        return
    language = "en" if english() else "vi"
    heads = ("Code", "Matter", "Kind", "State", "Due") if english() else ("Mã", "Nội dung", "Loại", "Trạng thái", "Hạn")
    table(
        shown(found.count), heads,
        [(row["code"], row["title"], row["kind"] or "–", row["case"]["state"][language], row["case"]["due"] or "–") for row in rows],
    )  # fmt: skip


@petitions.command("show")
def show(code: Code, on: Day = None, as_json: Json = False) -> None:
    """Một đơn: là gì, ở đâu, vướng dòng luật nào, đơn nào có thể trùng và vì sao.

    One petition: what it is, where it stands, what it lacks, what it may repeat and why.
    """
    day = on or today()
    found = lists.one(code)
    near = alike.candidates(found.petition)
    if as_json:
        write(plain.whole(found, near, day))
        return
    line(f"{found.petition.case.code}  {found.petition.case.title}: {word(found.now.state.words.sentence)}")
    for one in found.assessments:
        line(f"{say_day(one.day)}  {word(words.KINDS[one.kind])}  {one.reason}")
        for each in one.findings:
            line(f"  ! {each['rule']}  {each['sentence']['en' if english() else 'vi']}  ({each['citation']})")
    for other in near:
        line(f"≈ {other.petition.case.code}  {'; '.join(word(why) for why in other.why)}")
    for each in found.letters:
        line(f"✉ {each.pk}  {word(words.LETTERS[each.kind])} {each.number}, {say_day(each.day)}")


@petitions.command("take")
def take(
    title: Annotated[str, typer.Option("--title", help="Nội dung một dòng, không ghi tên người · The matter.")],
    unit: Annotated[str, typer.Option("--unit", metavar="CODE", help="Cơ quan tiếp nhận · Body that takes it in.")],
    content: Annotated[str, typer.Option("--content", help="Nội dung đơn · What it says.")],
    people: Annotated[list[str] | None, typer.Option("--person", help="Họ tên; liên hệ · Name; contact.")] = None,
    asked: Annotated[str, typer.Option("--asks", help="Yêu cầu · What is asked for.")] = "",
    against: Annotated[str, typer.Option("--against", help="Người, cơ quan bị khiếu nại · Whom it is against.")] = "",
    decision: Annotated[str, typer.Option("--decision", help="Quyết định bị khiếu nại · Decision.")] = "",
    plot: Annotated[str, typer.Option("--plot", help="Thửa đất · Plot of land.")] = "",
    source: Annotated[str, typer.Option("--source", help=", ".join(words.SOURCES))] = "desk",
    learned: Annotated[date | None, typer.Option("--learned", parser=read_day, metavar="DAY", help="Ngày biết quyết định · Known on.")] = None,
    written_on: Annotated[date | None, typer.Option("--written", parser=read_day, metavar="DAY", help="Ngày viết đơn · Written on.")] = None,
    signed: Annotated[bool, typer.Option("--signed", help="Đơn có chữ ký · It is signed.")] = False,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Bản chụp đơn · Scan of it.")] = None,
    received: Annotated[date | None, typer.Option("--received", parser=read_day, metavar="DAY", help="Ngày nhận · Received on.")] = None,
    on: Day = None, actor: mandate.Actor = "", role: mandate.Role = "", authority: mandate.Authority = "", as_json: Json = False,
) -> None:  # fmt: skip
    """Tiếp nhận một đơn; in mã tra cứu một lần.

    Take a petition in; its tracking code is printed this once.
    """
    day = on or today()
    named = tuple(Person(*(part.strip() for part in one.partition(";")[::2])) for one in people or ())
    sent = (Sent("petition", file.name, file.read_bytes()),) if file else ()
    wish = Wish(
        bodies.body(unit, day), received or day, title, content, named, source, asked, against, decision, learned, plot, written_on,
        signed=signed, files=sent,
    )  # fmt: skip
    made = acts.take_in(mandate.mandate(actor, role, authority), wish, day, scan_with(settings.SCANNER))
    if as_json:
        write(
            {"code": made.case.code, "tracking": made.code, "due": made.case.due.isoformat() if made.case.due else None}
        )
        return
    line(f"{made.case.code} · mã tra cứu · tracking code: {made.code}")


@petitions.command("assess")
def assess(
    code: Code,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=", ".join(words.KINDS))],
    unfit: Annotated[bool, typer.Option("--unfit", help="Chưa đủ điều kiện · Not fit.")] = False,
    other: Annotated[str, typer.Option("--other-body", help="Cơ quan có thẩm quyền, nếu không phải nơi này · Who is competent.")] = "",
    reason: Reason = "", on: Day = None, actor: mandate.Actor = "", role: mandate.Role = "", authority: mandate.Authority = "",
) -> None:  # fmt: skip
    """Phân loại theo nội dung; các dòng luật được hỏi và kết quả được giữ.

    Classify by content; the rows of law are asked, and what they find is kept.
    """
    made = acts.assess(
        mandate.mandate(actor, role, authority),
        code,
        Assessed(kind, not unfit, not other, other, reason),
        _given(on, reason),
    )
    for each in made.findings:
        line(f"! {each['rule']}  {each['sentence']['en' if english() else 'vi']}  ({each['citation']})")
    line(f"{code}: {word(words.KINDS[kind])}")


@petitions.command("take-up")
def take_up(
    code: Code, on: Day = None, actor: mandate.Actor = "", role: mandate.Role = "", authority: mandate.Authority = ""
) -> None:
    """Nhận giải quyết: mở vụ việc theo thủ tục của loại đơn.

    Take it up: the case opens under the procedure of its kind.
    """
    made = acts.take_up(mandate.mandate(actor, role, authority), code, _given(on, ""))
    line(f"{code} → {made.code}")


@petitions.command("answer")
def answer(
    code: Code,
    how: Annotated[str, typer.Argument(metavar="HOW", help=_HOW)],
    body: Annotated[str, typer.Option("--body", help="Cơ quan có thẩm quyền · Competent body.")] = "",
    text: Annotated[str, typer.Option("--text", help="Lời thêm trong văn bản · Further words.")] = "",
    reason: Reason = "", document: Number = "", signed: mandate.Signed = None, organ: mandate.Organ = "", on: Day = None,
    actor: mandate.Actor = "", role: mandate.Role = "", authority: mandate.Authority = "",
) -> None:  # fmt: skip
    """Hướng dẫn, chuyển, trả lại hoặc lưu, kèm văn bản.

    Guide, forward, return or file it, with a letter.
    """
    made = acts.answer(
        mandate.mandate(actor, role, authority),
        code,
        how,
        Words("", text, body),
        _given(on, reason, document, signed, organ),
    )
    line(f"{code}: {word(words.LETTERS[made.kind])} {made.number} (petitions letter {code} {made.pk})")


@petitions.command("letter")
def letter(
    code: Code,
    number: Annotated[
        int, typer.Argument(metavar="NUMBER", help="Số thứ tự văn bản, xem petitions show · Number of the letter.")
    ],
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="Tệp .docx hoặc .pdf · File.")],
) -> None:
    """Ghi một văn bản ra tệp, theo thể thức của ngày ký.

    Write a letter to a file, in the layout of its day.
    """
    paper, profile = letters.letter(code, number)
    to.write_bytes(written(paper, profile, to.suffix.lower().lstrip("."), settings.PAPER_FONTS))
    line(str(to))


@petitions.command("second")
def second(
    code: Annotated[str, typer.Argument(metavar="CASE", help="Mã vụ khiếu nại lần đầu · Case of the first complaint.")],
    unit: Annotated[str, typer.Option("--unit", metavar="CODE", help="Cơ quan giải quyết lần hai · Body that settles it.")],
    content: Annotated[str, typer.Option("--content", help="Nội dung · What it says.")],
    on: Day = None, actor: mandate.Actor = "", role: mandate.Role = "", authority: mandate.Authority = "",
) -> None:  # fmt: skip
    """Mở khiếu nại lần hai từ vụ lần đầu, thời hạn riêng.

    Open the second complaint from the first, with a term of its own.
    """
    day = on or today()
    made = acts.complain_again(
        mandate.mandate(actor, role, authority), code, Again(bodies.body(unit, day), day, content), max(day, today())
    )
    line(f"{code} → {made.case.code} · mã tra cứu · tracking code: {made.code}")


@petitions.command("publish")
def publish(
    code: Annotated[str, typer.Argument(metavar="CASE", help="Mã vụ việc đã có quyết định · Case that was decided.")],
    text: Annotated[str, typer.Option("--words", help="Nội dung công khai, không nêu tên · What is published.")],
    way: Annotated[str, typer.Option("--way", help=", ".join(words.WAYS))] = "page",
    result: Annotated[str, typer.Option("--result", help=", ".join(words.RESULTS))] = "kept",
    on: Day = None, actor: mandate.Actor = "", role: mandate.Role = "", authority: mandate.Authority = "",
) -> None:  # fmt: skip
    """Công khai quyết định giải quyết khiếu nại.

    Publish the decision on a complaint.
    """
    given = _given(on, "")
    made = acts.publish(mandate.mandate(actor, role, authority), code, Made(way, given.day, text, result), given)
    line(f"{made.number}: {word(words.WAYS[made.way])}, {say_day(made.since)}")


@petitions.command("published")
def published(as_json: Json = False) -> None:
    """Các quyết định đã công khai.

    Published decisions.
    """
    rows, count = lists.published()
    told = plain.published(rows, today())
    if as_json:
        write({"count": count, "decisions": told})
        return
    table(shown(count), ("", "", "", ""), [(row["number"], row["organ"], row["since"], row["words"]) for row in told])


@petitions.command("where")
def where(
    place: Annotated[
        str, typer.Argument(metavar="PLACE", help="Xã, phường, tên nay hoặc trước · Commune, now or before.")
    ],
    on: Day = None,
    as_json: Json = False,
) -> None:
    """Việc ở xã, phường ấy thì gửi đơn đến đâu.

    Where to turn with a matter of a commune.
    """
    found = turning.places(place, on or today())
    if as_json:
        write({"places": plain.places(found)})
        return
    for one in found:
        line(
            f"{one.asked}{f' → {one.now}' if one.now != one.asked else ''}: {', '.join(f'{each.name} ({each.code})' for each in one.bodies)}"
        )


def _given(on: date | None, reason: str, document: str = "", signed: date | None = None, organ: str = "") -> Given:
    now = today()
    day = on or now
    return Given(day, max(now, day), reason, mandate.decision(document, signed, organ, ""))
