"""What the law of its day says of a dossier's newest text, and what of it stands in the way: errors of verified rows, not waived."""

from __future__ import annotations

from dataclasses import dataclass

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding, Severity
from tinhgon.law.checks.comparing import State
from tinhgon.lawbook.queries import weighed
from tinhgon.reform.models import Waiver
from tinhgon.reform.queries.dossier.outcomes import outcome_of
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.reform.queries.judging import judged
from tinhgon.reform.rules.working import Worked

#: What somebody reads first: what the scheme makes worse, then what it leaves, then what it cures.
OPEN: tuple[State, ...] = ("new", "worsened")


@dataclass(frozen=True, slots=True)
class Breach:
    """A finding of law, what became of it by the scheme, and the document by which it was let pass ("" where it was not)."""

    finding: Finding
    state: State
    waived: str

    @property
    def blocks(self) -> bool:
        """Whether it stands against the next step: an error that the scheme does not cure and that nobody let pass."""
        return self.finding.severity is Severity.ERROR and self.state != "cured" and not self.waived


def breaches(standing: Standing) -> tuple[Breach, ...]:
    """Return what of the newest text breaks the law of its day, what is new first. Raises Refusal where it cannot run."""
    outcome = outcome_of(standing)
    found = judged(Worked(outcome.scheme, outcome, len(outcome.scheme.steps)))
    here = {
        one.what: one.deed.document.title if one.deed.document else one.deed.reason
        for one in Waiver.objects.filter(dossier=standing.dossier, person__isnull=True)
        .select_related("deed__document").defer("deed__document__content")
    }  # fmt: skip
    told = weighed([one.finding for one in found], AsOf(outcome.scheme.day))
    return tuple(
        Breach(one.finding, one.state, here.get(one.finding.rule, "") or (waiver.document or waiver.reason if waiver else ""))
        for one, (_, waiver) in zip(found, told, strict=True)
    )  # fmt: skip
