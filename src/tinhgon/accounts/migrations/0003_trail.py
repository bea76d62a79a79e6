"""The trail of changes, and the triggers that write it."""

from pathlib import Path

from django.db import migrations

TRAIL = Path(__file__).with_name("0003_trail.sql").read_text(encoding="utf-8")
AWAY = """
drop function accounts_watch_all(); drop function accounts_unwatched(); drop function accounts_watch_table(regclass);
drop function accounts_watch() cascade; drop function accounts_told(jsonb, text[]);
drop table accounts_trail; drop function accounts_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_cache")]
    operations = [
        migrations.RunSQL(TRAIL, AWAY),
        migrations.RunSQL("select accounts_watch_table('accounts_account'::regclass)", migrations.RunSQL.noop),
    ]
