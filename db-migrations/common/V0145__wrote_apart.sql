-- when a server was seen to accept writes beside its primary on the primary's timeline; null again once it was copied anew
alter table instance add column wrote_apart_at timestamp with time zone;
