"""Who leads a clause and who works with them leaves a trail too, while it is a draft."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0011_review_task"), ("accounts", "0006_every_trigger")]
    operations = [
        migrations.RunSQL("select accounts_watch_table('resolutions_clause_body'::regclass)", migrations.RunSQL.noop)
    ]
