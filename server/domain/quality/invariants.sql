-- A closed finding has its end, an open one has none.
SELECT finding_id FROM quality_finding WHERE (state = 'open') <> (closed_at_ms IS NULL);

-- A task belongs to a finding and stands in the same places.
SELECT t.task_id FROM quality_task t LEFT JOIN quality_finding f
    ON f.tenant_id = t.tenant_id AND f.finding_id = t.finding_id
 WHERE f.finding_id IS NULL OR f.district_id <> t.district_id OR f.community_id IS DISTINCT FROM t.community_id;

-- A task is done with an outcome, and only then.
SELECT task_id FROM quality_task
 WHERE (state = 'done') <> (done_at_ms IS NOT NULL) OR (state = 'done') <> (outcome IS NOT NULL);

-- Nobody is asked twice about the same finding at the same time.
SELECT finding_id FROM quality_task WHERE state IN ('open', 'underway') GROUP BY tenant_id, finding_id
HAVING count(*) > 1;

-- No more rows are wrong than there are.
SELECT community_id FROM quality_tally WHERE wrong_count > row_count;

-- A measure is over with its end and its result.
SELECT measure_id FROM quality_measure
 WHERE (state = 'closed') <> (closed_at_ms IS NOT NULL) OR (state = 'closed' AND result IS NULL);

-- Everything that was corrected was found first.
SELECT c.correction_id FROM quality_correction c LEFT JOIN quality_finding f
    ON f.tenant_id = c.tenant_id AND f.finding_id = c.finding_id
 WHERE f.finding_id IS NULL;
