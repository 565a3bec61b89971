insert into tested_merge (repository_id, run_id, merge_sha, base_sha, head_sha, recorded_at) values
  (7, 900, 'merge-0009', 'base-0009', 'head-0009', '2026-01-09T10:00:00Z');
insert into filed_issue (repository_id, subject, number, filed_at, content_hash, before) values
  (7, 'runbook', 22, '2026-01-09T10:00:00Z', 'hash-0009', '{"value":0}');
