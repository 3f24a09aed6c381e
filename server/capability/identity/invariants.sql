-- Staff have a login name and a password, residents a telephone, machines neither.
SELECT user_id FROM identity_account
 WHERE (kind = 'staff' AND (login_name IS NULL OR password_hash IS NULL OR phone_index IS NOT NULL))
    OR (kind = 'resident'
        AND (phone_index IS NULL OR phone IS NULL OR login_name IS NOT NULL OR password_hash IS NOT NULL))
    OR (kind = 'machine' AND (login_name IS NOT NULL OR password_hash IS NOT NULL OR phone_index IS NOT NULL))
    OR kind NOT IN ('staff', 'resident', 'machine');

-- Every session belongs to an account.
SELECT s.session_id FROM identity_session s
 WHERE NOT EXISTS (SELECT 1 FROM identity_account a WHERE a.tenant_id = s.tenant_id AND a.user_id = s.user_id);

-- A disabled account has no live session.
SELECT s.session_id FROM identity_session s
  JOIN identity_account a ON a.tenant_id = s.tenant_id AND a.user_id = s.user_id
 WHERE a.disabled_at_ms IS NOT NULL AND s.revoked_at_ms IS NULL;

-- No session changed later than its tenant's epoch says, or caches would miss it.
SELECT s.session_id FROM identity_session s
 WHERE s.epoch > coalesce((SELECT e.epoch FROM identity_epoch e WHERE e.tenant_id = s.tenant_id), 0);

-- An account that must change its password has no active session.
SELECT s.session_id FROM identity_session s
  JOIN identity_account a ON a.tenant_id = s.tenant_id AND a.user_id = s.user_id
 WHERE a.must_change AND s.state = 'active' AND s.revoked_at_ms IS NULL;

-- Sessions are in a known state and carried in a known way.
SELECT session_id FROM identity_session
 WHERE state NOT IN ('active', 'needs_totp', 'must_change') OR carrier NOT IN ('cookie', 'bearer');

-- Recovery codes exist only beside a second factor.
SELECT r.user_id FROM identity_recovery r
  JOIN identity_account a ON a.tenant_id = r.tenant_id AND a.user_id = r.user_id
 WHERE a.totp_secret IS NULL;
