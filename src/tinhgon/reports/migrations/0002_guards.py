"""Packs, their prose and their signatures are written once: triggers refuse to change, delete or empty any row."""

from django.db import migrations

TABLES = ("pack", "prose", "signed")
REFUSE = """
create function reports_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Báo cáo chỉ thêm, không sửa, không xóa (%, %). / Reviews only grow: % on % is refused.',
    tg_table_name, tg_op, tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = 'reports_append_only';
end $$;
"""


def guard(table: str) -> str:
    """SQL that refuses to change, delete or empty a table."""
    name = f"reports_{table}"
    return f"""
create trigger {name}_append_only before update or delete on {name} for each statement execute function reports_refuse();
create trigger {name}_no_truncate before truncate on {name} for each statement execute function reports_refuse();
"""


def away(table: str) -> str:
    """SQL that takes the guard of a table away."""
    name = f"reports_{table}"
    return f"drop trigger {name}_append_only on {name}; drop trigger {name}_no_truncate on {name};\n"


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [
        migrations.RunSQL(
            REFUSE + "".join(guard(one) for one in TABLES),
            "".join(away(one) for one in TABLES) + "drop function reports_refuse();",
        )
    ]
