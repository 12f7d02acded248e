-- Codes that were sent, and face checks that were begun. A count of tries is committed for itself.

create table one_time_code (
    case_id uuid not null references case_file (id) on delete cascade,
    purpose varchar(32) not null,
    tries integer not null,
    code_hash uuid,
    good_until timestamp with time zone,
    sent_at timestamp with time zone not null,
    used boolean not null,
    primary key (case_id, purpose)
);

create table face_check (
    id uuid primary key,
    case_id uuid not null references case_file (id) on delete cascade,
    token_hash uuid not null unique,
    sealed_token bytea not null,
    issued_at timestamp with time zone not null,
    good_until timestamp with time zone not null,
    provider_reference varchar(64) unique,
    provider_page varchar(2000),
    standing varchar(16) not null
);
create index face_check_case on face_check (case_id);
