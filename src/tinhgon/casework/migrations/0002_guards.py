"""The triggers that keep the calendar append-only."""

from pathlib import Path

from django.db import migrations

GUARDS = Path(__file__).with_name("0002_guards.sql").read_text(encoding="utf-8")
AWAY = """
drop trigger casework_calendar_day_append_only on casework_calendar_day;
drop trigger casework_calendar_day_no_truncate on casework_calendar_day;
drop trigger casework_calendar_year_append_only on casework_calendar_year;
drop trigger casework_calendar_year_no_truncate on casework_calendar_year;
drop function casework_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial")]
    operations = [migrations.RunSQL(GUARDS, AWAY)]
