-- Editions of a department's manual (업무매뉴얼). Each keeps what it said, so that 'since the last
-- edition' is told from it, and the document itself, so that it can be written again in any format.
create table manual_editions (
    id text primary key,
    department text not null,
    number integer not null check (number > 0),
    note text not null default '',
    snapshot text not null, -- JSON: what the next edition is compared with
    document text not null, -- JSON of docs/document.schema.json
    created_at text not null,
    created_by text not null,
    unique (department, number)
);

create trigger manual_editions_are_never_changed before update on manual_editions
begin
    select raise(abort, 'editions of a manual are append-only');
end;

create trigger manual_editions_are_never_deleted before delete on manual_editions
begin
    select raise(abort, 'editions of a manual are append-only');
end;
