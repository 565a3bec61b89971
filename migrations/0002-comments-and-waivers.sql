alter table pull_request
  add column author_id bigint,
  add column draft boolean not null default false,
  -- Since when reviews can be given; null for a draft, and where nobody saw it become ready.
  add column ready_since timestamptz;
create index pull_request_open_author on pull_request (repository_id, author_id) where open;
create index pull_request_open_installation on pull_request (installation_id, updated_at) where open;

-- The commits that were the head of a pull request.
create table pushed_head (
  repository_id bigint not null,
  number integer not null,
  head_sha text not null,
  -- The account that pushed, never what the commit says of itself; null where that was not seen.
  pushed_by bigint,
  -- By GitHub's clock, to the second.
  at timestamptz not null,
  primary key (repository_id, number, head_sha)
);

-- The sticky comment of a pull request.
create table sticky_comment (
  repository_id bigint not null,
  pull_request integer not null,
  comment_id bigint not null,
  -- A person deleted it.
  deleted boolean not null,
  -- Hash of the body as it was last written.
  body_hash text not null,
  -- The head it was last written for, or found deleted at.
  head_sha text not null,
  -- Whether it says that nothing is left, and what fell short before that, to tell before and after.
  resolved boolean not null,
  fell_short json not null,
  primary key (repository_id, pull_request)
);

-- A command is carried out once, whichever delivery brings it.
create table command (
  repository_id bigint not null,
  comment_id bigint not null,
  number integer not null,
  name text not null,
  actor_id bigint not null,
  head_sha text,
  at timestamptz not null,
  -- What was decided; null before.
  outcome text,
  -- Null while the effect or the reply may be missing.
  finished_at timestamptz,
  primary key (repository_id, comment_id)
);
create index command_of_number on command (repository_id, number, name, at desc);

-- The comment is the record: this row is read from it again by a rebuild.
create table waiver (
  repository_id bigint not null,
  comment_id bigint not null,
  number integer not null,
  practice text not null,
  reason text not null,
  approver_id bigint not null,
  head_sha text not null,
  at timestamptz not null,
  -- The comment was edited or deleted.
  withdrawn_at timestamptz,
  primary key (repository_id, comment_id)
);
create index waiver_of_number on waiver (repository_id, number) where withdrawn_at is null;
