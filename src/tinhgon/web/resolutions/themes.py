"""Themes of years: the list, the form, and one page that tells what a theme produced, each figure with its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions import acts
from tinhgon.resolutions.acts import Measure
from tinhgon.resolutions.models import Theme
from tinhgon.resolutions.queries import bodies
from tinhgon.resolutions.queries import themes as queries
from tinhgon.resolutions.queries.standing import state_on
from tinhgon.resolutions.rules.kinds import kind
from tinhgon.resolutions.words import documents as words
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.following.forms import Field, Form, Sent
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.resolutions import forms
from tinhgon.web.resolutions.views import SECTION, readable, tabs
from tinhgon.web.signed_in import account, entitled, may, needed, scope

_TITLE: Final = Sentence("Chủ đề năm", "Themes of years")
_HERE: Final = Crumb(_TITLE, addresses.THEMES)
_WRITE: Final = "theme.write"


@acting
def themes(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the themes, the newest year first. What a year's theme was is open to everybody."""
    found = queries.themes()
    names = bodies.names({one.organ for one in found}, asked.day)
    part = scope(request, _WRITE, asked.today)
    rows = [(one, names.get(one.organ, ("", ""))) for one in found]
    return show(
        request, asked, "web/themes/themes.html", _TITLE, (SECTION, Crumb(_TITLE)), rows=rows, tabs=tabs(), here="themes",
        writing=part.everything or bool(part.units),
    )  # fmt: skip


@acting
def new(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the form of a theme; sent, keep it."""
    needed(request)
    part = scope(request, _WRITE, asked.today)
    if not part.everything and not part.units:
        entitled(request, _WRITE, None, asked.today)
    title = Sentence("Lập chủ đề năm", "A theme of a year")
    form = Form(
        "theme", title, Sentence("Lập chủ đề", "Keep the theme"),
        (
            Field("nam", Sentence("Năm", "Year"), value=str(asked.today.year)),
            Field("co-quan", Sentence("Cơ quan (mã)", "Body (code)"), hint=Sentence("Như 22.TU", "Like 22.TU")),
            Field("ten", Sentence("Chủ đề", "Theme")),
            Field("nguon", Sentence("Nguồn: văn bản, bài viết", "Source"), "text"),
        ),
    )  # fmt: skip
    problems: Sequence[Finding] = ()
    if request.method == "POST":
        sent = Sent(request, asked)
        try:
            year = sent.number("nam", 1945, 2200)
            organ = bodies.by_code(sent.text("co-quan"), asked.today, "co-quan")
            mandate = entitled(request, _WRITE, organ.key, asked.today)
            made = acts.open_theme(
                mandate, year, organ.key, sent.text("ten"), forms.given(sent, asked), sent.text("nguon")
            )
            return HttpResponseRedirect(f"{addresses.THEMES}{made.pk}/")
        except Refusal as refusal:
            problems = refusal.findings
            form = form.filled(sent.typed, problems)
    return show(
        request, asked, "web/following/new.html", title, (SECTION, _HERE, Crumb(title)), status=422 if problems else 200, form=form,
        problems=problems,
    )  # fmt: skip


@acting
def theme(request: HttpRequest, asked: Asked, number: int) -> HttpResponse:
    """Show what a theme produced by a day; sent, add an indicator, a value or the closing review."""
    found = queries.theme_of(number)
    if request.method != "POST":
        return _page(request, asked, found)
    tried, sent = request.POST.get("viec", ""), Sent(request, asked)
    mandate = entitled(request, _WRITE, found.organ, asked.today)
    given = forms.given(sent, asked, basis=sent.text("van-ban"))
    try:
        what, _, key = tried.partition(":")
        if what == "indicator":
            better = sent.text("chieu")
            measure = Measure(
                sent.text("ten"), sent.text("don-vi"), better, forms.decimal(sent.text("dau"), "dau"), sent.day_or_none("ngay-dau"),
                forms.decimal(sent.text("dich"), "dich"), sent.day_or_none("han"), sent.text("nguon"), sent.text("dieu"),
            )  # fmt: skip
            acts.add_indicator(mandate, found.pk, measure, given)
        elif what == "value" and key.isascii() and key.isdigit() and len(key) < 18:
            value = forms.decimal(sent.text("gia-tri"), "gia-tri")
            if value is None:
                raise Refusal(
                    [Finding("form.number", Sentence("Cần ghi giá trị.", "Give a value."), where={"field": "gia-tri"})]
                )
            acts.record_value(mandate, int(key), value, sent.text("nguon"), given)
        elif what == "review":
            acts.review_theme(mandate, found.pk, sent.text("dat"), sent.text("chua"), given)
        else:
            raise Unknown(Sentence("Không có việc này.", "There is no such act."))
    except (Refusal, Unknown) as refusal:
        findings = refusal.findings if isinstance(refusal, Refusal) else (Finding("theme.unknown", refusal.sentence),)
        return _page(request, asked, found, status=422, problems=findings, tried=tried, typed=sent.typed)
    return HttpResponseRedirect(f"{addresses.THEMES}{found.pk}/")


def _page(
    request: HttpRequest,
    asked: Asked,
    found: Theme,
    *,
    status: int = 200,
    problems: Sequence[Finding] = (),
    tried: str = "",
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    whole = queries.whole(found, readable(request, asked), asked.day)
    organ = bodies.names({found.organ} | {one.document.organ for one in whole.documents}, asked.day)
    writing = account(request) is not None and may(request, _WRITE, found.organ, asked.today)
    shown = [_indicator(), *(_value(one) for one in whole.measured), _review()] if writing else []
    shown = [one.filled(typed or {}, problems) if one.id == tried else one for one in shown]
    documents = [
        {"made": one, "state": words.STATES[state_on(one.document, asked.day)], "kind": kind(one.document.kind).words,
         "organ": organ.get(one.document.organ, ("", ""))[1]}
        for one in whole.documents
    ]  # fmt: skip
    measured = [
        {"one": one, "said": _said(one), "values": {value.pk: queries.said_number(value.value) for value in one.values}}
        for one in whole.measured
    ]
    title = Sentence(f"Chủ đề năm {found.year}", f"Theme of {found.year}")
    return show(
        request, asked, "web/themes/theme.html", title, (SECTION, _HERE, Crumb(str(found.year))), status=status, theme=found,
        organ=organ.get(found.organ, ("", "")), documents=documents, hidden=whole.hidden, measured=measured, reviews=whole.reviews,
        forms=shown, problems=problems,
    )  # fmt: skip


def _said(one: queries.Measured) -> dict[str, str]:
    indicator = one.indicator
    numbers = {
        "baseline": indicator.baseline,
        "target": indicator.target,
        "newest": one.newest.value if one.newest else None,
    }
    return {name: "–" if value is None else queries.said_number(value) for name, value in numbers.items()}


def _indicator() -> Form:
    better = (
        ("more", Sentence("Càng cao càng tốt", "More is better")),
        ("less", Sentence("Càng thấp càng tốt", "Less is better")),
    )
    return Form(
        "indicator", Sentence("Thêm chỉ tiêu", "Add an indicator"), Sentence("Thêm chỉ tiêu", "Add"),
        (
            Field("ten", Sentence("Chỉ tiêu", "Indicator")),
            Field("don-vi", Sentence("Đơn vị tính", "Unit of measure")),
            Field("chieu", Sentence("Chiều tốt", "Which way is better"), "choice", choices=better),
            Field("dau", Sentence("Mức ban đầu", "Baseline")),
            Field("ngay-dau", Sentence("Ngày của mức ban đầu", "Day of the baseline")),
            Field("dich", Sentence("Mức phải đạt", "Target")),
            Field("han", Sentence("Hạn đạt", "By")),
            Field("dieu", Sentence("Điều khoản đặt ra (mã văn bản#số)", "Clause that set it (code#mark)")),
            Field("nguon", Sentence("Nguồn", "Source")),
        ),
    )  # fmt: skip


def _value(one: queries.Measured) -> Form:
    name = one.indicator.name
    return Form(
        f"value:{one.indicator.pk}", Sentence(f"Ghi số liệu: {name}", f"Write a value: {name}"), Sentence("Ghi số liệu", "Write it"),
        (
            Field("gia-tri", Sentence("Giá trị", "Value")),
            Field("ngay", Sentence("Tại ngày (bỏ trống: hôm nay)", "On (empty: today)")),
            Field("nguon", Sentence("Nguồn số liệu", "Source")),
        ),
    )  # fmt: skip


def _review() -> Form:
    return Form(
        "review", Sentence("Tổng kết chủ đề", "Closing review"), Sentence("Ghi tổng kết", "Write the review"),
        (
            Field("dat", Sentence("Đã đạt", "What was reached"), "text"),
            Field("chua", Sentence("Chưa đạt", "What was not"), "text"),
            Field("van-ban", Sentence("Báo cáo tổng kết (số văn bản)", "Report (number)")),
            Field("ngay", Sentence("Ngày (bỏ trống: hôm nay)", "Day (empty: today)")),
        ),
    )  # fmt: skip
