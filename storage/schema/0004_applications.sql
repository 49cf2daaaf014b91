-- Domain 2: drafts of applications for support programmes, and their sections.

-- Codes, not references: a draft outlives the process or project that it was written from.
create table applications (
    id text primary key,
    title text not null,
    programme text not null,
    template text not null,
    template_version integer not null,
    state text not null,
    process_code text,
    project_code text,
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create table application_sections (
    id text primary key,
    application_id text not null references applications (id) on delete cascade,
    key text not null,
    title text not null,
    body text not null,
    position integer not null,
    required integer not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (application_id, key)
);
