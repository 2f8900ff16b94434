-- The audit: one chain of entries per customer, and one (all zeros) for the console itself.
-- The head row is locked by whoever appends, so that the numbers of a chain have no gaps.
create table audit_chain (
  chain uuid not null primary key,
  head_seq bigint not null,
  head_hash varchar(64) not null
);
insert into audit_chain (chain, head_seq, head_hash) values (
  '00000000-0000-0000-0000-000000000000', 0,
  '0000000000000000000000000000000000000000000000000000000000000000');

create table audit_entry (
  chain uuid not null references audit_chain (chain),
  seq bigint not null,
  prev_hash varchar(64) not null,
  hash varchar(64) not null,
  happened_at timestamp(6) with time zone not null,
  actor_id uuid not null,
  actor_name varchar(60) not null,
  actor_display varchar(120) not null,
  via varchar(120) not null,
  act varchar(80) not null,
  pair_id uuid,
  text_key varchar(120) not null,
  text_args varchar(20000) not null,
  details varchar(100000) not null,
  primary key (chain, seq)
);
create index audit_entry_time on audit_entry (happened_at);
create index audit_entry_pair on audit_entry (pair_id, happened_at);
