"""Rules of law as of a day, and what breaks them: in the apparatus, and before and after a scheme that is sent. Nothing is saved."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from tinhgon.api import shapes
from tinhgon.api.answers import ELSE, answer, reads
from tinhgon.api.asking import OnDay
from tinhgon.api.plain import lawful, outcomes
from tinhgon.api.plain.parts import words
from tinhgon.api.telling import try_scheme
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.checks.comparing import STATES
from tinhgon.law.shape import schema
from tinhgon.lawbook import queries
from tinhgon.listings.lawful import breaches_of_day, breaches_of_scheme
from tinhgon.structure.scheme import read_scheme

router = Router(tags=["law"])


class RulesWanted(OnDay):
    """Which rules are wanted."""

    every: bool = Field(False, description="Cả dòng của mọi ngày / rules of all days")


@reads(router, "/law", dict[str, Any], "Các dòng luật của một ngày / rules of a day")
def rules(request: HttpRequest, asked: Query[RulesWanted]) -> Any:
    """The rules in force on a day, each with citation, first and last day, and whether it was verified."""
    books = queries.books(asked.as_of)
    found = list(books.rules.values()) if asked.every else list(books.at(asked.as_of.day).rules)
    return {"day": None if asked.every else asked.as_of.day.isoformat(), "rules": lawful.rules(found, books)}


@reads(router, "/law/schema", dict[str, Any], "Lược đồ tệp sổ luật / schema of law books")
def law_schema(request: HttpRequest) -> Any:
    """The JSON Schema that law book files follow."""
    return schema()


@reads(router, "/law/check", dict[str, Any], "Bộ máy trái luật ở đâu / what breaks the law")
def check(request: HttpRequest, asked: Query[OnDay]) -> Any:
    """What in the apparatus of a day breaks the law of that day."""
    found = breaches_of_day(asked.as_of)
    return {
        "day": asked.as_of.day.isoformat(),
        "total": len(found),
        "findings": [lawful.breach(one) for one in found],
    }


@router.post(
    "/law/check",
    response={200: dict[str, Any], 400: shapes.Problem, 413: shapes.Problem, **ELSE},
    summary="Đề án trái luật ở đâu, trước và sau / what a scheme breaks and cures",
    openapi_extra={"requestBody": {"required": True, "content": {"application/yaml": {"schema": {"type": "string"}}}}},
)
def check_scheme(request: HttpRequest) -> HttpResponse:
    """Try a scheme, sent as YAML or JSON: what is new, worsened, unchanged, cured by the law of its day. Nothing is saved."""
    try:
        text = request.body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        said = Sentence("Nội dung gửi lên không phải văn bản UTF-8.", "The body is not text in UTF-8.")
        raise Refusal([Finding("scheme.unreadable", said)]) from error
    scheme = read_scheme(text)
    found = breaches_of_scheme(try_scheme(scheme), AsOf(scheme.day))
    states = Counter(one.state for one in found)
    return answer(
        {
            "day": scheme.day.isoformat(),
            "scheme": outcomes.scheme(scheme),
            "total": len(found),
            "states": {name: states[name] for name in STATES},
            "findings": [lawful.breach(one) for one in found],
        }
    )


@reads(router, "/law/{id}", dict[str, Any], "Một dòng luật / one rule")
def rule(request: HttpRequest, id: str, asked: Query[OnDay]) -> Any:
    """One rule with its values, whom it binds, its chain of replacements, its confirmations and waivers."""
    books = queries.books(asked.as_of)
    found = books.rule(id) if asked.on is None else books.at(asked.on).rule(id)
    chain = [
        {
            "id": one.id,
            "citation": str(one.citation),
            "from": one.valid.start.isoformat(),
            "to": None if one.valid.last_day is None else one.valid.last_day.isoformat(),
            "sentence": words(one.sentence),
        }
        for one in books.chain(id)
    ]
    return lawful.rule(found, books, full=True) | {
        "chain": chain,
        "confirmations": [lawful.confirmation(one) for one in queries.confirmations(id, asked.known)],
        "waivers": [lawful.waiver(one) for one in queries.waivers(asked.known, id)],
    }
