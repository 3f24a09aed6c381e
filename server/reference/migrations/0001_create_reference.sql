-- Versioned lists of a tenant: codes, mappings, sources, kinds, the catalogue of fields. Version 0 lies in the program.
-- Expected rows: a few thousand a tenant. Locks: none (new tables).
CREATE TABLE reference_version (
  tenant_id       @int   NOT NULL,
  list_code       @code  NOT NULL,
  version         @count NOT NULL,
  from_on         @on    NOT NULL,
  note            @text  NOT NULL,
  published_by    @id    NOT NULL,
  published_at_ms @ms    NOT NULL,
  PRIMARY KEY (tenant_id, list_code, version)
) @clustered;

CREATE TABLE reference_entry (
  tenant_id @int   NOT NULL,
  list_code @code  NOT NULL,
  version   @count NOT NULL,
  position  @count NOT NULL,
  code      @text  NOT NULL,
  label     @text  NOT NULL,
  columns   @json  NOT NULL,
  PRIMARY KEY (tenant_id, list_code, version, position)
) @clustered;
CREATE UNIQUE INDEX reference_entry_code ON reference_entry (tenant_id, list_code, version, code);

CREATE TABLE reference_score (
  tenant_id    @int   NOT NULL,
  list_code    @code  NOT NULL,
  code         @text  NOT NULL,
  per_mille    @int   NOT NULL,
  scored_at_ms @ms    NOT NULL,
  PRIMARY KEY (tenant_id, list_code, code)
) @clustered;
