"""Waiving a rule for one subject: why, on what document, from when to when, by whose mandate; it shows for ever."""

from __future__ import annotations

from datetime import date
from typing import Final

import polars as pl
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.lawbook import acts, queries
from tinhgon.structure.columns import KEYS, FrameName
from tinhgon.vietnamese.days import parse_day, say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.law.rows import MOST
from tinhgon.web.law.views import SECTION, WAIVE, held
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import entitled, needed, scope

_FIELDS: Final = ("khung", "ma", "ly-do", "so", "ngay-ky", "co-quan", "trich-yeu", "tu", "den")
_SPOTS: Final = {"reason": "ly-do", "document": "so", "until": "den"}


@acting
def waive(request: HttpRequest, asked: Asked, id: str) -> HttpResponse:
    """Show and take the form of a waiver; a check page says what it means before it is written."""
    needed(request)
    if not held(scope(request, WAIVE, asked.today)):
        entitled(request, WAIVE, None, asked.today)
    rule = queries.books(asked.as_of).rule(id)
    source = request.POST if request.method == "POST" else request.GET
    values = {name: source.get(name, "").strip()[:MOST] for name in _FIELDS}
    values["tu"] = values["tu"] or say_day(asked.day)
    title = Sentence(f"Miễn áp dụng dòng {id}", f"Waive rule {id}")
    crumbs = (SECTION, Crumb(id, addresses.law_rule(id)), Crumb(title))
    problems: list[tuple[str, Finding]] = []
    if request.method == "POST":
        try:
            since, until, signed = (_day(values, name) for name in ("tu", "den", "ngay-ky"))
            since = since or asked.day
            subject = _subject(asked.on(since), values)
            mandate = entitled(request, WAIVE, subject[1] if subject[0] == "units" else None, asked.today)
            document = Decision(values["so"], signed, values["co-quan"], values["trich-yeu"])
            if request.POST.get("xac-nhan") == "1":
                acts.waive(mandate, id, subject, values["ly-do"], document, since, until)
                return HttpResponseRedirect(asked.to(addresses.law_rule(id)) + "#mien")
            acts.waivable(id, values["ly-do"], document, since, until)
            return show(
                request, asked, "web/law/waive_check.html", Sentence(f"Kiểm tra: {title.vi}", f"Check: {title.en}"), crumbs,
                rule=rule, subject=subject[2], values=values, since=since, until=until, mandate=mandate, act=title,
            )  # fmt: skip
        except Refusal as refusal:
            named = [(str(found.where.get("field", "")), found) for found in refusal.findings]
            problems = [(_SPOTS.get(name, name), found) for name, found in named]
    wrong: dict[str, list[Finding]] = {}
    for name, found in problems:
        wrong.setdefault(name, []).append(found)
    return show(
        request, asked, "web/law/waive.html", title, crumbs, status=422 if problems else 200,
        rule=rule, values=values, wrong=wrong, problems=problems,
    )  # fmt: skip


def _day(values: dict[str, str], name: str) -> date | None:
    if not values[name]:
        return None
    try:
        return parse_day(values[name])
    except Refusal as refusal:
        raise Refusal(
            [Finding(one.rule, one.sentence, remedy=one.remedy, where={"field": name}) for one in refusal.findings]
        ) from refusal


def _subject(asked: Asked, values: dict[str, str]) -> tuple[str, int, str]:
    """Return the frame, key and name of whom the waiver is for, on the day from which it holds."""
    code = values["ma"]
    frames: tuple[FrameName, ...] = ("units", "places")
    for frame in frames:
        if values["khung"] in ("", frame):
            rows = asked.structure.frame(frame).filter(pl.col("code") == code)
            if rows.height:
                row = rows.row(0, named=True)
                return frame, int(row[KEYS[frame]]), f"{code} {row['name']}"
    said = Sentence(
        f"Ngày {say_day(asked.day)} không có đơn vị hay địa bàn nào mang mã “{code[:40]}”.",
        f"On {asked.day} nothing bears the code “{code[:40]}”.",
    )
    remedy = Sentence("Ghi mã như trang đơn vị hoặc địa bàn ghi.", "Write the code as its page shows it.")
    raise Refusal([Finding("lawbook.subject", said, remedy=remedy, where={"field": "ma"})])
