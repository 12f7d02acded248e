-- When a check that a phone has begun is looked at next; null where there is nothing to look for.

alter table face_check add column next_look_at timestamp with time zone;
create index face_check_next_look on face_check (next_look_at);
