-- When the upkeep last looked at a login: those that cannot be refreshed come after all others.
alter table person_login add column upkeep_at timestamp with time zone;
