-- Which server of a pair its customer wants as the primary, and after how many healthy minutes going back is offered.
create table pair_home (
  pair_id uuid primary key references pair (id),
  server_id uuid references instance (id),
  after_minutes integer not null
);
