-- when the audit was told that nobody decided in time; null while that is not so
alter table approval add column expiry_told_at timestamp(6) with time zone;
create index approval_untold on approval (expiry_told_at, expires_at);
