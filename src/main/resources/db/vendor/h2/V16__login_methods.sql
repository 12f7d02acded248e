-- Which account logs in with what, so that no address and no number is given to two of them.

create table clue_login_method (
    hash uuid not null,
    account uuid not null,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone,
    constraint clue_login_method_once unique nulls not distinct (hash, account, held_from, held_until)
);

-- Of accounts that are on file, the rows come with the next import or call that tells them: it takes each for changed.
update account set fingerprint = id;
