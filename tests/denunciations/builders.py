"""Named officers with keys in the invented province, and a denunciation to department A."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tests.casework.builders import books
from tests.mandates.builders import account, granted, key
from tinhgon.accounts.models import Account
from tinhgon.denunciations import acts
from tinhgon.denunciations.acts import Doing, Sending, Sent
from tinhgon.denunciations.queries.access import Access, access
from tinhgon.denunciations.rules.payload import Identity, Words

DAY = date(2026, 2, 10)
NOW = datetime(2026, 2, 10, 3, 0, tzinfo=UTC)
#: What must be found nowhere: written by the reporter of these tests.
NAME, PHONE, PHRASE, ACCUSED = (
    "Đoàn Thị Kín Tiếng",
    "0912 345 678 90",
    "bức tường rêu phủ nhà kho số chín",
    "Phó phòng Lưu Văn Tham",
)
SECRETS = (NAME, PHONE, PHRASE, ACCUSED)


def passphrase(login: str) -> str:
    """The passphrase of an officer's key."""
    return f"cụm mật khẩu dài của {login}"


@dataclass
class People:
    """Who is named at a body: a head, an officer, two keepers and a third."""

    head: Account
    officer: Account
    keepers: list[Account]

    @property
    def all(self) -> list[Account]:
        return [self.head, self.officer, *self.keepers]


def people(unit: str = "99.SA", mark: str = "", day: date = DAY) -> People:
    """Name them for a body, each with a key."""
    head, officer = account(f"truong{mark}"), account(f"xuly{mark}")
    keepers = [account(f"giu{number}{mark}") for number in (1, 2, 3)]
    granted(head, "denunciation_head", unit=key(unit))
    granted(officer, "denunciation_officer", unit=key(unit))
    for one in keepers:
        granted(one, "identity_keeper", unit=key(unit))
    for one in (head, officer, *keepers):
        acts.make_key(one, passphrase(one.login), day)
    return People(head, officer, keepers)


def house() -> People:
    """The province with its holidays, and people named at department A."""
    books()
    return people()


def sent(unit: str = "99.SA", day: date = DAY, **more: Any) -> Sent:
    """A denunciation with an identity."""
    words = more.pop("words", Words(ACCUSED, f"Nhận tiền ở {PHRASE}.", "tháng 1"))
    identity = more.pop("identity", Identity(NAME, PHONE, "thôn 3"))
    return acts.send(Sending(key(unit), words, identity, **more), day)


def by(who: Account, made: Sent, day: date = DAY) -> Access:
    """What an officer may do in it."""
    return access(who, made.case, day)


def doing(day: date = DAY, **more: Any) -> Doing:
    """What comes with a step on a day that is today."""
    return Doing(day, day, **{"signed": day if more.get("document") else None, **more})
