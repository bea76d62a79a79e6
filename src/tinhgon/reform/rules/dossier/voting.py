"""Whether a council has passed a resolution: the count of one session against the thresholds of the procedure."""

from __future__ import annotations

from dataclasses import dataclass

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.rules.dossier.procedure import Threshold, Votes
from tinhgon.vietnamese.figures import say_number


@dataclass(frozen=True, slots=True)
class Tally:
    """One vote: members of the council (summoned), those present, and how they voted. Whoever is left over did not vote."""

    members: int
    present: int
    favour: int
    against: int
    abstain: int

    @property
    def silent(self) -> int:
        """Those present who did not vote."""
        return self.present - self.favour - self.against - self.abstain


def impossible(tally: Tally) -> list[Finding]:
    """Return what cannot be so in a count; an empty list where it adds up."""
    counts = (tally.members, tally.present, tally.favour, tally.against, tally.abstain)
    if min(counts) < 0 or tally.members == 0:
        said = Sentence(
            "Số đại biểu phải từ 0 trở lên, tổng số phải lớn hơn 0.", "Counts must not be negative, nor members 0."
        )
        return [Finding("vote.count", said)]
    found = []
    if tally.present > tally.members:
        said = Sentence("Số có mặt nhiều hơn tổng số đại biểu.", "More are present than there are members.")
        found.append(Finding("vote.present", said, measured=str(tally.present), required=f"≤ {tally.members}"))
    if tally.silent < 0:
        cast = tally.favour + tally.against + tally.abstain
        said = Sentence("Số phiếu nhiều hơn số có mặt.", "There are more votes than people present.")
        found.append(Finding("vote.cast", said, measured=str(cast), required=f"≤ {tally.present}"))
    return found


def short_of(tally: Tally, votes: Votes) -> list[Finding]:
    """Return why a vote did not pass: no quorum, or no majority; an empty list where it passed."""
    quorum = _reached(tally.present, tally, votes.quorum)
    if quorum is not None:
        said = Sentence(
            "Phiên họp không đủ đại biểu, kết quả biểu quyết không có giá trị.", "No quorum: the vote does not count."
        )
        return [_short("vote.quorum", said, *quorum, votes.quorum)]
    majority = _reached(tally.favour, tally, votes.majority)
    if majority is not None:
        said = Sentence("Nghị quyết chưa được thông qua.", "The resolution was not passed.")
        return [_short("vote.majority", said, *majority, votes.majority)]
    return []


def _reached(count: int, tally: Tally, threshold: Threshold) -> tuple[int, int, str] | None:
    """Return count, base and what was needed where the threshold is missed; None where it is reached."""
    base = tally.members if threshold.base == "members" else tally.present
    needed = base * threshold.share
    if count > needed or (count == needed and not threshold.over):
        return None
    least = needed.__floor__() + 1 if threshold.over else needed.__ceil__()
    return count, base, f"≥ {say_number(least)}"


def _short(rule: str, said: Sentence, count: int, base: int, needed: str, threshold: Threshold) -> Finding:
    measured = f"{say_number(count)} / {say_number(base)}"
    remedy = Sentence("Ghi kết quả của một phiên họp khác.", "Record the result of another session.")
    return Finding(rule, said, measured=measured, required=needed, citation=threshold.citation, remedy=remedy)
