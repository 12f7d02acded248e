-- How much working time has passed before each day, since the first that is here, so that what passes between two moments is a
-- difference. Written at each start from the calendar. A day is one of the clock by which the engine writes its times; a day of the
-- calendar may turn within it, and before or after that no time passes where it is not worked.

create table working_time (
    on_day date primary key,
    seconds_before bigint not null,
    turns_at timestamp not null,
    runs_before smallint not null,
    runs_after smallint not null
);
