-- Domain 2: several people in the sections of a draft: who writes what, what is said, proposed.

-- One row per section, under the section's id. due: ISO date, '' where none was set.
create table section_assignments (
    id text primary key references application_sections (id) on delete cascade,
    assignee text not null default '',
    due text not null default '',
    state text not null default '쓰는 중',
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

-- A thread hangs on a passage as it was quoted from a revision of the text; quote '': the whole.
create table section_threads (
    id text primary key,
    section_id text not null references application_sections (id) on delete cascade,
    quote text not null default '',
    start integer not null default 0,
    text_revision integer not null,
    created_at text not null
);

create index section_threads_of_section on section_threads (section_id);

create table section_comments (
    id text primary key,
    thread_id text not null references section_threads (id) on delete cascade,
    text text not null,
    created_at text not null,
    created_by text not null
);

create index section_comments_of_thread on section_comments (thread_id);

-- Whether a thread is done: the newest entry stands, none means open.
create table section_resolutions (
    id text primary key,
    thread_id text not null references section_threads (id) on delete cascade,
    done integer not null check (done in (0, 1)),
    created_at text not null,
    created_by text not null
);

create index section_resolutions_of_thread on section_resolutions (thread_id);

create trigger section_threads_are_never_changed before update on section_threads
begin
    select raise(abort, 'threads are append-only');
end;

create trigger section_comments_are_never_changed before update on section_comments
begin
    select raise(abort, 'comments are append-only');
end;

create trigger section_resolutions_are_never_changed before update on section_resolutions
begin
    select raise(abort, 'resolutions are append-only');
end;

create trigger section_threads_are_never_deleted before delete on section_threads
when exists (select 1 from application_sections where id = old.section_id)
begin
    select raise(abort, 'threads are append-only');
end;

create trigger section_comments_are_never_deleted before delete on section_comments
when exists (select 1 from section_threads where id = old.thread_id)
begin
    select raise(abort, 'comments are append-only');
end;

create trigger section_resolutions_are_never_deleted before delete on section_resolutions
when exists (select 1 from section_threads where id = old.thread_id)
begin
    select raise(abort, 'resolutions are append-only');
end;

-- Another wording for a passage of a revision of the text; quote '': for the whole text.
-- state: open, accepted, rejected, withdrawn. answered_by: who said so, '' while it is open.
create table section_suggestions (
    id text primary key,
    section_id text not null references application_sections (id) on delete cascade,
    quote text not null default '',
    start integer not null default 0,
    text_revision integer not null,
    wording text not null,
    reason text not null default '',
    proposed_by text not null,
    state text not null default 'open',
    answered_by text not null default '',
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create index section_suggestions_of_section on section_suggestions (section_id);
