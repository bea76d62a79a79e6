-- Versions and turns of a draft only grow, and a draft keeps its name: nothing that somebody wrote can be lost.

create function reform_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Phiên bản đề án chỉ thêm, không sửa, không xóa (%, %). / Versions of drafts only grow: % on % is refused.',
    tg_table_name, tg_op, tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = 'reform_append_only';
end $$;

create trigger reform_version_append_only before update or delete on reform_version
  for each statement execute function reform_refuse();
create trigger reform_version_no_truncate before truncate on reform_version
  for each statement execute function reform_refuse();
create trigger reform_turn_append_only before update or delete on reform_turn
  for each statement execute function reform_refuse();
create trigger reform_turn_no_truncate before truncate on reform_turn
  for each statement execute function reform_refuse();
create trigger reform_draft_stays before delete on reform_draft
  for each statement execute function reform_refuse();
create trigger reform_draft_no_truncate before truncate on reform_draft
  for each statement execute function reform_refuse();

create function reform_draft_keeps() returns trigger language plpgsql as $$
begin
  if (new.id, new.name, new.organ, new.made_by, new.made_at) is distinct from (old.id, old.name, old.organ, old.made_by, old.made_at)
    or new.origin_id is distinct from old.origin_id then
    raise exception 'Bản soạn % giữ nguyên tên, cơ quan, người lập và nguồn gốc. / Draft % keeps its name, organ, maker and origin.',
      old.name, old.name using errcode = 'integrity_constraint_violation', constraint = 'reform_draft_keeps';
  end if;
  return new;
end $$;

create trigger reform_draft_keeps before update on reform_draft
  for each row execute function reform_draft_keeps();
