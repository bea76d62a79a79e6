"""The numbers of documents, and the triggers that keep what is signed: only the day on which something ends may still be written."""

from django.db import migrations

GROWS = ("deed", "checked", "copied", "theme_review", "indicator_value", "organ_symbol", "organ_term")
#: Rows that belong to a draft as long as it is one.
OF_DRAFT = ("clause_body", "requirement", "supervision", "link")
WATCHED = ("document", "clause", "clause_version", "requirement", "supervision", "link", "review", "theme", "indicator")

BEGIN = """
create sequence resolutions_document_number;

create function resolutions_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Chỉ thêm, không sửa, không xóa (%, %). / This only grows: % on % is refused.', tg_table_name, tg_op, tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = 'resolutions_append_only';
end $$;

create function resolutions_document_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.code <> old.code or new.kind <> old.kind or new.organ <> old.organ or new.began <> old.began
     or new.deeds < old.deeds or new.sample <> old.sample
     or (old.dropped is not null and (new.dropped is distinct from old.dropped or new.signed is not null))
     or (old.force is not null and new.force is distinct from old.force)
     or (old.ended is not null and (new.ended is distinct from old.ended or new.ending <> old.ending or new.ended_by_id is distinct from old.ended_by_id))
     or (old.signed is not null and (new.signed is distinct from old.signed or new.symbol <> old.symbol or new.series <> old.series
         or new.number is distinct from old.number or new.signer <> old.signer or new.signer_title <> old.signer_title
         or new.title <> old.title or new.summary <> old.summary)) then
    raise exception 'Văn bản % đã ký thì không sửa, không xóa. / Document % is signed: it is neither changed nor removed.', old.code, old.code
      using errcode = 'integrity_constraint_violation', constraint = 'resolutions_document_kept';
  end if;
  return new;
end $$;
create trigger resolutions_document_kept before update or delete on resolutions_document
  for each row execute function resolutions_document_kept();

create function resolutions_is_signed(document bigint) returns boolean language sql stable as $$
  select exists (select 1 from resolutions_document d where d.id = document and d.signed is not null)
$$;

create function resolutions_clause_kept() returns trigger language plpgsql as $$
begin
  if resolutions_is_signed(old.document_id) and (tg_op = 'DELETE' or new.document_id <> old.document_id or new.mark <> old.mark
     or new.level <> old.level or new.parent_id is distinct from old.parent_id) then
    raise exception 'Điều khoản % của văn bản đã ký không đổi, không bỏ. / Clause % is signed.', old.mark, old.mark
      using errcode = 'integrity_constraint_violation', constraint = 'resolutions_clause_kept';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger resolutions_clause_kept before update or delete on resolutions_clause
  for each row execute function resolutions_clause_kept();

-- A version that is true from a day on may only end; everything else of it stays as it was signed.
create function resolutions_version_kept() returns trigger language plpgsql as $$
begin
  if old.since is not null and (tg_op = 'DELETE' or old.until is not null or new.until is null
     or to_jsonb(new) - 'until' <> to_jsonb(old) - 'until') then
    raise exception 'Bản đã ký của một điều khoản chỉ có thể hết hiệu lực. / A signed version of a clause can only end.'
      using errcode = 'integrity_constraint_violation', constraint = 'resolutions_version_kept';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger resolutions_version_kept before update or delete on resolutions_clause_version
  for each row execute function resolutions_version_kept();

create function resolutions_of_draft() returns trigger language plpgsql as $$
declare
  held bigint;
begin
  if tg_table_name = 'resolutions_clause_body' then
    select c.document_id into held from resolutions_clause_version v join resolutions_clause c on c.id = v.clause_id
      where v.id = old.version_id;
  else
    held := old.document_id;
  end if;
  if tg_op = 'UPDATE' or resolutions_is_signed(held) then
    raise exception 'Dòng này thuộc văn bản đã ký: không sửa, không bỏ. / This line belongs to a signed document.'
      using errcode = 'integrity_constraint_violation', constraint = 'resolutions_of_draft';
  end if;
  return old;
end $$;
"""

AWAY = """
drop trigger resolutions_document_kept on resolutions_document; drop trigger resolutions_clause_kept on resolutions_clause;
drop trigger resolutions_version_kept on resolutions_clause_version;
drop function resolutions_document_kept(); drop function resolutions_clause_kept(); drop function resolutions_version_kept();
drop function resolutions_of_draft(); drop function resolutions_is_signed(bigint); drop function resolutions_refuse();
drop sequence resolutions_document_number;
"""


def guard(table: str) -> str:
    """SQL that refuses to change, delete or empty a table."""
    name = f"resolutions_{table}"
    return (
        f"create trigger {name}_append_only before update or delete on {name} for each statement execute function resolutions_refuse();\n"
        f"create trigger {name}_no_truncate before truncate on {name} for each statement execute function resolutions_refuse();\n"
    )


def guard_draft(table: str) -> str:
    """SQL that refuses to change or delete the rows of a signed document."""
    name = f"resolutions_{table}"
    return f"create trigger {name}_of_draft before update or delete on {name} for each row execute function resolutions_of_draft();\n"


GUARDS = BEGIN + "".join(map(guard, GROWS)) + "".join(map(guard_draft, OF_DRAFT))
GONE = (
    "".join(
        f"drop trigger resolutions_{one}_append_only on resolutions_{one}; drop trigger resolutions_{one}_no_truncate on resolutions_{one};"
        for one in GROWS
    )
    + "".join(f"drop trigger resolutions_{one}_of_draft on resolutions_{one};" for one in OF_DRAFT)
    + AWAY
)
WATCH = "".join(f"select accounts_watch_table('resolutions_{one}'::regclass);\n" for one in WATCHED)


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0001_initial"), ("accounts", "0006_every_trigger")]
    operations = [migrations.RunSQL(GUARDS, GONE), migrations.RunSQL(WATCH, migrations.RunSQL.noop)]
