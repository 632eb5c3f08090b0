-- A refresh that failed: why, and from when it may be tried again, by any node.
create table token_retry (
  token_key varchar(400) not null primary key,
  kind varchar(40) not null,
  vendor varchar(20) not null,
  code varchar(300) not null,
  detail text not null,
  again_at timestamp with time zone not null
);

-- The OAuth client that a login was given to: under another one it needs a new login, and is kept.
alter table person_login add column client_id varchar(300);

-- What a login under way asks PagerDuty for.
alter table pending_login add column scopes text;
