"""The invented accounts of the demonstration: one for each role, so that a newcomer can sign in as each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl
from django.db import transaction

from tinhgon.accounts import acts as accounts
from tinhgon.accounts.queries import accounts as all_accounts
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.mandates import acts
from tinhgon.mandates.rules import catalogue
from tinhgon.registry import queries
from tinhgon.structure.snapshot import Structure

#: The first day of the sample: whoever looks at the demonstration may act in all of its years.
SINCE: Final = date(2019, 12, 1)
DOCUMENT: Final = Decision("QĐ giả định 01", None, "Bản chạy thử", "Giao thẩm quyền trong bản chạy thử")


@dataclass(frozen=True, slots=True)
class _Part:
    login: str
    name: str
    role: str
    organ_kind: str


_PARTS: Final = (
    _Part("soan-thao", "Phạm Thị Soạn [giả định]", "drafter", "department"),
    _Part("tham-dinh", "Trần Văn Thẩm [giả định]", "appraiser", "department"),
    _Part("can-bo", "Lê Thị Cán [giả định]", "affected", ""),
    _Part("thu-ky", "Vũ Văn Thư [giả định]", "clerk", "people_council"),
    _Part("quyet-dinh", "Nguyễn Thị Quyết [giả định]", "decider", "people_council"),
    _Part("danh-gia", "Hoàng Văn Giá [giả định]", "reviewer", "department"),
    _Part("kiem-tra", "Đỗ Thị Kiểm [giả định]", "auditor", ""),
    _Part("to-chuc", "Bùi Văn Tổ [giả định]", "personnel", "department"),
    _Part("van-ban", "Tạ Thị Văn [giả định]", "resolution_drafter", "party_committee"),
    _Part("ban-hanh", "Lương Văn Hành [giả định]", "resolution_signer", "party_committee"),
    _Part("tiep-nhan", "Đinh Văn Tiếp [giả định]", "receiver", "department"),
    _Part("thu-ly", "Phan Thị Lý [giả định]", "case_officer", "department"),
    _Part("giai-quyet", "Cao Văn Giải [giả định]", "case_head", "department"),
    _Part("theo-doi", "Lương Thị Dõi [giả định]", "follower", "party_committee"),
    _Part("ky-bao-cao", "Đoàn Văn Ký [giả định]", "review_signer", "party_committee"),
    _Part("giao-viec", "Lương Văn Giao [giả định]", "task_giver", "people_committee"),
    _Part("lam-viec", "Mai Thị Làm [giả định]", "task_doer", "department"),
    _Part("quan-tri", "Ngô Thị Quản [giả định]", "administrator", ""),
)


def make_accounts(actor: Mandate) -> list[dict[str, str]]:
    """Make the accounts and grant their mandates, unless there are accounts already; return login, role and password of each."""
    if all_accounts():
        return []
    structure = queries.snapshot(AsOf(SINCE))
    made = []
    with transaction.atomic():
        for part in _PARTS:
            person, name = _person(structure, part)
            account, password = accounts.add(part.login, name or part.name, person=person, invented=True)
            organ = _organ(structure, part.organ_kind)
            acts.grant(actor, acts.Wish(account, part.role, SINCE, None, DOCUMENT, organ=organ))
            words = catalogue().roles[part.role].name
            made.append({"login": part.login, "role": part.role, "vi": words.vi, "en": words.en, "password": password})
    return made


def _person(structure: Structure, part: _Part) -> tuple[int | None, str]:
    """Return whose account it is in the registry: somebody whom a merger would move, the head who answers for tasks, else nobody."""
    if part.role == "affected":
        return _somebody(structure)
    if part.role == "task_doer":
        return _head(structure, _organ(structure, part.organ_kind), part.name)
    return None, part.name


def _head(structure: Structure, organ: int | None, name: str) -> tuple[int | None, str]:
    """Return key and name of the head of an organ: tasks come to the account of whoever holds the office."""
    heads = structure.posts.filter((pl.col("unit") == organ) & (pl.col("rank") == "head")).select("post")
    held = structure.tenures.join(heads, on="post").join(structure.people, on="person")
    return (int(held["person"][0]), f"{held['name'][0]} [giả định]") if held.height else (None, name)


def _organ(structure: Structure, kind: str) -> int | None:
    """Return the province's organ of a kind; of departments the one for home affairs, which keeps the apparatus."""
    found = structure.units.filter((pl.col("kind") == kind) & (pl.col("level") == "province")).sort("code")
    home = found.filter(pl.col("name").str.contains("Nội vụ"))
    chosen = home if home.height else found
    return int(chosen["unit"][0]) if chosen.height else None


def _somebody(structure: Structure) -> tuple[int | None, str]:
    """Return the key and name of a deputy head of a division of the province: somebody whom a merger would move."""
    posts = structure.posts.filter(pl.col("rank") == "deputy").join(
        structure.units.filter(pl.col("kind") == "division").select("unit"), on="unit"
    )
    held = structure.tenures.join(posts.select("post"), on="post").join(structure.people, on="person").sort("person")
    return (int(held["person"][0]), f"{held['name'][0]} [giả định]") if held.height else (None, "")
