-- Machines, the PostgreSQL servers on them, and the pairs that these form.

create table host (
  id uuid primary key,
  version integer not null,
  customer_id uuid not null references customer (id),
  site_id uuid not null references site (id),
  address varchar(253) not null,
  ssh_port integer not null,
  credential_id uuid not null references credential (id),
  sudo_credential_id uuid references credential (id),
  jump_host_id uuid references host (id),
  privilege varchar(8) not null,
  pinned_key varchar(100),
  pinned_at timestamp with time zone,
  pinned_by varchar(120),
  created_at timestamp with time zone not null,
  created_by varchar(120) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(120) not null,
  archived_at timestamp with time zone,
  unique (site_id, address, ssh_port)
);

create table pair (
  id uuid primary key,
  version integer not null,
  customer_id uuid not null references customer (id),
  site_id uuid not null references site (id),
  name varchar(63) not null,
  active_name varchar(480),
  platform varchar(30) not null,
  postgres_major varchar(4) not null,
  service_address varchar(60) not null,
  note varchar(4000) not null,
  tags varchar(1000) not null,
  taken_by varchar(120) not null,
  taken_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by varchar(120) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(120) not null,
  archived_at timestamp with time zone,
  unique (customer_id, active_name)
);

create index pair_of_site on pair (site_id);

-- active_port is null while the port is not known or the instance is archived
create table instance (
  id uuid primary key,
  version integer not null,
  customer_id uuid not null references customer (id),
  pair_id uuid not null references pair (id),
  host_id uuid not null references host (id),
  rank integer not null,
  name varchar(63) not null,
  address varchar(253) not null,
  port integer not null,
  active_port integer,
  data_directory varchar(1000) not null,
  config_directory varchar(1000) not null,
  cluster_name varchar(63) not null,
  os_user varchar(32) not null,
  role varchar(8) not null,
  preferred boolean not null,
  created_at timestamp with time zone not null,
  created_by varchar(120) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(120) not null,
  archived_at timestamp with time zone,
  unique (host_id, active_port)
);

create index instance_of_pair on instance (pair_id, rank);

create table target (
  id uuid primary key,
  version integer not null,
  customer_id uuid not null references customer (id),
  site_id uuid not null references site (id),
  kind varchar(20) not null,
  name varchar(120) not null,
  host_id uuid references host (id),
  path varchar(1000) not null,
  created_at timestamp with time zone not null,
  created_by varchar(120) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(120) not null,
  archived_at timestamp with time zone
);
