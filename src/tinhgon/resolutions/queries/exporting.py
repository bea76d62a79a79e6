"""A document as plain values: the file that it can be entered from, and as a paper of its organ."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.refusal import Unknown
from tinhgon.papers.organ import organ_of, signature_of
from tinhgon.papers.paper import Block, Paper, sound
from tinhgon.papers.profile import Profile, profile_for
from tinhgon.registry.queries import snapshot
from tinhgon.registry.queries.courses import first_day
from tinhgon.resolutions.models import Clause
from tinhgon.resolutions.queries import bodies
from tinhgon.resolutions.queries.standing import Line, Standing
from tinhgon.resolutions.rules.kinds import kind, written

#: What stands first on a paper whose wording was made up.
_SAMPLE: Final = (
    Block("text", "(Lời mẫu viết theo các sự việc đã công bố, không phải nguyên văn của văn bản có thật.)"),
)


def as_file(at: Standing) -> dict[str, Any]:
    """Return a document as its file says it: what `rules.exchange` reads."""
    document, day = at.document, at.document.signed or at.day
    units = {unit for line in at.lines for unit in (*line.leads, *line.others)} | {one.unit for one in at.supervisions}
    units |= {document.organ} | {one.under for one in at.requirements if one.under}
    codes = {key: code for key, (code, _) in bodies.names(units, day).items()}
    above = _above({one.version.of_clause_id for one in at.lines if one.version.of_clause_id})
    marks = {one.clause.pk: one.clause.mark for one in at.lines}
    return {
        "kind": document.kind, "organ": codes.get(document.organ, ""), "title": document.title, "summary": document.summary,
        "code": document.code, "theme": document.theme.year if document.theme else None, "readers": document.readers,
        "sample": document.sample, "begun": document.began.isoformat(),
        "clauses": [_clause(one, codes, above, marks) for one in at.lines],
        "supervision": [
            {"body": codes.get(one.unit, ""), "what": one.what, "first": one.first.isoformat(), "office": one.office, "every": one.every,
             "clause": one.clause.mark if one.clause else ""}
            for one in at.supervisions
        ],
        "requirements": [
            {"kind": one.kind, "level": one.level, "due": one.due.isoformat(), "since": one.since.isoformat(),
             "under": codes.get(one.under or 0, ""), "document": one.document_kind, "clause": one.clause.mark if one.clause else ""}
            for one in at.requirements
        ],
        "above": [{"document": one.of.code, "clause": one.clause.mark if one.clause else ""} for one in at.above],
        "issued": {
            "number": document.number, "signed": document.signed.isoformat(), "signer": document.signer,
            "signer_title": document.signer_title, "symbol": document.symbol,
        } if document.signed else None,
        "force": document.force.isoformat() if document.force else None,
    }  # fmt: skip


def as_paper(at: Standing, today: date) -> tuple[Paper, Profile]:
    """Return a document as the paper of its organ, in the layout of the day on which it was signed; of today for a draft, and for a
    document that is older than the layouts that are known.
    """
    document = at.document
    day = document.signed or today
    first = first_day(None)
    structure = snapshot(AsOf(max(day, first) if first else day))
    body = bodies.known(document.organ, day)
    organ = organ_of(structure, body.code)
    try:
        profile = profile_for(organ.sector, day)
    except Unknown:
        profile = profile_for(organ.sector, today)
    word = kind(document.kind)
    signature = signature_of(structure, body.code, profile, name=document.signer or "…", title=document.signer_title)
    lead = profile.number_format.partition("{")[0]
    number = document.symbol or written(organ.sector, word, 0, organ.symbol).removeprefix("00")
    units = {unit for line in at.lines for unit in (*line.leads, *line.others)}
    named = [name for _, name in sorted(bodies.names(units, day).values())]
    paper = Paper(
        kind="resolution", organ=organ, number=document.symbol, number_line=f"{lead}{number if document.symbol else f'      {number}'}",
        day=document.signed, heading=word.words.vi, abstract=document.title, blocks=(*_SAMPLE[: document.sample], *(_block(one) for one in at.lines)),
        signature=signature, issuer=organ.name, recipients=(*named, f"{profile.recipients.archive.removesuffix('.')}"),
        draft=document.signed is None, made_on=day,
    )  # fmt: skip
    return sound(paper), profile


def _block(one: Line) -> Block:
    words = "(Đã bãi bỏ)" if one.version.gone else one.version.words
    number = one.version.label.rpartition(" ")[2]
    match one.clause.level:
        case "preamble":
            return Block("text", words)
        case "article":
            return Block("article", words, f"Điều {number}.")
        case "part" | "chapter" | "item":
            return Block(
                "heading", f"{number}. {words}" if one.clause.level == "item" else f"{one.version.label}. {words}"
            )
        case "point":
            return Block("clause", words, f"{number})")
        case _:
            return Block("clause", words, f"{number}.")


def _clause(one: Line, codes: dict[int, str], above: dict[int, str], marks: dict[int, str]) -> dict[str, Any]:
    version = one.version
    plain: dict[str, Any] = {
        "mark": one.clause.mark, "level": one.clause.level, "label": version.label, "below": marks.get(one.clause.parent_id or 0, ""),
        "words": version.words, "of": above.get(version.of_clause_id or 0, ""),
    }  # fmt: skip
    if version.orders:
        plain["orders"] = {
            "lead": [codes.get(key, "") for key in one.leads], "with": [codes.get(key, "") for key in one.others], "office": version.office,
            "due": version.due.isoformat() if version.due else None, "product": version.product, "authority": version.authority,
            "needs_money": version.needs_money, "money": version.money, "money_source": version.money_source,
        }  # fmt: skip
    return plain


def _above(keys: set[int]) -> dict[int, str]:
    found = Clause.objects.filter(pk__in=keys).select_related("document")
    return {one.pk: f"{one.document.code}#{one.mark}" for one in found}
