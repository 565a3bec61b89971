create table delivery (
  guid text primary key,
  event text not null,
  action text,
  installation_id bigint,
  repository_id bigint,
  body_sha256 text not null,
  received_at timestamptz not null,
  times_received integer not null default 1,
  -- The same bytes came before under another GUID.
  repeats_body boolean not null,
  -- Cannot matter: kept only for de-duplication.
  ignored boolean not null,
  -- Dropped when the delivery is finished.
  payload text,
  finished_at timestamptz,
  reason text
);
create index delivery_body_sha256 on delivery (body_sha256);
create index delivery_finished_at on delivery (finished_at);

create table pull_request (
  repository_id bigint not null,
  number integer not null,
  installation_id bigint not null,
  owner text not null,
  repository_name text not null,
  head_sha text not null,
  head_branch text not null,
  head_repository_id bigint,
  base_branch text not null,
  open boolean not null,
  updated_at timestamptz not null,
  primary key (repository_id, number)
);
create index pull_request_open_head on pull_request (repository_id, head_sha) where open;

create table tested_merge (
  repository_id bigint not null,
  run_id bigint not null,
  merge_sha text not null,
  base_sha text not null,
  head_sha text not null,
  primary key (repository_id, run_id)
);

create table evaluation (
  id text primary key,
  -- Breaks ties between evaluations that started at the same instant.
  position bigint generated always as identity,
  installation_id bigint not null,
  repository_id bigint not null,
  owner text not null,
  repository_name text not null,
  head_sha text not null,
  topic text not null,
  started_at timestamptz not null,
  deadline timestamptz not null,
  check_run_id bigint,
  conclusion text,
  concluded_at timestamptz,
  content_hash text,
  input_hash text
);
create index evaluation_subject on evaluation (repository_id, head_sha, topic, started_at desc, position desc);
create unique index evaluation_one_open on evaluation (repository_id, head_sha, topic) where conclusion is null;
create index evaluation_deadline on evaluation (deadline) where conclusion is null;

create table assessment (
  id text primary key,
  position bigint generated always as identity,
  installation_id bigint not null,
  repository_id bigint not null,
  owner text not null,
  repository_name text not null,
  pull_request integer,
  head_sha text not null,
  at timestamptz not null,
  -- json, not jsonb: hostile text may hold \u0000, which jsonb refuses.
  findings json not null
);
create index assessment_subject on assessment (repository_id, pull_request, at desc, position desc);
create index assessment_at on assessment (at desc, position desc);

create table effect (
  key text primary key,
  content_hash text not null,
  github_id bigint,
  done boolean not null,
  intended_at timestamptz not null
);

create table kept_policy (
  owner text not null,
  -- 0 for the organization's own policy.
  repository_id bigint not null,
  text text,
  sha text,
  read_at timestamptz not null,
  primary key (owner, repository_id)
);
