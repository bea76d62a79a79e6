"""The numbers of cases, the words they are searched by, and the triggers that keep what was done, said and filed."""

from django.db import migrations

GROWS = ("procedure", "deed", "note", "paper", "party", "clock_event", "receipt", "holder")

BEGIN = """
create sequence casework_number;
alter table casework_case add column words tsvector generated always as (to_tsvector('simple'::regconfig, search)) stored;
create index casework_case_words on casework_case using gin (words);

create function casework_case_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Hồ sơ vụ việc chỉ thêm, không sửa, không xóa (%, %). / The file of a case only grows: % on % is refused.',
    tg_table_name, tg_op, tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = 'casework_append_only';
end $$;

-- A case goes on, but is never taken away, and what it is called, where it came in and when never changes.
create function casework_case_kept() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or new.code <> old.code or new.kind <> old.kind or new.organ <> old.organ or new.received <> old.received
     or new.deeds < old.deeds or (old.ended is not null and new.ended is null) then
    raise exception 'Hồ sơ % không được xóa, đổi mã hay mở lại. / Case % is neither removed, renamed nor opened again.', old.code, old.code
      using errcode = 'integrity_constraint_violation', constraint = 'casework_case_kept';
  end if;
  return new;
end $$;
create trigger casework_case_kept before update or delete on casework_case for each row execute function casework_case_kept();
create trigger casework_case_no_truncate before truncate on casework_case for each statement execute function casework_case_refuse();
"""

AWAY = """
drop trigger casework_case_kept on casework_case; drop trigger casework_case_no_truncate on casework_case;
drop function casework_case_kept(); drop function casework_case_refuse();
drop index casework_case_words; alter table casework_case drop column words; drop sequence casework_number;
"""


def guard(table: str) -> str:
    """SQL that refuses to change, delete or empty a table."""
    name = f"casework_{table}"
    return f"""
create trigger {name}_append_only before update or delete on {name} for each statement execute function casework_case_refuse();
create trigger {name}_no_truncate before truncate on {name} for each statement execute function casework_case_refuse();
"""


def away(table: str) -> str:
    """SQL that takes the guard of a table away."""
    name = f"casework_{table}"
    return f"drop trigger {name}_append_only on {name}; drop trigger {name}_no_truncate on {name};\n"


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_cases")]
    operations = [
        migrations.RunSQL(BEGIN + "".join(guard(one) for one in GROWS), "".join(away(one) for one in GROWS) + AWAY)
    ]
