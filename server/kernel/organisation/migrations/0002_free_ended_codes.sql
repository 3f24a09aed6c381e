-- A code is unique among the bodies that are valid, and free again when its body has ended; changes of a tenant's tree
-- take turns; an ended body is a mark without duration, its last version lies in the history already.
-- Expected rows: 2,000 in a district. Locks: organisation_organisation for writing, some milliseconds.
CREATE TABLE organisation_tree (
  tenant_id @int   NOT NULL PRIMARY KEY,
  version   @count NOT NULL                    -- also the lock under which the tree is changed
) @clustered;

UPDATE organisation_organisation SET valid_from_ms = valid_until_ms WHERE valid_until_ms IS NOT NULL;
DROP INDEX organisation_organisation_code;
CREATE UNIQUE INDEX organisation_organisation_valid_code ON organisation_organisation (tenant_id, code)
 WHERE valid_until_ms IS NULL;
CREATE INDEX organisation_organisation_parent ON organisation_organisation (tenant_id, parent_id);
