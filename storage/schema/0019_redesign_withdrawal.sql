-- What was put up for approval, or approved, and then withdrawn: once, with a reason, append-only.
create table redesign_withdrawals (
    id text primary key,
    process_id text not null,
    proposal_id text not null unique,
    reason text not null,
    created_at text not null,
    created_by text not null
);

create index redesign_withdrawals_of_process on redesign_withdrawals (process_id);

create trigger redesign_withdrawals_are_never_changed before update on redesign_withdrawals
begin
    select raise(abort, 'withdrawals of a redesign are append-only');
end;
