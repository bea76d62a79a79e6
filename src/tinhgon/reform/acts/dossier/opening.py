"""Beginning a dossier, its texts, its documents, the councils concerned, and what it waits for."""

from __future__ import annotations

import hashlib
import re
from datetime import date

import polars as pl
from django.db import transaction

from tinhgon.casework.rules import files
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger import queries as ledger
from tinhgon.reform.acts.dossier import writing
from tinhgon.reform.models import Council, Deed, Document, Dossier, Draft, Text, Version, Wait
from tinhgon.reform.queries.dossier.standing import Standing, standing
from tinhgon.reform.rules.dossier.procedure import in_force, texts
from tinhgon.reform.rules.dossier.texts import canonical, digest_of
from tinhgon.reform.words import dossier as words
from tinhgon.registry.queries import snapshot

_CODE = re.compile(r"[\w.\-]{1,60}")
#: Words that stand where a dossier's code would in addresses.
RESERVED = frozenset({"ma", "moi", "cua-toi", ".", ".."})


def begin(mandate: Mandate, code: str, title: str, organ: str, day: date, draft: str = "") -> Dossier:
    """Open a dossier under the procedure that is in force on the day, which it keeps.

    ``organ`` is the code of the body that draws the scheme up, ``draft`` the name of a draft of the workspace. Raises Refusal, Unknown.
    """
    named = writing.said(title, "tên hồ sơ", "title")
    if not _CODE.fullmatch(code) or code in RESERVED:
        raise Refusal([Finding("dossier.code", words.bad_code(code[:80]))])
    unit = _unit(organ, day)
    procedure = in_force(day)
    with transaction.atomic():
        if Dossier.objects.filter(code=code).exists():
            raise Refusal([Finding("dossier.taken", words.code_taken(code), subject=code)])
        found = Draft.objects.filter(name=draft).first() if draft else None
        if draft and found is None:
            raise Unknown(Sentence(f"Không có bản soạn {draft!r}.", f"There is no draft {draft!r}."))
        if found is not None and (faults := _linked(found, unit)):
            raise Refusal(faults)
        made = Dossier.objects.create(
            code=code, title=named, organ=unit["unit"], draft=found, procedure=procedure.id,
            procedure_text=texts()[procedure.id], began=day,
        )  # fmt: skip
        _begun(mandate, made, day)
        return made


def _linked(draft: Draft, unit: dict[str, object]) -> list[Finding]:
    """Return what stands against a draft's becoming the text of a dossier: another organ's, another dossier's, or locked."""
    if draft.organ != unit["unit"]:
        said = Sentence(f"Bản soạn {draft.name} là của cơ quan khác.", f"Draft {draft.name} is another organ's.")
        return [Finding("dossier.draft_of_another", said, subject=draft.name, where={"field": "draft"})]
    others = [standing(one.code) for one in Dossier.objects.filter(draft=draft)]
    carrying = next((one for one in others if not one.state.final), None)
    if carrying is not None:
        code = carrying.dossier.code
        said = Sentence(f"Bản soạn này đã có hồ sơ {code}.", f"This draft has the dossier {code} already.")
        return [Finding("dossier.draft_taken", said, subject=code, where={"field": "draft"})]
    if draft.state == Draft.State.LOCKED:
        said = Sentence("Bản soạn đã khóa; rẽ nhánh rồi mở hồ sơ từ nhánh.", "The draft is locked; branch it first.")
        return [Finding("dossier.draft_locked", said, subject=draft.name, where={"field": "draft"})]
    return []


def _begun(mandate: Mandate, made: Dossier, day: date) -> None:
    """Write the first deed: it leaves the dossier in the first state."""
    procedure = in_force(day)
    first = procedure.steps[0].model_copy(update={"id": "begin", "act": "scheme.draft", "target": procedure.first})
    writing.write(mandate, Standing(made, procedure, ()), "begin", day, step=first, payload={"procedure": procedure.id})


def submit_text(mandate: Mandate, code: str, day: date, text: str = "") -> Text:
    """Lay a text of the scheme before others: as given, or (empty) as the linked draft stands now.

    It is kept as the house writes it, so that the same bytes are decided and enacted. Raises Refusal naming what cannot be read, or
    where nothing changed since the last text.
    """
    with writing.held(code) as at:
        writing.takes(at, "text", day)
        version = None
        if not text.strip():
            version = _version(at)
            text = version.text
        kept = canonical(text)
        digest = digest_of(kept)
        if at.text is not None and at.text.digest == digest:
            said = Sentence("Bản trình này giống hệt bản trước.", "This text is the same as the one before.")
            raise Refusal([Finding("dossier.same_text", said)])
        number = at.texts[-1].number + 1 if at.texts else 1
        drafted_at = ledger.head()
        deed = writing.write(mandate, at, "text", day, payload={"text": number, "digest": digest})
        return Text.objects.create(
            dossier=at.dossier,
            deed=deed,
            number=number,
            version=version,
            text=kept,
            digest=digest,
            drafted_at=drafted_at,
        )


def _version(at: Standing) -> Version:
    draft = at.dossier.draft
    if draft is None:
        said = Sentence(
            "Hồ sơ không gắn bản soạn nào: gửi kèm tệp đề án.", "No draft is linked: send the scheme's file."
        )
        raise Refusal([Finding("dossier.no_draft", said)])
    draft.refresh_from_db()
    return Version.objects.get(draft=draft, number=draft.current)


def keep_document(code: str, title: str, name: str, data: bytes) -> Document:
    """Keep a file with a dossier, hashed; the same bytes are kept once. Raises Refusal for a wrong kind or size.

    It becomes part of the record by the deed that names it, which carries its digest into the ledger.
    """
    kind = files.kind_of(data)
    digest = hashlib.sha256(data).hexdigest()
    dossier = standing(code).dossier
    with transaction.atomic():
        found = Document.objects.filter(dossier=dossier, digest=digest).first()
        return found or Document.objects.create(
            dossier=dossier, title=title.strip()[:300] or files.safe_name(name, kind), name=files.safe_name(name, kind),
            media=kind.media, size=len(data), digest=digest, content=data,
        )  # fmt: skip


def attach(mandate: Mandate, code: str, act: str, document: Document, day: date, note: str = "") -> Deed:
    """Make a kept file part of the record by itself, under the act of whoever gives it. Raises Refusal where the dossier is closed."""
    with writing.held(code) as at:
        if at.state.final:
            said = words.wrong_state(words.RECORDS["document"][1], at.state.words.sentence)
            raise Refusal([Finding("dossier.state", said, subject=code, measured=at.state.id)])
        writing.not_before(at, day)
        plain = writing.said(note, "ghi chú", "note", needed=False)
        return writing.write(mandate, at, "document", day, act=act, reason=plain, document=document)


def name_council(mandate: Mandate, code: str, council: str, day: date) -> Council:
    """Name a People's Council that must pass the scheme, by its code. Raises Refusal where the unit is none, or is named already."""
    with writing.held(code) as at:
        writing.takes(at, "council", day)
        unit = _unit(council, day)
        if unit["kind"] != "people_council":
            said = Sentence(f"{unit['name']} không phải Hội đồng nhân dân.", f"{unit['name']} is no People's Council.")
            raise Refusal([Finding("dossier.no_council", said, subject=council)])
        if Council.objects.filter(dossier=at.dossier, unit=unit["unit"]).exists():
            raise Refusal(
                [
                    Finding(
                        "dossier.council_twice",
                        Sentence(f"Đã nêu {unit['name']}.", f"{unit['name']} is named already."),
                    )
                ]
            )
        deed = writing.write(mandate, at, "council", day, payload={"council": council})
        return Council.objects.create(dossier=at.dossier, deed=deed, unit=unit["unit"], code=council, name=unit["name"])


def wait_for(mandate: Mandate, code: str, other: str, day: date, until: str = "in_force") -> Wait:
    """Have a dossier wait for another one of a level below: it is neither decided nor enacted before that has come so far.

    Raises Refusal where both would wait for each other.
    """
    with writing.held(code) as at:
        writing.takes(at, "wait", day)
        awaited = standing(other)
        if until not in {state.id for state in awaited.procedure.states}:
            raise Refusal(
                [Finding("dossier.no_state", Sentence(f"Không có trạng thái {until!r}.", f"No state {until!r}."))]
            )
        if awaited.dossier.id == at.dossier.id or at.dossier.id in _awaited(awaited.dossier.id):
            said = Sentence(
                f"{code} và {other} sẽ chờ lẫn nhau mãi.", f"{code} and {other} would wait for each other for ever."
            )
            raise Refusal([Finding("dossier.wait_circle", said, subject=other)])
        if Wait.objects.filter(dossier=at.dossier, other=awaited.dossier, until=until).exists():
            raise Refusal(
                [Finding("dossier.wait_twice", Sentence(f"Đã chờ {other}.", f"It waits for {other} already."))]
            )
        deed = writing.write(mandate, at, "wait", day, payload={"other": other, "until": until})
        return Wait.objects.create(dossier=at.dossier, deed=deed, other=awaited.dossier, until=until)


def _awaited(dossier: int) -> set[int]:
    """Return every dossier that one waits for, over any number of steps."""
    found, edge = set[int](), {dossier}
    while edge:
        edge = set(Wait.objects.filter(dossier__in=edge).values_list("other", flat=True)) - found
        found |= edge
    return found


def _unit(code: str, day: date) -> dict[str, object]:
    rows = snapshot(AsOf(day)).units.filter(pl.col("code") == code).to_dicts()
    if not rows:
        raise Unknown(
            Sentence(f"Ngày {day:%d/%m/%Y} không có đơn vị {code!r}.", f"There is no unit {code!r} on {day}.")
        )
    return rows[0]


__all__ = ["Deed", "attach", "begin", "keep_document", "name_council", "submit_text", "wait_for"]
