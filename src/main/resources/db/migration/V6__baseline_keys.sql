-- Which sealing keys each running node has in its keyset file (ids, separated by spaces) and which
-- one it seals with. A key seals once every running node has it; a row that is not renewed is of a
-- node that does not run any more.
create table keyset_node (
  node varchar(64) not null primary key,
  name varchar(300) not null,
  key_ids text not null,
  seals_with bigint not null,
  seen_at timestamp with time zone not null
);

-- Keys that nothing is sealed with and that no node may seal with again, also one that was stopped
-- and comes back with an old file.
create table retired_key (
  key_id bigint not null primary key,
  retired_at timestamp with time zone not null
);

-- What the keyset says of itself (a keyed fingerprint of a constant), to tell another keyset by.
create table keyset_mark (
  only_row int not null primary key,
  mark varchar(200) not null
);
