-- full_name: what Slack calls the workspace (team.info); team_name is its domain, as first seen in a request. Null until Slack is asked.
alter table team_enterprise add column full_name text;

-- The PagerDuty account that the login is for; null in rows of an older node, of which there is one account.
alter table login_ticket add column account varchar(100);
alter table pending_login add column account varchar(100);
