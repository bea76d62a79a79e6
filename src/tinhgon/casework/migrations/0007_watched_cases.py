"""Changes of cases and of their clocks leave a trail: these rows go on, and plain SQL could change them."""

from django.db import migrations

WATCH = """
select accounts_watch_table('casework_case'::regclass);
select accounts_watch_table('casework_clock'::regclass);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_every_trigger"), ("casework", "0006_board_index")]
    operations = [migrations.RunSQL(WATCH, migrations.RunSQL.noop)]
