-- The registry guards itself, also against plain SQL of any role short of a superuser.
--
-- At once, per statement: nothing is deleted or emptied; an update can only withdraw a row, once; nothing joins a sealed entry.
-- At commit: each statement has left its touched keys in registry_pending, and a deferred trigger checks them, all of a frame in one
-- query. The check takes a lock first, so two transactions that are each right cannot be wrong together.

create sequence registry_key;

create table registry_pending (
  id bigint generated always as identity primary key,
  frame text not null,
  verb text not null check (verb in ('opened', 'withdrawn')),
  keys bigint[]           -- null: more than can be told one by one, so the whole frame is checked
);

create function registry_table(frame text) returns regclass language sql stable as $$
  select ('registry_' || case frame when 'places' then 'place' when 'units' then 'unit' when 'posts' then 'post'
                                    when 'people' then 'person' when 'tenures' then 'tenure' end)::regclass
$$;

-- What a row stands on, on every one of its days: the twin of STANDS_ON in structure/columns.py.
create table registry_ground (frame text not null, reference text not null, ground text not null, primary key (frame, reference));
insert into registry_ground values
  ('places', 'parent', 'places'), ('units', 'parent', 'units'), ('units', 'place', 'places'), ('units', 'host', 'units'),
  ('posts', 'unit', 'units'), ('tenures', 'post', 'posts'), ('tenures', 'person', 'people');

create function registry_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Sổ bộ không xóa: % trên %. / The registry never forgets: % on % is refused.', tg_op, tg_table_name, tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = 'registry_append_only';
end $$;

-- Faults ---------------------------------------------------------------------------------------------------------------------------
-- Each returns one jsonb per fault: rule, frame, key, from, to, and of the other side: other_frame, other_key, other_from, other_to.

create function registry_shape_faults(frame text, keys bigint[]) returns setof jsonb language plpgsql as $$
begin
  return query execute format($q$
    select jsonb_build_object('rule', case when valid_to is null or next_from < valid_to then 'overlap' else 'gap' end,
      'frame', %L, 'key', key, 'from', valid_from, 'to', valid_to,
      'other_frame', %L, 'other_key', key, 'other_from', next_from, 'other_to', next_to)
    from (select key, valid_from, valid_to, lead(valid_from) over w as next_from, lead(valid_to) over w as next_to
          from %s s where recorded_to is null and %s window w as (partition by key order by valid_from)) x
    where next_from is not null and next_from is distinct from valid_to limit 20 $q$,
    frame, frame, registry_table(frame), case when keys is null then 'true' else 's.key = any ($1)' end) using keys;
end $$;

-- side: 'standing' checks the touched rows, 'ground' the rows that stand on touched ones. Most rows stand on one slice that covers them,
-- which one join tells; only of the others is the whole life of the ground looked up (a key's slices are contiguous).
create function registry_ground_faults(frame text, keys bigint[], side text) returns setof jsonb language plpgsql as $$
declare
  rule record;
begin
  for rule in select g.frame as above, g.reference, registry_table(g.frame) as above_rows, g.ground, registry_table(g.ground) as ground_rows
              from registry_ground g where case side when 'standing' then g.frame else g.ground end = registry_ground_faults.frame loop
    return query execute format($q$
      with doubtful as materialized (
        select s.key, s.%2$I as target, s.valid_from, s.valid_to from %1$s s
        where s.recorded_to is null and s.%2$I is not null and %4$s
          and not exists (select from %3$s g where g.key = s.%2$I and g.recorded_to is null
                          and g.valid_from <= s.valid_from and coalesce(g.valid_to, 'infinity') >= coalesce(s.valid_to, 'infinity')))
      select jsonb_build_object('rule', 'ground', 'reference', %5$L, 'frame', %6$L, 'key', s.key, 'from', s.valid_from, 'to', s.valid_to,
        'other_frame', %7$L, 'other_key', s.target, 'other_from', g.starts, 'other_to', nullif(g.ends, 'infinity'))
      from doubtful s left join lateral (select min(b.valid_from) as starts, max(coalesce(b.valid_to, 'infinity')) as ends
                                         from %3$s b where b.recorded_to is null and b.key = s.target) g on true
      where g.starts is null or s.valid_from < g.starts or coalesce(s.valid_to, 'infinity') > g.ends limit 20 $q$,
      rule.above_rows, rule.reference, rule.ground_rows,
      case when keys is null then 'true' when side = 'standing' then 's.key = any ($1)' else format('s.%I = any ($1)', rule.reference) end,
      rule.reference, rule.above, rule.ground) using keys;
  end loop;
end $$;

-- Where a person comes from must exist in the books; it may end.
create function registry_home_faults(frame text, keys bigint[]) returns setof jsonb language plpgsql as $$
begin
  if frame = 'places' and keys is not null then
    keys := array(select k from unnest(keys) k where not exists (select from registry_place p where p.key = k and p.recorded_to is null));
    if cardinality(keys) = 0 then return; end if;
  end if;
  return query execute format($q$
    select jsonb_build_object('rule', 'home', 'reference', 'home', 'frame', 'people', 'key', s.key, 'from', s.valid_from, 'to', s.valid_to,
      'other_frame', 'places', 'other_key', s.home)
    from registry_person s
    where s.recorded_to is null and s.home is not null and %s
      and not exists (select from registry_place p where p.key = s.home and p.recorded_to is null) limit 20 $q$,
    case when keys is null then 'true' when frame = 'people' then 's.key = any ($1)' else 's.home = any ($1)' end) using keys;
end $$;

-- Climbs from the touched rows towards the root, narrowing to the days on which the whole way holds.
create function registry_cycle_faults(frame text, keys bigint[]) returns setof jsonb language plpgsql as $$
begin
  return query execute format($q$
    with recursive climb (start, at, starts, ends) as (
      select s.key, s.parent, s.valid_from, coalesce(s.valid_to, 'infinity'::date) from %1$s s
      where s.recorded_to is null and s.parent is not null and %2$s
      union
      select c.start, s.parent, greatest(c.starts, s.valid_from), least(c.ends, coalesce(s.valid_to, 'infinity'::date))
      from climb c join %1$s s on s.key = c.at and s.recorded_to is null and s.parent is not null
        and s.valid_from < c.ends and coalesce(s.valid_to, 'infinity'::date) > c.starts
      where c.at <> c.start)
    select jsonb_build_object('rule', 'cycle', 'reference', 'parent', 'frame', %3$L, 'key', c.start, 'from', c.starts,
      'to', nullif(c.ends, 'infinity'), 'other_frame', %3$L, 'other_key', c.start)
    from climb c where c.at = c.start limit 20 $q$,
    registry_table(frame), case when keys is null then 'true' else 's.key = any ($1)' end, frame) using keys;
end $$;

create function registry_code_faults(frame text, keys bigint[]) returns setof jsonb language plpgsql as $$
begin
  return query execute format($q$
    select jsonb_build_object('rule', 'code', 'frame', %1$L, 'key', s.key, 'from', s.valid_from, 'to', s.valid_to,
      'other_frame', %1$L, 'other_key', o.key, 'other_from', o.valid_from, 'other_to', o.valid_to)
    from %2$s s join %2$s o on o.code = s.code and o.key <> s.key and o.recorded_to is null %3$s
      and s.valid_from < coalesce(o.valid_to, 'infinity') and o.valid_from < coalesce(s.valid_to, 'infinity')
    where s.recorded_to is null and %4$s limit 20 $q$,
    frame, registry_table(frame), case frame when 'places' then 'and o.level = s.level' else '' end,
    case when keys is null then 's.key < o.key' else 's.key = any ($1)' end) using keys;
end $$;

-- Every row names entries that are in the ledger, and carries the instants of those that wrote and withdrew it.
create function registry_entry_faults(frame text, keys bigint[], verb text) returns setof jsonb language plpgsql as $$
begin
  return query execute format($q$
    with named as (select recorded_by, recorded_from, opened_by, closed_by, withdrawn_by, recorded_to, min(s.key) as key, min(valid_from) as starts
                   from %s s where %s group by 1, 2, 3, 4, 5, 6)
    select jsonb_build_object('rule', 'entry', 'frame', %L, 'key', n.key, 'from', n.starts, 'other_key', e.number)
    from named n, lateral (values (n.recorded_by, n.recorded_from), (n.opened_by, null), (n.closed_by, null),
                                  (n.withdrawn_by, n.recorded_to)) as e (number, instant)
    where e.number is not null
      and not exists (select from ledger_entry l where l.number = e.number and (e.instant is null or l.at = e.instant)) limit 20 $q$,
    registry_table(frame),
    case when verb = 'opened' then 'recorded_to is null' when verb = 'withdrawn' then 'recorded_to is not null' else 'true' end
      || case when keys is null then '' else ' and s.key = any ($1)' end, frame) using keys;
end $$;

-- All faults of one frame that a statement can have caused; keys null: of the whole frame. verb null: every kind.
create function registry_faults(frame text, keys bigint[], verb text) returns setof jsonb language plpgsql
set work_mem = '256MB' set jit = off as $$
begin
  return query select * from registry_shape_faults(frame, keys);
  if verb is null or verb = 'opened' then
    return query select * from registry_ground_faults(frame, keys, 'standing');
    if frame in ('places', 'units') then return query select * from registry_cycle_faults(frame, keys); end if;
    if frame in ('places', 'units', 'people') then return query select * from registry_code_faults(frame, keys); end if;
    if frame = 'people' then return query select * from registry_home_faults(frame, keys); end if;
  end if;
  if verb = 'withdrawn' then
    return query select * from registry_ground_faults(frame, keys, 'ground');
    if frame = 'places' then return query select * from registry_home_faults(frame, keys); end if;
  end if;
  return query select * from registry_entry_faults(frame, keys, verb);
end $$;

create function registry_named(frame text, key bigint) returns text language plpgsql stable as $$
declare
  found_name text;
begin
  if frame is null or key is null then return null; end if;
  -- Two looks, because the current and the withdrawn rows have an index each.
  execute format('with s as (select * from %1$s where key = $1 and recorded_to is null union all
                             select * from %1$s where key = $1 and recorded_to is not null)
                  select %2$s order by s.recorded_to is null desc, s.valid_from desc, s.id desc limit 1', registry_table(frame),
    case frame
      when 'tenures' then 'concat_ws('' '', p.code, p.name) from s left join registry_person p on p.key = s.person and p.recorded_to is null'
      when 'posts' then 'concat_ws('' '', u.code, s.title) from s left join registry_unit u on u.key = s.unit and u.recorded_to is null'
      else 's.code || '' '' || s.name from s' end)
    into found_name using key;
  return found_name;
end $$;

create function registry_span(starts text, ends text) returns text language sql immutable as $$
  select case when starts is null then '∅' else '[' || starts || ', ' || coalesce(ends, '…') || ')' end
$$;

-- The check at commit --------------------------------------------------------------------------------------------------------------

create function registry_check() returns trigger language plpgsql as $$
declare
  faults jsonb;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'Ghi sổ bộ cần mức cô lập READ COMMITTED. / The registry is written under READ COMMITTED, not %.',
      upper(current_setting('transaction_isolation')) using errcode = 'feature_not_supported', constraint = 'registry_isolation';
  end if;
  perform pg_advisory_xact_lock(7401002);
  delete from registry_pending where id = new.id;
  select jsonb_agg(f || jsonb_build_object('name', registry_named(f->>'frame', (f->>'key')::bigint),
                                           'other_name', registry_named(f->>'other_frame', (f->>'other_key')::bigint)))
    into faults from (select f from registry_faults(new.frame, new.keys, new.verb) f limit 50) found;
  if faults is not null then
    raise exception 'Sổ bộ từ chối: % / The registry refuses: %', registry_said(faults->0), registry_said(faults->0)
      using errcode = 'integrity_constraint_violation', constraint = 'registry_books', detail = faults::text;
  end if;
  return null;
end $$;

create function registry_said(fault jsonb) returns text language sql stable as $$
  select format('%s: %s %s %s %s', fault->>'rule', fault->>'frame', fault->>'key', coalesce(fault->>'name', ''),
                registry_span(fault->>'from', fault->>'to'))
    || case when fault ? 'other_frame' then format(' × %s %s %s %s', fault->>'other_frame', fault->>'other_key',
                coalesce(fault->>'other_name', ''), registry_span(fault->>'other_from', fault->>'other_to')) else '' end
$$;

create constraint trigger registry_checked after insert on registry_pending deferrable initially deferred
  for each row execute function registry_check();

-- The guards of each statement -----------------------------------------------------------------------------------------------------

create function registry_opened() returns trigger language plpgsql as $$
declare
  many bigint;
  earliest bigint;
  withdrawn boolean;
  touched bigint[];
begin
  select count(*), min(recorded_by), bool_or(recorded_to is not null) into many, earliest, withdrawn from new_rows;
  if many = 0 then return null; end if;
  if withdrawn then
    raise exception 'Không được ghi thẳng một dòng đã rút. / A row cannot be written as already withdrawn (%).', tg_table_name
      using errcode = 'integrity_constraint_violation', constraint = 'registry_append_only';
  end if;
  if earliest <= (select max(last) from ledger_seal) then
    raise exception 'Mục % của sổ cái đã niêm phong. / Entry % of the ledger is sealed and takes no more rows.', earliest, earliest
      using errcode = 'integrity_constraint_violation', constraint = 'ledger_sealed';
  end if;
  if many <= 200000 then select array_agg(distinct key) into touched from new_rows; end if;
  insert into registry_pending (frame, verb, keys) values (tg_argv[0], 'opened', touched);
  return null;
end $$;

create function registry_withdrawn() returns trigger language plpgsql as $$
declare
  touched bigint[];
  earliest bigint;
begin
  if exists (select from new_rows n full join old_rows o using (id)
             where o.key is null or n.key is null or o.recorded_to is not null or n.recorded_to is null
                or to_jsonb(n) - 'recorded_to' - 'withdrawn_by' <> to_jsonb(o) - 'recorded_to' - 'withdrawn_by') then
    raise exception 'Sổ bộ không sửa dòng cũ: chỉ được rút một lần (%). / Rows of % are never changed, only withdrawn once.', tg_table_name, tg_table_name
      using errcode = 'integrity_constraint_violation', constraint = 'registry_append_only';
  end if;
  select array_agg(distinct key), min(withdrawn_by) into touched, earliest from new_rows;
  if touched is null then return null; end if;
  if earliest <= (select max(last) from ledger_seal) then
    raise exception 'Mục % của sổ cái đã niêm phong. / Entry % of the ledger is sealed and withdraws no more rows.', earliest, earliest
      using errcode = 'integrity_constraint_violation', constraint = 'ledger_sealed';
  end if;
  insert into registry_pending (frame, verb, keys) values (tg_argv[0], 'withdrawn', touched);
  return null;
end $$;

do $$
declare
  frame text;
begin
  foreach frame in array array['places', 'units', 'posts', 'people', 'tenures'] loop
    execute format('create trigger %I after insert on %s referencing new table as new_rows
                    for each statement execute function registry_opened(%L)', 'registry_opened', registry_table(frame), frame);
    execute format('create trigger %I after update on %s referencing new table as new_rows old table as old_rows
                    for each statement execute function registry_withdrawn(%L)', 'registry_withdrawn', registry_table(frame), frame);
    execute format('create trigger registry_no_delete before delete on %s for each statement execute function registry_refuse()',
                   registry_table(frame));
    execute format('create trigger registry_no_truncate before truncate on %s for each statement execute function registry_refuse()',
                   registry_table(frame));
  end loop;
end $$;

-- Lineage is written once and withdrawn once, whole.
create function registry_lineage_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if exists (select from new_rows n where n.withdrawn_by is not null
               or n.entry <= (select max(last) from ledger_seal)) then
      raise exception 'Phả hệ chỉ thuộc mục chưa niêm phong. / Lineage belongs to an entry that is not sealed yet.'
        using errcode = 'integrity_constraint_violation', constraint = 'ledger_sealed';
    end if;
  elsif exists (select from new_rows n full join old_rows o using (id)
                where o.frame is null or n.frame is null or o.withdrawn_by is not null or n.withdrawn_by is null
                   or to_jsonb(n) - 'withdrawn_by' <> to_jsonb(o) - 'withdrawn_by') then
    raise exception 'Phả hệ không sửa, chỉ rút một lần. / Lineage is never changed, only withdrawn once.'
      using errcode = 'integrity_constraint_violation', constraint = 'registry_append_only';
  end if;
  return null;
end $$;

create trigger registry_opened after insert on registry_lineage referencing new table as new_rows
  for each statement execute function registry_lineage_kept();
create trigger registry_withdrawn after update on registry_lineage referencing new table as new_rows old table as old_rows
  for each statement execute function registry_lineage_kept();
create trigger registry_no_delete before delete on registry_lineage for each statement execute function registry_refuse();
create trigger registry_no_truncate before truncate on registry_lineage for each statement execute function registry_refuse();
