-- Devices that report by themselves: who they are, what they said, and which matter a running alarm belongs to.
-- Why the key is sealed and not hashed: an HMAC is checked with the key itself.
-- Why the next silence stands in the row: a job takes what is due by an index and never looks through all devices.
-- Expected rows: 20,000 devices and 2 million events a year in a district. Locks: none (new tables).
CREATE TABLE devices_device (
  tenant_id         @int  NOT NULL,
  device_id         @id   NOT NULL,            -- also the account its reports are kept under, and its key
  code              @code NOT NULL,            -- as the device names itself
  kind              @code NOT NULL,
  name              @text NOT NULL,
  area_id           @id,
  address           @text,
  lon               @real,
  lat               @real,
  key               @sealed NOT NULL,
  silent_minutes    @int  NOT NULL,            -- 0: nobody waits for a word
  created_at_ms     @ms   NOT NULL,
  retired_at_ms     @ms,
  last_heard_at_ms  @ms,
  next_silent_at_ms @ms,
  silent_since_ms   @ms,
  PRIMARY KEY (tenant_id, device_id)
) @table;
CREATE UNIQUE INDEX devices_device_code ON devices_device (tenant_id, code);
CREATE INDEX devices_device_created ON devices_device (tenant_id, created_at_ms, device_id);
CREATE INDEX devices_device_due ON devices_device (tenant_id, next_silent_at_ms, device_id)
  WHERE next_silent_at_ms IS NOT NULL;

CREATE TABLE devices_nonce (
  tenant_id   @int  NOT NULL,
  device_id   @id   NOT NULL,
  nonce       @code NOT NULL,
  until_ms    @ms   NOT NULL,
  PRIMARY KEY (tenant_id, device_id, nonce)
) @clustered;
CREATE INDEX devices_nonce_until ON devices_nonce (tenant_id, until_ms);

CREATE TABLE devices_event (                   -- append only; heartbeats leave no row
  tenant_id      @int  NOT NULL,
  event_id       @id   NOT NULL,               -- made by the device: sent again, it is the same event
  device_id      @id   NOT NULL,
  class          @code NOT NULL,
  kind           @code NOT NULL,
  reading        @real,
  happened_at_ms @ms   NOT NULL,               -- as the device says
  received_at_ms @ms   NOT NULL,
  case_id        @id,
  joined         @flag NOT NULL,               -- a matter that was open already
  PRIMARY KEY (tenant_id, device_id, event_id)
) @clustered;
CREATE INDEX devices_event_time ON devices_event (tenant_id, device_id, received_at_ms, event_id);
CREATE INDEX devices_event_case ON devices_event (tenant_id, case_id) WHERE case_id IS NOT NULL;

CREATE TABLE devices_alarm (                   -- the alarm of a device and class that runs, and its matter
  tenant_id   @int   NOT NULL,
  device_id   @id    NOT NULL,
  class       @code  NOT NULL,
  case_id     @id    NOT NULL,
  times       @count NOT NULL,
  first_at_ms @ms    NOT NULL,
  last_at_ms  @ms    NOT NULL,
  PRIMARY KEY (tenant_id, device_id, class)
) @clustered;

CREATE TABLE devices_rule (                    -- which event becomes which matter
  tenant_id     @int  NOT NULL,
  class         @code NOT NULL,
  name          @text NOT NULL,
  item_code     @code,                         -- nothing: words decide, else a person
  join_minutes  @int  NOT NULL,
  changed_at_ms @ms   NOT NULL,
  PRIMARY KEY (tenant_id, class)
) @clustered;
