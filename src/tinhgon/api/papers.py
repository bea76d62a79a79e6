"""Official papers over HTTP: their kinds, the layouts of a day, and files from a scheme. Nothing is saved, nobody is named.

Papers of the API name nobody but the signer: who is placed where is for those entitled, on the pages and at the command line.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final, Literal
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from ninja import Field, Query, Router, Schema

from tinhgon.api import shapes
from tinhgon.api.answers import ELSE, reads
from tinhgon.api.asking import Code, Day, OnDay
from tinhgon.api.plain import papers
from tinhgon.api.telling import enacted, enacted_by, try_scheme
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.lawbook.queries import books
from tinhgon.papers.issuing import FORMATS, Wanted, issue, written
from tinhgon.papers.kinds import kind_of
from tinhgon.structure.run import Outcome
from tinhgon.structure.scheme import MOST_CHARACTERS, read_scheme

router = Router(tags=["papers"])

Kind = Literal["proposal", "submission", "appraisal", "decision", "resolution"]
Format = Literal["docx", "pdf", "xlsx"]
_FILES: Final[dict[str, Any]] = {
    "responses": {
        200: {
            "description": "Tệp / the file",
            "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in FORMATS.values()},
        }
    }
}


class Asked(Schema):
    """Which paper, whose, as which file."""

    kind: Kind = Field("decision", description="Loại văn bản / kind of paper")
    organ: Code = Field(..., description="Mã cơ quan ban hành / code of the issuing organ")
    format: Format = Field("docx", description="Dạng tệp; xlsx là phụ lục / the file; xlsx holds the annexes")
    number: int | None = Field(None, ge=1, le=999_999, description="Số; bỏ trống là dự thảo / number; else a draft")
    dated: Day = Field(None, description="Ngày ký, chọn thể thức / the day of signature, which chooses the layout")

    def wanted(self, today: date, **more: Any) -> Wanted:
        """Return what was asked, for the room of papers."""
        number = "" if self.number is None else str(self.number)
        return Wanted(self.kind, self.organ, today, number, self.dated, **more)


Line = list[str]


class AskedOf(Asked):
    """A paper from a scheme's text or from a ledger entry, with everything else that can be said about it."""

    scheme: str = Field("", max_length=MOST_CHARACTERS, description="Đề án, YAML / the scheme as YAML")
    entry: int | None = Field(None, ge=1, le=2**31, description="Hoặc số mục sổ cái / or the number of a ledger entry")
    signer: str = Field("", max_length=200, description="Người ký / who signs")
    signer_title: str = Field("", max_length=200, description="Chức vụ người ký / the signer's title")
    authority: Line = Field([], max_length=5, description="Dòng quyền hạn / words of authority")
    addressed: Line = Field([], max_length=50, description="Kính gửi / whom it is for")
    recipients: Line = Field([], max_length=50, description="Nơi nhận / recipients")
    bases: Line = Field([], max_length=50, description="Căn cứ thêm / further bases")


@reads(router, "/papers/kinds", dict[str, Any], "Các loại văn bản / kinds of papers")
def list_kinds(request: HttpRequest) -> Any:
    """The kinds of papers that can be made from a scheme."""
    return {"kinds": papers.kinds()}


@reads(router, "/papers/profiles", dict[str, Any], "Thể thức vào một ngày / layouts of a day")
def list_profiles(request: HttpRequest, asked: Query[OnDay]) -> Any:
    """The layouts that hold on a day: whose, on what citation, verified or not, every measure, what is uncertain."""
    return {"day": asked.as_of.day.isoformat(), "profiles": papers.profiles(asked.as_of.day)}


@router.get(
    "/schemes/{id}/paper",
    response={200: Any, **ELSE},
    summary="Văn bản của đề án đã thi hành / a paper of an enacted scheme",
    openapi_extra=_FILES,
)
def paper_of_enacted(request: HttpRequest, id: str, asked: Query[Asked]) -> HttpResponse:
    """A paper of an enacted scheme as DOCX, PDF or annex workbook, in the layout of the organ and day."""
    return _file(enacted(id), asked.wanted(localdate()), asked.format)


@router.post(
    "/papers",
    response={200: Any, 400: shapes.Problem, 413: shapes.Problem, **ELSE},
    summary="Văn bản của một đề án bất kỳ / a paper of any scheme",
    openapi_extra=_FILES,
)
def make_paper(request: HttpRequest, asked: AskedOf) -> HttpResponse:
    """A paper of a scheme that is tried on the books as of its day, or of a ledger entry. Nothing is saved."""
    if bool(asked.scheme.strip()) == (asked.entry is not None):
        said = Sentence("Gửi scheme hoặc entry, một trong hai.", "Send scheme or entry, one of the two.")
        raise Refusal([Finding("paper.source", said)])
    outcome = enacted_by(asked.entry) if asked.entry is not None else try_scheme(read_scheme(asked.scheme))
    wanted = asked.wanted(
        localdate(),
        signer=asked.signer,
        signer_title=asked.signer_title,
        authority=tuple(asked.authority),
        to=tuple(asked.addressed),
        recipients=tuple(asked.recipients),
        bases=tuple(asked.bases),
    )
    return _file(outcome, wanted, asked.format)


def _file(outcome: Outcome, wanted: Wanted, ending: str) -> HttpResponse:
    made, profile = issue(outcome, wanted, lawbooks=books(AsOf(outcome.scheme.day)))
    data = written(made, profile, ending, settings.PAPER_FONTS)
    name = quote(f"{kind_of(wanted.kind).slug}-{outcome.scheme.id}.{ending}")
    response = HttpResponse(data, content_type=FORMATS[ending])
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    response["Cache-Control"] = "no-store"
    return response
