-- What nobody has looked at is not approved, and what was decided before is found.

-- The accounts that whoever approved a case gives back; it was those that they do not. One that joined afterwards would have gone
-- back unseen.
create table returned_account (
    case_id uuid not null references case_file (id) on delete cascade,
    account uuid not null,
    primary key (case_id, account)
);
insert into returned_account (case_id, account)
select candidate.case_id, candidate.account
from case_account candidate
join appeal on appeal.case_id = candidate.case_id
where not exists (
    select 1 from withheld_account withheld
    where withheld.case_id = candidate.case_id and withheld.account = candidate.account
);
drop table withheld_account;

-- Ticks said which accounts are withheld; who is at it ticks again.
delete from review_mark;

-- Since when reviewers look at a case; most cases they never do. By this the appeals are found among all that have something in common.
alter table case_file add column for_review_since timestamp with time zone;
update case_file set for_review_since = (
    select min(event.happened_at) from appeal_event event where event.case_id = case_file.id
)
where exists (select 1 from appeal where appeal.case_id = case_file.id);
update case_file set for_review_since = (
    select min(objection.objected_at) from access_objection objection where objection.case_id = case_file.id
)
where for_review_since is null
and exists (select 1 from access_objection objection where objection.case_id = case_file.id);
