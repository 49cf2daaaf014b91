-- Domain 2: drafts take facts from any number of sources; what they cite is pinned as accepted.

-- Codes, not references: a draft outlives the process or project that it was written from.
create table application_sources (
    id text primary key,
    application_id text not null references applications (id) on delete cascade,
    kind text not null,
    code text not null,
    position integer not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (application_id, kind, code)
);

insert into application_sources
select id || '-process', id, 'process', process_code, 1, 1, created_at, updated_at, updated_by
from applications where process_code is not null and process_code != '';

insert into application_sources
select id || '-project', id, 'project', project_code, 1, 1, created_at, updated_at, updated_by
from applications where project_code is not null and project_code != '';

alter table applications drop column process_code;
alter table applications drop column project_code;

-- value null: unknown when it was accepted. content: of a picture the SHA-256 of its model, of a
-- chart or a table its data as JSON. page, address (JSON): where the figure comes from.
create table application_pins (
    id text primary key,
    application_id text not null references applications (id) on delete cascade,
    key text not null,
    kind text not null,
    label text not null,
    value text,
    unit text not null,
    source text not null,
    certainty text not null,
    as_of text not null,
    content text not null default '',
    page text not null default '',
    address text not null default '{}',
    code text not null default '',
    section text not null default '',
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (application_id, key)
);

-- The models of pinned pictures: they stay where a process is deleted with its models.
create table pinned_models (
    sha256 text primary key,
    bytes blob not null
);
