-- The dated tree of places. `area_area` is what is valid now; an ended area stays in it as a mark without duration.
-- Each earlier version stands in `area_history`, so that what happened in an area stays there. Ancestors are columns,
-- because a subtree page must be one index range.
CREATE TABLE area_area (
  tenant_id       @int   NOT NULL,
  area_id         @id    NOT NULL,
  level           @code  NOT NULL,
  parent_id       @id,
  code            @code  NOT NULL,
  name            @text  NOT NULL,
  district_id     @id,
  street_id       @id,
  community_id    @id,
  grid_id         @id,
  lon             @real,
  lat             @real,
  outline         @json  NOT NULL,             -- GeoJSON geometry, '' when unknown
  household_count @count NOT NULL,
  valid_from_ms   @ms    NOT NULL,
  valid_until_ms  @ms,
  version         @count NOT NULL,
  PRIMARY KEY (tenant_id, area_id)
) @clustered;
CREATE UNIQUE INDEX area_area_code ON area_area (tenant_id, level, code) WHERE valid_until_ms IS NULL;
CREATE INDEX area_area_parent ON area_area (tenant_id, parent_id, code);

CREATE TABLE area_alias (
  tenant_id @int  NOT NULL,
  area_id   @id   NOT NULL,
  name      @text NOT NULL,
  PRIMARY KEY (tenant_id, area_id, name)
) @clustered;

CREATE TABLE area_history (
  tenant_id       @int   NOT NULL,
  area_id         @id    NOT NULL,
  version         @count NOT NULL,
  level           @code  NOT NULL,
  parent_id       @id,
  code            @code  NOT NULL,
  name            @text  NOT NULL,
  district_id     @id,
  street_id       @id,
  community_id    @id,
  grid_id         @id,
  lon             @real,
  lat             @real,
  household_count @count NOT NULL,
  valid_from_ms   @ms    NOT NULL,
  valid_until_ms  @ms    NOT NULL,
  PRIMARY KEY (tenant_id, area_id, version)
) @clustered;

CREATE INDEX area_history_parent ON area_history (tenant_id, parent_id);

CREATE TABLE area_tree (
  tenant_id @int   NOT NULL PRIMARY KEY,
  version   @count NOT NULL                    -- also the lock under which the tree is changed
) @clustered;
