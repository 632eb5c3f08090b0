-- Who in Slack is who in PagerDuty, and every PagerDuty token. What a browser holds (tickets,
-- states, cookies) is stored as SHA-256; what PagerDuty gave is sealed with the keyset.

create table login_ticket (
  ticket_hash varchar(64) not null primary key,
  team_id varchar(64) not null,
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
  team_id varchar(64) not null,
  user_id varchar(64) not null,
  member_name text not null,
  workspace_name text not null,
  verifier_sealed text not null,
  expires_at timestamp with time zone not null
);

create index pending_login_browser on pending_login (browser_hash);
create index pending_login_expires on pending_login (expires_at);

-- state: active, or ended when PagerDuty no longer honours it (then there are no tokens).
create table person_login (
  team_id varchar(64) not null,
  user_id varchar(64) not null,
  state varchar(16) not null,
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
  primary key (team_id, user_id)
);

-- One row for each PagerDuty account and client; asked: the scopes that the grant was asked for.
create table app_token (
  source varchar(300) not null primary key,
  access_sealed text,
  renew_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  asked text not null,
  scopes text not null
);

create table wish (
  team_id varchar(64) not null,
  user_id varchar(64) not null,
  channel_id varchar(64) not null,
  channel_name text not null,
  command text not null,
  kept_at timestamp with time zone not null,
  primary key (team_id, user_id, channel_id)
);

create index wish_kept on wish (kept_at);
