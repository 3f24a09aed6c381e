-- Rows follow the tree of places: which grids and communities are looked through after something moved, and how far.
-- Expected rows: one for each grid or community that ever changed. Locks: registry_household while one index is built
-- (about 1 s for 400,000 households).
CREATE TABLE registry_area_job (
  tenant_id     @int   NOT NULL,
  level         @code  NOT NULL,               -- grid, community
  area_id       @id    NOT NULL,               -- whose rows are looked through
  state         @code  NOT NULL,               -- under_way, settled (looked at again for a while), done
  step          @code  NOT NULL,               -- which table
  after_order   @ms,                           -- the last row that was looked at
  after_id      @id,
  passes        @count NOT NULL,
  moved_in_pass @count NOT NULL,
  moved         @count NOT NULL,               -- rows written, all passes
  looked        @count NOT NULL,               -- rows read, all passes
  started_at_ms @ms    NOT NULL,
  changed_at_ms @ms    NOT NULL,
  settled_at_ms @ms,
  next_at_ms    @ms    NOT NULL,
  PRIMARY KEY (tenant_id, level, area_id)
) @clustered;
CREATE INDEX registry_area_job_due ON registry_area_job (tenant_id, next_at_ms) WHERE state <> 'done';
CREATE INDEX registry_household_community ON registry_household (tenant_id, community_id, household_id);
