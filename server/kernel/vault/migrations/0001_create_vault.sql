-- One sealed data key a person; the fields themselves lie sealed in the tables of their modules.
-- Expected rows: one a person, 1 million in a district.
-- Locks: none (new tables).
CREATE TABLE vault_key (
  tenant_id      @int NOT NULL,
  subject_id     @id  NOT NULL,
  wrapped        @sealed,            -- the person's key under a master key; null: erased for ever
  generation     @int NOT NULL,      -- of the master key
  suite          @int NOT NULL,      -- of the wrapping
  created_at_ms  @ms  NOT NULL,
  erased_at_ms   @ms,
  PRIMARY KEY (tenant_id, subject_id)
) @clustered;
CREATE INDEX vault_key_generation ON vault_key (tenant_id, generation, suite, subject_id) WHERE wrapped IS NOT NULL;

CREATE TABLE vault_epoch (
  tenant_id  @int NOT NULL PRIMARY KEY,
  epoch      @int NOT NULL           -- raised by every erasure, so that other processes forget their copies
) @clustered;
