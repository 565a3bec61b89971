insert into delivery (guid, event, action, installation_id, repository_id, body_sha256, received_at, times_received, repeats_body, ignored, payload, finished_at, reason) values
  ('0002-waiting', 'pull_request', 'opened', 3, 7, 'a0002', '2026-01-02T10:00:00.123456Z', 1, false, false, '{"zh":"增量覆盖率","line":"a\nb"}', null, null),
  ('0002-finished', 'push', null, null, null, 'b0002', '2026-01-02T10:00:00Z', 2, true, false, null, '2026-01-02T10:00:05Z', 'draft'),
  ('0002-ignored', 'check_run', 'created', 3, 7, 'c0002', '2026-01-02T10:00:00Z', 1, false, true, null, '2026-01-02T10:00:00Z', 'own event');
insert into tested_merge (repository_id, run_id, merge_sha, base_sha, head_sha) values
  (7, 200, 'merge-0002', 'base-0002', 'head-0002');
insert into evaluation (id, installation_id, repository_id, owner, repository_name, head_sha, topic, started_at, deadline, check_run_id, conclusion, concluded_at, content_hash, input_hash) values
  ('0002-open', 3, 7, 'harbour', 'quotes', 'head-0002', 'ci-status', '2026-01-02T10:00:00Z', '2026-01-02T11:00:00Z', null, null, null, null, null),
  ('0002-concluded', 3, 7, 'harbour', 'quotes', 'head-0002', 'incremental-coverage', '2026-01-02T10:00:00Z', '2026-01-02T11:00:00Z', 9007199254740991, 'success', '2026-01-02T10:01:00Z', 'content', 'input');
insert into assessment (id, installation_id, repository_id, owner, repository_name, pull_request, head_sha, at, findings) values
  ('0002', 3, 7, 'harbour', 'quotes', 2, 'head-0002', '2026-01-02T10:01:00Z', '[{"topic":"incremental-coverage","note":"\u0000"}]');
insert into kept_policy (owner, repository_id, text, sha, read_at) values
  ('harbour-0002', 0, 'start: enforce', 'abc', '2026-01-02T10:00:00Z'),
  ('harbour-0002', 7, null, null, '2026-01-02T10:00:00Z');
insert into pull_request (repository_id, number, installation_id, owner, repository_name, head_sha, head_branch, head_repository_id, base_branch, open, updated_at) values
  (7, 2, 3, 'harbour', 'quotes', 'head-0002', 'topic', null, 'main', true, '2026-01-02T10:00:00Z');
insert into effect (key, content_hash, github_id, done, intended_at) values
  ('0002-intended', 'hash', null, false, '2026-01-02T10:00:00Z'),
  ('0002-done', 'hash', 42, true, '2026-01-02T10:00:00Z');
