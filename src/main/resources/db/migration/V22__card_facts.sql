-- When PagerDuty ends the acknowledgement by itself, as after a snooze.
alter table incident_card add column held_until timestamp with time zone;

-- Longer than PagerDuty's ids are now.
alter table incident_card_line alter column event_id set data type varchar(100);
