"""What is done with a petition that was classified: taken up, guided, forwarded, transferred, returned, filed; and the letter that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import transaction

from tinhgon.casework import acts as cases
from tinhgon.casework.acts import Given
from tinhgon.casework.models import Case
from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import seal, take_pen
from tinhgon.ledger.acts import write as write_entry
from tinhgon.petitions.acts.held import MOST_LINE, chosen, held, refuse, said
from tinhgon.petitions.models import Letter, Petition
from tinhgon.petitions.rules.eligibility import PROCEDURES
from tinhgon.petitions.words import petitions as words

#: Ways out of the intake that are steps of its procedure and leave with a letter.
BY_LETTER: Final = ("guide", "forward", "return", "file")


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter says beside the facts of the petition: to whom, and its own words."""

    recipient: str = ""
    text: str = ""
    body: str = ""


def take_up(mandate: Mandate, code: str, given: Given) -> Case:
    """Have a petition go on as a case of its kind: its clock began with the receipt, and the receipt opens it from now on.

    Raises Refusal where it was not classified, is another body's, not fit, a denunciation, or a confirmed row of law is against it.
    """
    with transaction.atomic():
        petition = held(code)
        _ready(petition)
        made = cases.go_on(mandate, code, "take_up", PROCEDURES[petition.kind], given)
        petition.matter, petition.outcome = made, "take_up"
        petition.save(update_fields=["matter", "outcome"])
        return made


def answer(mandate: Mandate, code: str, how: str, letter: Words, given: Given) -> Letter:
    """End the intake another way, with a letter: guide, forward, return, file. The document of the act is the letter's number and day."""
    if how not in BY_LETTER:
        raise refuse("petition.choice", words.one_of(Sentence("Cách xử lý", "Way"), words.OUTCOMES), "how")
    with transaction.atomic():
        petition = held(code)
        if petition.kind == "":
            raise refuse("petition.not_assessed", words.NOT_ASSESSED)
        deed = cases.take(mandate, code, how, given)
        petition.outcome = how
        petition.save(update_fields=["outcome"])
        return _letter(mandate, petition, how, letter, given, deed.entry)


def transfer(mandate: Mandate, code: str, body: int, letter: Words, given: Given) -> Letter:
    """Transfer a petition to another body of the apparatus with a slip; its term and its receipt go with it."""
    with transaction.atomic():
        petition = held(code)
        if petition.kind == "":
            raise refuse("petition.not_assessed", words.NOT_ASSESSED)
        before = petition.case.holder
        deed = cases.transfer(mandate, code, body, given)
        petition.outcome = "transfer"
        petition.save(update_fields=["outcome"])
        return _letter(mandate, petition, "forward", letter, given, deed.entry, organ=before)


def write_letter(mandate: Mandate, code: str, kind: str, letter: Words, given: Given) -> Letter:
    """Write a letter about a petition or what it became: a notice of acceptance, of suspension, of a longer term, a reply …

    Raises Refusal for a kind that there is not, or without number and day.
    """
    chosen(kind, words.LETTERS, "Loại văn bản", "Kind of letter", "kind")
    with transaction.atomic():
        petition = held(code)
        number = given.document.number.strip()
        if not number or given.document.signed is None:
            missing = Sentence("Ghi số và ngày của văn bản.", "Give the number and day of the letter.")
            raise refuse("petition.letter", missing, "document")
        pen = take_pen()
        write_entry(
            mandate,
            "petition.letter",
            decision=given.document,
            effective=given.day,
            subject=code,
            payload={"kind": kind},
            pen=pen,
        )
        made = _letter(mandate, petition, kind, letter, given, pen.number)
        seal()
        return made


def _ready(petition: Petition) -> None:
    if petition.kind == "":
        raise refuse("petition.not_assessed", words.NOT_ASSESSED)
    if petition.kind not in PROCEDURES:
        raise refuse("petition.sealed", words.SEALED)
    if not petition.competent:
        raise refuse("petition.not_ours", words.NOT_OURS)
    if not petition.eligible:
        raise refuse("petition.not_fit", words.NOT_FIT)
    newest = petition.assessments.order_by("-id").first()
    told = newest.findings if newest else []
    if barred := [one for one in told if one["severity"] == Severity.ERROR]:
        raise Refusal([_again(one) for one in barred])


def _again(said_: dict[str, object]) -> Finding:
    sentence = said_["sentence"]
    assert isinstance(sentence, dict)  # noqa: S101 - as findings are written
    return Finding(str(said_["rule"]), Sentence(sentence["vi"], sentence["en"]), citation=str(said_["citation"]))


def _letter(
    mandate: Mandate, petition: Petition, kind: str, letter: Words, given: Given, entry: int, organ: int | None = None
) -> Letter:
    told = {
        "text": said(letter.text, "nội dung văn bản", "words of the letter", most=6000, needed=False, field="text"),
        "body": said(
            letter.body, "cơ quan có thẩm quyền", "competent body", most=MOST_LINE, needed=False, field="body"
        ),
        "reason": given.reason,
    }
    recipient = said(letter.recipient, "người nhận", "recipient", most=MOST_LINE, needed=False, field="recipient")
    return Letter.objects.create(
        petition=petition, kind=kind, number=given.document.number.strip(), day=given.document.signed or given.day,
        organ=organ or (petition.matter or petition.case).holder, recipient=recipient, said=told, actor=mandate.actor, entry=entry,
    )  # fmt: skip
