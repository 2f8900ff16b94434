-- Another host key that waits for a second person, one for each host; what became of it stands in the audit.
create table host_key_request (
  host_id uuid primary key references host (id),
  customer_id uuid not null,
  address varchar(253) not null,
  fingerprint varchar(100) not null,
  key_before varchar(100) not null,
  requester_id uuid not null,
  requester_name varchar(200) not null,
  requester_display varchar(200) not null,
  reason varchar(4000) not null,
  asked_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null
);
