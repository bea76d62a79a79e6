-- The digest of what an entry wrote and withdrew, per table: what the ledger keeps and a proof computes again.
-- Rows are hashed in groups of 4,096 keys, then the hashes of the groups, so that nothing grows with the size of the books.
-- Columns are named one by one: a column added later must not change what was digested before. Search and sort keys are derived;
-- the instants of recording are the ledger's, and registry_entry_faults holds them against it.

create function registry_digested(frame text) returns text language sql immutable as $$
  select case frame
    when 'places' then 'key, code, name, kind, level, parent, area_km2, population, traits, lon, lat, note'
    when 'units' then 'key, code, name, kind, sector, level, parent, place, host, functions, note'
    when 'posts' then 'key, unit, title, rank, quota'
    when 'people' then 'key, code, name, birth, sex, home, qualification'
    when 'tenures' then 'key, person, post, concurrent, since, until'
  end || ', valid_from, valid_to, opened_by, closed_by'
$$;

-- number null: of every entry at once.
create function registry_contents(number bigint) returns table (entry bigint, part text, lines bigint, digest text)
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
