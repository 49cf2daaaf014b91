-- Domain 1: departments, the register of processes, their BPMN models.

create table departments (
    id text primary key,
    name text not null unique,
    position integer not null,
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create table processes (
    id text primary key,
    code text not null unique,
    name text not null,
    department text not null references departments (name) on update cascade,
    facts text not null,
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create index processes_by_department on processes (department);

-- The bytes are the model: stored once per content, named by their SHA-256.
create table contents (
    sha256 text primary key,
    bytes blob not null
);

create table model_revisions (
    id text primary key,
    process_id text not null references processes (id) on delete cascade,
    state text not null check (state in ('as-is', 'to-be')),
    number integer not null,
    sha256 text not null references contents (sha256),
    origin text not null check (origin in ('upload', 'editor', 'example', 'refused')),
    base_number integer,
    note text not null default '',
    created_at text not null,
    created_by text not null,
    unique (process_id, state, number)
);

create trigger model_revisions_are_never_changed before update on model_revisions
begin
    select raise(abort, 'model revisions are append-only');
end;
