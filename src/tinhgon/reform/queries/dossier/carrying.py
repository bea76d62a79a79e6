"""Which dossier carries a scheme: such a scheme is enacted by its dossier alone."""

from __future__ import annotations

from django.db.models import Q

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.models import Dossier, Draft, Text, Version
from tinhgon.reform.queries.dossier.standing import scheme_of
from tinhgon.reform.rules.dossier.texts import digest_of
from tinhgon.structure.scheme import Scheme


def carried_by(scheme: Scheme) -> Dossier | None:
    """Return the newest dossier whose texts or draft bear the scheme's identifier, or hold the very same scheme; None otherwise."""
    named = set(Draft.objects.filter(name=scheme.id).values_list("id", flat=True))
    linked = Dossier.objects.filter(draft__in=named).order_by("-id").first()
    if linked is not None:
        return linked
    digest = digest_of(scheme.to_yaml())
    for text in Text.objects.select_related("dossier").order_by("-id"):
        if text.digest == digest or scheme_of(text.text).id == scheme.id:
            return text.dossier
    return None


def drafted(scheme: Scheme) -> list[tuple[str, str]]:
    """Return who drafted a scheme in the workspace, as pairs of act and actor: under its identifier, or with the very same steps.

    The steps tell a draft whatever it is called; texts of drafts are canonical, and steps stand last in them.
    """
    steps = scheme.to_yaml().partition("\nsteps:")
    same = Q(text__endswith="".join(steps[1:])) if scheme.steps else Q(pk=None)
    found = Version.objects.filter(Q(draft__name=scheme.id) | same).values_list("author", flat=True)
    return [("scheme.draft", author) for author in sorted(set(found))]


def outside(scheme: Scheme) -> list[Finding]:
    """Return why a scheme may not be enacted beside its dossier: nothing where no dossier carries it."""
    found = carried_by(scheme)
    if found is None:
        return []
    said = Sentence(
        f"Đề án {scheme.id} đang đi theo hồ sơ {found.code}; chỉ thi hành được từ hồ sơ ấy.",
        f"Scheme {scheme.id} is carried by dossier {found.code} and is enacted from there alone.",
    )
    remedy = Sentence(
        f"Mở hồ sơ {found.code} và đi tiếp các bước còn thiếu (trang Hồ sơ, hoặc tinhgon dossier take {found.code} enact).",
        f"Open dossier {found.code} and take the steps that are left (page Dossiers, or tinhgon dossier take {found.code} enact).",
    )
    return [Finding("dossier.enacted_outside", said, subject=found.code, remedy=remedy)]
