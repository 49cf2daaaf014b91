-- Domain 7 and 15: weights that people set, verdicts that were confirmed, and what is to be done.

-- Append-only. weights: section -> weight, as JSON. judgements: pair of sections or axes ->
-- step on Saaty's scale (-8 to 8). consistency: block of comparisons -> consistency ratio.
create table weight_sets (
    id text primary key,
    questionnaire_id text not null,
    questionnaire_version text not null,
    name text not null,
    method text not null check (method in ('axes', 'all', 'hand')),
    weights text not null,
    judgements text not null default '{}',
    consistency text not null default '{}',
    reason text not null,
    created_at text not null,
    created_by text not null
);

create index weight_sets_of_questionnaire on weight_sets (questionnaire_id);

create trigger weight_sets_are_never_changed before update on weight_sets
begin
    select raise(abort, 'weight sets are append-only');
end;

create trigger weight_sets_are_never_deleted before delete on weight_sets
begin
    select raise(abort, 'weight sets are append-only');
end;

-- Append-only: the newest row of a questionnaire holds. weight_set_id '': its own weights.
create table weight_choices (
    id text primary key,
    questionnaire_id text not null,
    weight_set_id text not null default '',
    reason text not null,
    created_at text not null,
    created_by text not null
);

create index weight_choices_of_questionnaire on weight_choices (questionnaire_id);

create trigger weight_choices_are_never_changed before update on weight_choices
begin
    select raise(abort, 'choices of weights are append-only');
end;

create trigger weight_choices_are_never_deleted before delete on weight_choices
begin
    select raise(abort, 'choices of weights are append-only');
end;

-- Comparisons that somebody has begun: a closed tab loses none.
create table weight_drafts (
    id text primary key,
    questionnaire_id text not null,
    person text not null,
    content text not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (questionnaire_id, person)
);

-- Verdicts as they were confirmed (판정 확정): never changed. They outlive their project and go
-- only with the example. candidate_id '': the project has no candidates. content: answers, weights,
-- rules in force and the verdict of that day, as JSON.
create table verdict_records (
    id text primary key,
    project_id text not null,
    candidate_id text not null default '',
    questionnaire_id text not null,
    questionnaire_version text not null,
    weight_set_id text not null default '',
    outcome text not null,
    answers_hash text not null,
    content text not null,
    reason text not null,
    judged_on text not null,
    created_at text not null,
    created_by text not null
);

create index verdict_records_of_project on verdict_records (project_id);

create trigger verdict_records_are_never_changed before update on verdict_records
begin
    select raise(abort, 'confirmed verdicts are append-only');
end;

-- Who sees to a condition (조건부 도입) or a step of the path (발전 연계), until when.
-- key: the question's id, the step's or the gate's. No row: nobody has been named.
create table verdict_tasks (
    id text primary key,
    project_id text not null references projects (id) on delete cascade,
    candidate_id text not null default '',
    questionnaire_id text not null,
    kind text not null check (kind in ('condition', 'path')),
    key text not null,
    department text references departments (name) on update cascade on delete set null,
    person text not null default '',
    due text,
    state text not null default 'open' check (state in ('open', 'met')),
    evidence text not null default '',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (project_id, candidate_id, questionnaire_id, kind, key)
);
