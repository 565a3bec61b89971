-- Compressing a delivery is most of what storing one costs a PostgreSQL server, and lz4 takes a fraction of the time.
-- Servers that were built without it, and the embedded database, keep what they have.
do $$
begin
  alter table delivery alter column payload set compression lz4;
exception
  when feature_not_supported then null;
end
$$;
