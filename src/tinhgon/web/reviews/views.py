"""Review packs: the list, opening one, its page, the rows behind each figure, what changed since the last, its prose and signature."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.reports import acts
from tinhgon.reports.acts import PackWish
from tinhgon.reports.models import Pack
from tinhgon.reports.queries import packs as queries
from tinhgon.reports.queries.compiling import Compiled, compiled, since_previous
from tinhgon.reports.queries.packs import Standing
from tinhgon.reports.rules.figure import Row
from tinhgon.reports.rules.figures import FRAMES, figure
from tinhgon.reports.rules.marks import told
from tinhgon.reports.rules.prose import filled
from tinhgon.reports.words.packs import KINDS, SECTIONS
from tinhgon.resolutions.models import Theme
from tinhgon.resolutions.queries import owners
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.following import registers
from tinhgon.web.following.forms import Field, Form, Sent, choices
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.reviews.links import source
from tinhgon.web.signed_in import entitled

TITLE: Final = Sentence("Sơ kết, tổng kết", "Reviews")
WRITE: Final = "review.write"
SIGN: Final = "review.sign"
STATES: Final = {"draft": Sentence("đang viết", "draft"), "signed": Sentence("đã ký", "signed")}
#: Rows of a table on a pack's own page; all of them stand on the figure's page.
SHOWN: Final = 8


@acting
def packs(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the packs of the bodies that one may read, the newest first."""
    part = registers.readable(request, asked)
    found = queries.packs(part, asked.as_of)
    return show(
        request, asked, "web/reviews/packs.html", TITLE, (Crumb(registers.SECTION.words),), rows=found, kinds=KINDS, states=STATES,
        tabs=registers.TABS, here="reviews", unread=not (part.everything or part.units), writing=registers.writes(request, asked, WRITE),
    )  # fmt: skip


@acting
def new(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the form; sent, open a pack."""
    if not registers.writes(request, asked, WRITE):
        entitled(request, WRITE, None, asked.today)
    form = _new_form(request, asked)

    def page(
        status: int = 200, tried: str = "", typed: dict[str, str] | None = None, problems: Sequence[Finding] = ()
    ) -> HttpResponse:
        shown = form.filled(typed or {"van-ban": request.GET.get("van-ban", "")}, problems)
        crumbs = (registers.SECTION, Crumb(form.title))
        return show(
            request, asked, "web/following/new.html", form.title, crumbs, status=status, form=shown, problems=problems
        )

    def act(sent: Sent) -> str:
        organ = sent.body("co-quan")
        document = registers.document_of(sent.text("van-ban"))
        theme = sent.number("chu-de", most=2**62) if sent.text("chu-de") else None
        since = sent.day_or_none("tu")
        if since is None:
            said = Sentence("Chưa ghi ngày đầu kỳ.", "The first day of the span is missing.")
            raise Refusal([Finding("review.since", said, where={"field": "tu"})])
        wish = PackWish(
            sent.text("loai"), organ, since, sent.day("den"), document.code if document else "", theme, sent.text("ten"),
            sent.text("ky-truoc"),
        )  # fmt: skip
        return addresses.pack(acts.open_pack(entitled(request, WRITE, organ, asked.today), wish, asked.today).code)

    return registers.done(request, asked, act, page, "new") if request.method == "POST" else page()


@acting
def pack(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show a pack: figures, prose with the figures in it, what is wrong with the prose; write a section, or sign."""
    at = read(request, asked, code)
    if request.method != "POST":
        return page(request, asked, at)
    tried = request.POST.get("viec", "")
    body = registers.answering(at.pack.organ, asked)
    mandate = entitled(request, SIGN if tried == "sign" else WRITE, body, asked.today)

    def act(sent: Sent) -> str:
        if tried == "sign":
            acts.sign_pack(
                mandate, code, sent.text("so"), sent.day("ngay-ky"), sent.text("nguoi-ky"), sent.text("chuc-vu"), asked.today,
                seen=bool(sent.text("da-xem")),
            )  # fmt: skip
            return addresses.pack(code)
        section = sent.text("phan")
        acts.write_prose(
            mandate, code, section, sent.typed.get("loi", ""), sent.number("thay", most=2**62), asked.today
        )
        return f"{addresses.pack(code)}#{section}"

    return registers.done(request, asked, act, lambda **more: page(request, asked, at, **more), tried)


def page(
    request: HttpRequest,
    asked: Asked,
    at: Standing,
    status: int = 200,
    tried: str = "",
    typed: dict[str, str] | None = None,
    problems: Sequence[Finding] = (),
) -> HttpResponse:
    """Render the page of a pack, with what was typed and what was wrong where a form was sent."""
    made = compiled(at.pack)
    body = registers.answering(at.pack.organ, asked)
    writing = at.signed is None and registers.may_write(request, asked, body, WRITE)
    signing = at.signed is None and registers.may_write(request, asked, body, SIGN)
    texts, written = queries.texts(at.pack), queries.prose(at.pack)
    found = queries.findings(texts, made.readings)
    parts = [
        {
            "section": one,
            "pieces": filled(texts[one.id], made.readings),
            "text": (typed or {}).get("loi", "")
            if tried == "write" and (typed or {}).get("phan") == one.id
            else texts[one.id],
            "open": tried == "write" and (typed or {}).get("phan") == one.id,
            "by": written[one.id],
            "seen": row.pk if (row := written[one.id]) else 0,
            "findings": [each for each in found if each.where.get("section") == one.id],
            "readings": [each for each in made.readings.values() if each.figure.frame in one.frames],
            "tables": [_table(made, frame, asked) for frame in one.frames if made.evidence.get(frame)],
        }
        for one in SECTIONS
    ]
    form = _SIGN.filled(typed or {}, problems) if tried == "sign" else _SIGN
    return show(
        request, asked, "web/reviews/pack.html", Sentence(at.pack.title, at.pack.title), (registers.SECTION, Crumb(at.pack.code)),
        status=status, at=at, made=made, parts=parts, kinds=KINDS, states=STATES, writing=writing, problems=problems,
        sign=form if signing else None, findings=found, same=at.signed is None or at.signed.counted == made.digest,
        base=addresses.pack(at.pack.code), readings=made.readings,
    )  # fmt: skip


@acting
def rows(request: HttpRequest, asked: Asked, code: str, id: str) -> HttpResponse:
    """Show the rows that a figure of a pack counted, each with the page of its source; and the rows of its base that it left out."""
    at = read(request, asked, code)
    which = figure(id)
    made = compiled(at.pack)
    reading = made.readings[which.id]
    counted = {row["key"] for row in reading.rows}
    left = [row for row in reading.base or () if row["key"] not in counted]
    crumbs = (registers.SECTION, Crumb(code, addresses.pack(code)), Crumb(which.name))
    return show(
        request, asked, "web/reviews/figure.html", Sentence(f"{which.name.vi}: {code}", f"{which.name.en}: {code}"), crumbs, at=at,
        reading=reading, rows=_rows(reading.rows, at.pack, asked), left=_rows(left, at.pack, asked), made=made, kinds=KINDS,
    )  # fmt: skip


@acting
def changes(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show what changed since the previous pack: figures that moved, rows that are new, gone, or stand otherwise."""
    at = read(request, asked, code)
    made = compiled(at.pack)
    since = since_previous(made)
    title = Sentence(f"Thay đổi so với kỳ trước: {code}", f"Changes since the previous pack: {code}")
    crumbs = (registers.SECTION, Crumb(code, addresses.pack(code)), Crumb(Sentence("Thay đổi", "Changes")))
    shown = [
        {
            "words": FRAMES[one.frame],
            "new": _rows(one.new, at.pack, asked),
            "gone": _rows(one.gone, since.previous, asked),
            "moved": [(told(before), row) for (before, _), row in zip(one.moved, _rows([now for _, now in one.moved], at.pack, asked), strict=True)],
        }
        for one in (since.rows if since else ())
    ]  # fmt: skip
    return show(
        request,
        asked,
        "web/reviews/changes.html",
        title,
        crumbs,
        at=at,
        since=since,
        shown=shown,
        base=addresses.pack(code),
    )


def read(request: HttpRequest, asked: Asked, code: str) -> Standing:
    """Return a pack that the one who is signed in may read. Raises SignInNeeded, Unknown."""
    return queries.pack(code, registers.readable(request, asked), asked.as_of)


def _table(made: Compiled, frame: str, asked: Asked) -> dict[str, Any]:
    found = [row for row in made.evidence[frame] if row.get("orders", True)]
    first = {
        "clauses": "clauses.ordering", "documents": "documents.all", "tasks": "tasks.all", "indicators": "indicators.changed",
        "limitations": "limitations.all", "recommendations": "recommendations.all", "duties": "duties.all", "issues": "issues.all",
    }[frame]  # fmt: skip
    return {
        "words": FRAMES[frame],
        "rows": _rows(found[:SHOWN], made.pack, asked),
        "count": len(found),
        "more": len(found) > SHOWN,
        "figure": first,
    }


def _rows(found: Sequence[Row], pack: Pack, asked: Asked) -> list[dict[str, Any]]:
    return [
        {
            **row,
            "told": told(row),
            "date": date.fromisoformat(row["day"]) if row.get("day") else None,
            "address": source(row, pack.day, pack.known, asked.today),
        }
        for row in found
    ]


def _new_form(request: HttpRequest, asked: Asked) -> Form:
    themes = list(Theme.objects.order_by("-year", "id")[:60])
    named = owners.names({one.organ for one in themes}, AsOf(asked.today))
    before = queries.packs(registers.readable(request, asked), asked.as_of)
    earlier = (
        ("", Sentence("– không –", "– none –")),
        *((one.pack.code, f"{one.pack.code}: {one.pack.title[:70]}") for one in before),
    )
    of_year = (
        ("", Sentence("– không –", "– none –")),
        *((str(one.pk), f"{one.year}: {one.title[:60]} ({named.get(one.organ, ('', ''))[1]})") for one in themes),
    )
    return Form(
        "new",
        Sentence("Lập báo cáo sơ kết, tổng kết", "Open a review pack"),
        Sentence("Lập báo cáo", "Open it"),
        (
            Field("loai", Sentence("Loại", "Kind"), "choice", choices=choices(KINDS)),
            Field("van-ban", Sentence("Văn bản (mã hoặc số)", "Document (code or number)"), hint=Sentence("Như 19-NQ/TU.", "Like 19-NQ/TU.")),
            Field("chu-de", Sentence("Hoặc chủ đề năm", "Or the theme of a year"), "choice", choices=of_year),
            Field("co-quan", Sentence("Cơ quan báo cáo (mã)", "Body that reports (code)")),
            Field("tu", Sentence("Từ ngày", "From")),
            Field("den", Sentence("Đến ngày, cũng là ngày xem xét (bỏ trống: hôm nay)", "To, which is the day of the review (empty: today)")),
            Field("ky-truoc", Sentence("Báo cáo kỳ trước", "Previous pack"), "choice", choices=earlier),
            Field("ten", Sentence("Tên báo cáo (bỏ trống: tự đặt)", "Title (empty: made from the above)")),
        ),
    )  # fmt: skip


_NUMBER: Final = Sentence("Chỉ ghi số, ký hiệu theo thể thức.", "The number alone; the layout gives the symbol.")
_SEEN: Final = Sentence(
    "Đã xem các số trong lời khác với con số đếm được", "I saw the numbers in the prose that differ from the figures"
)
_SIGN: Final = Form(
    "sign",
    Sentence("Ký báo cáo", "Sign the pack"),
    Sentence("Ký và khóa", "Sign and lock"),
    (
        Field("so", Sentence("Số văn bản", "Number"), hint=_NUMBER),
        Field("ngay-ky", Sentence("Ký ngày (bỏ trống: hôm nay)", "Signed on (empty: today)")),
        Field("nguoi-ky", Sentence("Người ký", "Signer")),
        Field("chuc-vu", Sentence("Chức vụ", "Title of the signer")),
        Field("da-xem", _SEEN, "tick"),
    ),
)  # fmt: skip
