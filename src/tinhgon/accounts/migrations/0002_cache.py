"""The table in which limits on guessing are counted, the shape that Django's cache in a database asks for."""

from django.db import migrations

TABLE = """
create table accounts_cache (cache_key varchar(255) primary key, value text not null, expires timestamptz not null);
create index accounts_cache_expires on accounts_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunSQL(TABLE, "drop table accounts_cache")]
