"""A room says in its own migration which table is watched, and which of its columns the trail keeps as "***".

The table carries the word as its comment, so that switching one of its triggers off shows, and no list of rooms stands here any more.
"""

from django.db import migrations

SAID = """
drop function accounts_watch_table(regclass);
create function accounts_watch_table(source regclass, private text[] default '{}') returns void language plpgsql as $$
declare
  named text := source::text;
  key text;
  secrets text;
begin
  select a.attname into key from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = source and i.indisprimary;
  select coalesce(string_agg(attname, ','), '') into secrets from pg_attribute
    where attrelid = source and attnum > 0 and not attisdropped
      and (attname = any(private)
        or (named, attname) in (('accounts_account', 'password'), ('accounts_token', 'digest'), ('mfa_authenticator', 'data'),
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
  execute format('comment on table %s is %L', source, 'watched: ' || secrets);
end $$;

-- As before, for tables that have a column of the name of one of its variables too.
create or replace function accounts_watch() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_variable
declare
  who text := coalesce(nullif(current_setting('tinhgon.actor', true), ''), '?');
  key text := tg_argv[0];
  secrets text[] := string_to_array(tg_argv[1], ',');
begin
  if tg_op = 'INSERT' then
    insert into accounts_trail (actor, role, source, verb, subject, after)
      select who, session_user, tg_table_name, 'insert', to_jsonb(n) ->> key, accounts_told(to_jsonb(n), secrets) from added n;
  elsif tg_op = 'DELETE' then
    insert into accounts_trail (actor, role, source, verb, subject, before)
      select who, session_user, tg_table_name, 'delete', to_jsonb(o) ->> key, accounts_told(to_jsonb(o), secrets) from gone o;
  elsif tg_op = 'TRUNCATE' then
    insert into accounts_trail (actor, role, source, verb) values (who, session_user, tg_table_name, 'truncate');
  else
    insert into accounts_trail (actor, role, source, verb, subject, before, after)
      select who, session_user, tg_table_name, 'update', coalesce(n.said, o.said) ->> key,
             accounts_told(case when n.said is null or o.said is null then o.said else (
               select jsonb_object_agg(e.key, e.value) from jsonb_each(o.said) e where e.value is distinct from n.said -> e.key) end, secrets),
             accounts_told(case when n.said is null or o.said is null then n.said else (
               select jsonb_object_agg(e.key, e.value) from jsonb_each(n.said) e where e.value is distinct from o.said -> e.key) end, secrets)
        from (select to_jsonb(g) as said from gone g) o
        full join (select to_jsonb(a) as said from added a) n on o.said -> key = n.said -> key
       where o.said is distinct from n.said;
  end if;
  return null;
end $$;

create or replace function accounts_unwatched() returns table (source text) language sql stable as $$
  select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r'
    and (c.relname ~ '^(accounts|mandates|people|reform|lawbook|mfa|account|socialaccount)_|^casework_(case|clock)$'
      or obj_description(c.oid, 'pg_class') like 'watched:%%')
    and c.relname not in ('accounts_trail', 'accounts_failure', 'accounts_cache')
    and (select count(*) from pg_trigger t where t.tgrelid = c.oid and t.tgenabled in ('O', 'A')
         and t.tgname in ('watched_insert', 'watched_update', 'watched_delete', 'watched_truncate')) < 4
  order by 1
$$;

-- Put every such table under watch; one that said what it keeps private keeps it so.
create or replace function accounts_watch_all() returns integer language plpgsql as $$
declare
  one text;
  done integer := 0;
begin
  for one in select source from accounts_unwatched() loop
    perform accounts_watch_table(one::regclass, coalesce(
      string_to_array(nullif(substring(obj_description(one::regclass, 'pg_class') from '^watched: (.*)$'), ''), ','), '{}'));
    done := done + 1;
  end loop;
  return done;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_every_trigger")]
    operations = [migrations.RunSQL(SAID.replace("%%", "%"), migrations.RunSQL.noop)]
