-- What the sandbox stands in for: a phone's messages and a face provider's memory. Empty in production.

create table sandbox_message (
    id uuid primary key,
    to_hash uuid not null,
    sealed bytea not null,
    sent_at timestamp with time zone not null
);
create index sandbox_message_to on sandbox_message (to_hash, sent_at);

create table sandbox_face_check (
    reference uuid primary key,
    sealed bytea not null,
    return_to varchar(200) not null,
    outcome varchar(16) not null
);
