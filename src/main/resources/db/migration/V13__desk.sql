-- The reviewers' desk.

-- The lists of ours in Tasklist, and the engine's filter that each of them is.
create table task_list (
    name varchar(32) primary key,
    filter_id varchar(64) not null
);

-- What reviewers note for each other about a case. Notes are added, never changed.
create table review_note (
    id uuid primary key,
    case_id uuid not null references case_file (id) on delete cascade,
    staff varchar(255) not null,
    noted_at timestamp with time zone not null,
    sealed bytea not null
);
create index review_note_case on review_note (case_id);
