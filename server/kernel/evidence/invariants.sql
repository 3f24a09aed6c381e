-- Every evidence log holds exactly its numbered leaves, from 0 without gaps.
SELECT l.tenant_id, l.log_number FROM evidence_log l
 WHERE l.size <> (SELECT count(*) FROM evidence_leaf e WHERE e.tenant_id = l.tenant_id AND e.log_number = l.log_number)
    OR l.size <> (SELECT coalesce(max(e.seq) + 1, 0) FROM evidence_leaf e
                   WHERE e.tenant_id = l.tenant_id AND e.log_number = l.log_number);

-- A leaf has a number and a log together or neither, and its log exists.
SELECT e.leaf_id FROM evidence_leaf e
  LEFT JOIN evidence_log l ON l.tenant_id = e.tenant_id AND l.log_number = e.log_number
 WHERE (e.seq IS NULL) <> (e.log_number IS NULL) OR (e.log_number IS NOT NULL AND l.log_number IS NULL);

-- Salt and content are erased together and never without a time.
SELECT leaf_id FROM evidence_leaf
 WHERE (salt IS NULL) <> (content IS NULL) OR (salt IS NULL) = (erased_at_ms IS NULL);

-- The lowest tiles hold one hash per numbered leaf.
SELECT l.tenant_id, l.log_number FROM evidence_log l
 WHERE 32 * l.size <> (SELECT coalesce(sum(length(t.hashes)), 0) FROM evidence_tile t
                        WHERE t.tenant_id = l.tenant_id AND t.log_number = l.log_number AND t.tile_level = 0);

-- The newest checkpoint of a log covers all of it.
SELECT l.tenant_id, l.log_number FROM evidence_log l
 WHERE l.size <> (SELECT coalesce(max(c.size), 0) FROM evidence_checkpoint c
                   WHERE c.tenant_id = l.tenant_id AND c.log_number = l.log_number);
