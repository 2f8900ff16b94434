-- Settings that the console keeps for itself, one value per name.
create table setting (
  name varchar(100) not null primary key,
  content varchar(4000) not null
);
