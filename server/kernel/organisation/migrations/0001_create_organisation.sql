-- Bodies that can be responsible: departments with their sections, committees, property companies. Dated like areas.
-- Expected rows: 2,000 in a district. Locks: none (new).
CREATE TABLE organisation_organisation (
  tenant_id       @int   NOT NULL,
  organisation_id @id    NOT NULL,
  code            @code  NOT NULL,
  name            @text  NOT NULL,
  short_name      @text  NOT NULL,
  kind            @code  NOT NULL,
  parent_id       @id,
  department_id   @id    NOT NULL,            -- the top of its own tree, itself for a top
  area_id         @id,                        -- where it is responsible
  valid_from_ms   @ms    NOT NULL,
  valid_until_ms  @ms,
  version         @count NOT NULL,
  PRIMARY KEY (tenant_id, organisation_id)
) @clustered;
CREATE UNIQUE INDEX organisation_organisation_code ON organisation_organisation (tenant_id, code);
CREATE INDEX organisation_organisation_area ON organisation_organisation (tenant_id, area_id, kind);

CREATE TABLE organisation_history (
  tenant_id       @int   NOT NULL,
  organisation_id @id    NOT NULL,
  version         @count NOT NULL,
  code            @code  NOT NULL,
  name            @text  NOT NULL,
  valid_from_ms   @ms    NOT NULL,
  valid_until_ms  @ms    NOT NULL,
  PRIMARY KEY (tenant_id, organisation_id, version)
) @clustered;
