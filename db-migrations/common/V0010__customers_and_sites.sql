-- Whom the team works for, and where. Nothing is deleted: archived_at ends the use of a row.
-- An active_* column holds the name in lower case while the row is in use and null afterwards, so
-- that a plain unique constraint lets a name be used again (H2 has no partial index).

create table customer (
  id uuid primary key,
  version integer not null,
  name varchar(120) not null,
  active_name varchar(480) unique,
  language varchar(5) not null,
  note varchar(4000) not null,
  tags varchar(1000) not null,
  created_at timestamp with time zone not null,
  created_by varchar(120) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(120) not null,
  archived_at timestamp with time zone
);

create table contact (
  customer_id uuid not null references customer (id),
  rank integer not null,
  name varchar(120) not null,
  job varchar(120) not null,
  phone varchar(60) not null,
  email varchar(200) not null,
  restarts boolean not null,
  primary key (customer_id, rank)
);

create table site (
  id uuid primary key,
  version integer not null,
  customer_id uuid not null references customer (id),
  name varchar(120) not null,
  active_name varchar(480),
  place varchar(200) not null,
  time_zone varchar(60) not null,
  windows varchar(2000) not null,
  created_at timestamp with time zone not null,
  created_by varchar(120) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(120) not null,
  archived_at timestamp with time zone,
  unique (customer_id, active_name)
);
