-- What a role change leaves behind: orders to fence a server that comes back, attestations, remarks.

create table standing_fence (
  server_id uuid primary key references instance (id),
  pair_id uuid not null references pair (id),
  run_id uuid not null,
  service_address varchar(60) not null,
  ordered_at timestamp with time zone not null,
  ordered_by varchar(120) not null,
  carried_out_at timestamp with time zone
);

create table pair_remark (
  id uuid primary key,
  pair_id uuid not null references pair (id),
  run_id uuid not null,
  at timestamp with time zone not null,
  by_name varchar(120) not null,
  text_key varchar(200) not null,
  text_args varchar(4000) not null
);

create index pair_remark_of_pair on pair_remark (pair_id, at);
