"""Packs and their prose: lists within a scope, one pack, the newest prose of each section, the state of a pack."""

from __future__ import annotations

from dataclasses import dataclass

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.reports.models import Pack, Prose, Signed
from tinhgon.reports.rules.figure import Reading
from tinhgon.reports.rules.prose import judged
from tinhgon.reports.words.packs import SECTIONS
from tinhgon.resolutions.queries import owners


@dataclass(frozen=True, slots=True)
class Standing:
    """A pack, its organ by code and name, and its signature where it is signed."""

    pack: Pack
    organ: tuple[str, str]
    signed: Signed | None

    @property
    def state(self) -> str:
        """draft or signed."""
        return "signed" if self.signed else "draft"


def packs(scope: Scope, as_of: AsOf) -> list[Standing]:
    """Return the packs of the bodies of a scope, the newest first. Four queries."""
    rows = Pack.objects.select_related("document", "theme", "previous")
    wide = owners.widened(scope, rows.values_list("organ", flat=True).distinct(), AsOf(as_of.day))
    found = list((rows if wide.everything else rows.filter(organ__in=wide.units)).order_by("-day", "-id"))
    signed = {one.pack_id: one for one in Signed.objects.filter(pack__in=[row.pk for row in found]).defer("content")}
    named = owners.names({row.organ for row in found}, AsOf(as_of.day))
    return [Standing(row, named.get(row.organ, ("", "")), signed.get(row.pk)) for row in found]


def pack(code: str, scope: Scope, as_of: AsOf) -> Standing:
    """Return one pack of a body of the scope. Raises Unknown."""
    found = next((one for one in packs(scope, as_of) if one.pack.code == code), None)
    if found is None:
        raise Unknown(Sentence(f"Không có báo cáo {code[:60]}.", f"There is no pack {code[:60]}."))
    return found


def prose(pack: Pack) -> dict[str, Prose | None]:
    """Return the newest prose of each section; None where nobody wrote anything yet."""
    newest = {one.section: one for one in Prose.objects.filter(pack=pack).order_by("id")}
    return {one.id: newest.get(one.id) for one in SECTIONS}


def texts(pack: Pack) -> dict[str, str]:
    """Return the text of each section: what was written last, or what it begins with."""
    written = prose(pack)
    return {one.id: row.text if (row := written[one.id]) else one.begins for one in SECTIONS}


def findings(texts: dict[str, str], readings: dict[str, Reading]) -> list[Finding]:
    """Return what is wrong with the prose of a pack, section by section."""
    return [one for section, text in texts.items() for one in judged(text, readings, section)]
