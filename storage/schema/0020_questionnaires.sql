-- Questionnaires as they were published, and the drafts of their next versions.

-- content: the YAML, byte for byte as it was published; sha256: of its UTF-8.
-- origin: 'shipped' is a version that came with the workbench, kept once answers rest on it.
create table questionnaire_versions (
    id text primary key,
    questionnaire_id text not null,
    version text not null,
    origin text not null check (origin in ('shipped', 'published')),
    content text not null,
    sha256 text not null,
    note text not null default '',
    created_at text not null,
    created_by text not null,
    unique (questionnaire_id, version)
);

create trigger questionnaire_versions_are_never_changed before update on questionnaire_versions
begin
    select raise(abort, 'questionnaire versions are append-only');
end;

create trigger questionnaire_versions_are_never_deleted before delete on questionnaire_versions
begin
    select raise(abort, 'questionnaire versions are append-only');
end;

-- One draft per questionnaire: whoever edits it edits the same one. content may be unfinished.
create table questionnaire_drafts (
    id text primary key,
    questionnaire_id text not null unique,
    base_version text not null default '',
    content text not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);
