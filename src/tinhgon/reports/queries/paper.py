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
    # The head of the paper is the organ as it was on the pack's day; where the books begin later, as it is when the paper is made.
    made_on = issued.day or today
    structure = registry.snapshot(AsOf(pack.day, pack.known))
    if pack.organ not in structure.units["unit"]:
        structure = registry.snapshot(AsOf(made_on))
    row = structure.units.filter(unit=pack.organ)
    return paper_of(matter, structure, row["code"][0] if row.height else at.organ[0], issued, made_on)
