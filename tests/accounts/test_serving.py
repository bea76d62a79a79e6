"""The role that serves pages from the embedded database: it works with rows and leaves its trail, and can switch nothing off."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection

from tests.registry.builders import rows
from tinhgon.accounts import acts, queries
from tinhgon.site import embedded
from tinhgon.site.embedded.making import SERVING

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def serving():
    """A connection of the serving role to the tests' database."""
    if not connection.settings_dict.get("EMBEDDED"):
        pytest.skip("another database than the embedded one: its roles are its owner's business")
    server = embedded.ensure(serving=True)
    acts.let_serve(SERVING)
    with psycopg.connect(
        host=server.host, port=server.port, user=server.user, password=server.password,
        dbname=connection.settings_dict["NAME"], autocommit=True,
    ) as made:  # fmt: skip
        yield made
    with connection.cursor() as cursor:
        cursor.execute(f"revoke all on all tables in schema public from {SERVING}")


def test_it_works_with_rows_and_leaves_a_trail(serving):
    acts.add("an", "An", invented=True)
    serving.execute("update accounts_account set name = 'Bình' where login = 'an'")
    found = queries.trail("accounts_account")[0]
    assert (found.role, found.after) == (SERVING, {"name": "Bình"})
    assert rows("select name from accounts_account") == [("Bình",)]


@pytest.mark.parametrize(
    "statement",
    [
        "alter table accounts_account disable trigger user", "drop table accounts_trail", "truncate accounts_account",
        "insert into accounts_trail (actor, role, source, verb) values ('x', 'x', 'x', 'x')", "delete from accounts_trail",
        "delete from ledger_entry", "update people_reading set why = ''", "set session_replication_role = replica",
        "create or replace function accounts_watch() returns trigger language plpgsql as $$ begin return null; end $$",
        "delete from django_migrations",
    ],
)  # fmt: skip
def test_it_can_switch_nothing_off(serving, statement):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        serving.execute(statement)
