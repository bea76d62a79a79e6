"""Schemes: those that were enacted, what one did, and trying any other. Nothing is saved here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema

from tinhgon.api import shapes
from tinhgon.api.answers import ELSE, answer, reads
from tinhgon.api.plain import outcomes
from tinhgon.api.telling import enacted, scheme_heads, try_scheme
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.scheme import read_scheme, schema

router = Router(tags=["schemes"])


class TraceWanted(Schema):
    """Whether every change is wanted."""

    trace: bool = Field(False, description="Kèm từng thay đổi và bước gây ra nó / with every change")


@reads(router, "/schemes", shapes.Schemes, "Các đề án / schemes")
def list_schemes(request: HttpRequest) -> Any:
    """Schemes that were enacted, each with its ledger entry, and the resolutions of the sample that were not yet."""
    return {"schemes": scheme_heads()}


@reads(router, "/schemes/schema", dict[str, Any], "Lược đồ tệp đề án / schema of scheme files")
def scheme_schema(request: HttpRequest) -> Any:
    """The JSON Schema that scheme files follow."""
    return schema()


@reads(router, "/schemes/verbs", dict[str, Any], "Các động từ của luật / verbs")
def scheme_verbs(request: HttpRequest) -> Any:
    """Each verb that a step may have, with its meaning in law."""
    return {"verbs": outcomes.verbs()}


@reads(router, "/schemes/{id}/outcome", shapes.Tried, "Kết quả một đề án đã thi hành / what an enacted scheme did")
def one_outcome(request: HttpRequest, id: str, asked: Query[TraceWanted]) -> Any:
    """What an enacted scheme did, worked out again on the books as they were known just before it."""
    return outcomes.outcome(enacted(id), trace=asked.trace)


@router.post(
    "/schemes/run",
    response={200: shapes.Tried, 400: shapes.Problem, 413: shapes.Problem, **ELSE},
    summary="Chạy thử một đề án / try a scheme",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/yaml": {"schema": {"type": "string"}},
                "application/json": {"schema": {"type": "object"}},
            },
        }
    },
)
def run_scheme(request: HttpRequest, asked: Query[TraceWanted]) -> HttpResponse:
    """Try a scheme, sent as YAML or JSON, on the books as of its day. Nothing is saved."""
    try:
        text = request.body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        said = Sentence("Nội dung gửi lên không phải văn bản UTF-8.", "The body is not text in UTF-8.")
        raise Refusal([Finding("scheme.unreadable", said)]) from error
    return answer(outcomes.outcome(try_scheme(read_scheme(text)), trace=asked.trace))
