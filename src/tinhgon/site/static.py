"""Static files gathered, named by their content and compressed, again only when one of them changed."""

import fcntl
import hashlib
import shutil

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect() -> bool:
    """Gather the static files of all rooms into STATIC_ROOT; False when nothing changed since the last time."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    kept = settings.VAR / "static.stamp"
    with (settings.VAR / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        now = _stamp()
        if kept.is_file() and kept.read_text() == now:
            return False
        kept.unlink(missing_ok=True)
        shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
        call_command("collectstatic", interactive=False, verbosity=0)
        kept.write_text(now)
    return True


def _stamp() -> str:
    found = hashlib.sha256(str(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            about = (
                settings.STATIC_ROOT,
                path,
                storage.path(path),
                storage.size(path),
                storage.get_modified_time(path),
            )
            found.update(repr(about).encode())
    return found.hexdigest()
