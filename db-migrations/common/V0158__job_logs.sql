-- What jobs found in servers' logs: one row for each look at one server, and where it ended.
create table job_log_look (
  run_id uuid not null,
  server_id uuid not null references instance (id),
  job_id uuid not null references job (id),
  pair_id uuid not null references pair (id),
  path varchar(1000) not null,
  language varchar(40) not null,
  unread_bytes bigint not null,
  -- of them those that were too many
  skipped_bytes bigint not null,
  -- something was removed before it could be looked at
  gap boolean not null,
  first_look boolean not null,
  messages bigint not null,
  over_messages bigint not null,
  kinds integer not null,
  fresh_kinds integer not null,
  ended_in varchar(1200) not null,
  ended_at timestamp(6) with time zone not null,
  primary key (run_id, server_id),
  foreign key (run_id) references run (id)
);
create index job_log_look_of_job on job_log_look (job_id, server_id, ended_at);

-- Kinds of message, without what people typed.
create table job_log_kind (
  id uuid not null primary key,
  job_id uuid not null references job (id),
  server_id uuid not null references instance (id),
  severity varchar(10) not null,
  sign varchar(12) not null,
  sqlstate varchar(5) not null,
  said varchar(500) not null,
  newest_count bigint not null,
  all_count bigint not null,
  -- in the log's own words and time zone
  newest_first varchar(40) not null,
  newest_last varchar(40) not null,
  first_run_id uuid not null references run (id),
  last_run_id uuid not null references run (id),
  begun_at timestamp(6) with time zone not null,
  seen_at timestamp(6) with time zone not null,
  fresh boolean not null
);
create index job_log_kind_of_job on job_log_kind (job_id, server_id);
create index job_log_kind_of_run on job_log_kind (last_run_id, server_id);
