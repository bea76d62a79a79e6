"""Letters and minutes as papers of the body that wrote them, in the layout of their day."""

from __future__ import annotations

from tinhgon.casework.queries import bodies
from tinhgon.casework.queries.standing import standing_of
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.papers.organ import organ_of, signature_of
from tinhgon.papers.paper import Paper
from tinhgon.papers.profile import Profile, profile_for
from tinhgon.petitions.models import Letter, Visit
from tinhgon.petitions.rules import letters as rules
from tinhgon.registry.queries import snapshot


def letter(code: str, number: int) -> tuple[Paper, Profile]:
    """Return a letter of a petition as a paper with its layout. Raises Unknown."""
    found = (
        Letter.objects.select_related("petition__case", "petition__matter")
        .filter(petition__case__code=code, pk=number)
        .first()
    )
    if found is None:
        raise Unknown(Sentence(f"Đơn không có văn bản số {number}.", f"The petition has no letter {number}."))
    petition = found.petition
    case = petition.matter or petition.case
    at = standing_of(case)
    parties = at.parties or standing_of(petition.case).parties
    newest = petition.assessments.order_by("-id").first()
    lacking = [f"- {one['sentence']['vi']} ({one['citation']})" for one in newest.findings] if newest else []
    structure = snapshot(AsOf(found.day))
    organ_code = bodies.names([found.organ], found.day).get(found.organ, ("", ""))[0]
    organ = organ_of(structure, organ_code)
    profile = profile_for(organ.sector, found.day)
    told = rules.Told(
        kind=found.kind, number=found.number, day=found.day, code=petition.case.code, title=petition.case.title,
        people=_people([one.name for one in parties]), address=parties[0].contact if parties else "", received=petition.case.received,
        recipient=found.recipient, reason=str(found.said.get("reason", "")), body=str(found.said.get("body", "")),
        text=str(found.said.get("text", "")), citation=at.procedure.citation, due=case.due,
        findings=tuple(lacking) if found.kind in ("guide", "return", "file") else (),
    )  # fmt: skip
    return rules.letter(told, organ, profile, signature_of(structure, organ_code, profile)), profile


def minutes(number: str) -> tuple[Paper, Profile]:
    """Return the minutes of a visit as a paper with its layout. Raises Unknown."""
    visit = Visit.objects.filter(number=number).first()
    if visit is None:
        raise Unknown(Sentence(f"Không có lượt tiếp {number}.", f"There is no visit {number}."))
    structure = snapshot(AsOf(visit.day))
    organ_code = bodies.names([visit.body], visit.day).get(visit.body, ("", ""))[0]
    organ = organ_of(structure, organ_code)
    profile = profile_for(organ.sector, visit.day)
    signature = signature_of(structure, organ_code, profile, name=visit.received_by, title="Người tiếp")
    paper = rules.minutes(
        organ, profile, signature, day=visit.day, number=visit.number, head=visit.received_by,
        people=[one.name for one in visit.visitors.order_by("-represents", "id")], count=visit.people, matter=visit.matter,
        content=visit.content, said=visit.minutes, signed_by=visit.signed_by,
        concluded=[f"{one.words} ({one.owner})" for one in visit.conclusions.order_by("id")],
    )  # fmt: skip
    return paper, profile


def _people(names: list[str]) -> str:
    if not names:
        return "…"
    return names[0] if len(names) == 1 else f"{names[0]} và {len(names) - 1} người khác"
