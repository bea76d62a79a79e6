"""A table counts as watched only while each of its four triggers is there and on, so that switching one off shows too.

Cases and their clocks are among the tables; whose case it is stands in the trail as "***".
"""

from django.db import migrations

FOUND = """
create or replace function accounts_unwatched() returns table (source text) language sql stable as $$
  select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r'
    and c.relname ~ '^(accounts|mandates|people|reform|lawbook|mfa|account|socialaccount)_|^casework_(case|clock)$'
    and c.relname not in ('accounts_trail', 'accounts_failure', 'accounts_cache')
    and (select count(*) from pg_trigger t where t.tgrelid = c.oid and t.tgenabled in ('O', 'A')
         and t.tgname in ('watched_insert', 'watched_update', 'watched_delete', 'watched_truncate')) < 4
  order by 1
$$
"""

TABLE = """
create or replace function accounts_watch_table(source regclass) returns void language plpgsql as $$
declare
  named text := source::text;
  key text;
  secrets text;
begin
  select a.attname into key from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = source and i.indisprimary;
  select coalesce(string_agg(attname, ','), '') into secrets from pg_attribute
    where attrelid = source and attnum > 0 and not attisdropped
      and ((named, attname) in (('accounts_account', 'password'), ('accounts_token', 'digest'), ('mfa_authenticator', 'data'),
                                ('people_note', 'text'),
                                ('casework_case', 'title'), ('casework_case', 'summary'),
                                ('casework_case', 'search'), ('casework_case', 'words'), ('socialaccount_socialtoken', 'token'),
                                ('socialaccount_socialtoken', 'token_secret'), ('socialaccount_socialapp', 'secret')));
  execute format('drop trigger if exists watched_insert on %s', source);
  execute format('drop trigger if exists watched_update on %s', source);
  execute format('drop trigger if exists watched_delete on %s', source);
  execute format('drop trigger if exists watched_truncate on %s', source);
  execute format('create trigger watched_insert after insert on %s referencing new table as added
    for each statement execute function accounts_watch(%L, %L)', source, coalesce(key, 'id'), secrets);
  execute format('create trigger watched_update after update on %s referencing old table as gone new table as added
    for each statement execute function accounts_watch(%L, %L)', source, coalesce(key, 'id'), secrets);
  execute format('create trigger watched_delete after delete on %s referencing old table as gone
    for each statement execute function accounts_watch(%L, %L)', source, coalesce(key, 'id'), secrets);
  execute format('create trigger watched_truncate after truncate on %s
    for each statement execute function accounts_watch(%L, %L)', source, coalesce(key, 'id'), secrets);
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_token")]
    operations = [migrations.RunSQL(FOUND + ";" + TABLE, migrations.RunSQL.noop)]
