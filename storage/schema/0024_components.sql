-- Item 18: what systems are made of, by the files of their suppliers (SBOM).

-- The bytes as they came, and what was read from them, once per content.
create table sbom_files (
    sha256 text primary key,
    content blob not null,
    form text not null,
    product text not null,
    made_at text not null,
    components text not null,
    created_at text not null
);

create trigger sbom_files_are_never_changed before update on sbom_files
begin
    select raise(abort, 'the bytes of an SBOM are never changed');
end;

-- Every import of a system's SBOM; the newest counts, the earlier ones show what changed.
create table sboms (
    id text primary key,
    system text not null,
    file_name text not null,
    sha256 text not null references sbom_files (sha256),
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);

create index sboms_of_system on sboms (system);

-- Until when a component (its purl, or name@version) is supported, as a person found it.
create table component_support (
    id text primary key,
    key text not null unique,
    ends text not null,
    source text not null,
    example integer not null default 0,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);
