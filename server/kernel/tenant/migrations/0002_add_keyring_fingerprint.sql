-- Which master keys the database belongs to, so that starting with other keys is refused. NULL: not known yet.
-- Locks: tenant_deployment for writing, some milliseconds.
ALTER TABLE tenant_deployment ADD COLUMN keyring_fingerprint @code;
