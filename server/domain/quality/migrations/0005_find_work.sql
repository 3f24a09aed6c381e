-- What is due next at the door, and who did how much: open tasks by their day, finished ones by who finished them.
-- Expected rows: some thousands open, 200,000 finished a year. Locks: quality_task while the indexes are built.
CREATE INDEX quality_task_due_grid ON quality_task (tenant_id, grid_id, due_on, task_id)
  WHERE state IN ('open', 'underway');
CREATE INDEX quality_task_due_community ON quality_task (tenant_id, community_id, due_on, task_id)
  WHERE state IN ('open', 'underway');
CREATE INDEX quality_task_due_street ON quality_task (tenant_id, street_id, due_on, task_id)
  WHERE state IN ('open', 'underway');
CREATE INDEX quality_task_due_district ON quality_task (tenant_id, district_id, due_on, task_id)
  WHERE state IN ('open', 'underway');
CREATE INDEX quality_task_done ON quality_task (tenant_id, done_by, done_at_ms, task_id) WHERE done_by IS NOT NULL;
