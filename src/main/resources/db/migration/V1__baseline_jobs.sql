-- V1 to V6 are the whole schema of 0.1.0. From here on migrations only add, so that an older node
-- survives a newer schema (src/adr/0008).
--
-- home_id: where a person's login counts (a Grid org, else a workspace). team_id: the workspace
-- where something happens. account: a PagerDuty account as region.subdomain, beside each id that
-- PagerDuty gave. What ends in _sealed, and each other column that says so, is sealed for its row.

-- The table of db-scheduler 16 (its PostgreSQL schema), and two columns of ours. again_at:
-- somebody asked for the job while it was already there; it is due again then, whatever the run in
-- between says. not_before: a pause that is there for a reason, whoever asks meanwhile.
create table scheduled_tasks (
  task_name varchar(200) not null,
  task_instance varchar(200) not null,
  task_data bytea,
  execution_time timestamp with time zone not null,
  picked boolean not null,
  picked_by varchar(200),
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures int,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  again_at timestamp with time zone,
  not_before timestamp with time zone,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- Jobs that were given up. A new submit of the same job and id takes the row away.
create table dead_job (
  job varchar(200) not null,
  id varchar(200) not null,
  error_class varchar(300) not null,
  error_message varchar(1000) not null,
  failures int not null,
  died_at timestamp with time zone not null,
  primary key (job, id)
);

-- fence grows with every hold of a key, so the row stays: given back, it has run out.
create table lease (
  lease_key varchar(400) not null primary key,
  holder varchar(64) not null,
  fence bigint not null,
  held_since timestamp with time zone not null,
  held_until timestamp with time zone not null
);
create index lease_held_until on lease (held_until);
