"""Which database: the one that ``DATABASE_URL`` names, else the embedded one. Read once, by the settings."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

ENGINE = "tinhgon.site.postgresql"
# A connection costs more than a cheap page, so they are kept; one is open from the start, more as threads need them.
POOL = {"min_size": 1, "max_size": 8, "timeout": 10}


def default(url: str | None) -> dict[str, Any]:
    """Django's settings of the default database; ``url`` as PostgreSQL itself reads it (postgresql://…).

    Raises ImproperlyConfigured where the address cannot be read.
    """
    kept: dict[str, Any] = {"ENGINE": ENGINE, "CONN_HEALTH_CHECKS": True, "OPTIONS": {"pool": dict(POOL)}}
    if not url:
        return kept | {"NAME": "tinhgon", "EMBEDDED": True}
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError:
        # Neither the address nor the driver's words about it are repeated: both may hold the password.
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read: postgresql://user:password@host:5432/database is expected."
        ) from None
    if not parts.get("dbname"):
        raise ImproperlyConfigured("DATABASE_URL names no database: postgresql://user:password@host:5432/database")
    known = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    kept |= {name: str(parts.pop(theirs, "") or "") for name, theirs in known.items()}
    kept["OPTIONS"] |= parts
    return kept
