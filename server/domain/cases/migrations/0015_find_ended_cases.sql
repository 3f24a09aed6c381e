-- The few matters that ended without a result, for lists of one such state: without it they are looked for among all
-- that were ever closed.
-- Expected rows: some thousands a year. Locks: cases_case while a small index is built (seconds at a million rows).
CREATE INDEX cases_case_ended ON cases_case (tenant_id, state, reported_at_ms, case_id)
  WHERE state IN ('declined', 'withdrawn', 'merged');
