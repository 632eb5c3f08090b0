-- Steps of Slack's workflows, from the event that asks for one until Slack has heard of its end.
create table workflow_step (
  execution_id varchar(100) not null primary key,
  team_id varchar(40) not null,
  kind varchar(40) not null,
  home_id varchar(40),
  user_id varchar(40),
  external_token_id varchar(100),
  state varchar(20) not null,
  -- What Slack is told where it failed, in words.
  failure text,
  received_at timestamp with time zone not null
);

-- What a step was given, and what it gives.
create table workflow_step_value (
  execution_id varchar(100) not null references workflow_step (execution_id) on delete cascade,
  output boolean not null,
  name varchar(60) not null,
  text text not null,
  primary key (execution_id, output, name)
);
