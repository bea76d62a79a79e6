"""What the text of a dossier lacks for a step: that it says what the draft says, that it was appraised so, that the law bears it."""

from __future__ import annotations

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import HouseError
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.models import Version
from tinhgon.reform.queries.dossier.lawful import OPEN, breaches
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.reform.rules.dossier.procedure import NEEDS
from tinhgon.reform.rules.dossier.texts import digest_of
from tinhgon.reform.words import dossier as words
from tinhgon.vietnamese.figures import say_number


def fault(rule: str, need: str, said: Sentence | None = None, **more: str) -> Finding:
    """Return the finding of a need that is not met, in the need's own words unless others are given."""
    return Finding(f"dossier.{rule}", said or words.lacking(NEEDS[need]), **more)  # type: ignore[arg-type]


def submitted(standing: Standing) -> list[Finding]:
    """The linked draft says what the newest text says: nobody decides on one while another is written."""
    draft = standing.dossier.draft
    if draft is None or standing.text is None:
        return []
    current = Version.objects.filter(draft=draft, number=draft.current).first()
    if current is None or _same(current, standing.text.digest):
        return []
    said_ = Sentence(
        f"Bản soạn {draft.name} đã đổi sau bản trình số {standing.text.number}.",
        f"Draft {draft.name} changed after text {standing.text.number} was submitted.",
    )
    remedy = Sentence(
        "Nộp bản trình mới từ bản soạn, hoặc lấy lại phiên bản đã trình.",
        "Submit a new text from the draft, or take up the version that was submitted.",
    )
    return [fault("draft_moved", "submitted", said_, subject=draft.name, remedy=remedy)]  # type: ignore[arg-type]


def _same(version: Version, digest: str) -> bool:
    try:
        return digest_of(version.text) == digest
    except HouseError:
        return False  # what cannot be read as a scheme is not what was submitted


def appraised(standing: Standing) -> list[Finding]:
    """Whoever decides is told that the text is not the one that was appraised; amending it after the appraisal is the rule."""
    concluded, newest = standing.newest("appraise"), standing.text
    if concluded is None or newest is None or concluded.payload.get("digest") == newest.digest:
        return []
    number = concluded.payload.get("text", 0)
    said_ = Sentence(
        f"Bản trình số {newest.number} khác bản đã thẩm định (số {number}).",
        f"Text {newest.number} differs from the one that was appraised (number {number}).",
    )
    remedy = Sentence("Xem phần đã sửa và trả lời thẩm định.", "See what was amended and the answers to the appraisal.")
    return [Finding("dossier.amended", said_, Severity.WARNING, remedy=remedy)]


def lawful(standing: Standing) -> list[Finding]:
    """Errors of rows that somebody compared with the text of the law stand in the way; all else is counted in one warning."""
    try:
        found = breaches(standing)
    except HouseError:
        return []  # that it does not run is said by another need
    told = [one.finding for one in found if one.blocks]
    left = [one for one in found if one.state in OPEN and not one.blocks and not one.waived]
    weighed = [one for one in left if one.finding.severity is Severity.WARNING]
    if weighed:
        vi = f"{say_number(len(weighed))} điều luật chưa đối chiếu cảnh báo phần đề án này chạm tới (mới hoặc nặng thêm)."
        said_ = Sentence(vi, f"{len(weighed)} findings of rows that nobody verified, new or worsened by the scheme.")
        remedy = Sentence("Xem mục “Luật” của hồ sơ.", "See the section “Law” of the dossier.")
        told.append(Finding("dossier.law_warns", said_, Severity.WARNING, measured=str(len(weighed)), remedy=remedy))
    return told


def unchanged(standing: Standing) -> list[Finding]:
    """The newest text, and the linked draft, are byte for byte what was decided."""
    decided = standing.newest("decide")
    if decided is None or standing.text is None:
        return [fault("not_decided", "unchanged")]
    digest = str(decided.payload["digest"])
    draft = standing.dossier.draft
    current = Version.objects.filter(draft=draft, number=draft.current).first() if draft is not None else None
    if digest_of(standing.text.text) == digest and (current is None or _same(current, digest)):
        return []
    said_ = Sentence("Dự thảo đã đổi sau khi quyết định.", "The draft changed after the decision.")
    remedy = Sentence(
        "Đưa bản soạn về đúng bản đã quyết định, hoặc quyết định lại.", "Restore the text decided on, or decide anew."
    )
    return [fault("changed", "unchanged", said_, remedy=remedy, required=digest[:16])]  # type: ignore[arg-type]
