-- Programs of others that report and read over Open311 GeoReport v2, and which request of theirs is which case.
-- Why keys by keyed hash: whoever reads a copy of the database can use none of them.
-- Why an own number: the client knows it before the case is understood, and the receipt's number stays the reporter's.
-- Why is_open here, too: a list filters by it; the answer itself is taken from the case.
-- Expected rows: 50 clients, 50,000 requests and 300,000 updates a year in a district. Locks: none (new tables).
CREATE TABLE open311_client (
  tenant_id     @int  NOT NULL,
  client_id     @id   NOT NULL,                -- the account its reports are kept under
  name          @text NOT NULL,
  key_hash      @blob NOT NULL,
  created_by    @id   NOT NULL,
  created_at_ms @ms   NOT NULL,
  revoked_at_ms @ms,
  PRIMARY KEY (tenant_id, client_id)
) @table;
CREATE UNIQUE INDEX open311_client_key ON open311_client (tenant_id, key_hash);

CREATE TABLE open311_service (                 -- what an item asks beside the usual; no row: nothing, answered at once
  tenant_id     @int   NOT NULL,
  item_code     @code  NOT NULL,
  mode          @code  NOT NULL,
  attributes    @json  NOT NULL,
  changed_at_ms @ms    NOT NULL,
  PRIMARY KEY (tenant_id, item_code)
) @clustered;

CREATE TABLE open311_request (
  tenant_id       @int   NOT NULL,
  request_no      @code  NOT NULL,             -- service_request_id
  case_id         @id    NOT NULL,
  client_id       @id    NOT NULL,
  item_code       @code  NOT NULL,
  token           @code,                       -- of a batch service
  is_open         @flag  NOT NULL,
  requested_at_ms @ms    NOT NULL,
  PRIMARY KEY (tenant_id, request_no)
) @table;
CREATE UNIQUE INDEX open311_request_case ON open311_request (tenant_id, case_id);
CREATE UNIQUE INDEX open311_request_token ON open311_request (tenant_id, token) WHERE token IS NOT NULL;
CREATE INDEX open311_request_time ON open311_request (tenant_id, requested_at_ms, request_no);
CREATE INDEX open311_request_item ON open311_request (tenant_id, item_code, requested_at_ms, request_no);

CREATE TABLE open311_update (                  -- append only: where a request stood when
  tenant_id @int   NOT NULL,
  case_id   @id    NOT NULL,
  version   @count NOT NULL,
  state     @code  NOT NULL,
  at_ms     @ms    NOT NULL,
  PRIMARY KEY (tenant_id, case_id, version)
) @clustered;
CREATE INDEX open311_update_time ON open311_update (tenant_id, at_ms, case_id);
