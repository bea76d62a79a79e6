"""Changes of the calendar leave a trail."""

from django.db import migrations

WATCH = """
select accounts_watch_table('casework_calendar_day'::regclass);
select accounts_watch_table('casework_calendar_year'::regclass);
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_guards"), ("accounts", "0003_trail")]
    operations = [migrations.RunSQL(WATCH, migrations.RunSQL.noop)]
