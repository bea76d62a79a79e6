"""The triggers that keep notes and readings append-only."""

from django.db import migrations

GUARDS = """
create function people_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Ghi chú và việc đọc hồ sơ riêng chỉ thêm, không sửa, không xóa. / % only grows: % is refused.', tg_table_name, tg_op
    using errcode = 'integrity_constraint_violation', constraint = 'people_append_only';
end $$;
create trigger people_note_append_only before update or delete on people_note for each statement execute function people_refuse();
create trigger people_note_no_truncate before truncate on people_note for each statement execute function people_refuse();
create trigger people_reading_append_only before update or delete on people_reading for each statement execute function people_refuse();
create trigger people_reading_no_truncate before truncate on people_reading for each statement execute function people_refuse();
"""
AWAY = """
drop trigger people_note_append_only on people_note; drop trigger people_note_no_truncate on people_note;
drop trigger people_reading_append_only on people_reading; drop trigger people_reading_no_truncate on people_reading;
drop function people_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunSQL(GUARDS, AWAY)]
