-- The trail: what changed in the tables of accounts, mandates, private files, dossiers and law, whoever sent the statement and by
-- whatever program. Triggers per statement write it, so that a bulk change costs one insert; nobody short of the owner of the tables
-- can change a table without leaving it.

create table accounts_trail (
  number bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  role text not null,
  source text not null,
  verb text not null,
  subject text,
  before jsonb,
  after jsonb
);
create index accounts_trail_source on accounts_trail (source, number desc);
create index accounts_trail_actor on accounts_trail (actor, number desc);

create function accounts_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Dấu vết chỉ thêm, không sửa, không xóa. / The trail only grows: % is refused.', tg_op
    using errcode = 'integrity_constraint_violation', constraint = 'accounts_trail_append_only';
end $$;
create trigger accounts_trail_append_only before update or delete on accounts_trail
  for each statement execute function accounts_refuse();
create trigger accounts_trail_no_truncate before truncate on accounts_trail
  for each statement execute function accounts_refuse();

-- A row as the trail keeps it: secrets as "***" (that they changed shows, what they are does not), long values by their digest.
create function accounts_told(said jsonb, secrets text[]) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(key, case
    when key = any(secrets) and value <> 'null'::jsonb then to_jsonb('***'::text)
    when length(value::text) > 2000 then to_jsonb('sha256:' || encode(sha256(convert_to(value::text, 'UTF8')), 'hex'))
    else value end), '{}'::jsonb)
  from jsonb_each(said)
$$;

-- Runs with the rights of its owner, so that a serving role may leave a trail that it cannot write itself.
create function accounts_watch() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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

-- Put one table under watch; harmless when repeated.
create function accounts_watch_table(source regclass) returns void language plpgsql as $$
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
                                ('people_note', 'text'), ('socialaccount_socialtoken', 'token'),
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

-- The tables that must be under watch and are not, by the names of their rooms. Attempts to sign in, sessions and counts come and go by
-- the hour and say nothing that the trail should keep.
create function accounts_unwatched() returns table (source text) language sql stable as $$
  select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r'
    and c.relname ~ '^(accounts|mandates|people|reform|lawbook|mfa|account|socialaccount)_'
    and c.relname not in ('accounts_trail', 'accounts_failure', 'accounts_cache')
    and not exists (
      select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'watched_update' and t.tgenabled in ('O', 'A'))
  order by 1
$$;

-- Put every such table under watch, those of rooms that came later too; the number of tables that were not yet.
create function accounts_watch_all() returns integer language plpgsql as $$
declare
  one text;
  done integer := 0;
begin
  for one in select source from accounts_unwatched() loop
    perform accounts_watch_table(one::regclass);
    done := done + 1;
  end loop;
  return done;
end $$;
