"""The invented denunciation of the demonstration: three named officers with keys, one denunciation with a question, all labelled as invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db import transaction

from tinhgon.accounts import acts as accounts
from tinhgon.accounts.models import Account
from tinhgon.casework.queries import bodies
from tinhgon.cli.demo_accounts import DOCUMENT
from tinhgon.denunciations import acts
from tinhgon.denunciations.acts import Sending
from tinhgon.denunciations.models import OfficerKey
from tinhgon.denunciations.queries.access import access
from tinhgon.denunciations.rules.payload import Identity, Words
from tinhgon.kernel.mandate import Mandate
from tinhgon.mandates import acts as mandates
from tinhgon.mandates.rules import catalogue

#: The department that keeps the apparatus.
_BODY: Final = "22.SNV"
#: Open to everybody who reads this, as the whole demonstration is: real keys have passphrases that nobody else knows.
PASSPHRASE: Final = "cụm mật khẩu giả định của bản chạy thử"  # noqa: S105 - invented, and printed
_OFFICERS: Final = (
    ("xu-ly-to-cao", "Lý Văn Xử [giả định]", "denunciation_head"),
    ("niem-phong-1", "Mai Thị Niêm [giả định]", "identity_keeper"),
    ("niem-phong-2", "Tạ Văn Phong [giả định]", "identity_keeper"),
)


@dataclass(frozen=True)
class Shown:
    """What the demonstration prints once: the accounts that were made, and the code of the denunciation."""

    accounts: list[dict[str, str]] = field(default_factory=list)
    code: str = ""


@transaction.atomic
def make_denunciations(actor: Mandate, today: date) -> Shown:
    """Name three officers with keys and send a denunciation, unless there are keys already or the demonstration's accounts are not there."""
    body = bodies.unit_by_code(_BODY, today)
    if (
        body is None
        or OfficerKey.objects.exists()
        or not Account.objects.filter(login="thu-ly", invented=True).exists()
    ):
        return Shown()
    made, people = [], []
    for login, name, role in _OFFICERS:
        account, password = accounts.add(login, name, invented=True)
        mandates.grant(actor, mandates.Wish(account, role, today, None, DOCUMENT, unit=body))
        acts.make_key(account, PASSPHRASE, today)
        words = catalogue().roles[role].name
        made.append({"login": login, "role": role, "vi": words.vi, "en": words.en, "password": password})
        people.append(account)
    told = Words(
        "Trưởng phòng X [giả định]",
        "Yêu cầu đưa tiền mới bố trí vị trí sau sáp nhập [giả định].",
        "tháng trước",
        protect=True,
    )
    sent = acts.send(Sending(body, told, Identity("Người tố cáo [giả định]", "0900 000 000")), today)
    who = access(people[0], sent.case, today)
    acts.take_up(who, today)
    acts.say(who, "Việc xảy ra ngày nào, còn ai biết không? [giả định]", "question", today, asks=True)
    return Shown(made, sent.code)
