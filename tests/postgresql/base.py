"""The engine of the tests: the site's, which may also empty tables that refuse to be emptied.

A test of pages (``live_server``) commits what it writes, so Django empties all tables after it. The books refuse that by
trigger, as they should; here the triggers are put to sleep for that one moment, by the owner of the tables.
"""

from typing import Any

from django.db.backends.postgresql import operations

from tinhgon.site.postgresql import base

#: How the name of the sample's database ends (`tests/faces.py`).
SAMPLE = "_sample"


class DatabaseOperations(operations.DatabaseOperations):
    """Flush with the triggers asleep."""

    def sql_flush(self, style: Any, tables: Any, **more: Any) -> list[str]:
        # The sample province stands in a database of its own, made once for all tests of the faces: it is never emptied.
        if str(self.connection.settings_dict["NAME"]).endswith(SAMPLE):
            return []
        names = [self.quote_name(table) for table in tables]
        asleep = [f"ALTER TABLE {name} DISABLE TRIGGER USER" for name in names]
        awake = [f"ALTER TABLE {name} ENABLE TRIGGER USER" for name in names]
        return [*asleep, *super().sql_flush(style, tables, **more), *awake]


class DatabaseWrapper(base.DatabaseWrapper):
    """The site's, with the flush above."""

    ops_class = DatabaseOperations
