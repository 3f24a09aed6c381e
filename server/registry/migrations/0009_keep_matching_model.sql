-- The weights by which people are compared, once somebody has put learnt ones into use; without a row those that come
-- with the program are used. Expected rows: one a tenant. Locks: none (new table).
CREATE TABLE registry_matching_model (
  tenant_id    @int  NOT NULL,
  model_id     @id   NOT NULL,
  card         @json NOT NULL,                 -- shares of levels; no personal data
  used_from_ms @ms   NOT NULL,
  PRIMARY KEY (tenant_id)
) @clustered;
