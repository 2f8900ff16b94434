-- Signed checkpoints of the audit, which are only ever added, and how far each was brought elsewhere.
create table audit_checkpoint (
  number bigint primary key,
  made_at timestamp(6) with time zone not null,
  entries bigint not null,
  hash varchar(64) not null,
  line varchar(1000000) not null
);

create table checkpoint_delivery (
  target varchar(20) primary key,
  delivered bigint not null,
  delivered_at timestamp(6) with time zone,
  failures integer not null,
  failed_at timestamp(6) with time zone,
  failure varchar(1000) not null
);
