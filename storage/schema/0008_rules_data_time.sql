-- Items 3, 6 and 8 of the plan: what keeps paper, what data there is, where freed hours go.
-- What hangs on a process names it without a reference: it outlives a deleted process,
-- so that bringing the process back brings this back too. The stores forget what is orphaned.

create table regulations (
    id text primary key,
    law text not null,
    kind text,
    article text not null,
    wording text,
    demands text,
    standing text not null,
    ground text not null default '',
    ground_certainty text,
    amended text not null default '',
    state text not null,
    state_date text,
    department text references departments (name) on update cascade on delete set null,
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

-- element_id '': the process as a whole. element_name: the step's name when it was linked.
create table regulation_steps (
    id text primary key,
    regulation_id text not null references regulations (id) on delete cascade,
    process_id text not null,
    element_id text not null default '',
    element_name text not null default '',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (regulation_id, process_id, element_id)
);

create index regulation_steps_of_process on regulation_steps (process_id);

create table datasets (
    id text primary key,
    process_id text not null,
    name text not null,
    role text not null,
    format text,
    personal_data text,
    sharing text,
    opening text,
    reasons text,
    reason_note text not null default '',
    state text,
    note text not null default '',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create index datasets_of_process on datasets (process_id);

create table savings (
    id text primary key,
    process_id text not null,
    title text not null,
    minutes text not null,
    source text not null,
    source_date text not null,
    state text not null,
    note text not null default '',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create index savings_of_process on savings (process_id);

create table given_hours (
    id text primary key,
    saving_id text not null references savings (id) on delete cascade,
    service text not null,
    department text not null,
    hours text not null,
    evidence text not null,
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);
