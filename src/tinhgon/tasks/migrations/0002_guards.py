"""The numbers of tasks, the words they are searched by, the triggers that keep what was done, said, filed and measured, and the trail."""

from django.db import migrations

GROWS = ("briefing", "support", "charge", "deed", "evidence", "effect")

BEGIN = """
create sequence tasks_number;
create sequence tasks_briefing_number;
alter table tasks_task add column words tsvector generated always as (to_tsvector('simple'::regconfig, search)) stored;
create index tasks_task_words on tasks_task using gin (words);

create function tasks_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Nhiệm vụ chỉ thêm, không sửa, không xóa (%, %). / What was done on a task only grows: % on % is refused.',
    tg_table_name, tg_op, tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = 'tasks_append_only';
end $$;

-- A task goes on, but is never taken away; what was ordered, from what source and in which words never changes, nor does an ended one open
-- again. What of its effect is measured later may still be noted.
create function tasks_task_kept() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or new.code <> old.code or new.title <> old.title or new.description <> old.description
     or new.product <> old.product or new.basis <> old.basis or new.assigned <> old.assigned or new.deeds < old.deeds
     or (new.source_kind, new.source_key, new.source_label, new.source_words)
        is distinct from (old.source_kind, old.source_key, old.source_label, old.source_words)
     or (new.money, new.money_source) is distinct from (old.money, old.money_source)
     or (old.ended is not null and ((new.ended, new.state, new.due, new.reported, new.quality)
        is distinct from (old.ended, old.state, old.due, old.reported, old.quality))) then
    raise exception 'Nhiệm vụ % không được xóa, đổi nội dung đã giao hay mở lại. / Task % is neither removed, reworded nor opened again.',
      old.code, old.code using errcode = 'integrity_constraint_violation', constraint = 'tasks_task_kept';
  end if;
  return new;
end $$;
create trigger tasks_task_kept before update or delete on tasks_task for each row execute function tasks_task_kept();
create trigger tasks_task_no_truncate before truncate on tasks_task for each statement execute function tasks_refuse();
select accounts_watch_table('tasks_task'::regclass, '{search,words}');
"""

AWAY = """
drop trigger tasks_task_kept on tasks_task; drop trigger tasks_task_no_truncate on tasks_task;
drop function tasks_task_kept(); drop function tasks_refuse();
drop index tasks_task_words; alter table tasks_task drop column words; drop sequence tasks_number; drop sequence tasks_briefing_number;
"""


def guard(table: str) -> str:
    """SQL that refuses to change, delete or empty a table."""
    name = f"tasks_{table}"
    return f"""
create trigger {name}_append_only before update or delete on {name} for each statement execute function tasks_refuse();
create trigger {name}_no_truncate before truncate on {name} for each statement execute function tasks_refuse();
"""


def away(table: str) -> str:
    """SQL that takes the guard of a table away."""
    name = f"tasks_{table}"
    return f"drop trigger {name}_append_only on {name}; drop trigger {name}_no_truncate on {name};\n"


class Migration(migrations.Migration):
    dependencies = [
        ("tasks", "0001_initial"),
        ("accounts", "0007_rooms_say_what_they_watch"),
        ("casework", "0009_reckonings_only_grow"),
    ]
    operations = [
        migrations.RunSQL(BEGIN + "".join(guard(one) for one in GROWS), "".join(away(one) for one in GROWS) + AWAY)
    ]
