"""What is done on the page of a petition: each form names its act; the mandate is asked for anew, and the page shown again with what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.casework.acts import Given
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.petitions import acts
from tinhgon.petitions.acts import Again, Assessed, Made, Words
from tinhgon.petitions.queries.lists import One
from tinhgon.vietnamese.days import parse_day
from tinhgon.web.asking import Asked
from tinhgon.web.cases.acting import typed_body
from tinhgon.web.page import acting
from tinhgon.web.petitions.one import address, opened, page
from tinhgon.web.signed_in import entitled

_KEPT: Final = (
    "ngay", "ly-do", "so", "ngay-ky", "co-quan", "loai", "du-dieu-kien", "tham-quyen", "noi-tham-quyen", "nguoi-nhan", "loi", "ma-don-vi",
    "noi-dung", "yeu-cau", "ngay-viet", "ngay-biet", "bi-khieu-nai", "quyet-dinh", "thua-dat", "cach", "ket-qua", "nguoi-lam", "han", "loai-van-ban",
)  # fmt: skip
#: What a form asks for → the act that it takes.
NEEDS: Final[Mapping[str, str]] = {
    "assess": "case.handle", "take_up": "case.handle", "guide": "case.handle", "forward": "case.transfer", "transfer": "case.transfer",
    "return": "case.decide", "file": "case.decide", "letter": "case.handle", "second": "case.receive", "publish": "case.handle",
    "order": "case.decide", "execute": "case.handle",
}  # fmt: skip


@acting
def act(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Do what a form of the petition's page names. Refused, the page says why and keeps what was typed."""
    found, body = opened(request, asked, code)
    if request.method != "POST":
        return HttpResponseRedirect(address(found.petition.case.code))
    tried = request.POST.get("viec", "")
    typed = {name: request.POST.get(name, "")[:20_000] for name in _KEPT}
    if tried not in NEEDS:
        raise Unknown(Sentence("Không có việc này.", "There is no such act."))
    mandate = entitled(request, NEEDS[tried], body, asked.today)
    try:
        receipt = _done(request, asked, mandate, found, tried, typed)
    except (Refusal, Unknown) as refusal:
        found, body = opened(request, asked, code)
        status = 409 if isinstance(refusal, Stale) else 422
        findings = refusal.findings if isinstance(refusal, Refusal) else (Finding("case.unknown", refusal.sentence),)
        return page(request, asked, found, body, status=status, problems=findings, typed=typed, tried=tried)
    if receipt:
        found, body = opened(request, asked, code)
        return page(request, asked, found, body, receipt=receipt)
    return HttpResponseRedirect(f"{address(found.petition.case.code)}#da-lam")


def _done(request: HttpRequest, asked: Asked, mandate: Mandate, found: One, tried: str, typed: dict[str, str]) -> str:
    code, now = found.petition.case.code, found.now.case.code
    given = _given(request, asked, typed)
    letter = Words(typed["nguoi-nhan"], typed["loi"], typed["noi-tham-quyen"])
    ticked = set(request.POST.getlist("co"))
    number = request.POST.get("viec-so", "")
    if tried == "second":
        wish = Again(
            typed_body(typed["ma-don-vi"], asked),
            given.day,
            typed["noi-dung"],
            typed["yeu-cau"],
            given.day,
            "chu-ky" in ticked,
        )
        return acts.complain_again(mandate, now, wish, asked.today).code
    simple: Mapping[str, Callable[[], Any]] = {
        "assess": lambda: acts.assess(mandate, code, _assessed(typed, ticked), given),
        "take_up": lambda: acts.take_up(mandate, code, given),
        **{how: (lambda how=how: acts.answer(mandate, code, how, letter, given)) for how in ("guide", "forward", "return", "file")},  # type: ignore[misc]
        "transfer": lambda: acts.transfer(mandate, code, typed_body(typed["ma-don-vi"], asked), letter, given),
        "letter": lambda: acts.write_letter(mandate, code, typed["loai-van-ban"], letter, given),
        "publish": lambda: acts.publish(mandate, now, Made(typed["cach"], given.day, typed["noi-dung"], typed["ket-qua"]), given),
        "order": lambda: acts.order(mandate, now, typed["noi-dung"], typed["nguoi-lam"], _day(typed["han"]), given),
        "execute": lambda: acts.execute(
            mandate, now, int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0, given.day, typed["noi-dung"], given
        ),
    }  # fmt: skip
    simple[tried]()
    return ""


def _assessed(typed: dict[str, str], ticked: set[str]) -> Assessed:
    return Assessed(
        typed["loai"], typed["du-dieu-kien"] == "co", typed["tham-quyen"] == "co", typed["noi-tham-quyen"], typed["ly-do"],
        _day(typed["ngay-viet"]), _day(typed["ngay-biet"]), "chu-ky" in ticked, "dai-dien" in ticked, "ban-dich" in ticked,
        typed["bi-khieu-nai"], typed["yeu-cau"], typed["quyet-dinh"], typed["thua-dat"],
    )  # fmt: skip


def _given(request: HttpRequest, asked: Asked, typed: dict[str, str]) -> Given:
    seen = request.POST.get("thay", "")
    return Given(
        _day(typed["ngay"]) or asked.today, asked.today, typed["ly-do"],
        Decision(typed["so"].strip()[:200], _day(typed["ngay-ky"]), typed["co-quan"].strip()[:300]),
        int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else None,
    )  # fmt: skip


def _day(typed: str) -> date | None:
    return parse_day(typed) if typed.strip() else None
