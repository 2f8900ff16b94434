-- What was counted on both servers of a pair: one row for each query of each run of a job.
create table job_count (
  run_id uuid not null references run (id),
  position integer not null,
  job_id uuid not null references job (id),
  name varchar(300) not null,
  verdict varchar(20) not null,
  primary_rows bigint,
  primary_lsn varchar(20),
  primary_at timestamp(6) with time zone,
  standby_rows bigint,
  standby_lsn varchar(20),
  standby_at timestamp(6) with time zone,
  -- the primary once more, where the numbers differ
  again_rows bigint,
  again_lsn varchar(20),
  again_at timestamp(6) with time zone,
  why_json varchar(8000),
  judged_at timestamp(6) with time zone not null,
  primary key (run_id, position)
);
create index job_count_of_job on job_count (job_id, judged_at);
