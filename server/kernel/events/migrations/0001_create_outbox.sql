-- Events of all modules, written in the causing transaction and numbered after commit.
-- Expected rows: 20 a case, 4 million a year in a district; append only, can be partitioned by time.
-- Locks: none (new tables).
CREATE TABLE events_event (
  tenant_id       @int  NOT NULL,
  event_id        @id   NOT NULL,
  name            @code NOT NULL,
  aggregate_id    @id   NOT NULL,
  version         @int  NOT NULL,
  payload         @json NOT NULL,
  occurred_at_ms  @ms   NOT NULL,
  trace           @code NOT NULL,
  stream          @int,                 -- given after commit, gapless per tenant
  district_id     @id,
  street_id       @id,
  community_id    @id,
  grid_id         @id,
  department_id   @id,
  organisation_id @id,
  owner_id        @id,
  reporter_id     @id,
  PRIMARY KEY (tenant_id, event_id)
) @clustered;
CREATE INDEX events_event_new ON events_event (tenant_id, event_id) WHERE stream IS NULL;
CREATE UNIQUE INDEX events_event_stream ON events_event (tenant_id, stream) WHERE stream IS NOT NULL;

CREATE TABLE events_head (
  tenant_id @int NOT NULL PRIMARY KEY,
  head      @int NOT NULL              -- the highest number given
) @clustered;

CREATE TABLE events_cursor (
  tenant_id     @int  NOT NULL,
  subscriber    @code NOT NULL,
  position      @int  NOT NULL,        -- all up to here delivered, or set aside as a failure
  touched_at_ms @ms   NOT NULL,
  PRIMARY KEY (tenant_id, subscriber)
) @clustered;

CREATE TABLE events_failure (
  tenant_id    @int   NOT NULL,
  subscriber   @code  NOT NULL,
  stream       @int   NOT NULL,
  aggregate_id @id    NOT NULL,
  name         @code  NOT NULL,
  attempts     @count NOT NULL,
  reason       @text  NOT NULL,
  next_try_ms  @ms    NOT NULL,
  failed_at_ms @ms    NOT NULL,
  dead         @flag  NOT NULL,
  PRIMARY KEY (tenant_id, subscriber, stream)
) @clustered;
