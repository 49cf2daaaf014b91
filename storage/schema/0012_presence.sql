-- Who has a model open right now: one row per window, gone under a minute after its last sign of
-- life. `model` names the process's id and the line (<id>/as-is); nothing hangs on these rows.

create table presence (
    visit text primary key,
    model text not null,
    who text not null,
    seen_at text not null
);

create index presence_by_model on presence (model);
