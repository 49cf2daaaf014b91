-- Survey rounds: which departments describe their work until when, and where each one stands.

create table census_rounds (
    id text primary key,
    title text not null,
    began_at text not null,
    deadline text not null,
    required text not null,
    message text not null default '',
    closed_at text,
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

-- One department in one round. 'open' is shown as 시작 전 or 작성 중, by what was saved since.
create table census_returns (
    id text primary key,
    round_id text not null references census_rounds (id) on delete cascade,
    department text not null references departments (name) on update cascade on delete cascade,
    state text not null default 'open'
        check (state in ('open', 'submitted', 'returned', 'confirmed')),
    comment text not null default '',
    moved_at text not null,
    moved_by text not null,
    deadline text,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (round_id, department)
);

create index census_returns_of_department on census_returns (department);
