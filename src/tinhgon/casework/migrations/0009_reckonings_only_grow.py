"""That due days were reckoned anew stays on record."""

from django.db import migrations

GUARD = """
create trigger casework_reckoning_append_only before update or delete on casework_reckoning
  for each statement execute function casework_case_refuse();
create trigger casework_reckoning_no_truncate before truncate on casework_reckoning
  for each statement execute function casework_case_refuse();
"""
AWAY = """
drop trigger casework_reckoning_append_only on casework_reckoning;
drop trigger casework_reckoning_no_truncate on casework_reckoning;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0008_notices_have_a_room")]
    operations = [migrations.RunSQL(GUARD, AWAY)]
