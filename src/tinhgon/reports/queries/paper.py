"""A pack as an official paper: a signed one from what was locked, a draft from the books."""

from __future__ import annotations

from datetime import date

from django.utils.timezone import get_default_timezone

from tinhgon.kernel.as_of import AsOf
from tinhgon.papers.paper import Paper
from tinhgon.papers.profile import Profile
from tinhgon.registry import queries as registry
from tinhgon.reports.queries import packs
from tinhgon.reports.queries.compiling import compiled, since_previous
from tinhgon.reports.rules.composing import Issued, Matter, paper_of
from tinhgon.reports.rules.figures import readings
from tinhgon.vietnamese.days import say_day


def paper_of_pack(at: packs.Standing, today: date) -> tuple[Paper, Profile]:
    """Return the paper of a pack and its layout. Raises Unknown, Refusal as papers do."""
    pack = at.pack
    made = compiled(pack)
    since = since_previous(made)
    local = pack.known.astimezone(get_default_timezone())
    evidence, prose, digest, issued = made.evidence, packs.texts(pack), made.digest, Issued()
    if at.signed is not None:
        kept = type(at.signed).objects.get(pk=at.signed.pk)
        evidence, digest = kept.content["rows"], kept.counted
        prose = {one["section"]: one["text"] for one in kept.content["prose"]}
        issued = Issued(kept.number, kept.signed, kept.signer, kept.signer_title)
    matter = Matter(
        pack.kind, pack.title, pack.since, pack.day, f"{local:%H:%M} {say_day(local.date())}", digest, prose, readings(evidence),
        evidence, since.figures if since else (), since.previous.title if since else "",
    )  # fmt: skip
    return paper_of(matter, registry.snapshot(AsOf(pack.day, pack.known)), at.organ[0], issued, issued.day or today)
