"""The triggers that keep every row of a dossier as it was written."""

from django.db import migrations

TABLES = (
    "dossier", "document", "deed", "text", "council", "wait", "point", "opinion", "answer", "vote", "waiver", "leaving",
    "person_code", "reply", "reply_answer", "path_mark", "allowed", "measured",
)  # fmt: skip

REFUSE = """
create function reform_dossier_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Hồ sơ đề án chỉ thêm, không sửa, không xóa (%, %). / A dossier only grows: % on % is refused.',
    tg_table_name, tg_op, tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = 'reform_append_only';
end $$;
"""


def guard(table: str) -> str:
    """SQL that refuses to change, delete or empty a table."""
    name = f"reform_{table}"
    return f"""
create trigger {name}_append_only before update or delete on {name} for each statement execute function reform_dossier_refuse();
create trigger {name}_no_truncate before truncate on {name} for each statement execute function reform_dossier_refuse();
"""


def away(table: str) -> str:
    """SQL that takes the guard of a table away."""
    name = f"reform_{table}"
    return f"drop trigger {name}_append_only on {name}; drop trigger {name}_no_truncate on {name};\n"


class Migration(migrations.Migration):
    dependencies = [("reform", "0010_dossier")]
    operations = [
        migrations.RunSQL(
            REFUSE + "".join(guard(one) for one in TABLES),
            "".join(away(one) for one in TABLES) + "drop function reform_dossier_refuse();",
        )
    ]
