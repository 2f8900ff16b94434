-- A small shop, the data that a person sees travel from a primary to its standby.
set role app;
create table customer (id int primary key, name text not null, city text not null);
create table orders (id bigint generated always as identity primary key, customer int not null references customer,
  amount numeric(10,2) not null, placed_at timestamptz not null default now());
insert into customer select n, 'Customer ' || n, (array['Porto Alegre', 'Kraków', 'Kazan', 'Leeds'])[1 + n % 4]
  from generate_series(1, 200) n;
insert into orders (customer, amount, placed_at)
  select 1 + n % 200, 5 + n % 97, now() - n * interval '7 minutes' from generate_series(1, 5000) n;
