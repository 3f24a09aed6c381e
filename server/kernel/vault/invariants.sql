-- A person's key is destroyed exactly when it is marked as erased.
SELECT subject_id FROM vault_key WHERE (wrapped IS NULL) <> (erased_at_ms IS NOT NULL);

-- Erasures have raised the epoch of their tenant.
SELECT DISTINCT k.tenant_id FROM vault_key k
 WHERE k.erased_at_ms IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM vault_epoch e WHERE e.tenant_id = k.tenant_id AND e.epoch > 0);
