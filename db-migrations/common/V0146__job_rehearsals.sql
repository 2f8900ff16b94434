-- Failovers of a pair that jobs rehearsed on a copy of its standby: one row for each run that did.
create table job_rehearsal (
  run_id uuid not null,
  job_id uuid not null references job (id),
  pair_id uuid not null references pair (id),
  -- the standby that was copied
  server_id uuid not null references instance (id),
  primary_id uuid not null references instance (id),
  bytes bigint not null,
  copy_seconds integer not null,
  start_millis bigint not null,
  promote_millis bigint not null,
  timeline integer not null,
  lsn varchar(20) not null,
  as_expected boolean not null,
  answers_json varchar(200000) not null,
  ended_at timestamp(6) with time zone not null,
  primary key (run_id),
  foreign key (run_id) references run (id)
);
create index job_rehearsal_of_job on job_rehearsal (job_id, ended_at);
create index job_rehearsal_of_pair on job_rehearsal (pair_id, ended_at);
