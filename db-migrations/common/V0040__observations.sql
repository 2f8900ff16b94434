-- What was seen of each pair: a row a minute, and the last good look at its primary.

create table observation_minute (
  pair_id uuid not null references pair (id),
  seen_minute timestamp with time zone not null,
  verdict varchar(12) not null,
  lag_bytes bigint,
  lag_seconds double precision,
  wal_bytes_per_second double precision,
  primary key (pair_id, seen_minute)
);

create index observation_minute_by_time on observation_minute (seen_minute);

create table primary_seen (
  pair_id uuid primary key references pair (id),
  server_id uuid not null,
  system_identifier varchar(20) not null,
  timeline bigint not null,
  position varchar(17) not null,
  seen_at timestamp with time zone not null,
  first_failure_at timestamp with time zone,
  peak_bytes_per_second double precision
);
