"""The triggers that keep versions and turns append-only."""

from pathlib import Path

from django.db import migrations

GUARDS = Path(__file__).with_name("0002_guards.sql").read_text(encoding="utf-8")
AWAY = """
drop trigger reform_version_append_only on reform_version; drop trigger reform_version_no_truncate on reform_version;
drop trigger reform_turn_append_only on reform_turn; drop trigger reform_turn_no_truncate on reform_turn;
drop trigger reform_draft_stays on reform_draft; drop trigger reform_draft_no_truncate on reform_draft;
drop trigger reform_draft_keeps on reform_draft;
drop function reform_refuse(); drop function reform_draft_keeps();
"""


class Migration(migrations.Migration):
    dependencies = [("reform", "0001_initial")]
    operations = [migrations.RunSQL(GUARDS, AWAY)]
