-- Who may send reports from CI outside GitHub Actions. Of the token itself only a hash is kept.
create table report_token (
  token_id bigint generated always as identity primary key,
  repository_id bigint not null,
  name text not null,
  token_sha256 text not null unique,
  created_at timestamptz not null,
  last_used_at timestamptz,
  -- How often it was used in the hour that began then.
  hour timestamptz,
  uses integer not null default 0
);
create unique index report_token_name on report_token (repository_id, name);

-- A coverage report for a commit; of the same content for the same commit the first.
create table sent_report (
  report_id bigint generated always as identity primary key,
  repository_id bigint not null,
  head_sha text not null,
  content_sha256 text not null,
  -- The token's name, which outlives the token.
  sent_by text not null,
  received_at timestamptz not null,
  stored_bytes integer not null
);
create unique index sent_report_content on sent_report (repository_id, head_sha, content_sha256);
create index sent_report_received_at on sent_report (received_at);

-- In pieces: the embedded database keeps the memory of its largest statement.
create table sent_report_part (
  repository_id bigint not null,
  report_id bigint not null,
  part integer not null,
  content bytea not null,
  primary key (repository_id, report_id, part)
);
-- It is compressed already.
alter table sent_report_part alter column content set storage external;
