-- What applicants hand in: the in-tray, emptied when all of it is stored, and what was stored where.

create table tray_file (
    id uuid primary key,
    case_id uuid not null references case_file (id) on delete cascade,
    slot varchar(32) not null,
    received_at timestamp with time zone not null,
    complete boolean not null,
    content_type varchar(32) not null,
    size_bytes bigint not null,
    content_hash uuid,
    sealed_text bytea,
    broken_rule varchar(32),
    pages integer,
    sealed_thumbnail bytea,
    scan varchar(16)
);
create index tray_file_case on tray_file (case_id);
create index tray_file_received_at on tray_file (received_at);

create table tray_chunk (
    file_id uuid not null references tray_file (id) on delete cascade,
    place integer not null,
    sealed bytea not null,
    primary key (file_id, place)
);

-- Outlives its case by as long as its objects are still in the store.
create table case_document (
    id uuid primary key,
    case_id uuid references case_file (id) on delete set null,
    slot varchar(32) not null,
    stored_at timestamp with time zone not null,
    content_type varchar(32) not null,
    size_bytes bigint not null,
    pages integer not null,
    content_hash uuid not null,
    sealed_text bytea not null,
    scan varchar(16) not null,
    credit_code varchar(16) not null,
    enterprise_name varchar(16) not null,
    letter_serial varchar(16) not null,
    seen_elsewhere boolean not null,
    noted boolean not null
);
create index case_document_case on case_document (case_id);
create index case_document_content_hash on case_document (content_hash);
