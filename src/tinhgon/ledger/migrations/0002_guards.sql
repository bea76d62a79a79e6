-- What is written stays written: nobody short of a superuser changes, deletes or empties the ledger.

create function ledger_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Sổ cái chỉ thêm, không sửa, không xóa (%). / The ledger only grows: % is refused.', tg_table_name, tg_op
    using errcode = 'integrity_constraint_violation', constraint = 'ledger_append_only';
end $$;

create trigger ledger_entry_append_only before update or delete on ledger_entry
  for each statement execute function ledger_refuse();
create trigger ledger_entry_no_truncate before truncate on ledger_entry
  for each statement execute function ledger_refuse();
create trigger ledger_seal_append_only before update or delete on ledger_seal
  for each statement execute function ledger_refuse();
create trigger ledger_seal_no_truncate before truncate on ledger_seal
  for each statement execute function ledger_refuse();

-- An entry numbered at or below a seal would be outside the seal for ever.
create function ledger_after_seal() returns trigger language plpgsql as $$
begin
  if new.number <= (select max(last) from ledger_seal) then
    raise exception 'Mục % nằm trong phần đã niêm phong. / Entry % lies in a sealed part.', new.number, new.number
      using errcode = 'integrity_constraint_violation', constraint = 'ledger_sealed';
  end if;
  return new;
end $$;

create trigger ledger_entry_after_seal before insert on ledger_entry
  for each row execute function ledger_after_seal();
