-- Administration, security and audit are different people (三权分立).
SELECT user_id FROM access_post
 WHERE valid_until_ms IS NULL AND role IN ('administrator', 'security_administrator', 'auditor')
 GROUP BY tenant_id, user_id HAVING count(DISTINCT role) > 1;

-- Nobody is the deputy of their own post, and a deputy's period is not empty.
SELECT d.post_id FROM access_deputy d JOIN access_post p ON p.tenant_id = d.tenant_id AND p.post_id = d.post_id
 WHERE d.user_id = p.user_id OR d.until_ms <= d.from_ms;
