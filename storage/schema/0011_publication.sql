-- What a line of models is published as, what a revision is called, who does what in it.

-- Published: the newest entry of a line stands; number 0 takes the publication back.
create table model_publications (
    id text primary key,
    process_id text not null,
    state text not null check (state in ('as-is', 'to-be')),
    number integer not null,
    note text not null default '',
    created_at text not null,
    created_by text not null
);

create index model_publications_of_line on model_publications (process_id, state);

-- Names that people give to revisions, whose own rows are never changed: the newest stands.
create table model_names (
    id text primary key,
    process_id text not null,
    state text not null check (state in ('as-is', 'to-be')),
    number integer not null,
    name text not null,
    created_at text not null,
    created_by text not null
);

create index model_names_of_line on model_names (process_id, state);

create trigger a_publication_has_a_revision before insert on model_publications
when new.number <> 0 and not exists (
    select 1 from model_revisions where process_id = new.process_id
    and state = new.state and number = new.number
)
begin
    select raise(abort, 'a publication names a revision');
end;

create trigger model_publications_are_never_changed before update on model_publications
begin
    select raise(abort, 'model publications are append-only');
end;

create trigger model_publications_are_never_deleted before delete on model_publications
when exists (select 1 from processes where id = old.process_id)
begin
    select raise(abort, 'model publications are append-only');
end;

create trigger a_name_has_a_revision before insert on model_names
when not exists (
    select 1 from model_revisions where process_id = new.process_id
    and state = new.state and number = new.number
)
begin
    select raise(abort, 'a name belongs to a revision');
end;

create trigger model_names_are_never_changed before update on model_names
begin
    select raise(abort, 'model names are append-only');
end;

create trigger model_names_are_never_deleted before delete on model_names
when exists (select 1 from processes where id = old.process_id)
begin
    select raise(abort, 'model names are append-only');
end;

-- A cell of the RACI table as a person has set it, over what is derived from the model.
create table raci_cells (
    id text primary key,
    process_id text not null,
    state text not null check (state in ('as-is', 'to-be')),
    element_id text not null,
    role text not null,
    letters text not null check (letters in ('', 'R', 'A', 'RA', 'C', 'I')),
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null,
    unique (process_id, state, element_id, role)
);

-- Models stay with the process that they were drawn for, and so does what is said about them.
create trigger raci_cells_stay_with_their_model before update of process_id on raci_cells
begin
    select raise(abort, 'a cell stays with its model');
end;
