insert into tested_merge (repository_id, run_id, merge_sha, base_sha, head_sha, recorded_at) values
  (7, 700, 'merge-0007', 'base-0007', 'head-0007', '2026-01-07T10:00:00Z');
insert into existing_coverage (repository_id, head_sha, branch, lines, covered, measured_at) values
  (7, 'head-0007', 'main', 100, 60, '2026-01-07T10:00:00Z');
