-- The plan's own versions, and what is followed of its items: milestones, figures, risks,
-- decisions, weights; what documents went out and what was checked, for item 4.

-- content: the YAML as it was published. plan_id: another institution's plan has another.
create table plan_versions (
    id text primary key,
    plan_id text not null,
    version integer not null,
    content text not null,
    sha256 text not null,
    note text not null,
    created_at text not null,
    created_by text not null,
    unique (plan_id, version)
);

create trigger plan_versions_are_never_changed before update on plan_versions
begin
    select raise(abort, 'plan versions are append-only');
end;

create trigger plan_versions_are_never_deleted before delete on plan_versions
begin
    select raise(abort, 'plan versions are append-only');
end;

-- One draft: whoever edits the plan edits the same one. only_one is 1 always.
create table plan_drafts (
    id text primary key,
    only_one integer not null unique default 1 check (only_one = 1),
    base text not null,
    content text not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

-- planned_on, done_on: ISO 8601 days; done_on null: not done.
create table plan_milestones (
    id text primary key,
    plan_id text not null,
    item integer not null,
    title text not null,
    owner text not null default '',
    planned_on text,
    done_on text,
    note text not null default '',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create index plan_milestones_of_item on plan_milestones (plan_id, item);

-- What people type in: reached so far, low..high (null: unknown), of a target, as of a day.
create table plan_figures (
    id text primary key,
    plan_id text not null,
    item integer not null,
    title text not null,
    unit text not null default '',
    target real,
    low real,
    high real,
    as_of text,
    note text not null default '',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create index plan_figures_of_item on plan_figures (plan_id, item);

create table plan_risks (
    id text primary key,
    plan_id text not null,
    item integer not null,
    title text not null,
    probability text,
    effect text,
    response text not null default '',
    owner text not null default '',
    state text not null,
    note text not null default '',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create index plan_risks_of_item on plan_risks (plan_id, item);

create table plan_decisions (
    id text primary key,
    plan_id text not null,
    item integer not null,
    title text not null,
    decided_on text,
    decided_by text not null default '',
    note text not null default '',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create index plan_decisions_of_item on plan_decisions (plan_id, item);

-- How much a part counts in its item's share; without a row it counts 1.
-- part: a measure's key, a figure's id, or 'milestones'.
create table plan_weights (
    id text primary key,
    plan_id text not null,
    item integer not null,
    part text not null,
    weight real not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (plan_id, item, part)
);

-- A document that somebody fetched from the workbench; nothing of it is kept but this.
create table document_exports (
    id text primary key,
    source text not null,
    reference text not null,
    format text not null,
    created_at text not null,
    created_by text not null
);

-- What the checker said of a file; the file isn't kept. The same bytes count once.
create table document_checks (
    sha256 text primary key,
    name text not null,
    to_mend integer not null,
    state text not null,
    created_at text not null,
    created_by text not null
);
