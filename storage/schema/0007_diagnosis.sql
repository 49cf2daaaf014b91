-- Diagnosis of processes: answers are those of evaluations (subject: the process's id);
-- here stands what people expect of a robot, one row for each process.
-- It names the process without a reference: bringing a deleted process back brings this back.

create table automations (
    id text primary key,
    process_id text not null unique,
    rate text,
    exception_hours text,
    robot_hours text,
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create index answers_of_questionnaire on answers (questionnaire_id, subject);
