-- What people said or linked in Slack, as Slack's event has it, until somebody has seen to it: body
-- is then null, and the id stays for a while, because Slack repeats events.
create table talk_event (
  event_id varchar(100) not null primary key,
  kind varchar(20) not null,
  body text,
  heard_at timestamp with time zone not null
);
create index talk_event_heard on talk_event (heard_at);

-- Which message of ours a thread hangs on.
create index outbox_message_ts on outbox_message (team_id, channel_id, ts);
