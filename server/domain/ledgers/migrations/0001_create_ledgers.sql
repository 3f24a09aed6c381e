-- Ledgers that a tenant defines for itself, each version for ever: an export names the one it was made with.
-- Expected rows: a few hundred a tenant. Locks: none (new table).
CREATE TABLE ledgers_definition (
  tenant_id     @int   NOT NULL,
  code          @code  NOT NULL,
  version       @count NOT NULL,
  content       @json  NOT NULL,
  defined_by    @id    NOT NULL,
  defined_at_ms @ms    NOT NULL,
  PRIMARY KEY (tenant_id, code, version)
) @clustered;
