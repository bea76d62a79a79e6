"""The triggers that keep rows of law and waivers append-only, and those that leave a trail (accounts, `0003_trail.sql`)."""

from pathlib import Path

from django.db import migrations

GUARDS = Path(__file__).with_name("0002_guards.sql").read_text(encoding="utf-8")
AWAY = """
drop trigger lawbook_row_append_only on lawbook_row; drop trigger lawbook_row_no_truncate on lawbook_row;
drop trigger lawbook_waiver_append_only on lawbook_waiver; drop trigger lawbook_waiver_no_truncate on lawbook_waiver;
drop function lawbook_refuse();
"""
WATCH = """
select accounts_watch_table('lawbook_row'::regclass);
select accounts_watch_table('lawbook_waiver'::regclass);
"""


class Migration(migrations.Migration):
    dependencies = [("lawbook", "0001_initial"), ("accounts", "0003_trail")]
    operations = [migrations.RunSQL(GUARDS, AWAY), migrations.RunSQL(WATCH, migrations.RunSQL.noop)]
