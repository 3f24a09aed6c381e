-- When people are away, and who acts for them. The deputies themselves stand in access_deputy.
-- Expected rows: some twenty a person and year. Locks: none (new table).
CREATE TABLE access_absence (
  tenant_id @int  NOT NULL,
  user_id   @id   NOT NULL,
  from_ms   @ms   NOT NULL,
  until_ms  @ms   NOT NULL,
  deputy_id @id,                               -- nobody: a hole that a human must see
  reason    @text NOT NULL,
  PRIMARY KEY (tenant_id, user_id, from_ms)
) @clustered;
