-- A handover that nobody signed is said once more, once. Empty: not yet. What waits from before is said, too.
-- Locks: none that last (a nullable column and an index over the few that wait).
ALTER TABLE worklists_handover ADD COLUMN reminded_at_ms @ms;
CREATE INDEX worklists_handover_unsigned ON worklists_handover (tenant_id, offered_at_ms, handover_id)
  WHERE ended_at_ms IS NULL AND reminded_at_ms IS NULL;
