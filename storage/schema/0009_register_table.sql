-- The register as a table: what changed since it was last read, shared views, and changes of
-- many processes at once, kept so that they can be taken back.

create table process_changes (
    number integer primary key autoincrement,
    changed_id text not null
);

create trigger a_process_is_new after insert on processes
begin
    insert into process_changes (changed_id) values (new.id);
end;

create trigger a_process_is_changed after update on processes
begin
    insert into process_changes (changed_id) values (new.id);
end;

create trigger a_process_is_gone after delete on processes
begin
    insert into process_changes (changed_id) values (old.id);
end;

create table register_views (
    id text primary key,
    name text not null unique,
    content text not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create table bulk_changes (
    id text primary key,
    title text not null,
    state text not null check (state in ('standing', 'undone')),
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

-- changed_id names a process without a reference: it may be deleted, and come back.
-- revision: the process's after the change; before, after: the fields as JSON, by key.
create table bulk_change_rows (
    bulk_id text not null references bulk_changes (id) on delete cascade,
    changed_id text not null,
    revision integer not null,
    before text not null,
    after text not null,
    primary key (bulk_id, changed_id)
);
