-- The account directory. One script for H2 and PostgreSQL.
-- Personal data is sealed; what is looked up is a keyed hash of 16 bytes. One narrow table for each kind of clue,
-- so that a look-up reads a handful of pages at tens of millions of rows.

create table account (
    id uuid primary key,
    account_id bigint not null unique,
    verification varchar(16) not null,
    registered_on date not null,
    sealed bytea not null
);

create table login_method (
    id uuid primary key,
    account uuid not null references account (id) on delete cascade,
    kind varchar(16) not null,
    sealed bytea not null,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone
);
create index login_method_account on login_method (account);

create table clue_phone (
    hash uuid not null,
    account uuid not null references account (id) on delete cascade,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    primary key (hash, account, held_from)
);
create index clue_phone_account on clue_phone (account);

create table clue_domain (
    hash uuid not null,
    account uuid not null references account (id) on delete cascade,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    primary key (hash, account, held_from)
);
create index clue_domain_account on clue_domain (account);

create table clue_filed_domain (
    hash uuid not null,
    account uuid not null references account (id) on delete cascade,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    primary key (hash, account, held_from)
);
create index clue_filed_domain_account on clue_filed_domain (account);

create table clue_filing_number (
    hash uuid not null,
    account uuid not null references account (id) on delete cascade,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    primary key (hash, account, held_from)
);
create index clue_filing_number_account on clue_filing_number (account);

create table clue_cvm_ip (
    hash uuid not null,
    account uuid not null references account (id) on delete cascade,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    primary key (hash, account, held_from)
);
create index clue_cvm_ip_account on clue_cvm_ip (account);

create table clue_lighthouse_ip (
    hash uuid not null,
    account uuid not null references account (id) on delete cascade,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    primary key (hash, account, held_from)
);
create index clue_lighthouse_ip_account on clue_lighthouse_ip (account);

create table clue_person (
    hash uuid not null,
    account uuid not null references account (id) on delete cascade,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    primary key (hash, account, held_from)
);
create index clue_person_account on clue_person (account);

create table clue_enterprise (
    hash uuid not null,
    account uuid not null references account (id) on delete cascade,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    primary key (hash, account, held_from)
);
create index clue_enterprise_account on clue_enterprise (account);
