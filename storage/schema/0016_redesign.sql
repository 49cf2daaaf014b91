-- What people decided about proposals of redesign, and the scenarios that models are simulated with.

-- Append-only: the newest row about a finding holds.
create table redesign_decisions (
    id text primary key,
    process_id text not null,
    finding text not null,
    heuristic text not null,
    decision text not null check (decision in ('applied', 'refused', 'reopened')),
    reason text not null default '',
    changes text not null default '[]',
    base_number integer not null default 0,
    number integer not null default 0,
    created_at text not null,
    created_by text not null
);

create index redesign_decisions_of_process on redesign_decisions (process_id);

create trigger redesign_decisions_are_never_changed before update on redesign_decisions
begin
    select raise(abort, 'decisions about a redesign are append-only');
end;

-- One row per scenario: of the as-is or of a to-be. The JSON is the scenario's own format.
create table scenarios (
    id text primary key,
    process_id text not null,
    state text not null check (state in ('as-is', 'to-be')),
    title text not null,
    content text not null,
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create index scenarios_of_process on scenarios (process_id, state);
