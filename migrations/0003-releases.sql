-- Which releases are on which commit, as judged last: events of a commit name no release.
create table release (
  repository_id bigint not null,
  release_id bigint not null,
  installation_id bigint not null,
  owner text not null,
  repository_name text not null,
  tag text not null,
  head_sha text not null,
  primary key (repository_id, release_id)
);
create index release_head_sha on release (repository_id, head_sha);
