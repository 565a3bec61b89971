-- Spans whose deliveries nobody lists any more: what happened in them was never told to this database.
create table event_gap (
  gap_from timestamptz primary key,
  gap_to timestamptz not null
);
