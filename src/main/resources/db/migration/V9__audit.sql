-- What people of the staff saw, unmasked, downloaded and decided. Rows are added, never changed or deleted; each holds the
-- keyed hash of what it says and of the row before it. It outlives the cases that it tells of, so nothing refers to them.

create table audit_entry (
    number bigint primary key,
    happened_at timestamp with time zone not null,
    staff varchar(255) not null,
    act varchar(16) not null,
    case_id uuid not null,
    what varchar(100) not null,
    why varchar(100) not null,
    chain uuid not null
);
create index audit_entry_case on audit_entry (case_id);

-- How far the log goes. Whoever adds to it holds this row, so that no two entries follow the same one.
create table audit_head (
    id integer primary key,
    number bigint not null,
    chain uuid,
    mark uuid
);
insert into audit_head (id, number) values (1, 0);
