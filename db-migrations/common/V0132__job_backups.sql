-- Base backups of a pair that jobs took: one row for each run that took one.
create table job_backup (
  run_id uuid not null,
  job_id uuid not null references job (id),
  pair_id uuid not null references pair (id),
  -- its directory, 20261123T083012Z
  name varchar(20) not null,
  server_id uuid not null references instance (id),
  primary_id uuid not null references instance (id),
  bytes bigint not null,
  system_identifier varchar(20) not null,
  timeline integer not null,
  start_lsn varchar(20) not null,
  end_lsn varchar(20) not null,
  taken_at timestamp(6) with time zone not null,
  verified_at timestamp(6) with time zone,
  restore_seconds integer not null,
  removed_at timestamp(6) with time zone,
  primary key (run_id),
  foreign key (run_id) references run (id)
);
create index job_backup_of_job on job_backup (job_id, taken_at);
create index job_backup_of_pair on job_backup (pair_id, verified_at);
