-- Domain 2: calls for applications with what they ask for, their forms, and files of drafts.

-- opens_on, deadline: ISO dates, '' where unknown. basis: 공고 (read from the call) or 추정.
create table calls (
    id text primary key,
    title text not null,
    programme text not null default '',
    agency text not null default '',
    opens_on text not null default '',
    deadline text not null default '',
    url text not null default '',
    rules text not null default '',
    basis text not null default '추정',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

-- longest: characters with spaces, null where the call sets no limit.
create table call_sections (
    id text primary key,
    call_id text not null references calls (id) on delete cascade,
    key text not null,
    title text not null,
    required integer not null default 1,
    guidance text not null default '',
    longest integer,
    position integer not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (call_id, key)
);

-- kinds: names of kinds of files as JSON, empty for any.
create table call_attachments (
    id text primary key,
    call_id text not null references calls (id) on delete cascade,
    key text not null,
    title text not null,
    required integer not null default 1,
    kinds text not null default '[]',
    position integer not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (call_id, key)
);

-- points null: unknown. section_keys: the sections that serve the head, as JSON.
create table call_heads (
    id text primary key,
    call_id text not null references calls (id) on delete cascade,
    title text not null,
    points real,
    section_keys text not null default '[]',
    position integer not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

-- The bytes of attachments and form templates, once, whatever bears them.
create table paper_contents (
    sha256 text primary key,
    kind text not null,
    size integer not null,
    content blob not null,
    created_at text not null
);

create trigger paper_contents_are_never_changed before update on paper_contents
begin
    select raise(abort, 'the bytes of a paper are never changed');
end;

-- The form that the call gives out, under the call's id.
create table call_forms (
    id text primary key references calls (id) on delete cascade,
    name text not null,
    sha256 text not null references paper_contents (sha256),
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

-- target: section:KEY, fact:KEY, draft:NAME or '' for nothing. present 0: an earlier form had it.
create table call_form_fields (
    id text primary key,
    call_id text not null references calls (id) on delete cascade,
    name text not null,
    kinds text not null default '',
    prompt text not null default '',
    places integer not null default 1,
    target text not null default '',
    proposed integer not null default 0,
    present integer not null default 1,
    position integer not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (call_id, name)
);

alter table applications add column call_id text;

-- requirement: the key of what the call asks for, '' for another paper.
create table application_attachments (
    id text primary key,
    application_id text not null references applications (id) on delete cascade,
    requirement text not null default '',
    sha256 text not null references paper_contents (sha256),
    name text not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (application_id, requirement, sha256)
);

create index application_attachments_of_content on application_attachments (sha256);
