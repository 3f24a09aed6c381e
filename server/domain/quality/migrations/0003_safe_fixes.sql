-- What has one right spelling and waits for the night, and what was put right lately: asked by the nightly run and for
-- each morning report.
-- Expected rows: hundreds at a time, after a large import some tens of thousands in a district of 1 million people.
-- Locks: writes to quality_finding wait while the indexes are built, seconds.
CREATE INDEX quality_finding_fixable ON quality_finding (tenant_id, finding_id) WHERE state = 'open' AND fixable;
CREATE INDEX quality_finding_fixed ON quality_finding (tenant_id, closed_at_ms) WHERE state = 'fixed' AND fixable;
