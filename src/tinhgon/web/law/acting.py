"""Acts on rows of law, by who may: confirm one, correct it, add one. Each shows what it will write, and is then written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.measured import COLUMNS
from tinhgon.law.rule import UNITS, Rule
from tinhgon.lawbook import acts, queries
from tinhgon.ledger.rules import Entry
from tinhgon.structure.kinds import LEVELS, PLACE_KINDS, SECTORS, TRAITS, UNIT_KINDS
from tinhgon.vietnamese.days import parse_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.law import rows
from tinhgon.web.law.history import differences
from tinhgon.web.law.views import SECTION
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import entitled

ACT: Final = "law.confirm"
_ADD: Final = Sentence("Bổ sung dòng luật", "Add a rule of law")
_NOT_COMPARED: Final = Sentence(
    "Hãy đánh dấu rằng bạn đã đọc điều khoản này trong văn bản và so với dòng.",
    "Tick that you read this clause in the act and compared it with the row.",
)
_WEIGHTS: Final = {
    "error": Sentence("Lỗi: chặn khi đã đối chiếu", "Error: blocks once verified"),
    "warning": Sentence("Cảnh báo", "Warning"),
    "note": Sentence("Ghi chú", "Note"),
}


@acting
def confirm(request: HttpRequest, asked: Asked, id: str) -> HttpResponse:
    """Ask for the copy that the row was compared with, then write the confirmation into the ledger and go back to the rule."""
    mandate = entitled(request, ACT, None, asked.today)
    one = queries.books(asked.as_of).rule(id)
    source, reason = (request.POST.get(name, "").strip()[: rows.MOST] for name in ("nguon", "ly-do"))
    problems: list[tuple[str, Finding]] = []
    if request.method == "POST":
        try:
            if not request.POST.get("da-so"):
                raise Refusal([Finding("lawbook.compared", _NOT_COMPARED, where={"field": "da-so"})])
            acts.confirm(mandate, id, asked.today, source, reason)
            return HttpResponseRedirect(asked.to(addresses.law_rule(id)))
        except Refusal as refusal:
            spots = {"source": "nguon", "reason": "ly-do"}
            named = [(str(found.where.get("field", "")), found) for found in refusal.findings]
            problems = [(spots.get(name, name), found) for name, found in named]
    title = Sentence(f"Xác nhận dòng {id}", f"Confirm rule {id}")
    return show(
        request, asked, "web/law/confirm.html", title, (SECTION, Crumb(id, addresses.law_rule(id)), Crumb(title)),
        status=422 if problems else 200, rule=one, problems=problems, values={"nguon": source, "ly-do": reason},
        wrong=_by_field(problems), given=[(name, value.said()) for name, value in one.values.items()],
        ticked=bool(request.POST.get("da-so")),
    )  # fmt: skip


@acting
def correct(request: HttpRequest, asked: Asked, id: str) -> HttpResponse:
    """Correct a row: its form as it stands; then what differs; then the act."""
    mandate = entitled(request, ACT, None, asked.today)
    rule = queries.books(asked.as_of).rule(id)
    title = Sentence(f"Đính chính dòng {id}", f"Correct rule {id}")
    return _row(request, asked, mandate, title, rule)


@acting
def add(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Add a row, with the row that ends for it; then what will be written; then the act."""
    mandate = entitled(request, ACT, None, asked.today)
    return _row(request, asked, mandate, _ADD, None)


def _row(request: HttpRequest, asked: Asked, mandate: Mandate, title: Sentence, rule: Rule | None) -> HttpResponse:
    books = queries.books(asked.as_of)
    if request.method != "POST":
        form = rows.empty(asked.today) if rule is None else rows.of(rule, asked.today)
        return _form(request, asked, title, rule, form)
    form = rows.sent(request, {} if rule is None else rule.values)
    step = request.POST.get("xac-nhan", "")
    if step == "sua":  # from the check page back to the form, with everything typed
        return _form(request, asked, title, rule, form)
    verb = "add" if rule is None else "correct"
    texts = form.texts
    try:
        text, day = rows.text_of(form, books, rule), _day(texts["ngay-so"])
        made = acts.weighed(verb, text, day, texts["nguon"], texts["ly-do"])
        if step != "1":
            return _checked(request, asked, title, rule, form, made)
        write: Callable[..., Entry] = acts.add if verb == "add" else acts.correct
        write(mandate, text, day, texts["nguon"], texts["ly-do"])
    except Refusal as refusal:
        return _form(request, asked, title, rule, form, refusal.findings)
    return HttpResponseRedirect(asked.to(addresses.law_rule(made[-1][1].id)))


def _day(typed: str) -> date:
    try:
        return parse_day(typed)
    except Refusal as refusal:
        raise Refusal(
            [Finding(one.rule, one.sentence, remedy=one.remedy, where={"field": "ngay-so"}) for one in refusal.findings]
        ) from refusal


def _checked(
    request: HttpRequest, asked: Asked, title: Sentence, rule: Rule | None, form: rows.Form,
    made: tuple[tuple[Rule | None, Rule], ...],
) -> HttpResponse:  # fmt: skip
    """Show field by field what will be written; sent once more from there, it is."""
    told = [{"before": before, "rule": after, "differs": differences(before, after)} for before, after in made]
    said = Sentence(f"Kiểm tra: {title.vi}", f"Check: {title.en}")
    return show(
        request, asked, "web/law/row_check.html", said, _crumbs(rule, title),
        made=told, hidden=form.hidden(), act=title, texts=form.texts, nothing=not any(one["differs"] for one in told),
    )  # fmt: skip


def _form(
    request: HttpRequest, asked: Asked, title: Sentence, rule: Rule | None, form: rows.Form,
    findings: tuple[Finding, ...] = (),
) -> HttpResponse:  # fmt: skip
    problems = form.blame(findings)
    books = queries.books(asked.as_of)
    values: list[dict[str, Any]] = []
    if rule is not None:
        values = [
            {"name": name, "value": one, "typed": form.values.get(name, ""), "field": f"gia-tri.{name}",
             "words": COLUMNS[name].words if name in COLUMNS else None, "unit": UNITS.get(one.unit)}
            for name, one in rule.values.items()
        ]  # fmt: skip
    kinds = {
        **{key: one.words for key, one in PLACE_KINDS.items()},
        **{key: one.words for key, one in UNIT_KINDS.items()},
    }
    return show(
        request, asked, "web/law/row.html", title, _crumbs(rule, title), status=422 if findings else 200,
        rule=rule, form=form, values=form.texts, wrong=form.wrong, problems=problems, row_values=values, acts=rows.act_choices(books),
        weights=_WEIGHTS, units=UNITS,
        lists=[("loai", Sentence("Loại đơn vị, địa bàn", "Kinds"), kinds), ("cap", Sentence("Cấp", "Levels"), LEVELS),
               ("khoi", Sentence("Khối", "Sectors"), SECTORS),
               ("dac-diem", Sentence("Có một trong các đặc điểm", "With any of these traits"), TRAITS)],
    )  # fmt: skip


def _crumbs(rule: Rule | None, title: Sentence) -> tuple[Crumb, ...]:
    return (SECTION, *([Crumb(rule.id, addresses.law_rule(rule.id))] if rule else []), Crumb(title))


def _by_field(problems: list[tuple[str, Finding]]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for name, one in problems:
        found.setdefault(name, []).append(one)
    return found
