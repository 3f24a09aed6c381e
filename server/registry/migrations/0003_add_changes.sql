-- Change requests with their approval, and what each of them did, so that it can be taken back.
-- Expected rows: 100,000 requests a year in a district, 3 effects each. Locks: none (new tables).
CREATE TABLE registry_request (
  tenant_id      @int   NOT NULL,
  request_id     @id    NOT NULL,
  kind           @code  NOT NULL,
  subject_kind   @code  NOT NULL,
  subject_id     @id    NOT NULL,
  state          @code  NOT NULL,
  needed         @int   NOT NULL,              -- level that must agree
  given          @int   NOT NULL,              -- level that agreed so far
  happened_on    @on    NOT NULL,
  source         @code  NOT NULL,
  confidence     @int,
  reason         @text  NOT NULL,
  content        @sealed NOT NULL,             -- what was proposed, sealed under the key of the subject
  proposed_by    @id    NOT NULL,
  proposed_at_ms @ms    NOT NULL,
  decided_by     @id,
  decided_at_ms  @ms,
  applied_at_ms  @ms,
  version        @count NOT NULL,
  district_id    @id    NOT NULL,
  street_id      @id,
  community_id   @id,
  grid_id        @id,
  PRIMARY KEY (tenant_id, request_id)
) @clustered;
CREATE INDEX registry_request_district  ON registry_request
  (tenant_id, district_id, state, proposed_at_ms, request_id);
CREATE INDEX registry_request_street    ON registry_request (tenant_id, street_id, state, proposed_at_ms, request_id);
CREATE INDEX registry_request_community ON registry_request
  (tenant_id, community_id, state, proposed_at_ms, request_id);
CREATE INDEX registry_request_grid      ON registry_request (tenant_id, grid_id, state, proposed_at_ms, request_id);
CREATE INDEX registry_request_subject   ON registry_request (tenant_id, subject_id, state, proposed_at_ms, request_id);

CREATE TABLE registry_request_step (
  tenant_id  @int   NOT NULL,
  request_id @id    NOT NULL,
  position   @count NOT NULL,
  action     @code  NOT NULL,
  by_user    @id    NOT NULL,
  level      @int   NOT NULL,
  note       @text  NOT NULL,
  at_ms      @ms    NOT NULL,
  PRIMARY KEY (tenant_id, request_id, position)
) @clustered;

CREATE TABLE registry_effect (                 -- what a request did beside saying something of fields
  tenant_id  @int   NOT NULL,
  request_id @id    NOT NULL,
  position   @count NOT NULL,
  what       @code  NOT NULL,
  row_id     @id    NOT NULL,
  before     @json  NOT NULL,
  after      @json  NOT NULL,
  PRIMARY KEY (tenant_id, request_id, position)
) @clustered;
