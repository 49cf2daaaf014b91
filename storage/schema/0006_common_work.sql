-- Point 3 of the survey: the same work in several places, merged, linked or told apart by people.

-- What somebody decided about two processes, in no order: common work, or different work.
create table work_pairs (
    id text primary key,
    first_id text not null references processes (id) on delete cascade,
    second_id text not null references processes (id) on delete cascade,
    verdict text not null check (verdict in ('linked', 'different')),
    reason text not null default '',
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (first_id, second_id),
    check (first_id <> second_id)
);

create index work_pairs_of_second on work_pairs (second_id);

-- One process merged into another. `record` (JSON) holds all that bringing it back needs.
create table work_merges (
    id text primary key,
    kept_id text not null,
    gone_id text not null,
    kept_label text not null,
    gone_label text not null,
    reason text not null default '',
    state text not null check (state in ('standing', 'undone')),
    record text not null,
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

-- What a work is called among institutions, and whether it is offered to them. The process
-- named here speaks for the others that it is linked with.
create table common_works (
    id text primary key,
    process_id text not null unique references processes (id) on delete cascade,
    title text not null,
    note text not null default '',
    shared integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

-- Common work of other institutions, as their file told it; process_id: what it became here.
create table received_works (
    id text primary key,
    institution text not null,
    key text not null,
    title text not null,
    content text not null,
    exported_at text not null,
    file_sha256 text not null,
    process_id text references processes (id) on delete set null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (institution, key)
);

create table received_models (
    received_id text not null references received_works (id) on delete cascade,
    state text not null check (state in ('as-is', 'to-be')),
    sha256 text not null,
    bytes blob not null,
    primary key (received_id, state)
);
