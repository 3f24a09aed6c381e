-- Open cases follow the tree of places: which grids and communities are looked through, and how far.
-- Expected rows: one for each grid or community that ever changed. Locks: none (new table).
CREATE TABLE cases_area_job (
  tenant_id     @int   NOT NULL,
  level         @code  NOT NULL,               -- grid, community
  area_id       @id    NOT NULL,
  state         @code  NOT NULL,               -- under_way, settled (looked at again for a while), done
  after_ms      @ms,                           -- the last case that was looked at
  after_id      @id,
  moved_in_pass @count NOT NULL,
  moved         @count NOT NULL,
  settled_at_ms @ms,
  next_at_ms    @ms    NOT NULL,
  PRIMARY KEY (tenant_id, level, area_id)
) @clustered;
