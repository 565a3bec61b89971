-- Coverages are removed by age, every minute; and whether a commit was the head of a pull request is asked of closed ones too.
create index existing_coverage_measured_at on existing_coverage (measured_at);
create index pull_request_head on pull_request (repository_id, head_sha);
create index pushed_head_sha on pushed_head (repository_id, head_sha);
