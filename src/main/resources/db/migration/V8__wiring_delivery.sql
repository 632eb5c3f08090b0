-- What only delivery webhook has. priorities: any, none, or "only" and the priorities' names, each
-- on a line of its own. thread: off, on or broadcast.
alter table connection add column priorities varchar(4000) default 'any' not null;
alter table connection add column buttons boolean default true not null;
alter table connection add column thread varchar(20) default 'off' not null;

alter table wiring_request add column delivery varchar(20) default 'extension' not null;
alter table wiring_request add column priorities varchar(4000) default 'any' not null;
alter table wiring_request add column buttons boolean default true not null;
alter table wiring_request add column thread varchar(20) default 'off' not null;
