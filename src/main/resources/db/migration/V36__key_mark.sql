-- By which the database knows the keys that it was begun with: one row, made by the first start. It says nothing about anybody.

create table key_mark (
    id integer primary key,
    hashed uuid not null,
    sealed bytea not null,
    streamed bytea not null
);
