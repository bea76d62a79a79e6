"""Beginning a draft: from nothing, from a file, from a plan, by copying or branching."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from django.db import connection, transaction

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger import queries as ledger
from tinhgon.reform.acts.drafting.writing import put_version
from tinhgon.reform.models import Draft, Version
from tinhgon.reform.queries import drafting
from tinhgon.reform.rules.edits import copied
from tinhgon.reform.words import drafting as words
from tinhgon.registry.queries import labels
from tinhgon.structure.scheme import Scheme
from tinhgon.vietnamese.search import search_key

#: Words that stand where a draft's name would in addresses.
RESERVED: Final = frozenset({"moi", "so-sanh", "new", "compare"})
#: Held by who begins a draft, until it is there.
LOCK: Final = 7402001
_NAME: Final = re.compile(r"^[\w.\-]{1,120}$")


def begin(
    mandate: Mandate,
    organ: int,
    scheme: Scheme,
    at: datetime,
    *,
    name: str = "",
    origin: Version | None = None,
    said: Sentence | None = None,
) -> Draft:
    """Begin a draft that ``organ`` (the key of a unit) writes, from any scheme; return it.

    The draft bears ``name``, or one made of the title that nothing bears yet; so does the scheme in it. Raises Refusal where the name
    is taken or cannot stand in an address, where no unit has the key, or where the scheme has too many steps.
    """
    if organ not in labels("units", [organ]):
        raise Refusal([Finding("draft.organ", words.no_organ(organ), subject=str(organ))])
    with transaction.atomic():
        with connection.cursor() as cursor:  # so that two who begin at once never choose one name
            cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        chosen = _free(name, scheme.title)
        sketch = copied(scheme, chosen)
        draft = Draft.objects.create(
            name=chosen,
            title=sketch.title,
            organ=organ,
            made_by=mandate.actor,
            made_at=at,
            changed_at=at,
            drafted_at=ledger.head(),
            origin=origin,
        )
        put_version(mandate, draft, sketch, said or words.begun(len(sketch.steps)), at)
        return draft


def branch(
    mandate: Mandate,
    name: str,
    at: datetime,
    *,
    number: int | None = None,
    organ: int | None = None,
    title: str = "",
    as_name: str = "",
) -> Draft:
    """Begin another draft where a version of one stands (the current one unless numbered); both go their own ways."""
    source = drafting.draft(name)
    version = drafting.version(source, number)
    scheme = copied(drafting.sketch(version), source.name, title)
    said = words.branched(source.name, version.number)
    return begin(mandate, source.organ if organ is None else organ, scheme, at, name=as_name, origin=version, said=said)


def _free(name: str, title: str) -> str:
    """Return the name asked for, or one made of the title, that no draft and no enacted scheme bears."""
    if name:
        if not _NAME.match(name) or name in RESERVED:
            raise Refusal([Finding("draft.name", words.bad_name(name), subject=name[:120])])
        if _taken(name):
            raise Refusal([Finding("draft.name_taken", words.name_taken(name), subject=name)])
        return name
    stem = "-".join(re.findall(r"[a-z0-9]+", search_key(title)))[:80].strip("-") or "de-an"
    likely = {stem, *(f"{stem}-{number}" for number in range(2, 1000))}
    borne = set(Draft.objects.filter(name__in=likely).values_list("name", flat=True)) | RESERVED
    for found in (stem, *(f"{stem}-{number}" for number in range(2, 1000))):
        if found not in borne and not _taken(found):
            return found
    raise Refusal([Finding("draft.name_taken", words.name_taken(stem), subject=stem)])


def _taken(name: str) -> bool:
    return Draft.objects.filter(name=name).exists() or ledger.standing("enact", name) is not None
