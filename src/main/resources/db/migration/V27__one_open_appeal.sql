-- Whoever looks for an open appeal of an enterprise and a contact holds their lane until an appeal of their own is there, or is not: of two
-- who look in the same moment one waits, and finds what the other did. Which lane follows from the keyed hashes, so nothing is added here.

create table appeal_lane (
    lane integer primary key
);
insert into appeal_lane (lane) values
    (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
    (16), (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31),
    (32), (33), (34), (35), (36), (37), (38), (39), (40), (41), (42), (43), (44), (45), (46), (47),
    (48), (49), (50), (51), (52), (53), (54), (55), (56), (57), (58), (59), (60), (61), (62), (63);

-- A contact that was rejected too often waits, whatever the enterprise.
create index appeal_contact on appeal (contact_hash, changed_at);
