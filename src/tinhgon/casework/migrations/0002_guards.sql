-- What was said of a day stays on record: a correction is a new row.

create function casework_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Lịch làm việc chỉ thêm, không sửa, không xóa (%). / The calendar only grows: % is refused.', tg_table_name, tg_op
    using errcode = 'integrity_constraint_violation', constraint = 'casework_append_only';
end $$;

create trigger casework_calendar_day_append_only before update or delete on casework_calendar_day
  for each statement execute function casework_refuse();
create trigger casework_calendar_day_no_truncate before truncate on casework_calendar_day
  for each statement execute function casework_refuse();
create trigger casework_calendar_year_append_only before update or delete on casework_calendar_year
  for each statement execute function casework_refuse();
create trigger casework_calendar_year_no_truncate before truncate on casework_calendar_year
  for each statement execute function casework_refuse();
