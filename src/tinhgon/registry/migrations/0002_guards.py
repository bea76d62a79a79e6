"""The functions and triggers by which the registry guards itself, and its key sequence."""

from pathlib import Path

from django.db import migrations

GUARDS = Path(__file__).with_name("0002_guards.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial"), ("ledger", "0002_guards")]
    operations = [migrations.RunSQL(GUARDS, migrations.RunSQL.noop, elidable=False)]
