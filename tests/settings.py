"""The settings of the tests: the site's, with plain static files, one connection, and a database of their own."""

import fcntl
import os

from tinhgon.site.settings import *  # noqa: F403
from tinhgon.site.settings import DATABASES, STORAGES, VAR

# Playwright's synchronous interface runs an event loop in the test's thread, where Django would refuse its database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def _slot() -> int:
    """A number that no other test run on this checkout holds now, so that two runs never share a database."""
    folder = VAR / "test-slots"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, 100):
        held = os.open(folder / f"{number}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(held)
        else:
            return number  # the lock is let go when this process ends
    raise RuntimeError("99 test runs at once on one checkout")


DATABASES["default"]["ENGINE"] = "tests.postgresql"
DATABASES["default"]["OPTIONS"].pop("pool")
DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
DATABASES["default"]["TEST"] = {"NAME": f"test_tinhgon_{_slot()}"}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1", "[::1]"]
# No test starts a worker that it did not ask for: what tests write, another process cannot see.
PLANNERS = 0
# Passwords of tests need not be hard to guess; argon2 itself is tried where it matters (`tests/accounts`).
PASSPHRASE_COST = (1, 1, 64)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]  # noqa: F405
