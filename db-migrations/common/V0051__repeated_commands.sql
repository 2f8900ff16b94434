-- Commands of the API that came with an Idempotency-Key, and what was answered: sealed, since an answer
-- may hold a new token. status null: the command was begun and nobody knows yet how it ended.
create table repeated_command (
  id uuid not null primary key,
  user_id uuid not null,
  repeat_key varchar(200) not null,
  request varchar(64) not null,
  status integer,
  sealed bytea,
  began_at timestamp(6) with time zone not null,
  constraint repeated_command_key unique (user_id, repeat_key)
);
create index repeated_command_began on repeated_command (began_at);
