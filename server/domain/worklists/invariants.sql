-- Who disputes a figure does not decide about it.
SELECT dispute_id FROM worklists_dispute WHERE decided_by = user_id;

-- What was decided says by whom, when and why; what was not says none of it.
SELECT dispute_id FROM worklists_dispute
 WHERE (state = 'open') <> (decided_at_ms IS NULL)
    OR (decided_at_ms IS NULL) <> (decided_by IS NULL)
    OR (decided_at_ms IS NULL) <> (answer IS NULL);

-- A handover waits or has ended, and nobody hands over to themselves.
SELECT handover_id FROM worklists_handover
 WHERE (state = 'offered') <> (ended_at_ms IS NULL) OR from_id = to_id;
