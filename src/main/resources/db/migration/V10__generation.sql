-- generation: which grant a row holds. A vendor is asked outside any transaction, and what it answers
-- is stored only where the row is still of the generation that it was asked for.
alter table person_login add column generation bigint default 0 not null;
alter table app_token add column generation bigint default 0 not null;
alter table installation add column generation bigint default 0 not null;
