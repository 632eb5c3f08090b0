-- Who opened App Home lately, and where: whose home is drawn again when something of it changes.
-- greeted: since it was last opened, it has been drawn at least without PagerDuty's part.
-- page: of the person's open incidents, from 1.
create table app_home (
  team_id varchar(64) not null,
  user_id varchar(64) not null,
  home_id varchar(64) not null,
  opened_at timestamp with time zone not null,
  greeted boolean not null,
  page int not null,
  primary key (team_id, user_id)
);
create index app_home_person on app_home (home_id, user_id);
create index app_home_opened on app_home (opened_at);
