-- state: working; stale, refused (the extension holds an older token of the workspace, and is due at
-- next_try); not_installed (it holds a token of an app that is no longer installed); gone (PagerDuty
-- has no such extension any more). mark: raised whenever the workspace's token was replaced, so that
-- who writes the one before sees that there is a newer one. silenced: its token was dead for a while,
-- so that PagerDuty may have switched the extension off.
alter table connection add column state varchar(20) default 'working' not null;
alter table connection add column state_reason varchar(1000) default '' not null;
alter table connection add column state_since timestamp with time zone;
alter table connection add column mark bigint default 0 not null;
alter table connection add column silenced boolean default false not null;
alter table connection add column attempts int default 0 not null;
alter table connection add column next_try timestamp with time zone;

create index connection_next_try on connection (next_try);

-- Of a bot token that rotates; refresh_token is sealed for its row. rotation_trouble: Slack's word
-- for why it is not renewed any more, '' = it is.
alter table installation add column refresh_token varchar(4000);
alter table installation add column token_expires_at timestamp with time zone;
alter table installation add column rotation_trouble varchar(200) default '' not null;
