-- Runbooks of a customer whose runs a second person has to approve, in words with a blank between.
alter table customer add column four_eyes varchar(200) default '' not null;
