-- Whether Slack refused the message for good when it was last to be written: it does not show then
-- what it should.
alter table outbox_message add column refused boolean not null default false;
