"""Which task came from what is written once."""

from django.db import migrations

TABLES = ("clause_task", "measure_task", "issue_task")


def guard(table: str) -> str:
    """SQL that refuses to change, delete or empty a table."""
    name = f"resolutions_{table}"
    return f"""
create trigger {name}_append_only before update or delete on {name} for each statement execute function resolutions_followed_refuse();
create trigger {name}_no_truncate before truncate on {name} for each statement execute function resolutions_followed_refuse();
"""


def away(table: str) -> str:
    """SQL that takes the guard of a table away."""
    name = f"resolutions_{table}"
    return f"drop trigger {name}_append_only on {name}; drop trigger {name}_no_truncate on {name};\n"


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0008_ordered")]
    operations = [migrations.RunSQL("".join(guard(one) for one in TABLES), "".join(away(one) for one in TABLES))]
