-- To-be's that were put up for approval with the figures that were compared, and what became of
-- them. Append-only: the newest row about a proposal holds, and its first row bears the content.
create table redesign_approvals (
    id text primary key,
    process_id text not null,
    proposal_id text not null,
    event text not null check (event in ('proposed', 'approved', 'returned', 'taken')),
    title text not null default '',
    reason text not null default '',
    content text not null default '',
    as_is_number integer not null default 0,
    to_be_number integer not null default 0,
    created_at text not null,
    created_by text not null
);

create index redesign_approvals_of_process on redesign_approvals (process_id);

-- One decision per proposal, and one taking over into the ledger, whoever is quicker.
create unique index redesign_approvals_once on redesign_approvals (
    proposal_id, (case when event in ('approved', 'returned') then 'decided' else event end)
);

create trigger redesign_approvals_are_never_changed before update on redesign_approvals
begin
    select raise(abort, 'approvals of a redesign are append-only');
end;
