-- What reviewers need beside the evidence.

-- Keyed hashes of what makes two cases one person's, contact's or enterprise's. What was written before has none.
alter table case_entry add column hash uuid;
create index case_entry_hash on case_entry (hash);
create index case_account_account on case_account (account);

-- What a reviewer marked while looking: a check that is done, an account that is not to be given back.
create table review_mark (
    case_id uuid not null references case_file (id) on delete cascade,
    staff varchar(255) not null,
    mark varchar(64) not null,
    primary key (case_id, staff, mark)
);
