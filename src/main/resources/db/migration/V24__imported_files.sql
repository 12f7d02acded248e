-- Keyed hashes of the files that were loaded to their end: a restart does not load what it has loaded before.
create table imported_file (
    content uuid primary key,
    loaded_at timestamp with time zone not null
);
