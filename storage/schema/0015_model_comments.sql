-- What people say about the elements of a line of models: threads that only grow.

-- A thread hangs on an element by its id ('' for the model as a whole) and outlives revisions.
create table model_threads (
    id text primary key,
    process_id text not null,
    state text not null check (state in ('as-is', 'to-be')),
    element_id text not null,
    element_name text not null,
    created_at text not null
);

create index model_threads_of_line on model_threads (process_id, state);

create table model_comments (
    id text primary key,
    thread_id text not null references model_threads (id) on delete cascade,
    text text not null,
    created_at text not null,
    created_by text not null
);

create index model_comments_of_thread on model_comments (thread_id);

-- Whether a thread is done: the newest entry stands, none means open.
create table model_resolutions (
    id text primary key,
    thread_id text not null references model_threads (id) on delete cascade,
    done integer not null check (done in (0, 1)),
    created_at text not null,
    created_by text not null
);

create index model_resolutions_of_thread on model_resolutions (thread_id);

create trigger a_thread_has_a_process before insert on model_threads
when not exists (select 1 from processes where id = new.process_id)
begin
    select raise(abort, 'a thread belongs to a process');
end;

create trigger model_threads_are_never_changed before update on model_threads
begin
    select raise(abort, 'threads are append-only');
end;

create trigger model_threads_are_never_deleted before delete on model_threads
when exists (select 1 from processes where id = old.process_id)
begin
    select raise(abort, 'threads are append-only');
end;

create trigger model_comments_are_never_changed before update on model_comments
begin
    select raise(abort, 'comments are append-only');
end;

create trigger model_resolutions_are_never_changed before update on model_resolutions
begin
    select raise(abort, 'resolutions are append-only');
end;

create trigger model_comments_are_never_deleted before delete on model_comments
when exists (
    select 1 from model_threads join processes on processes.id = model_threads.process_id
    where model_threads.id = old.thread_id
)
begin
    select raise(abort, 'comments are append-only');
end;

create trigger model_resolutions_are_never_deleted before delete on model_resolutions
when exists (
    select 1 from model_threads join processes on processes.id = model_threads.process_id
    where model_threads.id = old.thread_id
)
begin
    select raise(abort, 'resolutions are append-only');
end;

-- What somebody is still writing, kept while they write; gone when it is sent.
create table comment_drafts (
    process_id text not null,
    state text not null,
    place text not null,
    author text not null,
    text text not null,
    updated_at text not null,
    primary key (process_id, state, place, author)
);
