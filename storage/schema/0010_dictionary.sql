-- One dictionary of roles, systems, documents, data and laws, shared by register and models.

create table terms (
    id text primary key,
    kind text not null,
    name text not null,
    aliases text not null default '[]',
    note text not null default '',
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (kind, name)
);

-- What was renamed, to look back on and to take back.
create table renames (
    id text primary key,
    kind text not null,
    old_name text not null,
    new_name text not null,
    merged integer not null,
    places integer not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

-- Two near spellings that a person has found to be two things.
create table terms_apart (
    id text primary key,
    kind text not null,
    one text not null,
    other text not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (kind, one, other)
);
