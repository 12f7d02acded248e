-- Challenges that were solved, by keyed hash: a solution is good once, on whichever node [S11].
create table used_challenge (
    challenge uuid primary key,
    good_until timestamp with time zone not null
);

create index used_challenge_good_until on used_challenge (good_until);
