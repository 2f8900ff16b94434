-- How often a due time is tried again when its run failed for a reason that may pass by itself.
alter table job add column retries_most integer default 3 not null;
alter table job add column retry_pause_seconds bigint default 300 not null;
-- when the newest run is tried again, for which due time and as which attempt
alter table job add column retry_at timestamp(6) with time zone;
alter table job add column retry_due_at timestamp(6) with time zone;
alter table job add column retry_attempt integer;
