"""Which database an installation uses."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from tinhgon.site import database, embedded


def test_without_an_address_it_is_the_embedded_one():
    settings = database.default(None)
    assert settings["EMBEDDED"] is True
    assert settings["NAME"] == "tinhgon"


def test_an_address_is_read_as_postgresql_reads_it():
    settings = database.default("postgresql://lan:m%40t@db.example:5433/so_noi_vu?sslmode=require")
    assert "EMBEDDED" not in settings
    assert {name: settings[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "so_noi_vu",
        "USER": "lan",
        "PASSWORD": "m@t",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert settings["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize("address", ["mysql://lan:secret@host/db", "postgresql://lan:secret@host"])
def test_an_address_that_does_not_do_is_refused_without_repeating_the_password(address):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL") as refused:
        database.default(address)
    assert "secret" not in str(refused.value)


@pytest.mark.django_db
def test_tests_run_on_the_embedded_server():
    if not connection.settings_dict.get("EMBEDDED"):
        pytest.skip("DATABASE_URL names another server")
    with connection.cursor() as cursor:
        cursor.execute("select inet_server_port(), current_user, current_database()")
        port, user, name = cursor.fetchone()
    assert (port, user) == (embedded.status().port, "tinhgon_app")
    assert name.startswith("test_tinhgon_")


def test_a_server_older_than_15_is_refused():
    assert connection.features.minimum_database_version == (15,)
