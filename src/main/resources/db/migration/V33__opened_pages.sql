-- How often the first page of a path was opened on a day of the house, by whomever: the beginning of its funnel.

create table path_opened (
    process varchar(255) not null,
    on_day date not null,
    times bigint not null,
    primary key (process, on_day)
);
