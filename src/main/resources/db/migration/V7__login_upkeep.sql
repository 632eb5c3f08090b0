-- A person's consent lasts a year from logged_in_at; consent_warned_at: when they were told that it
-- ends soon, null = not yet.
alter table person_login add column consent_warned_at timestamp with time zone;

create index person_login_refresh_expires on person_login (refresh_expires_at);
