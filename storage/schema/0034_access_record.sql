-- The record of access under the 개인정보의 안전성 확보조치 기준 (the standard of measures that keep
-- personal data safe), §8: who, when, from where, whose data, what was done. Append-only; each
-- line holds the hash of the one before it, so that a missing or changed line shows.

create table access_record (
    number integer primary key,
    at text not null, -- UTC
    login text not null,
    name text not null,
    address text not null,
    action text not null, -- sign-in, sign-out, refused, read, export, change, review
    object text not null, -- whose data: a process's code, a project's, a person's id, a file
    detail text not null default '',
    previous text not null,
    hash text not null
);

create index access_record_by_time on access_record (at);
create index access_record_by_login on access_record (login, at);

create trigger access_record_is_never_changed before update on access_record
begin
    select raise(abort, 'the access record is append-only');
end;

create trigger access_record_is_kept_for_a_year before delete on access_record
when old.at > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-365 days')
begin
    select raise(abort, 'the access record is kept for a year at least');
end;

-- The periodic review: who looked over which stretch, and what was found.
create table access_reviews (
    id text primary key,
    from_day text not null,
    to_day text not null,
    found text not null,
    lines integer not null,
    revision integer not null,
    created_at text not null,
    updated_at text not null,
    updated_by text not null
);
