-- The hour of the daily digest on a customer's clock, if there is one.
alter table notify_channel add column digest_hour integer;

-- what ended lately is looked for every few seconds
create index run_by_end on run (ended_at);
