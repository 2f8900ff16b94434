-- A server may be asked by SQL as a role with a password, instead of by peer as its own user.
alter table instance add column sql_credential_id uuid references credential (id);

-- as in V0010: the name in lower case while the row is in use, null afterwards
alter table target add column active_name varchar(480);
alter table target add constraint target_name unique (customer_id, active_name);
alter table target alter column host_id set not null;
