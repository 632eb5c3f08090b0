-- Tickets, states and cookies of browsers are kept as hashes.
create table login_ticket (
  ticket_hash varchar(64) not null primary key,
  home_id varchar(64) not null,
  user_id varchar(64) not null,
  member_name text not null,
  workspace_name text not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create index login_ticket_expires on login_ticket (expires_at);

create table pending_login (
  state_hash varchar(64) not null primary key,
  browser_hash varchar(64) not null,
  home_id varchar(64) not null,
  user_id varchar(64) not null,
  member_name text not null,
  workspace_name text not null,
  verifier_sealed text not null,
  expires_at timestamp with time zone not null
);
create index pending_login_browser on pending_login (browser_hash);
create index pending_login_expires on pending_login (expires_at);

-- generation: as of an installation. state: active, or ended when PagerDuty no longer accepts it (then there are no tokens). A consent
-- lasts a year from logged_in_at; consent_warned_at: when the person was told that it ends soon.
-- upkeep_at: when the upkeep last looked at it; those that cannot be refreshed come last.
create table person_login (
  home_id varchar(64) not null,
  user_id varchar(64) not null,
  account varchar(100) not null,
  state varchar(16) not null check (state in ('active', 'ended')),
  pagerduty_user_id varchar(64) not null,
  name text not null,
  email text not null,
  access_sealed text,
  refresh_sealed text,
  access_renew_at timestamp with time zone not null,
  access_expires_at timestamp with time zone not null,
  refresh_expires_at timestamp with time zone not null,
  scopes text not null,
  logged_in_at timestamp with time zone not null,
  consent_warned_at timestamp with time zone,
  upkeep_at timestamp with time zone,
  generation bigint default 0 not null,
  primary key (home_id, user_id, account)
);
create index person_login_refresh_expires on person_login (refresh_expires_at);

-- source: the client that it was given to; asked: the scopes that the grant was asked for.
create table app_token (
  account varchar(100) not null,
  source varchar(300) not null,
  access_sealed text,
  renew_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  asked text not null,
  scopes text not null,
  generation bigint default 0 not null,
  primary key (account, source)
);

-- Commands that wait for their person's login.
create table pending_command (
  home_id varchar(64) not null,
  user_id varchar(64) not null,
  team_id varchar(64) not null,
  channel_id varchar(64) not null,
  channel_name text not null,
  command text not null,
  kept_at timestamp with time zone not null,
  primary key (home_id, user_id, team_id, channel_id)
);
create index pending_command_kept on pending_command (kept_at);
