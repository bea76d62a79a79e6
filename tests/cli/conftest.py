"""The commands run on the sample province."""

import pytest

from tests import faces


@pytest.fixture(scope="module", autouse=True)
def books(django_db_setup, django_db_blocker):
    """The sample's database under Django's connection while these tests run."""
    with django_db_blocker.unblock():
        name = faces.sample()
        with faces.database(name):
            yield name
