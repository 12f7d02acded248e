-- Which account logs in with what, so that no address and no number is given to two of them. In four parts, like all clues.

create table clue_login_method (
    hash uuid not null,
    account uuid not null,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone
) partition by range (hash);
create table clue_login_method_0 partition of clue_login_method
    for values from (minvalue) to ('40000000-0000-0000-0000-000000000000');
create table clue_login_method_4 partition of clue_login_method
    for values from ('40000000-0000-0000-0000-000000000000') to ('80000000-0000-0000-0000-000000000000');
create table clue_login_method_8 partition of clue_login_method
    for values from ('80000000-0000-0000-0000-000000000000') to ('c0000000-0000-0000-0000-000000000000');
create table clue_login_method_c partition of clue_login_method
    for values from ('c0000000-0000-0000-0000-000000000000') to (maxvalue);
alter table clue_login_method
    add constraint clue_login_method_once unique nulls not distinct (hash, account, held_from, held_until);

-- Of accounts that are on file, the rows come with the next import or call that tells them: it takes each for changed.
update account set fingerprint = id;
