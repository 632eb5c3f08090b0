-- A lane of jobs has its own table (and its own threads): on one table each lane would fetch the
-- others' rows. scheduled_tasks stays the table of bulk work and of recurring jobs. Rows of an
-- earlier version move to their lane at the next start.
create table people_job (
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
create index people_job_execution_time on people_job (execution_time);
create index people_job_last_heartbeat on people_job (last_heartbeat);

create table event_job (
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
create index event_job_execution_time on event_job (execution_time);
create index event_job_last_heartbeat on event_job (last_heartbeat);
