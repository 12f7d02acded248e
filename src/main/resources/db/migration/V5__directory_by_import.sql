-- The directory anew, for loading and for keeping it up to date. What was in it comes again from the provider's systems
-- by import; the demo accounts come again at the next start.
--
-- An account's id is a keyed hash of its account ID: everything about an account can be computed without asking first.
-- "sealed" is the whole record; "fingerprint" is a keyed hash of it, so that an account that has not changed is known by
-- one comparison.

drop table clue_phone;
drop table clue_domain;
drop table clue_filed_domain;
drop table clue_filing_number;
drop table clue_cvm_ip;
drop table clue_lighthouse_ip;
drop table clue_person;
drop table clue_enterprise;
drop table login_method;
drop table account;

create table account (
    id uuid primary key,
    fingerprint uuid not null,
    sealed bytea not null
);

-- All of a clue's row is in its one index, so that a look-up reads the index alone. No index on account and no foreign key:
-- keeping them up would cost more than the row. When an account changes, its old record tells which rows are to go; the
-- account's row is the lock for all of them.

create table clue_phone (
    hash uuid not null,
    account uuid not null,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    constraint clue_phone_once unique nulls not distinct (hash, account, held_from, held_until)
);

create table clue_domain (
    hash uuid not null,
    account uuid not null,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    constraint clue_domain_once unique nulls not distinct (hash, account, held_from, held_until)
);

create table clue_filed_domain (
    hash uuid not null,
    account uuid not null,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    constraint clue_filed_domain_once unique nulls not distinct (hash, account, held_from, held_until)
);

create table clue_filing_number (
    hash uuid not null,
    account uuid not null,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    constraint clue_filing_number_once unique nulls not distinct (hash, account, held_from, held_until)
);

create table clue_cvm_ip (
    hash uuid not null,
    account uuid not null,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    constraint clue_cvm_ip_once unique nulls not distinct (hash, account, held_from, held_until)
);

create table clue_lighthouse_ip (
    hash uuid not null,
    account uuid not null,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    constraint clue_lighthouse_ip_once unique nulls not distinct (hash, account, held_from, held_until)
);

create table clue_person (
    hash uuid not null,
    account uuid not null,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    constraint clue_person_once unique nulls not distinct (hash, account, held_from, held_until)
);

create table clue_enterprise (
    hash uuid not null,
    account uuid not null,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    constraint clue_enterprise_once unique nulls not distinct (hash, account, held_from, held_until)
);

-- How far an import has got, committed with what it loaded; gone when the file is done.
create table import_progress (
    file uuid primary key,
    line bigint not null,
    added bigint not null,
    changed bigint not null,
    unchanged bigint not null,
    rejected bigint not null,
    clues bigint not null,
    rejects_length bigint not null
);
