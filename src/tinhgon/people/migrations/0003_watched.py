"""Changes of these tables leave a trail (accounts, `0003_trail.sql`)."""

from django.db import migrations

WATCH = """
select accounts_watch_table('people_note'::regclass);
select accounts_watch_table('people_reading'::regclass);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_guards"), ("accounts", "0003_trail")]
    operations = [migrations.RunSQL(WATCH, migrations.RunSQL.noop)]
