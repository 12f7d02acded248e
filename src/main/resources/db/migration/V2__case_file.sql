-- What a person typed, sealed, and the counts that keep others from trying.

create table case_file (
    id uuid primary key,
    secret_hash uuid not null unique,
    language varchar(16) not null,
    opened_at timestamp with time zone not null
);
create index case_file_opened_at on case_file (opened_at);

create table case_entry (
    case_id uuid not null references case_file (id) on delete cascade,
    entry varchar(32) not null,
    sealed bytea not null,
    primary key (case_id, entry)
);

create table case_account (
    case_id uuid not null references case_file (id) on delete cascade,
    account uuid not null,
    proven boolean not null,
    primary key (case_id, account)
);

create table rate_count (
    counted uuid not null,
    window_start timestamp with time zone not null,
    happened integer not null,
    primary key (counted, window_start)
);
create index rate_count_window_start on rate_count (window_start);
