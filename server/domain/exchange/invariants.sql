-- Nothing left without an agreement that had been approved.
SELECT c.call_id FROM exchange_call c LEFT JOIN exchange_agreement a
  ON a.tenant_id = c.tenant_id AND a.agreement_id = c.agreement_id
WHERE c.left_at_ms IS NOT NULL AND (a.approved_at_ms IS NULL OR a.partner <> c.partner OR a.direction <> c.direction);

-- What left says which fields were asked for.
SELECT call_id FROM exchange_call WHERE left_at_ms IS NOT NULL AND fields = '';

-- What the gate refused never left, and has no answer.
SELECT call_id FROM exchange_call
WHERE state = 'refused' AND answer IS NOT NULL OR state = 'refused' AND attempts = 0 AND left_at_ms IS NOT NULL;

-- An answered question left before, and was finished.
SELECT call_id FROM exchange_call
WHERE state = 'answered' AND (left_at_ms IS NULL OR finished_at_ms IS NULL);

-- Nobody approves the agreement that they drafted.
SELECT agreement_id FROM exchange_agreement WHERE approved_by = drafted_by;

-- An agreement that is or was in force says who approved it, and it ends after it begins.
SELECT agreement_id FROM exchange_agreement
WHERE valid_until_on < valid_from_on OR state IN ('approved', 'suspended') AND approved_by IS NULL;

-- Each agreement has the step that made its version.
SELECT a.agreement_id FROM exchange_agreement a LEFT JOIN exchange_agreement_step s
  ON s.tenant_id = a.tenant_id AND s.agreement_id = a.agreement_id AND s.step_no = a.version AND s.state = a.state
WHERE s.step_no IS NULL;

-- No agreement was used more often in a day than it allows.
SELECT u.agreement_id FROM exchange_usage u JOIN exchange_agreement a
  ON a.tenant_id = u.tenant_id AND a.agreement_id = u.agreement_id
WHERE u.used > a.quota;
