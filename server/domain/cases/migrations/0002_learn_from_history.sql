-- Models that a community's closed matters teach, the editions of list and model behind each proposal, and items that
-- left the list but stand in old cases. Expected rows: one edition a tenant, three models of some ten megabytes a
-- tenant. Locks: the added columns are nullable, nothing is rewritten.
CREATE TABLE cases_edition (
  tenant_id     @int   NOT NULL,
  list_edition  @count NOT NULL,
  model_edition @count NOT NULL,               -- 0: no model
  PRIMARY KEY (tenant_id)
) @clustered;

CREATE TABLE cases_model (
  tenant_id     @int   NOT NULL,
  edition       @count NOT NULL,
  fingerprint   @code  NOT NULL,               -- SHA-256 of the content
  trained_at_ms @ms    NOT NULL,
  weight        @real  NOT NULL,               -- share beside the list, 0 to 1
  report        @json  NOT NULL,               -- what training measured
  content       @blob  NOT NULL,
  PRIMARY KEY (tenant_id, edition)
) @table;

ALTER TABLE cases_suggestion ADD COLUMN list_edition @count;
ALTER TABLE cases_suggestion ADD COLUMN model_edition @count;
ALTER TABLE cases_item ADD COLUMN retired @flag;
