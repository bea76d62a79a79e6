"""What every act on a dossier does: hold the dossier alone, ask whether its state takes it, write the deed, and its ledger entry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from typing import Any, Final

from django.db import transaction

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.typed import cleaned
from tinhgon.ledger import acts as ledger_acts
from tinhgon.reform.models import Deed, Document, Dossier
from tinhgon.reform.queries.dossier.standing import Standing, standing_of
from tinhgon.reform.rules.dossier.procedure import Step
from tinhgon.reform.words import dossier as words

#: Longer words are a document, to be attached.
MOST_WORDS: Final = 20_000
NO_DECISION: Final = Decision("")


@contextmanager
def held(code: str) -> Iterator[Standing]:
    """Hold one dossier alone until the act is written, all or nothing. Raises Unknown."""
    with transaction.atomic():
        found = Dossier.objects.select_for_update().filter(code=code).first()
        if found is None:
            raise Unknown(words.no_dossier(code))
        yield standing_of(found)


def write(
    mandate: Mandate,
    standing: Standing,
    kind: str,
    day: date,
    *,
    step: Step | None = None,
    act: str = "",
    reason: str = "",
    document: Document | None = None,
    decision: Decision = NO_DECISION,
    signer: str = "",
    payload: dict[str, Any] | None = None,
) -> Deed:
    """Write one deed and its entry in the ledger; a step leaves the dossier in the state that it leads to.

    The entry names no private person: of an opinion or a reply only that there was one. Everybody reads the ledger, so until the
    dossier is open to everybody its entries hold its words by their digest alone.
    """
    act = act or (step.act if step else words.RECORDS[kind][0])
    state = step.target if step else standing.state.id
    given = payload or {}
    dossier = standing.dossier
    words_ = {**given, "title": dossier.title, "reason": reason if step else ""}
    told: dict[str, Any] = (
        words_ if standing.published or (step and standing.opens(kind, state)) else {"words": _digest(words_)}
    )
    entry = ledger_acts.write(
        mandate, f"dossier.{kind}", decision=decision, effective=day, subject=dossier.code,
        payload={**told, "state": state, "document": document.digest if document else ""},
    )  # fmt: skip
    ledger_acts.seal()
    return Deed.objects.create(
        dossier=dossier, number=(standing.deeds[-1].number + 1 if standing.deeds else 1), kind=kind, act=act, state=state,
        step=step is not None, day=day, at=entry.at, actor=mandate.actor, role=mandate.role, authority=mandate.authority,
        reason=reason, document=document, decision_number=decision.number, decision_signed=decision.signed,
        decision_organ=decision.organ, signer=signer, payload=given, entry=entry.number,
    )  # fmt: skip


def _digest(plain: dict[str, Any]) -> str:
    """Return the SHA-256 of words as JSON with its keys in order."""
    return sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


def takes(standing: Standing, kind: str, day: date) -> None:
    """Refuse what the state does not take, and a day before the newest step."""
    if kind not in standing.state.takes:
        said = words.wrong_state(words.RECORDS[kind][1], standing.state.words.sentence)
        raise Refusal([Finding("dossier.state", said, subject=standing.dossier.code, measured=standing.state.id)])
    not_before(standing, day)


def not_before(standing: Standing, day: date) -> None:
    """Refuse a day before the newest step."""
    last = standing.last_step_day()
    if day < last:
        raise Refusal([Finding("dossier.day", words.before_last(day, last), measured=str(day), required=f"≥ {last}")])


def said(text: str, vi: str, en: str, *, needed: bool = True) -> str:
    """Return words without blanks around them. Raises Refusal where they are missing or too long."""
    plain = cleaned(text)
    if needed and not plain:
        raise Refusal([Finding("dossier.empty", words.empty(vi, en), where={"field": en})])
    if len(plain) > MOST_WORDS:
        raise Refusal(
            [
                Finding(
                    "dossier.too_long", words.too_long(MOST_WORDS), measured=str(len(plain)), required=str(MOST_WORDS)
                )
            ]
        )
    return plain


def chosen(value: str, choices: dict[str, Sentence]) -> str:
    """Return a value that is one of the choices. Raises Refusal."""
    if value not in choices:
        raise Refusal([Finding("dossier.choice", words.no_choice(value, choices), measured=value[:80])])
    return value
