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

-- Two lines of models per process. They outlive a deleted process until they are forgotten.
create table model_revisions (
    id text primary key,
    process_id text not null,
    state text not null check (state in ('as-is', 'to-be')),
    number integer not null,
    sha256 text not null references contents (sha256),
    origin text not null,
    base_number integer not null,
    note text not null default '',
    created_at text not null,
    created_by text not null,
    unique (process_id, state, number)
);

-- Saves that came after a newer revision: outside the line, kept whole beside it.
create table refused_models (
    id text primary key,
    process_id text not null,
    state text not null check (state in ('as-is', 'to-be')),
    sha256 text not null references contents (sha256),
    origin text not null,
    base_number integer not null,
    newest_number integer not null,
    note text not null default '',
    created_at text not null,
    created_by text not null
);

create index refused_models_of_line on refused_models (process_id, state);

create trigger a_model_has_a_process before insert on model_revisions
when not exists (select 1 from processes where id = new.process_id)
begin
    select raise(abort, 'a model belongs to a process');
end;

create trigger model_revisions_are_never_changed before update on model_revisions
begin
    select raise(abort, 'model revisions are append-only');
end;

create trigger refused_models_are_never_changed before update on refused_models
begin
    select raise(abort, 'refused models are append-only');
end;

create trigger contents_are_never_changed before update on contents
begin
    select raise(abort, 'contents are append-only');
end;

create trigger model_revisions_are_never_deleted before delete on model_revisions
when exists (select 1 from processes where id = old.process_id)
begin
    select raise(abort, 'model revisions are append-only');
end;

create trigger refused_models_are_never_deleted before delete on refused_models
when exists (select 1 from processes where id = old.process_id)
begin
    select raise(abort, 'refused models are append-only');
end;
