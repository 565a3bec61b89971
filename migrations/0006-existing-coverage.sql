-- How much of the whole project the tests of a commit run: of commits of the default branch, by their own push runs.
create table existing_coverage (
  repository_id bigint not null,
  head_sha text not null,
  branch text not null,
  lines integer not null,
  covered integer not null,
  measured_at timestamptz not null,
  primary key (repository_id, head_sha)
);
