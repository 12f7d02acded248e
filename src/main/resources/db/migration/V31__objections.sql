-- What a lead reads of a change and of who objected to it: when the hold began, when the change came to nothing, and in whose words.
alter table access_change add column hold_began_at timestamp with time zone;
alter table access_change add column ended_at timestamp with time zone;
alter table access_objection add column sealed_statement bytea;
