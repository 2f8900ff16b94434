-- Who is told what, and what became of each message. A channel is never deleted.
create table notify_channel (
  id uuid primary key,
  version integer not null,
  name varchar(80) not null,
  -- the name in lower case while it is in use
  active_name varchar(80),
  -- null: of all customers
  customer_id uuid references customer (id),
  language varchar(10) not null,
  -- words, separated by blanks
  matters varchar(400) not null,
  hold_seconds integer not null,
  paused boolean not null,
  kind varchar(20) not null,
  route_json varchar(8000) not null,
  -- its sealed secret
  secret_id uuid,
  -- what happened before is not told
  tells_from timestamp(6) with time zone not null,
  created_at timestamp(6) with time zone not null,
  created_by varchar(120) not null,
  changed_at timestamp(6) with time zone not null,
  changed_by varchar(120) not null,
  archived_at timestamp(6) with time zone,
  constraint notify_channel_name_once unique (active_name)
);

-- what a channel was told of one thing, and since when that is no longer so; gone when all is well
create table notify_memory (
  channel_id uuid not null references notify_channel (id),
  about varchar(100) not null,
  told varchar(40) not null,
  seen varchar(40) not null,
  seen_since timestamp(6) with time zone not null,
  away_since timestamp(6) with time zone not null,
  primary key (channel_id, about)
);

create table notify_delivery (
  id uuid primary key,
  channel_id uuid not null references notify_channel (id),
  event_key varchar(200) not null,
  about varchar(100) not null,
  matter varchar(40) not null,
  happened varchar(40) not null,
  customer_id uuid,
  pair_id uuid,
  happened_at timestamp(6) with time zone not null,
  words_json varchar(200000) not null,
  state varchar(20) not null,
  tries integer not null,
  next_try_at timestamp(6) with time zone not null,
  -- somebody is sending it until then at the latest
  claimed_until timestamp(6) with time zone,
  answer_json varchar(8000),
  ended_at timestamp(6) with time zone,
  -- nothing is told twice on one channel
  constraint notify_delivery_once unique (channel_id, event_key)
);
create index notify_delivery_by_state on notify_delivery (state, channel_id);
