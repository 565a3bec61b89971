insert into tested_merge (repository_id, run_id, merge_sha, base_sha, head_sha, recorded_at) values
  (7, 600, 'merge-0006', 'base-0006', 'head-0006', '2026-01-06T10:00:00Z');
insert into report_token (repository_id, name, token_sha256, created_at, last_used_at, hour, uses) values
  (7, 'jenkins-0006', 'sha-0006', '2026-01-06T10:00:00Z', null, null, 0);
insert into sent_report (repository_id, head_sha, content_sha256, sent_by, received_at, stored_bytes) values
  (7, 'head-0006', 'content-0006', '构建', '2026-01-06T10:00:00Z', 3);
insert into sent_report_part (repository_id, report_id, part, content)
  select repository_id, report_id, 0, '\x1f8b00' from sent_report where head_sha = 'head-0006';
