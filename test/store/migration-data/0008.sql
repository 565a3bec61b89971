insert into tested_merge (repository_id, run_id, merge_sha, base_sha, head_sha, recorded_at) values
  (7, 800, 'merge-0008', 'base-0008', 'head-0008', '2026-01-08T10:00:00Z');
insert into record (repository_id, kind, key, ended_at, seen_at, value) values
  (7, 'issue', '8', null, '2026-01-08T10:00:00Z', '{"number":8,"title":"港 \u0000"}');
insert into ladder (repository_id, events_since, backfilled_at, pulse, due_at) values
  (7, '2026-01-01T10:00:00Z', '2026-01-02T10:00:00Z', 'pulse-0008', '2026-01-15T10:00:00Z');
insert into ladder_assessment (repository_id, slot, at, catalogue, result, facts) values
  (7, '2026-01-08', '2026-01-08T10:00:00Z', '1.0', '{"domains":[]}', '\x0008');
