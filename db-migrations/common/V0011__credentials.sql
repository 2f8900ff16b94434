-- Secrets are AEAD ciphertext whose associated data is the row's id: a value copied into another row
-- does not open there.

create table credential (
  id uuid primary key,
  version integer not null,
  customer_id uuid references customer (id),
  name varchar(120) not null,
  active_name varchar(480) unique,
  kind varchar(20) not null,
  login varchar(63) not null,
  sealed_secret bytea not null,
  sealed_passphrase bytea,
  fingerprint varchar(100) not null,
  created_at timestamp with time zone not null,
  created_by varchar(120) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(120) not null,
  archived_at timestamp with time zone
);

-- what the console made up itself and plans refer to
create table secret (
  id uuid primary key,
  purpose varchar(60) not null,
  pair_id uuid,
  sealed bytea not null,
  created_at timestamp with time zone not null,
  created_by varchar(120) not null,
  archived_at timestamp with time zone
);

create index secret_of_pair on secret (pair_id, purpose);

-- proves at each start that the key file is the one that sealed everything here
create table vault_check (
  id uuid primary key,
  sealed bytea not null,
  created_at timestamp with time zone not null
);
