-- '' stands for "none" in the keys: an org-wide installation has no team, a workspace outside a Grid
-- org no enterprise. bot_token is sealed for its row.
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
    installed_at timestamp with time zone not null,
    primary key (enterprise_id, team_id)
);
create index installation_team on installation (team_id);

-- Which org a workspace is part of, as verified requests told.
create table team_enterprise (
    team_id varchar(64) not null primary key,
    enterprise_id varchar(64) not null
);

-- Installs that were begun. Hashes, so that who reads the table can finish none of them.
create table install_state (
    state_hash varchar(64) not null primary key,
    browser_hash varchar(64) not null,
    expires_at timestamp with time zone not null
);
create index install_state_expires_at on install_state (expires_at);
