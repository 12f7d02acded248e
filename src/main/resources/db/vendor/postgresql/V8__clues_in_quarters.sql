-- Each clue table in four parts by its hash. At ten million accounts the index of a part is a level lower than that of the
-- whole, and one page of the visibility map covers all of a part: a look-up touches six pages at the most.

do $$
declare
    clues text;
begin
    foreach clues in array array['clue_phone', 'clue_domain', 'clue_filed_domain', 'clue_filing_number',
                                 'clue_cvm_ip', 'clue_lighthouse_ip', 'clue_person', 'clue_enterprise'] loop
        execute format('alter table %I rename to whole', clues);
        execute format('create table %I (like whole) partition by range (hash)', clues);
        execute format('create table %I partition of %I for values from (minvalue) to (%L)',
                       clues || '_0', clues, '40000000-0000-0000-0000-000000000000');
        execute format('create table %I partition of %I for values from (%L) to (%L)',
                       clues || '_4', clues, '40000000-0000-0000-0000-000000000000', '80000000-0000-0000-0000-000000000000');
        execute format('create table %I partition of %I for values from (%L) to (%L)',
                       clues || '_8', clues, '80000000-0000-0000-0000-000000000000', 'c0000000-0000-0000-0000-000000000000');
        execute format('create table %I partition of %I for values from (%L) to (maxvalue)',
                       clues || '_c', clues, 'c0000000-0000-0000-0000-000000000000');
        execute format('insert into %I select * from whole', clues);
        drop table whole;
        execute format('alter table %I add constraint %I unique nulls not distinct (hash, account, held_from, held_until)',
                       clues, clues || '_once');
    end loop;
end $$;
