"""A calendar's secret address may be changed by its holder alone: a change by plain SQL leaves a trail, without the digest."""

from django.db import migrations

WATCH = "select accounts_watch_table('notices_feed'::regclass, '{key}')"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_rooms_say_what_they_watch"), ("notices", "0001_initial")]
    operations = [migrations.RunSQL(WATCH, migrations.RunSQL.noop)]
