-- Files whose way into the object store has begun: objects of theirs may be there, whatever becomes of the rest. A document that is on
-- record is not here any more.

create table document_begun (
    id uuid primary key,
    pages integer not null,
    begun_at timestamp with time zone not null
);
