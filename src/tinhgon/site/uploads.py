"""A stop to what is too large, before it is read: a form's file is taken by its room up to a limit of its own, all else ends here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.web import addresses, errors

#: The largest file that a room takes is 20 MB; what a form sends beside it is small.
MOST_BYTES: Final = 24 * 1024 * 1024


class NoLargerThan:
    """Middleware: answers a request whose body says that it is larger with the page that says so; the body is not read.

    It answers before the check of forms, which reads the body. What says no size has none for Django; endpoints have a limit of their own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        if (
            not request.path.startswith("/api/")
            and said.isascii()
            and said.isdigit()
            and (len(said) > 15 or int(said) > MOST_BYTES)
        ):
            most = MOST_BYTES // 1024 // 1024
            sentence = Sentence(f"Gửi lên quá {most} MB.", f"What was sent is larger than {most} MB.")
            remedy = Sentence("Gửi tệp nhỏ hơn, không quá 20 MB.", "Send a smaller file, at most 20 MB.")
            found = Finding("web.too_large", sentence, measured=said[:15], required=f"≤ {MOST_BYTES}", remedy=remedy)
            response = errors.said(request, Refusal([found]))
            response.status_code = 413
            response["Connection"] = "close"
            return response
        return self.get_response(request)


class InMemoryWhereSealed(MemoryFileUploadHandler):
    """Takes the files of what will be sealed into memory, whatever their size: no other handler may put them on disk in clear."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803 - Django's own name
        content_length: int,
        boundary: bytes,
        encoding: str | None = None,
    ) -> None:
        """Say whether this request is one; `NoLargerThan` has looked at its size."""
        self.activated = self.request is not None and self.request.path.startswith(addresses.DENUNCIATIONS)
