-- '' stands for "none" in the keys: an org-wide installation has no team, a workspace outside a Grid
-- org no enterprise. bot_token and refresh_token are sealed. rotation_trouble: Slack's word for why
-- the token is not renewed any more, '' = it is. generation: which token the row holds; a vendor is asked
-- outside any transaction, and its answer stored only where the row is still of that generation.
create table installation (
  enterprise_id varchar(64) not null,
  team_id varchar(64) not null,
  enterprise_name varchar(300) not null,
  team_name varchar(300) not null,
  url varchar(1000) not null,
  org_wide boolean not null,
  app_id varchar(64) not null,
  bot_id varchar(64) not null,
  bot_user_id varchar(64) not null,
  scopes varchar(4000) not null,
  installer_id varchar(64) not null,
  bot_token varchar(4000) not null,
  refresh_token varchar(4000),
  token_expires_at timestamp with time zone,
  rotation_trouble varchar(200) default '' not null,
  generation bigint default 0 not null,
  installed_at timestamp with time zone not null,
  primary key (enterprise_id, team_id)
);
create index installation_team on installation (team_id);

-- Which org a workspace is part of, as verified requests told, and its name, '' = not known yet.
create table team_enterprise (
  team_id varchar(64) not null primary key,
  enterprise_id varchar(64) not null,
  team_name varchar(300) default '' not null
);

-- The workspace of a channel of an org: what happens there later may name the org alone.
create table channel_team (
  enterprise_id varchar(64) not null,
  channel_id varchar(64) not null,
  team_id varchar(64) not null,
  primary key (enterprise_id, channel_id)
);

-- Installs that were begun. Hashes, so that who reads the table can finish none of them.
create table install_state (
  state_hash varchar(64) not null primary key,
  browser_hash varchar(64) not null,
  expires_at timestamp with time zone not null
);
create index install_state_expires_at on install_state (expires_at);
