-- A job that must not run before then, whoever asks for it meanwhile: a pause there is for a reason.
alter table scheduled_tasks add column not_before timestamp with time zone;
