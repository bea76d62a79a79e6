"""Mandates, accounts and the authority register as plain values."""

from __future__ import annotations

from tinhgon.accounts.models import Account
from tinhgon.api.plain.parts import Plain, words
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Listed
from tinhgon.mandates.rules import KINDS, Power, Role, catalogue
from tinhgon.structure.kinds import LEVELS, UNIT_KINDS


def account(one: Account) -> Plain:
    """Return an account: login, name, whether it may sign in, whether its password was handed out and not changed yet."""
    return {
        "login": one.login,
        "name": one.name,
        "active": one.is_active,
        "locked_because": one.locked_because,
        "one_off": one.one_off,
        "invented": one.invented,
        "last_sign_in": one.last_login.isoformat() if one.last_login else None,
    }


def mandate(one: Listed) -> Plain:
    """Return a mandate: who, in what role, over what, from when to when, on what document, by which entries of the ledger."""
    held = one.grant
    return {
        "number": held.pk,
        "login": held.account.login,
        "name": held.account.name,
        "role": {"id": held.role, **words(catalogue().roles[held.role].name)},
        "kind": {"id": held.kind, **words(KINDS[held.kind])},
        "through": held.through_id,
        "unit": {"code": one.unit_code, "name": one.unit} if one.unit_code else None,
        "organ": one.organ or None,
        "sector": held.sector or None,
        "from": held.since.isoformat(),
        "to": held.until.isoformat() if held.until else None,
        "in_force": one.in_force,
        "document": held.document,
        "granted_by": held.granted_by,
        "ended_by": held.ended_by,
        "ended_because": held.ended_because,
    }


def role(one: Role) -> Plain:
    """Return a role with what it is and the acts that it may do."""
    acts = [{"id": act, **words(catalogue().acts[act])} for act in one.acts]
    return {"id": one.id, **words(one.name), "sentence": words(one.sentence), "acts": acts}


def power(one: Power) -> Plain:
    """Return a row of the authority register."""
    return {
        "id": one.id,
        "act": {"id": one.act, **words(catalogue().acts.get(one.act, Sentence(one.act, one.act)))},
        "organ_kind": {"id": one.organ_kind, **words(UNIT_KINDS[one.organ_kind].words)},
        "level": {"id": one.level, **words(LEVELS[one.level])},
        "basis": one.basis,
        "from": one.span.start.isoformat(),
        "to": one.span.end.isoformat() if one.span.end else None,
        "verified_by": one.verified_by,
        "entry": one.entry,
    }
