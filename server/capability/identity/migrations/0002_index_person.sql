-- Accounts of a golden record, for when records are merged. Expected rows: one for each resident who proved who they
-- are. Locks: identity_account while one small index is built (about 1 s for a million accounts).
CREATE INDEX identity_account_person ON identity_account (tenant_id, person_id) WHERE person_id IS NOT NULL;
