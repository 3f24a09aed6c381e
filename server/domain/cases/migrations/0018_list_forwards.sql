-- Whoever supervises sees what bodies outside owe, across matters: the first due first, by state, by body.
-- Expected rows: a twentieth of the cases. Locks: the table while each index is built (seconds).
CREATE INDEX cases_forward_awaited ON cases_forward (tenant_id, expected_by_ms, forward_id) WHERE ended_at_ms IS NULL;
CREATE INDEX cases_forward_state ON cases_forward (tenant_id, state, expected_by_ms, forward_id);
CREATE INDEX cases_forward_body ON cases_forward (tenant_id, body_code, expected_by_ms, forward_id);
