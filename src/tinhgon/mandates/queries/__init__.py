"""Reading mandates, always as of a day: who may, what somebody may read, the authority register. Few queries each, none per row."""

from tinhgon.mandates.queries.entitled import entitlement, holders
from tinhgon.mandates.queries.lists import Listed, duties, grant, grants, of_account, register, register_defects
from tinhgon.mandates.queries.nearest import nearest
from tinhgon.mandates.queries.scopes import Scope, scope, under

__all__ = [
    "Listed",
    "Scope",
    "duties",
    "entitlement",
    "grant",
    "grants",
    "holders",
    "nearest",
    "of_account",
    "register",
    "register_defects",
    "scope",
    "under",
]
