"""The invented dossier of the demonstration: a small scheme, drafted, checked, appraised, and open to opinions."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from tinhgon.accounts.models import Account
from tinhgon.casework.queries.bodies import unit_by_code
from tinhgon.kernel.mandate import Mandate
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.acts import drafting
from tinhgon.reform.models import Draft
from tinhgon.reform.queries.dossier.gates import Given
from tinhgon.reform.queries.dossier.standing import standing
from tinhgon.structure.scheme import Scheme, read_step

_NAME: Final = "hop-nhat-hai-phong"
_TITLE: Final = "Hợp nhất hai phòng của Sở Nội vụ [giả định]"
_ORGAN: Final = "22.SNV"
_STEPS: Final[tuple[dict[str, Any], ...]] = (
    {
        "do": "merge",
        "of": ["22.SLD.P4", "22.SLD.P5"],
        "into": {"code": "22.SNV.P6", "name": "Phòng Người có công và Bảo trợ xã hội", "kind": "division"},
        "heads": "deputy",
        "clause": "Điều 1",
    },
    {"do": "rename", "unit": "22.SLD.P3", "name": "Phòng Lao động, việc làm", "clause": "Điều 2"},
)
_PAPER: Final = b"%PDF-1.4 "


@transaction.atomic
def make_dossier(today: date) -> bool:
    """Draft the invented scheme and carry its dossier to the opinions of the public; False where drafts or no accounts are there."""
    if Draft.objects.exists():
        return False
    people = {one.login: one for one in Account.objects.filter(login__in=("soan-thao", "tham-dinh"))}
    organ = unit_by_code(_ORGAN, today)
    divisions = [unit_by_code(code, today) for code in ("22.SLD.P3", "22.SLD.P4", "22.SLD.P5")]
    if len(people) < 2 or organ is None or None in divisions:
        return False
    drafter = Mandate(people["soan-thao"].actor, "người soạn thảo", "QĐ giả định 01")
    appraiser = Mandate(people["tham-dinh"].actor, "người thẩm định", "QĐ giả định 01")
    month = (today.replace(day=1) + timedelta(days=95)).replace(day=1)
    steps = tuple(read_step(one) for one in _STEPS)
    scheme = Scheme(id=_NAME, title=_TITLE, day=month, steps=steps, status="draft")
    drafting.begin(drafter, organ, scheme, timezone.make_aware(datetime.combine(today, time(8))), name=_NAME)
    acts.begin(drafter, _NAME, _TITLE, _ORGAN, today, _NAME)
    acts.submit_text(drafter, _NAME, today)
    acts.take(drafter, _NAME, "submit", Given(today))
    acts.take(appraiser, _NAME, "check", Given(today, document=_paper("Phiếu kiểm tra [giả định]", 1)))
    acts.appraise_point(appraiser, _NAME, "accept", "Hai phòng cùng phục vụ một nhóm người dân [giả định]", today)
    advice = "Nên nêu rõ nơi tiếp người có công sau hợp nhất [giả định]"
    point = acts.appraise_point(appraiser, _NAME, "amend", advice, today, step=1)
    acts.take(appraiser, _NAME, "appraise", Given(today, document=_paper("Báo cáo thẩm định [giả định]", 2)))
    acts.answer_point(drafter, _NAME, point.pk, "accepted", "Giữ nguyên nơi tiếp cũ trong sáu tháng [giả định]", today)
    days = standing(_NAME).procedure.opinions.days
    acts.take(drafter, _NAME, "open_opinions", Given(today, until=today + timedelta(days=days)))
    return True


def _paper(title: str, number: int) -> Any:
    return acts.keep_document(_NAME, title, "van-ban.pdf", _PAPER + str(number).encode())
