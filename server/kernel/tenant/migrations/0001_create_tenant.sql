-- The deployment (one row), its tenants and their small settings. Locks: none (new).
CREATE TABLE tenant_deployment (
  one                @int  NOT NULL PRIMARY KEY,    -- always 1
  suite              @int  NOT NULL,
  simulated          @flag NOT NULL,
  installation_id    @id   NOT NULL,
  initialised_at_ms  @ms   NOT NULL,
  clock_offset_ms    @ms   NOT NULL
) @table;

CREATE TABLE tenant_tenant (
  tenant_id     @int  NOT NULL PRIMARY KEY,
  code          @code NOT NULL,
  name          @text NOT NULL,
  created_at_ms @ms   NOT NULL
) @table;
CREATE UNIQUE INDEX tenant_tenant_code ON tenant_tenant (code);

CREATE TABLE tenant_setting (
  tenant_id     @int  NOT NULL,
  name          @code NOT NULL,
  content       @text NOT NULL,
  changed_at_ms @ms   NOT NULL,
  PRIMARY KEY (tenant_id, name)
) @clustered;
