-- Stream numbers are gapless from 1 to the head.
SELECT h.tenant_id, h.head FROM events_head h
 WHERE h.head <> (SELECT count(*) FROM events_event e WHERE e.tenant_id = h.tenant_id AND e.stream IS NOT NULL);

-- No cursor stands beyond the head.
SELECT c.subscriber FROM events_cursor c JOIN events_head h ON h.tenant_id = c.tenant_id WHERE c.position > h.head;
