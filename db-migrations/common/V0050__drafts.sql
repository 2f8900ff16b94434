-- What somebody has typed into a long form and not sent yet; no secrets.
create table draft (
  user_id uuid not null references app_user (id),
  form varchar(40) not null,
  about uuid not null,
  fields varchar(30000) not null,
  changed_at timestamp(6) with time zone not null,
  primary key (user_id, form, about)
);
create index draft_changed on draft (changed_at);
