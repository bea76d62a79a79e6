"""Changes of these tables leave a trail (accounts, `0003_trail.sql`)."""

from django.db import migrations

WATCH = """
select accounts_watch_table('mandates_grant'::regclass);
select accounts_watch_table('mandates_power'::regclass);
"""


class Migration(migrations.Migration):
    dependencies = [("mandates", "0001_initial"), ("accounts", "0003_trail")]
    operations = [migrations.RunSQL(WATCH, migrations.RunSQL.noop)]
