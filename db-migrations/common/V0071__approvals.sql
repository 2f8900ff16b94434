-- Confirmed plans that wait, or waited, for a second person; decided once, never deleted.
create table approval (
  id uuid primary key,
  plan_id uuid not null references plan (id),
  plan_hash varchar(64) not null,
  pair_id uuid not null,
  customer_id uuid not null,
  pair_name varchar(200) not null,
  runbook varchar(40) not null,
  requester_id uuid not null,
  requester_name varchar(200) not null,
  requester_display varchar(200) not null,
  reason varchar(4000) not null,
  ticket varchar(200) not null,
  accepted_loss_bytes bigint,
  answers_json varchar(200000) not null,
  asked_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  -- null while nobody has decided; whether it has expired is seen by the clock
  decided varchar(20),
  decider_id uuid,
  decider_name varchar(200),
  decider_display varchar(200),
  decided_at timestamp(6) with time zone,
  remark varchar(4000),
  why_json varchar(8000),
  run_id uuid,
  constraint approval_run_once unique (run_id)
);
create index approval_by_customer on approval (customer_id, expires_at);
create index approval_by_pair on approval (pair_id, expires_at);
create index approval_by_plan on approval (plan_id);
