-- What channels are to show. A row is due while wanted, the number of calls for it, is more than
-- written. ts: Slack's name of the message once it is there. attempt: marks a message on its way,
-- and stands in its metadata; with no ts beside it nobody knows whether Slack has the message.
create table outbox_message (
  team_id varchar(64) not null,
  channel_id varchar(64) not null,
  kind varchar(20) not null,
  subject varchar(200) not null,
  ts varchar(64),
  wanted bigint not null,
  written bigint not null,
  place_in_line int not null,
  due_since timestamp with time zone not null,
  attempt varchar(64),
  changed_at timestamp with time zone not null,
  primary key (team_id, channel_id, kind, subject)
);
create index outbox_message_changed on outbox_message (changed_at);

-- When the next message may go to a channel, and the next edit to a workspace; for all nodes.
create table outbox_pace (
  name varchar(200) not null primary key,
  free_at timestamp with time zone not null,
  failures int not null
);

-- Whom or what a change is about: ids, or a number of seconds.
alter table incident_change add column targets varchar(2000);
