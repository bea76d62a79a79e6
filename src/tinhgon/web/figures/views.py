"""The pages of figures."""

from __future__ import annotations

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import KEYS
from tinhgon.structure.figures.figure import Reading
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import share_sentence
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.atlas.showing import say
from tinhgon.web.drawing.bars import share_bar
from tinhgon.web.drawing.markup import Markup
from tinhgon.web.drawing.steps import Step, step_chart
from tinhgon.web.figures.groups import grouped, read
from tinhgon.web.figures.series import Value, series
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import reading, show
from tinhgon.web.rows.columns import table
from tinhgon.web.rows.decisions import behind, books, days_of_change
from tinhgon.web.rows.export import KINDS, export
from tinhgon.web.rows.naming import Namer
from tinhgon.web.rows.paging import page_of
from tinhgon.web.rows.scope import Scope, read_scope

_TITLE = Sentence("Con số", "Figures")


@reading
def figures(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show all figures of the day in groups, of everything or of a part."""
    scope = read_scope(request.GET.dict())  # type: ignore[arg-type]
    title = Sentence(f"Con số ngày {say_day(asked.day)}", f"Figures on {say_day(asked.day)}")
    return show(
        request, asked, "web/figures/figures.html", title, (Crumb(_TITLE),),
        groups=grouped(scope.of(asked.structure)), scope=scope, places=_places(asked),
    )  # fmt: skip


@reading
def figure(request: HttpRequest, asked: Asked, id: str) -> HttpResponse:
    """Show one figure with its rows, the decisions behind them and its value over time; or its rows as a file (``?xuat=csv``)."""
    scope = read_scope(request.GET.dict())  # type: ignore[arg-type]
    part = scope.of(asked.structure)
    found = read(part, id)
    frame = found.figure.frame
    rows = found.rows.sort(KEYS[frame])
    names = Namer((asked.structure, asked))
    kind = request.GET.get("xuat", "")
    if kind in KINDS:
        return export(kind, id, _about(asked, found, scope), table(frame, rows, names), get_language() or "vi")
    page = page_of(request.GET.get("trang", ""), rows.height)
    values = _series(asked, id, scope)
    return show(
        request, asked, "web/figures/figure.html", found.figure.name, (Crumb(_TITLE, addresses.FIGURES), Crumb(found.figure.name)),
        reading=found, scope=scope, within=scope.words(asked.structure), places=_places(asked), page=page, kinds=KINDS,
        table=table(frame, rows.slice(page.offset, page.size), names),
        caption=Sentence(f"Tại ngày {say_day(asked.day)}, {rows.height} dòng", f"On {say_day(asked.day)}, {rows.height} rows"),
        behind=behind(frame, rows[KEYS[frame]].to_list(), asked.as_of), series=values, chart=_chart(asked, found, values),
        bar=share_bar(found.share or 0.0, share_sentence(found.value, found.of or 0).said_in(get_language() or "vi")),
    )  # fmt: skip


def _series(asked: Asked, id: str, scope: Scope) -> list[Value]:
    return series(asked, id, scope, days_of_change(asked.known), books(asked.known), addresses.figure(id))


def _chart(asked: Asked, found: Reading, values: list[Value]) -> Markup:
    language = get_language() or "vi"
    title = Sentence(f"{found.figure.name.vi} qua thời gian", f"{found.figure.name.en} over time")
    steps = [Step(one.day, one.value) for one in values]

    def say_value(value: float) -> str:
        return say(value, 0 if float(value).is_integer() or value > 100 else 1, language)

    return step_chart(steps, max(asked.today, asked.day), title.said_in(language), say_day, say_value, asked.day)


def _places(asked: Asked) -> list[tuple[str, str]]:
    """Return code and name of what can be chosen to count in: provinces, districts, communes."""
    order = pl.col("level").replace_strict({"province": 0, "district": 1, "commune": 2}, default=3)
    return asked.structure.places.sort(order, "code").select("code", "name").rows()


def _about(asked: Asked, found: Reading, scope: Scope) -> list[tuple[str, str]]:
    language = get_language() or "vi"
    words = {
        "vi": ("Con số", "Định nghĩa", "Tại ngày", "Giá trị", "Chỉ đếm trong"),
        "en": ("Figure", "Definition", "As of", "Value", "Within"),
    }
    name, sentence, day, value, part = words["en" if language == "en" else "vi"]
    said = (
        share_sentence(found.value, found.of).said_in(language)
        if found.of is not None
        else say(found.value, 0, language)
    )
    about = [
        (name, f"{found.figure.name.said_in(language)} ({found.figure.id})"),
        (sentence, found.figure.sentence.said_in(language)),
        (day, say_day(asked.day)),
        (value, said),
    ]
    return about + [(part, one) for one in scope.words(asked.structure)]
