-- The table of db-scheduler 16 (its PostgreSQL schema), and one column of ours: again_at. Somebody
-- asked for the job while it was already there; it is due again then, whatever the run in between says.
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

-- Leases. A row that has run out is as good as none.
create table claim (
    claim_key varchar(300) not null primary key,
    holder varchar(64) not null,
    held_until timestamp with time zone not null
);
