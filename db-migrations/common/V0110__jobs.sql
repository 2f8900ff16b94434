-- What is done on a pair again and again; the settings belong to the kind. Never deleted.
create table job (
  id uuid primary key,
  version integer not null,
  pair_id uuid not null references pair (id),
  customer_id uuid not null references customer (id),
  name varchar(120) not null,
  kind varchar(20) not null,
  settings_json varchar(200000) not null,
  -- "" when it is only started by hand
  schedule_text varchar(1000) not null,
  direction varchar(20) not null,
  -- who was primary when somebody last said what is copied whereto
  made_on_primary uuid not null,
  paused boolean not null,
  created_at timestamp with time zone not null,
  created_by varchar(120) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(120) not null,
  archived_at timestamp with time zone,
  -- the name while it is in use: unique in its pair
  active_name varchar(120),
  constraint job_name_once unique (pair_id, active_name)
);

-- a run of a job does not hold the pair: it holds the trees and datasets that it works on
alter table run add column job_id uuid;
create index run_by_job on run (job_id, created_at);

create table run_lock (
  run_id uuid not null references run (id),
  name varchar(1200) not null,
  -- the name while the run goes on: unique, so that no two runs work on one thing
  held_name varchar(1200),
  primary key (run_id, name),
  constraint run_lock_held_once unique (held_name)
);
