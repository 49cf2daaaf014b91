-- Domain 2: who answers for a draft, the moves of its way, and what was handed in.

-- One row per draft, under the draft's id. reviewers: names as JSON. deadline '': not known.
create table application_duties (
    id text primary key references applications (id) on delete cascade,
    owner text not null default '',
    reviewers text not null default '[]',
    approver text not null default '',
    deadline text not null default '',
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

-- What became of a draft that was chosen, under the draft's id. granted: won, null where unknown.
create table application_follow_ups (
    id text primary key references applications (id) on delete cascade,
    granted integer,
    starts_on text not null default '',
    ends_on text not null default '',
    note text not null default '',
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

-- Append-only. acknowledged: findings that the mover saw and took, as JSON.
-- number: of the submission that the move made, 0 for none.
create table application_moves (
    id text primary key,
    application_id text not null,
    from_state text not null,
    to_state text not null,
    reason text not null default '',
    acknowledged text not null default '[]',
    number integer not null default 0,
    created_at text not null,
    created_by text not null
);

create index application_moves_of_application on application_moves (application_id);

create trigger application_moves_are_never_changed before update on application_moves
begin
    select raise(abort, 'moves of an application are append-only');
end;

create trigger application_moves_are_never_deleted before delete on application_moves
when not exists (select 1 from applications where id = old.application_id and example = 1)
begin
    select raise(abort, 'moves of an application are append-only');
end;

-- Append-only: a draft as it was handed in. content: application, texts, facts and people as JSON.
create table application_submissions (
    id text primary key,
    application_id text not null,
    number integer not null,
    content text not null,
    created_at text not null,
    created_by text not null,
    unique (application_id, number)
);

-- The bytes of the files that were handed in, once, whichever submission they belong to.
create table submission_contents (
    sha256 text primary key,
    content blob not null
);

create table submission_files (
    id text primary key,
    submission_id text not null references application_submissions (id),
    position integer not null,
    kind text not null check (kind in ('document', 'form', 'attachment')),
    name text not null,
    size integer not null,
    sha256 text not null references submission_contents (sha256)
);

create index submission_files_of_submission on submission_files (submission_id);
create index submission_files_of_content on submission_files (sha256);

create trigger application_submissions_are_never_changed before update on application_submissions
begin
    select raise(abort, 'submissions are append-only');
end;

create trigger application_submissions_are_never_deleted before delete on application_submissions
when not exists (select 1 from applications where id = old.application_id and example = 1)
begin
    select raise(abort, 'submissions are append-only');
end;

create trigger submission_files_are_never_changed before update on submission_files
begin
    select raise(abort, 'submissions are append-only');
end;

create trigger submission_files_are_never_deleted before delete on submission_files
when not exists (
    select 1 from application_submissions
    join applications on applications.id = application_submissions.application_id
    where application_submissions.id = old.submission_id and applications.example = 1
)
begin
    select raise(abort, 'submissions are append-only');
end;

create trigger submission_contents_are_never_changed before update on submission_contents
begin
    select raise(abort, 'submissions are append-only');
end;

create trigger submission_contents_are_never_deleted before delete on submission_contents
when exists (select 1 from submission_files where sha256 = old.sha256)
begin
    select raise(abort, 'submissions are append-only');
end;

create trigger submitted_applications_stay before delete on applications
when old.example = 0
    and exists (select 1 from application_submissions where application_id = old.id)
begin
    select raise(abort, 'a submitted application stays');
end;

-- The example goes whole, with what was moved and handed in of it.
create trigger example_applications_go_whole before delete on applications
when old.example = 1
begin
    delete from application_moves where application_id = old.id;
    delete from submission_files where submission_id in
        (select id from application_submissions where application_id = old.id);
    delete from application_submissions where application_id = old.id;
    delete from submission_contents
    where not exists (select 1 from submission_files where sha256 = submission_contents.sha256);
end;
