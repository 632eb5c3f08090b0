-- Each incident as its cards show it. Lists are lines. as_of: PagerDuty's time of what was folded
-- in last; what is older changes nothing. alerts is null while nobody has asked.
create table incident_card (
  account varchar(100) not null,
  incident_id varchar(64) not null,
  number bigint not null,
  title text not null,
  status varchar(20) not null,
  urgency varchar(20) not null,
  url text not null,
  service_id varchar(64),
  service_name text not null,
  priority text,
  policy text not null,
  assignees text not null,
  acknowledgers text not null,
  alerts int,
  created_at timestamp with time zone,
  as_of timestamp with time zone not null,
  late boolean not null,
  seen_at timestamp with time zone not null,
  primary key (account, incident_id)
);
create index incident_card_seen on incident_card (seen_at);

-- What happened to it.
create table incident_card_line (
  account varchar(100) not null,
  incident_id varchar(64) not null,
  event_id varchar(64) not null,
  type varchar(100) not null,
  at timestamp with time zone not null,
  who text not null,
  words text not null,
  primary key (account, incident_id, event_id)
);

-- Channels that get no new card for a while, and what they would have got.
create table card_mute (
  team_id varchar(64) not null,
  channel_id varchar(64) not null,
  until_at timestamp with time zone not null,
  muted_by varchar(64) not null,
  since timestamp with time zone not null,
  primary key (team_id, channel_id)
);
create table card_missed (
  team_id varchar(64) not null,
  channel_id varchar(64) not null,
  account varchar(100) not null,
  incident_id varchar(64) not null,
  primary key (team_id, channel_id, account, incident_id)
);

-- What the account's plan does not include, as PagerDuty said: not offered for a while.
create table hidden_change (
  account varchar(100) not null,
  change_key varchar(40) not null,
  since timestamp with time zone not null,
  primary key (account, change_key)
);

create index outbox_message_subject on outbox_message (kind, subject);
