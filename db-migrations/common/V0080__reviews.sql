-- Signed reviews of runs, and remarks added to them later; rows are only ever added.
create table review (
  id uuid primary key,
  run_id uuid not null references run (id),
  customer_id uuid not null,
  -- a run that is resumed ends anew and is read anew
  run_ended_at timestamp(6) with time zone not null,
  findings_json varchar(200000) not null,
  findings_hash varchar(64) not null,
  remark varchar(4000) not null,
  reviewer_id uuid not null,
  reviewer_name varchar(200) not null,
  reviewer_display varchar(200) not null,
  signed_at timestamp(6) with time zone not null,
  constraint review_once unique (run_id, run_ended_at)
);
create index review_by_customer on review (customer_id, signed_at);

create table review_remark (
  id uuid primary key,
  run_id uuid not null references run (id),
  remark varchar(4000) not null,
  author_id uuid not null,
  author_name varchar(200) not null,
  author_display varchar(200) not null,
  said_at timestamp(6) with time zone not null
);
create index review_remark_by_run on review_remark (run_id, said_at);
