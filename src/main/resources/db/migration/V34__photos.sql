-- A face check by a photo: what the photo has to show, and when it was there to be compared.

alter table face_check add column sealed_challenge bytea;
alter table face_check add column taken_at timestamp with time zone;
