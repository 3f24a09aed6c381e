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
 WHERE (state IN ('closed', 'declined', 'withdrawn', 'merged')) <> (closed_at_ms IS NOT NULL);

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

-- What was merged has a master that is nobody's follower and was reported no later; it has no owner of its own, so that
-- exactly one person answers for the matter (INC-24, AS-07).
SELECT c.case_id FROM cases_case c LEFT JOIN cases_case m ON m.tenant_id = c.tenant_id AND m.case_id = c.master_id
 WHERE (c.state = 'merged') <> (c.master_id IS NOT NULL)
    OR (c.master_id IS NOT NULL AND (m.case_id IS NULL OR m.master_id IS NOT NULL OR c.owner_id IS NOT NULL
                                     OR c.owner_post_id IS NOT NULL OR m.reported_at_ms > c.reported_at_ms));

-- Nobody takes back what others wait for.
SELECT c.case_id FROM cases_case c JOIN cases_case m ON m.tenant_id = c.tenant_id AND m.case_id = c.master_id
 WHERE m.state IN ('withdrawn', 'merged', 'reported');

-- Every merged case stands in exactly one merge that was not undone and in which it lost its owner.
SELECT c.case_id FROM cases_case c WHERE c.state = 'merged' AND
 (SELECT count(*) FROM cases_merged d JOIN cases_merge m ON m.tenant_id = d.tenant_id AND m.merge_id = d.merge_id
   WHERE d.tenant_id = c.tenant_id AND d.case_id = c.case_id AND d.from_master_id IS NULL
     AND m.undone_at_ms IS NULL) <> 1;
