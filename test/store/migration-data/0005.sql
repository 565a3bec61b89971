insert into delivery (guid, event, action, installation_id, repository_id, body_sha256, received_at, times_received, repeats_body, ignored, payload, finished_at, reason) values
  ('0005-waiting', 'pull_request', 'opened', 3, 7, 'a0005', '2026-01-05T10:00:00.123456Z', 1, false, false, '{"zh":"增量覆盖率","line":"a\nb"}', null, null),
  ('0005-finished', 'push', null, null, null, 'b0005', '2026-01-05T10:00:00Z', 2, true, false, null, '2026-01-05T10:00:05Z', 'draft'),
  ('0005-ignored', 'check_run', 'created', 3, 7, 'c0005', '2026-01-05T10:00:00Z', 1, false, true, null, '2026-01-05T10:00:00Z', 'own event');
insert into tested_merge (repository_id, run_id, merge_sha, base_sha, head_sha, recorded_at) values
  (7, 500, 'merge-0005', 'base-0005', 'head-0005', '2026-01-05T10:00:00Z');
insert into evaluation (id, installation_id, repository_id, owner, repository_name, head_sha, topic, started_at, deadline, check_run_id, conclusion, concluded_at, content_hash, input_hash) values
  ('0005-open', 3, 7, 'harbour', 'quotes', 'head-0005', 'ci-status', '2026-01-05T10:00:00Z', '2026-01-05T11:00:00Z', null, null, null, null, null),
  ('0005-concluded', 3, 7, 'harbour', 'quotes', 'head-0005', 'incremental-coverage', '2026-01-05T10:00:00Z', '2026-01-05T11:00:00Z', 9007199254740991, 'success', '2026-01-05T10:01:00Z', 'content', 'input');
insert into assessment (id, installation_id, repository_id, owner, repository_name, pull_request, head_sha, at, findings) values
  ('0005', 3, 7, 'harbour', 'quotes', 5, 'head-0005', '2026-01-05T10:01:00Z', '[{"topic":"incremental-coverage","note":"\u0000"}]');
insert into kept_policy (owner, repository_id, text, sha, read_at) values
  ('harbour-0005', 0, 'start: enforce', 'abc', '2026-01-05T10:00:00Z'),
  ('harbour-0005', 7, null, null, '2026-01-05T10:00:00Z');
insert into pull_request (repository_id, number, installation_id, owner, repository_name, head_sha, head_branch, head_repository_id, base_branch, open, updated_at, author_id, draft, ready_since) values
  (7, 5, 3, 'harbour', 'quotes', 'head-0005', 'topic', 7, 'main', true, '2026-01-05T10:00:00Z', 11, true, '2026-01-05T09:00:00Z');
insert into effect (key, content_hash, github_id, done, intended_at, holder, fence, held_until) values
  ('0005-intended', 'hash', null, false, '2026-01-05T10:00:00Z', 'me', 3, '2026-01-05T10:00:30Z'),
  ('0005-done', 'hash', 42, true, '2026-01-05T10:00:00Z', null, 0, null);
insert into pushed_head (repository_id, number, head_sha, pushed_by, at) values
  (7, 5, 'head-0005', null, '2026-01-05T10:00:00Z');
insert into sticky_comment (repository_id, pull_request, comment_id, deleted, body_hash, head_sha, resolved, fell_short) values
  (7, 5, 5005, false, 'hash', 'head-0005', false, '{"incremental-coverage":{"percent":71.5}}');
insert into command (repository_id, comment_id, number, name, actor_id, head_sha, at, outcome, finished_at) values
  (7, 6005, 5, 'recheck', 11, 'head-0005', '2026-01-05T10:00:00Z', null, null);
insert into waiver (repository_id, comment_id, number, practice, reason, approver_id, head_sha, at, withdrawn_at) values
  (7, 7005, 5, 'incremental-coverage', '紧急修复 -- "quoted"', 12, 'head-0005', '2026-01-05T10:00:00Z', null);
insert into release (repository_id, release_id, installation_id, owner, repository_name, tag, head_sha) values
  (7, 5, 3, 'harbour', 'quotes', 'v1.5.0', 'head-0005');
insert into lane (installation_id, lane, asleep_until, refusals_in_a_row, holder, fence, held_until) values
  (3, 'check-run', '2026-01-05T10:01:00Z', 1, 'me', 7, null);
insert into lane_use (installation_id, lane, at, amount) values (3, 'requests', '2026-01-05T10:00:00Z', 5);
insert into breaker (name, opened_at, reason) values ('new-comments', '2026-01-05T10:00:00Z', 'more than 300');
insert into installation (installation_id, account, state, since, permissions) values
  (3, 'harbour', 'active', '2026-01-05T10:00:00Z', 'checks:write');
insert into repository (repository_id, installation_id, owner, repository_name, state, default_branch, private, not_found_at) values
  (7, 3, 'harbour', 'quotes', 'active', 'main', true, '{2026-01-05T10:00:00Z}');
insert into catch_up (mark, scanned_at) values ('2026-01-05T10:00:00Z', '2026-01-05T10:05:00Z');
insert into turn (queue, installation_id, turn) values ('check', 3, 41);
