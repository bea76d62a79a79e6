-- Outlines are written once, by an entry that is not sealed yet; what an entry wrote of them is part of its digest.

create function registry_outline_kept() returns trigger language plpgsql as $$
begin
  if exists (select from new_rows n where n.entry <= (select max(last) from ledger_seal)) then
    raise exception 'Đường ranh chỉ thuộc mục chưa niêm phong. / An outline belongs to an entry that is not sealed yet.'
      using errcode = 'integrity_constraint_violation', constraint = 'ledger_sealed';
  end if;
  return null;
end $$;

create trigger registry_opened after insert on registry_outline referencing new table as new_rows
  for each statement execute function registry_outline_kept();
create trigger registry_no_update before update on registry_outline for each statement execute function registry_refuse();
create trigger registry_no_delete before delete on registry_outline for each statement execute function registry_refuse();
create trigger registry_no_truncate before truncate on registry_outline for each statement execute function registry_refuse();

-- As in 0003_contents.sql, with the outlines.
create or replace function registry_contents(number bigint) returns table (entry bigint, part text, lines bigint, digest text)
language plpgsql stable set work_mem = '256MB' set jit = off set datestyle = 'ISO, YMD' set extra_float_digits = 1
as $$
declare
  source record;
begin
  for source in
    select f || '.written' as part, registry_table(f)::text as rows, 'recorded_by' as writer, 'key' as grouped,
           registry_digested(f) as said, 'key, valid_from, id' as sorted
      from unnest(array['places', 'units', 'posts', 'people', 'tenures']) f
    union all
    select f || '.withdrawn', registry_table(f)::text, 'withdrawn_by', 'key', 'key, valid_from, recorded_by', 'key, valid_from, id'
      from unnest(array['places', 'units', 'posts', 'people', 'tenures']) f
    union all
    select 'lineage.written', 'registry_lineage', 'entry', 'sequence',
           'frame, source, target, relation, area_share, population_share, day, sequence', 'sequence, id'
    union all
    select 'lineage.withdrawn', 'registry_lineage', 'withdrawn_by', 'sequence', 'entry, sequence', 'entry, sequence, id'
    union all
    select 'outlines.written', 'registry_outline', 'entry', 'place', 'place, valid_from, shape, area_km2, points', 'place, valid_from, id'
  loop
    return query execute format($q$
      select g.entry, %L::text, sum(g.lines)::bigint,
             encode(sha256(convert_to(string_agg(g.digest, ',' order by g.bucket), 'UTF8')), 'hex')
      from (select %2$I as entry, %3$I::bigint >> 12 as bucket, count(*) as lines,
                   encode(sha256(convert_to(string_agg(row(%4$s)::text, E'\n' order by %5$s), 'UTF8')), 'hex') as digest
            from %6$s where %7$s group by 1, 2) g
      group by g.entry $q$,
      source.part, source.writer, source.grouped, source.said, source.sorted, source.rows,
      case when number is null then format('%I is not null', source.writer) else format('%I = $1', source.writer) end) using number;
  end loop;
end $$;
