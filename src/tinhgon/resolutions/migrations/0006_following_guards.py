"""What is followed is written once: the numbers of its codes, and triggers that refuse to change, delete or empty any of its rows."""

from django.db import migrations

TABLES = (
    "regulation", "regulation_end", "regulation_party", "regulation_clause", "duty", "duty_done", "limitation", "cause", "measure",
    "repeat", "overcome", "recommendation", "answered", "issue", "triage", "triage_term",
)  # fmt: skip
BEGIN = """
create sequence resolutions_followed;
create function resolutions_followed_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Những gì đã ghi theo dõi chỉ thêm, không sửa, không xóa (%, %). / What is followed only grows: % on % is refused.',
    tg_table_name, tg_op, tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = 'resolutions_append_only';
end $$;
"""
AWAY = "drop function resolutions_followed_refuse(); drop sequence resolutions_followed;"


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
    dependencies = [("resolutions", "0004_following")]
    operations = [
        migrations.RunSQL(BEGIN + "".join(guard(one) for one in TABLES), "".join(away(one) for one in TABLES) + AWAY)
    ]
