"""The triggers that keep what was asked, and what ended; changes leave a trail."""

from pathlib import Path

from django.db import migrations

GUARDS = Path(__file__).with_name("0002_guards.sql").read_text(encoding="utf-8")
AWAY = """
drop trigger proposals_request_append_only on proposals_request; drop trigger proposals_request_no_truncate on proposals_request;
drop trigger proposals_run_stays on proposals_run; drop trigger proposals_run_no_truncate on proposals_run;
drop trigger proposals_run_keeps on proposals_run;
drop function proposals_refuse(); drop function proposals_run_keeps();
"""
WATCH = """
select accounts_watch_table('proposals_request'::regclass);
select accounts_watch_table('proposals_run'::regclass);
"""


class Migration(migrations.Migration):
    dependencies = [("proposals", "0001_initial"), ("accounts", "0003_trail")]
    operations = [migrations.RunSQL(GUARDS, AWAY), migrations.RunSQL(WATCH, migrations.RunSQL.noop)]
