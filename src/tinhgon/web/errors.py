"""Errors in words: what the house refuses, what is not there, and what broke, with a number to name it by."""

from __future__ import annotations

import logging
import secrets
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import HouseError, NotEntitled, Refusal, Stale, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.rules import Holder, catalogue
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import rail
from tinhgon.web.signed_in import Lacking, OneOffPassword, SignInNeeded

logger = logging.getLogger(__name__)

_STATUS: Final[tuple[tuple[type[HouseError], int], ...]] = (
    (Unknown, 404),
    (NotEntitled, 403),
    (Stale, 409),
    (Refusal, 400),
)
_TITLES: Final[dict[int, Sentence]] = {
    400: Sentence("Yêu cầu chưa đúng", "The request is not right"),
    403: Sentence("Không có thẩm quyền", "No authority for this"),
    404: Sentence("Không tìm thấy", "Not found"),
    409: Sentence("Sổ bộ đã thay đổi", "The books have moved"),
    429: Sentence("Quá nhiều lần trong một lúc", "Too many at once"),
    500: Sentence("Hệ thống gặp lỗi", "Something broke"),
}
_NOTHING_SAVED: Final = Sentence("Không có gì được ghi vào sổ bộ.", "Nothing was written into the books.")
_ALL_OR_NOTHING: Final = Sentence(
    "Việc đang làm chưa được ghi: mỗi việc được ghi trọn vẹn hoặc không ghi gì. Xem Nhật ký để chắc chắn.",
    "The act was not written: an act is written whole or not at all. The ledger shows it.",
)


def said(request: HttpRequest, error: HouseError, asked: Asked | None = None) -> HttpResponse:
    """Return the page that says why the house answered no, with every finding; who is not signed in is led to the sign-in page."""
    if isinstance(error, SignInNeeded | OneOffPassword):
        return _led(request, "account_login" if isinstance(error, SignInNeeded) else "account_change_password")
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 400)
    findings = error.findings if isinstance(error, Refusal) else ()
    if isinstance(error, Lacking):
        return _page(request, status, error.sentence, error.findings, asked, who=error.who)
    return _page(request, status, error.sentence, findings, asked)


def _led(request: HttpRequest, name: str) -> HttpResponse:
    """Lead to a page of signing in, and from there back: after a form was sent, to the page that it stood on."""
    back = request.get_full_path()
    address = f"{reverse(name)}?{urlencode({'next': back})}"
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address, headers={"Cache-Control": "no-store"})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for a request that cannot be understood."""
    return _page(request, 400, Sentence("Không hiểu được yêu cầu này.", "This request cannot be understood."))


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """Return the page for a request that may not be made."""
    sentence = Sentence(
        "Yêu cầu này không được phép, hoặc biểu mẫu đã mở quá lâu. Tải lại trang rồi làm lại.",
        "This request is not allowed, or the form was open too long. Load the page again and repeat.",
    )
    return _page(request, 403, sentence)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for an address that does not exist."""
    return _page(request, 404, Sentence("Không có trang nào ở địa chỉ này.", "There is no page at this address."))


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for an address that asks too often."""
    sentence = Sentence(
        "Từ địa chỉ này có quá nhiều yêu cầu. Chờ một phút rồi thử lại.",
        "There are too many requests from this address. Wait a minute and try again.",
    )
    return _page(request, 429, sentence)


def broken(request: HttpRequest) -> HttpResponse:
    """Return the page for a fault of the program, and log the fault under the number that the page shows."""
    number = secrets.token_hex(4).upper()
    logger.error("error %s at %s %s", number, request.method, request.path, exc_info=True)
    sentence = Sentence(
        "Đây là lỗi của phần mềm, không phải của bạn. Hãy báo số lỗi cho người quản trị.",
        "This is a fault of the software, not yours. Please tell the administrator the number.",
    )
    return _page(request, 500, sentence, number=number)


def _page(
    request: HttpRequest,
    status: int,
    sentence: Sentence,
    findings: tuple[Finding, ...] = (),
    asked: Asked | None = None,
    number: str = "",
    who: tuple[Holder, ...] = (),
) -> HttpResponse:
    context = {
        "title": _TITLES[status],
        "lead": None if any(one.sentence == sentence for one in findings) else sentence,
        "findings": findings,
        "saved": _NOTHING_SAVED if request.method in ("GET", "HEAD") else _ALL_OR_NOTHING,
        "number": number,
        "who": [{"actor": one.actor, "role": catalogue().roles[one.role].name} for one in who],
        "status": status,
        "asked": asked,
        "typed_day": request.GET.get("ngay", ""),
        "rail": rail(request.path),
    }
    page = render_to_string("web/error.html", context, request)
    return HttpResponse(page, status=status, headers={"Cache-Control": "no-store"})
