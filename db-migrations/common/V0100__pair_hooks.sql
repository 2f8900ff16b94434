-- What a customer wants done around a change of roles; the id is the pair's.
create table pair_hooks (
  id uuid primary key references pair (id),
  version integer not null,
  customer_id uuid not null references customer (id),
  hooks_json varchar(200000) not null,
  created_at timestamp with time zone not null,
  created_by varchar(120) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(120) not null,
  archived_at timestamp with time zone
);
