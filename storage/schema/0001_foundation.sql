-- What every domain stands on: settings, the append-only history, the saves that were refused.

create table settings (
    id text primary key,
    value text not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create table history (
    id text primary key,
    table_name text not null,
    row_id text not null,
    revision integer not null,
    action text not null,
    at text not null,
    changed_by text not null,
    before text not null,
    after text not null
);

create index history_of_row on history (table_name, row_id);

create trigger history_is_never_changed before update on history
begin
    select raise(abort, 'history is append-only');
end;

create trigger history_is_never_deleted before delete on history
begin
    select raise(abort, 'history is append-only');
end;

create table refused_saves (
    id text primary key,
    table_name text not null,
    row_id text not null,
    base_revision integer not null,
    current_revision integer not null,
    changes text not null,
    at text not null,
    changed_by text not null
);

create index refused_saves_of_row on refused_saves (table_name, row_id);
