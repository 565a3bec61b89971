insert into filed_issue (repository_id, subject, number, filed_at, ending, ended_at, accepted_until, reason, snoozed_until, content_hash, before) values
  (7, 'maturity', 90, '2026-01-09T10:00:00Z', null, null, null, null, null, 'hash-0009', null),
  (7, 'api-contract', 91, '2026-01-09T10:00:00Z', 'not_planned', '2026-01-09T11:00:00Z', '2026-07-08', '港 later', '2026-02-01T00:00:00Z', 'hash-0009', '{"state":"unmet"}');
insert into delivery (guid, event, action, installation_id, repository_id, body_sha256, received_at, times_received, repeats_body, ignored, payload, finished_at, reason) values
  ('0009-large', 'push', null, 3, 7, 'a0009', '2026-01-09T10:00:00Z', 1, false, false, '{"text":"' || repeat('增量覆盖率 ', 20000) || '"}', null, null);
