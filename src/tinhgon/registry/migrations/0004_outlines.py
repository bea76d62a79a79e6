"""Outlines of places: their table, what guards it, and their part in the digest of an entry."""

from pathlib import Path

from django.db import migrations, models

OUTLINES = Path(__file__).with_name("0004_outlines.sql").read_text(encoding="utf-8")
CONTENTS = Path(__file__).with_name("0003_contents.sql").read_text(encoding="utf-8")
BEFORE = CONTENTS[CONTENTS.index("-- number null") :].replace("create function", "create or replace function")
AWAY = f"""
{BEFORE}
drop trigger registry_opened on registry_outline; drop trigger registry_no_update on registry_outline;
drop trigger registry_no_delete on registry_outline; drop trigger registry_no_truncate on registry_outline;
drop function registry_outline_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("registry", "0003_contents")]
    operations = [
        migrations.CreateModel(
            name="Outline",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("place", models.BigIntegerField()),
                ("valid_from", models.DateField()),
                ("shape", models.TextField()),
                ("area_km2", models.FloatField()),
                ("points", models.IntegerField()),
                ("entry", models.BigIntegerField()),
            ],
            options={
                "db_table": "registry_outline",
                "indexes": [models.Index(fields=["entry"], name="registry_outline_entry")],
                "constraints": [
                    models.UniqueConstraint(fields=("place", "valid_from", "entry"), name="registry_outline_once")
                ],
            },
        ),
        migrations.RunSQL(OUTLINES, AWAY),
    ]
