-- What runs changed in a pair, for its role history, its remarks and its standing orders.

create table pair_event (
  id uuid primary key,
  customer_id uuid not null references customer (id),
  pair_id uuid not null references pair (id),
  server_id uuid references instance (id),
  kind varchar(20) not null,
  run_id uuid,
  happened_at timestamp with time zone not null,
  happened_by varchar(120) not null,
  text_key varchar(120) not null,
  text_args varchar(4000) not null,
  detail varchar(4000) not null,
  ended_at timestamp with time zone
);

create index pair_event_of_pair on pair_event (pair_id, happened_at);
