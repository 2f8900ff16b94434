-- Confirmed plans that are to start at a certain time, once; decided by a compare-and-set, never deleted.
create table appointment (
  id uuid primary key,
  plan_id uuid not null references plan (id),
  plan_hash varchar(64) not null,
  pair_id uuid not null,
  customer_id uuid not null,
  pair_name varchar(200) not null,
  runbook varchar(40) not null,
  asker_id uuid not null,
  asker_name varchar(200) not null,
  asker_display varchar(200) not null,
  reason varchar(4000) not null,
  ticket varchar(200) not null,
  answers_json varchar(200000) not null,
  asked_at timestamp(6) with time zone not null,
  starts_at timestamp(6) with time zone not null,
  latest_at timestamp(6) with time zone not null,
  -- the request by which a second person agrees, where one is needed
  approval_id uuid references approval (id),
  state varchar(20) not null,
  ended_at timestamp(6) with time zone,
  ended_by varchar(200),
  why_json varchar(8000),
  run_id uuid,
  -- the pair while it waits for its time: a pair has one appointment at most
  open_pair_id uuid,
  constraint appointment_holds_pair unique (open_pair_id),
  constraint appointment_run_once unique (run_id)
);
create index appointment_by_pair on appointment (pair_id, starts_at);
create index appointment_by_approval on appointment (approval_id);
