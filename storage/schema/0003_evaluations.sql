-- Domain 7 and 15: IT projects and the answers to questionnaires about them.

create table projects (
    id text primary key,
    code text not null unique,
    name text not null,
    kind text not null,
    department text references departments (name) on update cascade on delete set null,
    summary text not null default '',
    budget_krw integer,
    contract_end text,
    systems text not null default '[]',
    process_codes text not null default '[]',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

-- subject: a project's id, or 'institution' for what is asked once and inherited by all.
-- value: a step of the scale as text, 'NA' for not applicable, null for 'we do not know'.
-- No row: not answered yet.
create table answers (
    id text primary key,
    subject text not null,
    questionnaire_id text not null,
    questionnaire_version text not null,
    question_id text not null,
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
    unique (subject, questionnaire_id, question_id)
);
