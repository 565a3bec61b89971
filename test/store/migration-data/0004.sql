insert into delivery (guid, event, action, installation_id, repository_id, body_sha256, received_at, times_received, repeats_body, ignored, payload, finished_at, reason) values
  ('0004-waiting', 'pull_request', 'opened', 3, 7, 'a0004', '2026-01-04T10:00:00.123456Z', 1, false, false, '{"zh":"增量覆盖率","line":"a\nb"}', null, null),
  ('0004-finished', 'push', null, null, null, 'b0004', '2026-01-04T10:00:00Z', 2, true, false, null, '2026-01-04T10:00:05Z', 'draft'),
  ('0004-ignored', 'check_run', 'created', 3, 7, 'c0004', '2026-01-04T10:00:00Z', 1, false, true, null, '2026-01-04T10:00:00Z', 'own event');
insert into tested_merge (repository_id, run_id, merge_sha, base_sha, head_sha) values
  (7, 400, 'merge-0004', 'base-0004', 'head-0004');
insert into evaluation (id, installation_id, repository_id, owner, repository_name, head_sha, topic, started_at, deadline, check_run_id, conclusion, concluded_at, content_hash, input_hash) values
  ('0004-open', 3, 7, 'harbour', 'quotes', 'head-0004', 'ci-status', '2026-01-04T10:00:00Z', '2026-01-04T11:00:00Z', null, null, null, null, null),
  ('0004-concluded', 3, 7, 'harbour', 'quotes', 'head-0004', 'incremental-coverage', '2026-01-04T10:00:00Z', '2026-01-04T11:00:00Z', 9007199254740991, 'success', '2026-01-04T10:01:00Z', 'content', 'input');
insert into assessment (id, installation_id, repository_id, owner, repository_name, pull_request, head_sha, at, findings) values
  ('0004', 3, 7, 'harbour', 'quotes', 4, 'head-0004', '2026-01-04T10:01:00Z', '[{"topic":"incremental-coverage","note":"\u0000"}]');
insert into kept_policy (owner, repository_id, text, sha, read_at) values
  ('harbour-0004', 0, 'start: enforce', 'abc', '2026-01-04T10:00:00Z'),
  ('harbour-0004', 7, null, null, '2026-01-04T10:00:00Z');
insert into pull_request (repository_id, number, installation_id, owner, repository_name, head_sha, head_branch, head_repository_id, base_branch, open, updated_at, author_id, draft, ready_since) values
  (7, 4, 3, 'harbour', 'quotes', 'head-0004', 'topic', 7, 'main', true, '2026-01-04T10:00:00Z', 11, true, '2026-01-04T09:00:00Z');
insert into effect (key, content_hash, github_id, done, intended_at) values
  ('0004-intended', 'hash', null, false, '2026-01-04T10:00:00Z'),
  ('0004-done', 'hash', 42, true, '2026-01-04T10:00:00Z');
insert into pushed_head (repository_id, number, head_sha, pushed_by, at) values
  (7, 4, 'head-0004', null, '2026-01-04T10:00:00Z');
insert into sticky_comment (repository_id, pull_request, comment_id, deleted, body_hash, head_sha, resolved, fell_short) values
  (7, 4, 5004, false, 'hash', 'head-0004', false, '{"incremental-coverage":{"percent":71.5}}');
insert into command (repository_id, comment_id, number, name, actor_id, head_sha, at, outcome, finished_at) values
  (7, 6004, 4, 'recheck', 11, 'head-0004', '2026-01-04T10:00:00Z', null, null);
insert into waiver (repository_id, comment_id, number, practice, reason, approver_id, head_sha, at, withdrawn_at) values
  (7, 7004, 4, 'incremental-coverage', '紧急修复 -- "quoted"', 12, 'head-0004', '2026-01-04T10:00:00Z', null);
insert into release (repository_id, release_id, installation_id, owner, repository_name, tag, head_sha) values
  (7, 4, 3, 'harbour', 'quotes', 'v1.4.0', 'head-0004');
