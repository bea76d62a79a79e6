"""The invented province with everybody in it, made once for a file of tests; what a test does to it is taken back after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.security.house import House, built


@pytest.fixture(scope="module")
def kept_house(django_db_setup: Any, django_db_blocker: Any) -> Iterator[House]:
    """The house in a transaction of its own, which is rolled back when the file's tests are over."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield built()
        transaction.set_rollback(True)


@pytest.fixture
def house(kept_house: House, db: Any) -> House:
    """The house, for one test: its changes are rolled back to where the file's tests began."""
    return kept_house
