"""The audit that plain SQL cannot bypass: every table only grows, or leaves a trail, or is said here to hold nothing of weight."""

from __future__ import annotations

import ast

import pytest
from django.db import IntegrityError, transaction

from tests.casework import builders as casework
from tests.house.source import modules, name_of, tree
from tests.registry.builders import rows
from tests.security.house import none
from tinhgon.accounts import acts as accounts
from tinhgon.accounts import queries

pytestmark = pytest.mark.django_db

#: Tables that neither only grow nor are watched, and why that is no loss.
PASSING = {
    "django_migrations": "written by the installation's own upgrades, closed to the role that serves",
    "django_content_type": "names of tables, no rights hang on them",
    "auth_permission": "Django's own rights, which nothing here asks", "auth_group": "the same", "auth_group_permissions": "the same",
    "django_session": "come and go by the hour", "usersessions_usersession": "come and go by the hour",
    "accounts_cache": "counts of attempts", "accounts_failure": "attempts to sign in, forgotten after an hour",
}  # fmt: skip
#: What a table may have changed in it without a trail, because each change stands in rows beside it that only grow.
BESIDE = {
    "notices_notice": "what somebody was told, read or not; the deed that it tells of only grows", "notices_letter": "sent or not; likewise",
    "registry_pending": "keys that a transaction touched, emptied by its own check at commit",
    "registry_ground": "reckoned from the books, and reckoned anew", "proposals_progress": "how far a run has come",
    "denunciations_key_passphrase": "a key under its holder's passphrase, sealed anew when that changes; the key itself only grows",
    "denunciations_release": "what an approver handed over, emptied after the look; approval and look only grow",
}  # fmt: skip


def tables() -> list[str]:
    return [name for (name,) in rows("select tablename from pg_tables where schemaname = 'public' order by 1")]


def refused(statement: str) -> bool:
    """Whether the database itself refuses a statement, though it would touch no row."""
    try:
        with transaction.atomic():
            rows(statement)
    except IntegrityError:
        return True
    return False


def grows_only(table: str) -> bool:
    column = rows("select column_name from information_schema.columns where table_name = %s and is_generated = 'NEVER' and identity_generation"
                  " is distinct from 'ALWAYS' order by ordinal_position desc limit 1", table)[0][0]  # fmt: skip
    statements = (
        f"update {table} set {column} = {column} where false",
        f"delete from {table} where false",
        f"truncate {table} cascade",
    )
    return all(refused(statement) for statement in statements)


def keeps_rows(table: str) -> bool:
    """Whether no row can be removed, though what it holds may be closed by a later one (the books in two times)."""
    return refused(f"delete from {table} where false") and refused(f"truncate {table} cascade")


def watched(table: str) -> bool:
    on = rows(
        "select count(*) from pg_trigger where tgrelid = %s::regclass and tgenabled in ('O', 'A') and tgname like 'watched\\_%%'",
        table,
    )
    return on[0][0] == 4


def test_every_table_only_grows_or_is_watched_or_is_said_to_hold_nothing_of_weight():
    accounts.watch()
    named = tables()
    found = {
        one: "grows" if grows_only(one) else "watched" if watched(one) else "keeps" if keeps_rows(one) else ""
        for one in named
    }
    in_two_times = {one for one, how in found.items() if how == "keeps" and one.startswith("registry_")}
    none(
        one
        for one, how in found.items()
        if how in ("", "keeps") and one not in PASSING and one not in BESIDE and one not in in_two_times
    )
    idle = [one for one in (*PASSING, *BESIDE) if found.get(one, "not there") in ("grows", "watched", "not there")]
    none(idle)
    assert {"ledger_entry", "ledger_seal", "accounts_trail", "people_reading", "people_note", "reform_deed"} <= {
        one for one, how in found.items() if how == "grows"
    }


def test_switching_off_any_one_trigger_of_the_trail_is_told():
    accounts.watch()
    assert queries.unwatched() == []
    for verb in ("insert", "update", "delete", "truncate"):
        with transaction.atomic():
            rows(f"alter table mandates_grant disable trigger watched_{verb}")
            assert queries.unwatched() == ["mandates_grant"], verb
            rows(f"alter table mandates_grant enable trigger watched_{verb}")
    accounts.watch()


def test_private_notes_are_read_by_the_act_that_writes_the_reading_down_and_by_nothing_else():
    readers = []
    for path in modules():
        for node in ast.walk(tree(path)):
            named = (
                isinstance(node, ast.Attribute) and node.attr == "notes" and getattr(node.value, "id", "") == "queries"
            )
            model = (
                isinstance(node, ast.ImportFrom)
                and node.module == "tinhgon.people.models"
                and any(one.name == "Note" for one in node.names)
            )
            text = isinstance(node, ast.Constant) and isinstance(node.value, str) and "people_note" in node.value
            if (named and "people" in name_of(path).partition("/")[0]) or model or text:
                readers.append(name_of(path))
    assert {one for one in readers if "migrations" not in one} <= {
        "people/acts.py",
        "people/queries.py",
        "people/models.py",
        "accounts/acts.py",
    }


def test_the_trail_of_a_case_does_not_say_whose_it_is():
    casework.books()
    case = casework.complaint(title="Khiếu nại của bà Dân về đất").case
    rows("update casework_case set summary = 'bà Dân ở thôn 3' where code = %s", case.code)
    said = str(rows("select before, after from accounts_trail where source = 'casework_case'"))
    assert "***" in said
    none(word for word in ("Dân", "dân", "thôn 3", "dan'") if word in said)
