-- POSTs of new extensions whose answer is not known: PagerDuty may still carry them out, so no other
-- is sent for the same connection until posted_at is long enough ago.
create table extension_post (
  team_id varchar(64) not null,
  channel_id varchar(64) not null,
  account varchar(100) not null,
  service_id varchar(64) not null,
  posted_at timestamp with time zone not null,
  primary key (team_id, channel_id, account, service_id)
);
