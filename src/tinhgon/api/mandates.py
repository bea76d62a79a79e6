"""Mandates and the authority register, open to all; the trail of changes, for whose token and mandate allow it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from ninja import Field, Query, Router, Schema

from tinhgon.accounts.queries import trail
from tinhgon.api.answers import ELSE, answer_private, reads
from tinhgon.api.asking import LARGEST, MOST, Code, Day, Text
from tinhgon.api.plain import changes
from tinhgon.api.plain import mandates as plain
from tinhgon.api.shapes import Problem
from tinhgon.api.signed_in import bearer, entitled
from tinhgon.mandates import queries
from tinhgon.mandates.rules import catalogue

router = Router(tags=["mandates"])
_CLOSED: dict[Any, Any] = {401: Problem, 403: Problem, **ELSE}


class MandatesWanted(Schema):
    """Which mandates."""

    on: Day = Field(None, description="Ngày; bỏ trống là hôm nay / the day; else today")
    text: Text = Field("", description="Trong tên, tài khoản, văn bản / in name, login or document")
    role: Code = Field("", description="Vai trò / the role")
    ended: bool = Field(False, description="Kể cả trước và sau ngày ấy / also before and after that day")


class OfDay(Schema):
    """A day."""

    on: Day = Field(None, description="Ngày; bỏ trống là hôm nay / the day; else today")


class ChangesWanted(Schema):
    """Which changes of the trail."""

    table: Code = Field("", description="Bảng / the table")
    actor: Text = Field("", description="Ai / by whom")
    before: int | None = Field(None, ge=1, le=LARGEST, description="Chỉ trước số này / only before this number")
    limit: int = Field(100, ge=1, le=MOST, description="Nhiều nhất / at most")


@reads(router, "/mandates", dict[str, Any], "Thẩm quyền / mandates")
def list_mandates(request: HttpRequest, asked: Query[MandatesWanted]) -> Any:
    """Who may do what, over which part of the apparatus, on what document, on a day."""
    day = asked.on or localdate()
    found = queries.grants(day, ended=asked.ended, text=asked.text, role=asked.role)
    return {"on": day, "mandates": [plain.mandate(one) for one in found]}


@reads(router, "/roles", dict[str, Any], "Vai trò / roles")
def list_roles(request: HttpRequest) -> Any:
    """The roles and the acts that each may do."""
    return {"roles": [plain.role(one) for one in catalogue().roles.values()]}


@reads(router, "/authority", dict[str, Any], "Sổ thẩm quyền / authority register")
def list_powers(request: HttpRequest, asked: Query[OfDay]) -> Any:
    """Which kind of organ holds which power on a day, on what basis; and the register's defects."""
    day = asked.on or localdate()
    return {
        "on": day,
        "powers": [plain.power(one) for one in queries.register(day)],
        "defects": [one.as_dict() for one in queries.register_defects(day)],
    }


@router.get("/me", response={200: dict[str, Any], **_CLOSED}, summary="Mã này của ai / whose token")
def me(request: HttpRequest) -> HttpResponse:
    """Whose token this is, what it is for, until when, and the mandates of its account."""
    held = bearer(request)
    found = queries.of_account(held.account.pk, localdate())
    return answer_private(
        {
            "account": plain.account(held.account),
            "token": {"name": held.name, "acts": held.acts, "expires": held.expires},
            "mandates": [plain.mandate(one) for one in found],
        }
    )


@router.get("/trail", response={200: dict[str, Any], **_CLOSED}, summary="Dấu vết thay đổi / trail of changes")
def list_changes(request: HttpRequest, asked: Query[ChangesWanted]) -> HttpResponse:
    """Changed rows of the watched tables, newest first, as the database wrote them. Needs a token for audit.read."""
    entitled(request, "audit.read", None, localdate())
    found = trail(asked.table, asked.actor, asked.before, asked.limit)
    return answer_private({"trail": [changes.change(one) for one in found]})
