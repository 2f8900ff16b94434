-- What is shown of every job in one list must not grow with its history.
alter table job add column last_run_id uuid;
alter table job add column last_due_at timestamp(6) with time zone;
update job set last_run_id = (
  select r.id from run r where r.job_id = job.id
    and r.run_number = (select max(n.run_number) from run n where n.job_id = job.id));
update job set last_due_at = (select max(o.due_at) from job_occurrence o where o.job_id = job.id);
-- for the newest one that ended well
create index run_by_job_number on run (job_id, run_number);
