-- Leases. fence grows with every hold of a key, so the row stays: given back, it has run out.
drop table claim;
create table lease (
    lease_key varchar(300) not null primary key,
    holder varchar(64) not null,
    fence bigint not null,
    held_since timestamp with time zone not null,
    held_until timestamp with time zone not null
);
create index lease_held_until on lease (held_until);
