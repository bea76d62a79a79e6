-- Rows of law and waivers only grow: what was in force, as it was known, can always be asked again.

create function lawbook_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Sổ luật chỉ thêm, không sửa, không xóa (%, %). / The law book only grows: % on % is refused.',
    tg_table_name, tg_op, tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = 'lawbook_append_only';
end $$;

create trigger lawbook_row_append_only before update or delete on lawbook_row
  for each statement execute function lawbook_refuse();
create trigger lawbook_row_no_truncate before truncate on lawbook_row
  for each statement execute function lawbook_refuse();
create trigger lawbook_waiver_append_only before update or delete on lawbook_waiver
  for each statement execute function lawbook_refuse();
create trigger lawbook_waiver_no_truncate before truncate on lawbook_waiver
  for each statement execute function lawbook_refuse();
