-- when a run let its pair go before it ended, so that another could begin; null where it holds it to its end
alter table run add column pair_freed_at timestamp with time zone;
