-- An answer that is done has its end, any other has none.
SELECT answer_id FROM channels_answer
 WHERE (state IN ('receipted', 'given_up')) <> (finished_at_ms IS NOT NULL);

-- What was acknowledged has the platform's receipt.
SELECT answer_id FROM channels_answer WHERE state = 'receipted' AND (receipt_no IS NULL OR receipt_at_ms IS NULL);

-- Giving up takes two people and a reason.
SELECT answer_id FROM channels_answer WHERE state = 'given_up'
   AND (give_up_asked_by IS NULL OR give_up_agreed_by IS NULL OR give_up_asked_by = give_up_agreed_by
        OR give_up_reason IS NULL);

-- What is stuck or done is not sent by itself.
SELECT answer_id FROM channels_answer WHERE state IN ('stuck', 'receipted', 'given_up') AND due_at_ms IS NOT NULL;

-- Nothing overtakes: behind an open answer of an order nothing may leave or is done.
SELECT b.answer_id FROM channels_answer a JOIN channels_answer b
    ON b.tenant_id = a.tenant_id AND b.order_id = a.order_id AND b.seq > a.seq
 WHERE a.finished_at_ms IS NULL AND (b.due_at_ms IS NOT NULL OR b.state = 'receipted');

-- The first open answer of an order is on its way, or somebody's task: no silent hole.
SELECT a.answer_id FROM channels_answer a
 WHERE a.finished_at_ms IS NULL AND a.due_at_ms IS NULL AND a.state <> 'stuck' AND NOT EXISTS
 (SELECT 1 FROM channels_answer b WHERE b.tenant_id = a.tenant_id AND b.order_id = a.order_id AND b.seq < a.seq
     AND b.finished_at_ms IS NULL);

-- An answer belongs to an order of a connected platform.
SELECT a.answer_id FROM channels_answer a LEFT JOIN channels_order o
    ON o.tenant_id = a.tenant_id AND o.order_id = a.order_id AND o.platform_code = a.platform_code
  LEFT JOIN channels_platform p ON p.tenant_id = a.tenant_id AND p.platform_code = a.platform_code
 WHERE o.order_id IS NULL OR p.platform_code IS NULL;
