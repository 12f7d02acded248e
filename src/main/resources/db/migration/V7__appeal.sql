-- Enterprise appeals, who may look at them, and what the sandbox needs for mails and for repeats.

-- How long a file is kept counts from the last thing that happened to its case, not from its first page.
alter table case_file add column kept_from timestamp with time zone;
update case_file set kept_from = opened_at;
alter table case_file alter column kept_from set not null;
create index case_file_kept_from on case_file (kept_from);

-- A case whose person may look at another case for a while: who proved that an appeal is theirs.
create table case_access (
    holder uuid primary key references case_file (id) on delete cascade,
    case_id uuid not null references case_file (id) on delete cascade,
    good_until timestamp with time zone not null
);
create index case_access_case on case_access (case_id);

create table appeal (
    case_id uuid primary key references case_file (id) on delete cascade,
    enterprise_hash uuid not null,
    contact_hash uuid not null,
    query_code_hash uuid not null unique,
    query_codes_issued integer not null,
    status varchar(16) not null,
    due_at timestamp with time zone,
    changed_at timestamp with time zone not null
);
create index appeal_enterprise on appeal (enterprise_hash, contact_hash);

-- What happened, for the applicant to read: choices, never words of anybody.
create table appeal_event (
    case_id uuid not null references appeal (case_id) on delete cascade,
    number integer not null,
    happening varchar(32) not null,
    details varchar(200) not null,
    happened_at timestamp with time zone not null,
    primary key (case_id, number)
);

create table contact_email (
    case_id uuid primary key references case_file (id) on delete cascade,
    token_hash uuid not null unique,
    sealed_token bytea not null,
    message_key uuid not null,
    confirmed_at timestamp with time zone
);

alter table sandbox_message add column channel varchar(8) default 'sms' not null;
alter table sandbox_message add column message_key uuid;
create unique index sandbox_message_key on sandbox_message (message_key);
