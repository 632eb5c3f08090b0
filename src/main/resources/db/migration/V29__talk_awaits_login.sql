-- For whose login an event waits; null where it waits for none.
alter table talk_event add column home_id varchar(64);
alter table talk_event add column user_id varchar(64);
create index talk_event_awaits on talk_event (user_id, home_id);
