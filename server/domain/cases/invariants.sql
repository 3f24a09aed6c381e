-- A case rises by one version per step.
SELECT c.case_id FROM cases_case c
 WHERE c.version <> (SELECT count(*) FROM cases_step s WHERE s.tenant_id = c.tenant_id AND s.case_id = c.case_id);

-- A case stands where its last step left it.
SELECT c.case_id FROM cases_case c JOIN cases_step s
    ON s.tenant_id = c.tenant_id AND s.case_id = c.case_id AND s.version = c.version
 WHERE s.state <> c.state;

-- A matter in somebody's hands has exactly one named owner (INC-27).
SELECT case_id FROM cases_case
 WHERE state IN ('dispatched', 'handling', 'waiting', 'resolved') AND (owner_id IS NULL OR owner_post_id IS NULL);

-- A resolved matter was answered by its owner before, and its result is written.
SELECT case_id FROM cases_case
 WHERE state = 'resolved' AND (responded_at_ms IS NULL OR resolved_at_ms IS NULL OR result IS NULL);

-- The solution clock rests exactly while the reporter is asked.
SELECT case_id FROM cases_case WHERE (state = 'waiting') <> (paused_since_ms IS NOT NULL);

-- A finished matter has its end, an open one has none.
SELECT case_id FROM cases_case
 WHERE (state IN ('closed', 'declined', 'withdrawn')) <> (closed_at_ms IS NOT NULL);

-- A grid is never without its community, nor a community without its street.
SELECT case_id FROM cases_case
 WHERE (grid_id IS NOT NULL AND community_id IS NULL) OR (community_id IS NOT NULL AND street_id IS NULL);

-- Every case has its report, and a contact is sealed under a key of its own.
SELECT c.case_id FROM cases_case c LEFT JOIN cases_report r
    ON r.tenant_id = c.tenant_id AND r.report_id = c.main_report_id AND r.case_id = c.case_id
 WHERE r.report_id IS NULL OR ((r.contact_name IS NOT NULL OR r.contact_phone IS NOT NULL) AND r.contact_id IS NULL);

-- An item in use stands on the responsibility list.
SELECT c.case_id FROM cases_case c WHERE c.item_code IS NOT NULL AND NOT EXISTS
 (SELECT 1 FROM cases_item i WHERE i.tenant_id = c.tenant_id AND i.code = c.item_code);

-- Nobody rates what was never resolved.
SELECT r.case_id FROM cases_rating r WHERE NOT EXISTS
 (SELECT 1 FROM cases_step s WHERE s.tenant_id = r.tenant_id AND s.case_id = r.case_id AND s.action = 'resolve');

-- What is kept of a dispatch, a return or a decision belongs to a step.
SELECT d.case_id FROM (SELECT tenant_id, case_id, version FROM cases_dispatch
   UNION ALL SELECT tenant_id, case_id, version FROM cases_return
   UNION ALL SELECT tenant_id, case_id, version FROM cases_arbitration) d
 WHERE NOT EXISTS (SELECT 1 FROM cases_step s
  WHERE s.tenant_id = d.tenant_id AND s.case_id = d.case_id AND s.version = d.version);

-- What a pool may take is offered to somebody and will end.
SELECT c.case_id FROM cases_case c WHERE c.state = 'triage' AND c.triage_reason = 'offered' AND NOT EXISTS
 (SELECT 1 FROM cases_offer o JOIN cases_offer_post p ON p.tenant_id = o.tenant_id AND p.case_id = o.case_id
   WHERE o.tenant_id = c.tenant_id AND o.case_id = c.case_id AND o.open);

-- A dispute lies with a named arbiter (INC-28).
SELECT case_id FROM cases_case WHERE state = 'triage' AND triage_reason = 'arbitration' AND owner_id IS NULL;

-- Rules in force were published by somebody else than who wrote them, after that version was replayed.
SELECT edition FROM cases_rule_edition WHERE state = 'published' AND (published_by IS NULL OR published_by = changed_by
   OR effective_from_ms IS NULL OR simulated_version IS NULL OR simulated_version <> version - 1);
