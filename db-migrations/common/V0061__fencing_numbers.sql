-- The number of the last run that this console began on a pair. It is apart from the pair, whose form people edit.

create table fencing_number (
  pair_id uuid primary key references pair (id),
  number bigint not null,
  check (number > 0)
);
