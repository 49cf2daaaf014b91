-- What the scorecards showed, day by day. A day without a row in scorecard_days was not recorded;
-- nothing is ever filled in afterwards.

-- example: example data counted in; such days go when the example goes.
create table scorecard_days (
    day text primary key,
    taken_at text not null,
    example integer not null default 0
);

-- One row per day, measure and department ('': the whole corporation); null is unknown.
-- value of whole, the bounds low to high, and as JSON the parts: [[key, name, word, number...]...]
create table scorecard_figures (
    day text not null references scorecard_days (day) on delete cascade,
    measure text not null,
    department text not null,
    value real,
    whole real,
    low real,
    high real,
    parts text not null default '[]',
    primary key (measure, department, day)
);

create index scorecard_figures_of_day on scorecard_figures (day);

create trigger scorecard_figures_are_never_changed before update on scorecard_figures
begin
    select raise(abort, 'snapshots of the scorecards are never changed');
end;
