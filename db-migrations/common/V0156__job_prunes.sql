-- What jobs removed from archives of WAL: one row for each run and each server on which one lies.
create table job_prune (
  run_id uuid not null,
  server_id uuid not null references instance (id),
  job_id uuid not null references job (id),
  pair_id uuid not null references pair (id),
  path varchar(1000) not null,
  files bigint not null,
  bytes bigint not null,
  -- with a name that would free them, but not seen to be of this database system
  left_files bigint not null,
  stayed_files bigint not null,
  stayed_bytes bigint not null,
  -- the oldest segment that was needed, by whom
  limit_file varchar(24) not null,
  needed_by varchar(20) not null,
  needed_name varchar(200) not null,
  ended_at timestamp(6) with time zone not null,
  primary key (run_id, server_id),
  foreign key (run_id) references run (id)
);
create index job_prune_of_job on job_prune (job_id, ended_at);
