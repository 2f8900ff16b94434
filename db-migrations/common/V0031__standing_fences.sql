-- What runs leave behind for the watching and for a pair's page.
create table standing_fence (
  id uuid primary key,
  customer_id uuid not null,
  pair_id uuid not null,
  server_id uuid not null,
  service_address varchar(100) not null,
  ordered_by varchar(200) not null,
  ordered_at timestamp(6) with time zone not null,
  run_id uuid not null,
  ended_at timestamp(6) with time zone,
  -- the server while the order stands: unique, so that one order stands for it
  active_server_id uuid,
  constraint standing_fence_once unique (active_server_id)
);

create table pair_remark (
  id uuid primary key,
  customer_id uuid not null,
  pair_id uuid not null,
  text_json varchar(8000) not null,
  made_by varchar(200) not null,
  made_at timestamp(6) with time zone not null,
  run_id uuid not null,
  ended_at timestamp(6) with time zone
);
create index pair_remark_by_pair on pair_remark (pair_id, made_at);
