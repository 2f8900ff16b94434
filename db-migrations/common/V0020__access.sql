-- The team: users, their roles, sign-in sessions, API tokens, and the brakes on guessing passwords.
create table app_user (
  id uuid not null primary key,
  name varchar(60) not null,
  display varchar(120) not null,
  password varchar(300) not null,
  must_change boolean not null,
  language varchar(10) not null,
  zone varchar(60) not null,
  theme varchar(10) not null,
  disabled boolean not null,
  version integer not null,
  created_at timestamp(6) with time zone not null,
  changed_at timestamp(6) with time zone not null,
  changed_by varchar(60) not null,
  last_sign_in_at timestamp(6) with time zone,
  constraint app_user_name unique (name)
);

-- customer_id null: for all customers and the console itself
create table role_grant (
  id uuid not null primary key,
  user_id uuid not null references app_user (id),
  role varchar(20) not null,
  customer_id uuid
);
create index role_grant_user on role_grant (user_id);

-- only hashes of session and API tokens are kept: who reads this table cannot sign in with it
create table sign_in_session (
  id uuid not null primary key,
  token_hash varchar(64) not null,
  user_id uuid not null references app_user (id),
  created_at timestamp(6) with time zone not null,
  last_seen_at timestamp(6) with time zone not null,
  address varchar(60) not null,
  agent varchar(300) not null,
  constraint sign_in_session_token unique (token_hash)
);
create index sign_in_session_user on sign_in_session (user_id);

create table api_token (
  id uuid not null primary key,
  token_hash varchar(64) not null,
  owner_id uuid not null references app_user (id),
  name varchar(60) not null,
  narrowed_to varchar(20),
  created_at timestamp(6) with time zone not null,
  created_by varchar(60) not null,
  expires_at timestamp(6) with time zone,
  last_used_at timestamp(6) with time zone,
  revoked_at timestamp(6) with time zone,
  constraint api_token_token unique (token_hash)
);
create index api_token_owner on api_token (owner_id);

-- subject: account:<name> or address:<ip>
create table sign_in_brake (
  subject varchar(140) not null primary key,
  failures integer not null,
  last_at timestamp(6) with time zone not null,
  blocked_until timestamp(6) with time zone
);
create index sign_in_brake_last on sign_in_brake (last_at);
