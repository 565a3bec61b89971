-- What is remembered of repositories for their figures: small rows of our own, not GitHub's payloads. `json`, since
-- `jsonb` refuses U+0000, and titles are hostile text.
create table record (
  repository_id bigint not null,
  kind text not null,
  key text not null,
  -- When it ended; null while it is open.
  ended_at timestamptz,
  seen_at timestamptz not null,
  value json not null,
  primary key (repository_id, kind, key)
);
create index record_ended_at on record (repository_id, kind, ended_at);
create index record_old on record (ended_at) where ended_at is not null;

-- How far a repository's history is read, and when it is assessed next.
create table ladder (
  repository_id bigint primary key,
  -- What GitHub does not tell afterwards is kept from then on.
  events_since timestamptz not null,
  -- Where each part of the backfill stands.
  backfill json,
  backfilled_at timestamptz,
  -- Whatever changed before then is in the records.
  refreshed_at timestamptz,
  -- What GitHub showed at that time of all that moves: as long as it is the same, nothing is read again.
  pulse text,
  -- When everything was read, for the last time.
  read_at timestamptz,
  due_at timestamptz
);
create index ladder_due_at on ladder (due_at) where due_at is not null;

-- One for each turn of a repository's schedule, with the facts that it was made from, compressed.
create table ladder_assessment (
  repository_id bigint not null,
  slot text not null,
  at timestamptz not null,
  catalogue text not null,
  result json not null,
  facts bytea not null,
  primary key (repository_id, slot)
);
create index ladder_assessment_at on ladder_assessment (repository_id, at desc);
