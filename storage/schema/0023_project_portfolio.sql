-- Domain 7 and 15: what an IT project chooses between, binds in contracts, waits for and costs.

-- certification, listing: null for 'we do not know', '없음' for known to be none.
create table candidates (
    id text primary key,
    project_id text not null references projects (id) on delete cascade,
    name text not null,
    supplier text not null default '',
    certification text,
    certified_until text,
    listing text,
    listing_note text not null default '',
    note text not null default '',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (project_id, name)
);

-- contract '': the contract in force; else the candidate's id whose contract it is.
-- state null: nobody has looked yet. No row: the same.
create table project_clauses (
    id text primary key,
    project_id text not null references projects (id) on delete cascade,
    contract text not null default '',
    kind text not null,
    state text,
    wording text not null default '',
    source text not null default '',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (project_id, contract, kind)
);

-- project_id can't go before before_id has.
create table project_dependencies (
    id text primary key,
    project_id text not null references projects (id) on delete cascade,
    before_id text not null references projects (id) on delete cascade,
    reason text not null default '',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (project_id, before_id)
);

create index project_dependencies_of_before on project_dependencies (before_id);

-- least, likely, most: all three, or the line is unknown. candidate_id '': for every candidate.
create table cost_lines (
    id text primary key,
    project_id text not null references projects (id) on delete cascade,
    candidate_id text not null default '',
    side text not null,
    kind text not null,
    basis text not null,
    name text not null,
    least real,
    likely real,
    most real,
    source text not null default '',
    source_date text,
    note text not null default '',
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create index cost_lines_of_project on cost_lines (project_id);

-- One row for each assumption that somebody has set; without a row our proposal holds.
create table cost_assumptions (
    id text primary key,
    project_id text not null references projects (id) on delete cascade,
    name text not null,
    least real,
    likely real,
    most real,
    source text not null default '',
    source_date text,
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (project_id, name)
);
