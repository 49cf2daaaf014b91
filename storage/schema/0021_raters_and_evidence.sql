-- Domain 7 and 15: several people who rate, what they say, and the files that prove an answer.

-- given_for: the subject (a project's id) that a corporation's answer was given from.
-- reason: why the lead gave the answer that stands for several ratings.
alter table answers add column given_for text not null default '';
alter table answers add column reason text not null default '';

-- One row per person and question; `subject` as in answers. Nobody's row is written over by
-- another person; the row in answers is the one that counts.
create table ratings (
    id text primary key,
    subject text not null,
    questionnaire_id text not null,
    questionnaire_version text not null,
    question_id text not null,
    rater text not null,
    value text,
    na_reason text not null default '',
    certainty text,
    evidence text not null default '',
    comment text not null default '',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (subject, questionnaire_id, question_id, rater)
);

-- Who rates, who leads, until when. opened_at: since when everybody sees every rating ('': not yet).
create table rating_rounds (
    id text primary key,
    subject text not null,
    questionnaire_id text not null,
    raters text not null default '[]',
    lead text not null,
    deadline text,
    opened_at text not null default '',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (subject, questionnaire_id)
);

-- What people say about a question, oldest first; nobody changes it.
create table answer_comments (
    id text primary key,
    subject text not null,
    questionnaire_id text not null,
    question_id text not null,
    text text not null,
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create index answer_comments_of_question
on answer_comments (subject, questionnaire_id, question_id);

-- The bytes of a file, once, however many answers it proves.
create table evidence_files (
    sha256 text primary key,
    kind text not null,
    size integer not null,
    content blob not null,
    created_at text not null
);

create trigger evidence_files_are_never_changed before update on evidence_files
begin
    select raise(abort, 'the bytes of evidence are never changed');
end;

create table evidence (
    id text primary key,
    subject text not null,
    questionnaire_id text not null,
    question_id text not null,
    sha256 text not null references evidence_files (sha256),
    name text not null,
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (subject, questionnaire_id, question_id, sha256)
);

create index evidence_of_file on evidence (sha256);
