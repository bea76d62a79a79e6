"""How the API answers: JSON written at once, entity tags that cost one look, and every error as findings."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from hashlib import sha256
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.utils.timezone import localdate
from ninja import NinjaAPI, Router
from ninja.errors import HttpError, ValidationError

from tinhgon import __version__
from tinhgon.api.shapes import Problem
from tinhgon.api.signed_in import TokenNeeded
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import HouseError, NotEntitled, Refusal, Stale, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger import queries as ledger

#: What any endpoint may answer beside its own shape.
ELSE: dict[Any, Any] = {404: Problem, 422: Problem}


def answer(data: Any, status: int = 200) -> HttpResponse:
    """Return plain values as JSON in UTF-8; days and instants as ISO 8601."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_plain)
    # Half of a pair of signs, sent in JSON and quoted in a finding, goes back as it came: as \ud800.
    body = text.encode(errors="backslashreplace")
    return HttpResponse(body, content_type="application/json; charset=utf-8", status=status)


def answer_private(data: Any, status: int = 200) -> HttpResponse:
    """Return plain values as JSON that nobody on the way may keep."""
    response = answer(data, status)
    response["Cache-Control"] = "no-store"
    return response


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def reads(router: Router, path: str, shape: Any, summary: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a function that returns plain values as a GET endpoint.

    The entity tag covers the address, the day and the newest ledger entry, so that an answer that a reader has already is
    recognised by one query, before anything is built.
    """

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def endpoint(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.headers.get("Authorization"):
                # What a token opens is asked anew each time: the token may have ended since.
                private = function(request, *args, **kwargs)
                private = private if isinstance(private, HttpResponseBase) else answer(private)
                private["Cache-Control"] = "no-store"
                return private
            tag = _tag(request)
            if tag in parse_etags(request.headers.get("If-None-Match", "")):
                return _marked(HttpResponseNotModified(), tag)
            found = function(request, *args, **kwargs)
            return _marked(found if isinstance(found, HttpResponseBase) else answer(found), tag)

        # Ninja looks for the names in annotations where the wrapper stands, so they are resolved here, where the function stands.
        endpoint.__signature__ = inspect.signature(function, eval_str=True)  # type: ignore[attr-defined]
        described = " ".join((function.__doc__ or "").split())
        router.get(path, response={200: shape, **ELSE}, summary=summary, description=described)(endpoint)
        return endpoint

    return register


def _tag(request: HttpRequest) -> str:
    said = f"{__version__} {localdate()} {ledger.head()} {request.get_full_path()}"
    return f'"{sha256(said.encode()).hexdigest()[:32]}"'


def _marked(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    response["ETag"] = tag
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Authorization"])
    return response


# -- errors


def problem(status: int, findings: list[Finding]) -> HttpResponse:
    """Return findings as an answer of this status."""
    return answer_private({"status": status, "findings": [found.as_dict() for found in findings]}, status)


def handle_errors(api: NinjaAPI) -> None:
    """Turn the errors of the house and of reading requests into answers; anything else is a bug and not caught."""
    api.exception_handler(HouseError)(_house)
    api.exception_handler(ValidationError)(_invalid)
    api.exception_handler(HttpError)(_http)
    api.exception_handler(RequestDataTooBig)(_too_big)


def _house(request: HttpRequest, error: HouseError) -> HttpResponse:
    codes: list[tuple[type[HouseError], int]] = [
        (Unknown, 404),
        (TokenNeeded, 401),
        (NotEntitled, 403),
        (Stale, 409),
        (Refusal, 422),
    ]
    status = next((code for kind, code in codes if isinstance(error, kind)), 422)
    findings = list(getattr(error, "findings", ())) or [Finding(type(error).__name__.lower(), error.sentence)]
    response = problem(status, findings)
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    findings = []
    for item in error.errors:
        spot = ".".join(str(part) for part in item["loc"] if part not in ("query", "path", "asked"))
        vi, en = _said(item)
        sentence = Sentence(f"{spot}: {vi}", f"{spot}: {en}")
        findings.append(Finding("api.parameter", sentence, subject=spot, where={"field": spot}))
    return problem(422, findings)


_PROBLEMS: Final = {
    "missing": "thiếu giá trị này",
    "int_parsing": "phải là số nguyên",
    "bool_parsing": "phải là true hoặc false",
    "literal_error": "phải là {expected}",
    "less_than_equal": "không được quá {le}",
    "greater_than_equal": "phải từ {ge}",
    "string_too_long": "dài quá {max_length} ký tự",
}


def _said(item: dict[str, Any]) -> tuple[str, str]:
    """Return what is wrong with one value, in both languages; our own readers say both already."""
    message = str(item["msg"]).removeprefix("Value error, ")
    if item["type"] == "value_error":
        vi, _, en = message.partition(" · ")
        return vi, en or vi
    return _PROBLEMS.get(item["type"], "giá trị không đọc được").format(**item.get("ctx", {})), message


def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, [Finding("api.request", Sentence(str(error), str(error)))])


def _too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    said = Sentence("Nội dung gửi lên quá lớn.", "The body is too large.")
    return problem(413, [Finding("api.too_large", said)])


def no_such_address(request: HttpRequest) -> HttpResponse:
    """Answer an address that the API does not have."""
    said = Sentence(f"API không có địa chỉ {request.path}.", f"The API has no address {request.path}.")
    remedy = Sentence("Xem các địa chỉ ở /api/.", "See the addresses at /api/.")
    return problem(404, [Finding("api.address", said, remedy=remedy)])


def no_such_method(request: HttpRequest, allowed: str) -> HttpResponse:
    """Answer a method that an address does not have."""
    said = Sentence(f"Địa chỉ này chỉ nhận {allowed}.", f"This address takes {allowed} only.")
    response = problem(405, [Finding("api.method", said, measured=str(request.method), required=allowed)])
    response["Allow"] = allowed
    return response
