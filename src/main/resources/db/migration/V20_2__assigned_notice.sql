-- Who wants a direct message when an incident is assigned to them: as which PagerDuty user, and by
-- the bot of which workspace.
create table assigned_opt_in (
  account varchar(100) not null,
  home_id varchar(64) not null,
  user_id varchar(64) not null,
  team_id varchar(64) not null,
  pagerduty_user varchar(64) not null,
  since timestamp with time zone not null,
  primary key (account, home_id, user_id)
);
create index assigned_opt_in_user on assigned_opt_in (account, pagerduty_user);

-- PagerDuty's time of the newest event of an incident that notices know; what is older counts for
-- nothing.
create table assigned_seen (
  account varchar(100) not null,
  incident_id varchar(64) not null,
  as_of timestamp with time zone not null,
  primary key (account, incident_id)
);
create index assigned_seen_as_of on assigned_seen (as_of);

-- One row for each assignment of an incident to a person: number counts them. assigned: whether it
-- still holds. channel_id: their conversation with the app, once the message is there.
create table assigned_notice (
  account varchar(100) not null,
  incident_id varchar(64) not null,
  home_id varchar(64) not null,
  user_id varchar(64) not null,
  number int not null,
  team_id varchar(64) not null,
  pagerduty_user varchar(64) not null,
  assigned boolean not null,
  channel_id varchar(64),
  primary key (account, incident_id, home_id, user_id, number)
);
