-- Who may not decide a case, and what an approval withholds.

-- Who of the staff declared that they know the applicant.
create table case_acquaintance (
    case_id uuid not null references case_file (id) on delete cascade,
    staff varchar(255) not null,
    declared_at timestamp with time zone not null,
    primary key (case_id, staff)
);

-- The accounts that whoever approved a case does not give back.
create table withheld_account (
    case_id uuid not null references case_file (id) on delete cascade,
    account uuid not null,
    primary key (case_id, account)
);

-- What is wanted and what is wrong with it, for six things at once.
alter table audit_entry alter column why set data type varchar(200);
