-- For whom commits waited on the last primary that was seen; and what a failover emptied, until a rejoin sets it again.
alter table primary_seen add column synchronous_names varchar(4000) default '' not null;

create table synchronous_wanted (
  pair_id uuid primary key references pair (id),
  names varchar(4000) not null
);
