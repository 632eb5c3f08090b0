-- The extension that a request began to delete: known before PagerDuty is asked, and null again once
-- the audit has it, so that a deletion whose answer was lost is recorded by the next try.
alter table wiring_request add column deleting varchar(100);
