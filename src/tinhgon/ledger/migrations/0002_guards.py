"""The triggers that keep the ledger append-only."""

from pathlib import Path

from django.db import migrations

GUARDS = Path(__file__).with_name("0002_guards.sql").read_text(encoding="utf-8")
AWAY = """
drop trigger ledger_entry_append_only on ledger_entry; drop trigger ledger_entry_no_truncate on ledger_entry;
drop trigger ledger_seal_append_only on ledger_seal; drop trigger ledger_seal_no_truncate on ledger_seal;
drop trigger ledger_entry_after_seal on ledger_entry;
drop function ledger_refuse(); drop function ledger_after_seal();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunSQL(GUARDS, AWAY)]
