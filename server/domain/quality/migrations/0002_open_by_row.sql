-- Which of these records have something open: asked for each page of an export.
-- Expected rows: some tens of thousands open at a time in a district of 1 million people.
-- Locks: writes to quality_finding wait while the index is built, seconds.
CREATE INDEX quality_finding_open ON quality_finding (tenant_id, row_id) WHERE state = 'open';
