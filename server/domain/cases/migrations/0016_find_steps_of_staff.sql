-- Who did what in a period, for workload: the steps of staff by actor and moment. Residents' steps name nobody and are
-- not in it, so a report pays nothing.
-- Expected rows: a million a year in a district. Locks: cases_step while the index is built (seconds at a million).
CREATE INDEX cases_step_actor ON cases_step (tenant_id, actor_id, taken_at_ms) WHERE actor_name <> '';
