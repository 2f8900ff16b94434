-- When jobs are due, and what became of each due time.
alter table job add column missed_rule varchar(20) default 'LATEST' not null;
alter table job add column max_lateness_seconds bigint default 43200 not null;
alter table job add column overlap_rule varchar(20) default 'SKIP' not null;
-- one a line: sat,sun 22:00-04:00
alter table job add column windows_text varchar(4000) default '' not null;
alter table job add column blackouts_text varchar(4000) default '' not null;
-- up to which due time all is decided
alter table job add column decided_until timestamp(6) with time zone default timestamp with time zone '2026-01-01 00:00:00+00' not null;
-- why a due time has not led to a run yet
alter table job add column waiting_json varchar(8000);

create table job_occurrence (
  job_id uuid not null references job (id),
  due_at timestamp(6) with time zone not null,
  first_due_at timestamp(6) with time zone not null,
  due_times bigint not null,
  kind varchar(20) not null,
  why_json varchar(8000),
  run_id uuid,
  decided_at timestamp(6) with time zone not null,
  primary key (job_id, due_at),
  constraint job_occurrence_run_once unique (run_id)
);
