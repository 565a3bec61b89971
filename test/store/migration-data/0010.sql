insert into event_gap (gap_from, gap_to) values ('2026-01-10T10:00:00Z', '2026-01-12T10:00:00Z');
