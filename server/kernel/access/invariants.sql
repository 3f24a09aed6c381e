-- Administration, security and audit are different people at every moment (三权分立).
WITH held AS (
 SELECT tenant_id, user_id, role, valid_from_ms AS from_ms, coalesce(valid_until_ms, 9223372036854775807) AS until_ms
   FROM access_post WHERE role IN ('administrator', 'security_administrator', 'auditor')
 UNION ALL
 SELECT d.tenant_id, d.user_id, p.role,
        CASE WHEN p.valid_from_ms > d.from_ms THEN p.valid_from_ms ELSE d.from_ms END,
        CASE WHEN p.valid_until_ms < d.until_ms THEN p.valid_until_ms ELSE d.until_ms END
   FROM access_deputy d JOIN access_post p ON p.tenant_id = d.tenant_id AND p.post_id = d.post_id
  WHERE p.role IN ('administrator', 'security_administrator', 'auditor'))
SELECT a.user_id FROM held a JOIN held b ON b.tenant_id = a.tenant_id AND b.user_id = a.user_id AND a.role < b.role
 WHERE a.from_ms < a.until_ms AND b.from_ms < b.until_ms AND a.from_ms < b.until_ms AND b.from_ms < a.until_ms;

-- Nobody is the deputy of their own post, and a deputy's period is not empty.
SELECT d.post_id FROM access_deputy d JOIN access_post p ON p.tenant_id = d.tenant_id AND p.post_id = d.post_id
 WHERE d.user_id = p.user_id OR d.until_ms <= d.from_ms;

-- A post does not end before it begins.
SELECT post_id FROM access_post WHERE valid_until_ms < valid_from_ms;

-- Nobody is away for no time, twice at once, or their own deputy.
SELECT a.user_id FROM access_absence a WHERE a.until_ms <= a.from_ms OR a.deputy_id = a.user_id OR EXISTS
 (SELECT 1 FROM access_absence b WHERE b.tenant_id = a.tenant_id AND b.user_id = a.user_id AND b.from_ms > a.from_ms
   AND b.from_ms < a.until_ms);
