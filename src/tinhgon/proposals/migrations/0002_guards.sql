-- What was asked stays as it was asked; a run that has ended stays as it ended; nothing of either is deleted.

create function proposals_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Phương án đã hỏi chỉ thêm, không sửa, không xóa (%, %). / Plans that were asked for only grow: % on % is refused.',
    tg_table_name, tg_op, tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = 'proposals_append_only';
end $$;

create trigger proposals_request_append_only before update or delete on proposals_request
  for each statement execute function proposals_refuse();
create trigger proposals_request_no_truncate before truncate on proposals_request
  for each statement execute function proposals_refuse();
create trigger proposals_run_stays before delete on proposals_run
  for each statement execute function proposals_refuse();
create trigger proposals_run_no_truncate before truncate on proposals_run
  for each statement execute function proposals_refuse();

create function proposals_run_keeps() returns trigger language plpgsql as $$
begin
  if old.state not in ('waiting', 'running')
    or (new.id, new.request_id, new.number, new.queued_by, new.queued_at)
      is distinct from (old.id, old.request_id, old.number, old.queued_by, old.queued_at) then
    raise exception 'Lần chạy % đã kết thúc, giữ nguyên như vậy. / Run % has ended and stays as it ended.', old.id, old.id
      using errcode = 'integrity_constraint_violation', constraint = 'proposals_run_keeps';
  end if;
  return new;
end $$;

create trigger proposals_run_keeps before update on proposals_run
  for each row execute function proposals_run_keeps();
