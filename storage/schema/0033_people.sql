-- Who may sign in: accounts with their roles, the sessions that run, the sign-ins that failed.

create table people (
    id text primary key,
    login text not null unique,
    name text not null,
    department text not null default '',
    roles text not null, -- JSON: a list of role names
    password text not null default '', -- argon2id; empty: signs in elsewhere (OIDC, proxy)
    active integer not null default 1,
    locked_until text not null default '',
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

-- The token itself is in the browser alone; here is its SHA-256.
create table sessions (
    id text primary key,
    person_id text not null references people (id) on delete cascade,
    started_at text not null,
    seen_at text not null,
    address text not null default ''
);

create index sessions_of_person on sessions (person_id);

create table sign_in_failures (
    id text primary key,
    login text not null,
    address text not null,
    at text not null
);

create index sign_in_failures_by_login on sign_in_failures (login, at);
create index sign_in_failures_by_address on sign_in_failures (address, at);
