-- Changes of how an account is logged in to and secured: what is asked for, who is told, and who says that it was not they.

-- By which kinds of proof an account is covered, and when: two of different kinds are needed to change anything.
alter table case_account add column proven_by_sms_at timestamp with time zone;
alter table case_account add column proven_by_face_at timestamp with time zone;

create table access_change (
    id uuid primary key,
    case_id uuid not null references case_file (id) on delete cascade,
    account uuid not null,
    kind varchar(16) not null,
    standing varchar(16) not null,
    begun_at timestamp with time zone not null,
    sealed_contact bytea,
    hold_ends_at timestamp with time zone,
    changed_at timestamp with time zone
);
create index access_change_case on access_change (case_id);

-- A message to somebody on file, with a link of its own; the link's secret is kept until the message is handed over.
create table access_notice (
    id uuid primary key,
    case_id uuid not null references case_file (id) on delete cascade,
    change_id uuid references access_change (id) on delete cascade,
    account uuid not null,
    number integer not null,
    channel varchar(8) not null,
    sealed_to bytea not null,
    token_hash uuid not null unique,
    sealed_token bytea,
    good_until timestamp with time zone not null
);
create index access_notice_case on access_notice (case_id);
create index access_notice_change on access_notice (change_id);

-- The link through which it was said tells who said it. One at a time is open for a case.
create table access_objection (
    id uuid primary key,
    case_id uuid not null references case_file (id) on delete cascade,
    notice_id uuid not null references access_notice (id) on delete cascade,
    objected_at timestamp with time zone not null,
    standing varchar(16) not null,
    settled_at timestamp with time zone
);
create index access_objection_case on access_objection (case_id);

-- What the provider's systems are to hear of, written in the transaction in which it happens; a process of its own tells it.
create table access_event (
    id uuid primary key,
    case_id uuid not null references case_file (id) on delete cascade,
    happened_at timestamp with time zone not null,
    sealed_body bytea not null
);
create index access_event_case on access_event (case_id);
