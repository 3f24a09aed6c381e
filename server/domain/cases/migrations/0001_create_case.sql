-- Matters of a community: the responsibility list, cases with their reports, and every step taken.
-- Why version: two people often open the same matter; the later one must see that it changed.
-- Why ancestors as columns: the list of a grid, community, street or district is one index range at any size.
-- Expected rows: 200,000 cases and 1.5 million steps a year in a district. Locks: none (new tables).
CREATE TABLE cases_class (
  tenant_id @int  NOT NULL,
  code      @code NOT NULL,
  name      @text NOT NULL,
  direction @code NOT NULL,                    -- one of the five service directions (ARC-11)
  PRIMARY KEY (tenant_id, code)
) @clustered;

CREATE TABLE cases_item (
  tenant_id              @int   NOT NULL,
  code                   @code  NOT NULL,
  class_code             @code  NOT NULL,
  name                   @text  NOT NULL,
  description            @text  NOT NULL,
  owner_kind             @code  NOT NULL,
  owner_department       @code  NOT NULL,
  co_departments         @text  NOT NULL,
  response_limit_minutes @int   NOT NULL,
  solve_limit            @int   NOT NULL,
  solve_limit_unit       @code  NOT NULL,
  calendar               @code  NOT NULL,
  basis                  @text  NOT NULL,
  urgency                @code  NOT NULL,
  open_to_residents      @flag  NOT NULL,
  keywords               @text  NOT NULL,
  examples               @text  NOT NULL,
  PRIMARY KEY (tenant_id, code)
) @clustered;

CREATE TABLE cases_case (
  tenant_id       @int   NOT NULL,
  case_id         @id    NOT NULL,             -- UUIDv7 made by the client
  number          @code  NOT NULL,             -- on the receipt
  state           @code  NOT NULL,
  version         @count NOT NULL,
  title           @text  NOT NULL,
  main_report_id  @id    NOT NULL,
  channel         @code  NOT NULL,
  urgency         @code  NOT NULL,
  item_code       @code,
  address         @text,
  lon             @real,
  lat             @real,
  district_id     @id    NOT NULL,
  street_id       @id,
  community_id    @id,
  grid_id         @id,
  compound_id     @id,
  owner_id        @id,                         -- exactly one accountable person once dispatched
  owner_post_id   @id,
  department_id   @id,
  organisation_id @id,
  reporter_id     @id    NOT NULL,
  triage_reason   @code  NOT NULL,
  reported_at_ms  @ms    NOT NULL,
  happened_at_ms  @ms,
  respond_by_ms   @ms    NOT NULL,
  responded_at_ms @ms,
  solve_by_ms     @ms,
  paused_since_ms @ms,
  resolved_at_ms  @ms,
  closed_at_ms    @ms,                         -- also declined and withdrawn: nothing is left to do
  result          @text,
  PRIMARY KEY (tenant_id, case_id)
) @table;
CREATE UNIQUE INDEX cases_case_number ON cases_case (tenant_id, number);
CREATE INDEX cases_case_district     ON cases_case (tenant_id, district_id, reported_at_ms, case_id);
CREATE INDEX cases_case_street       ON cases_case (tenant_id, street_id, reported_at_ms, case_id);
CREATE INDEX cases_case_community    ON cases_case (tenant_id, community_id, reported_at_ms, case_id);
CREATE INDEX cases_case_grid         ON cases_case (tenant_id, grid_id, reported_at_ms, case_id);
CREATE INDEX cases_case_department   ON cases_case (tenant_id, department_id, reported_at_ms, case_id);
CREATE INDEX cases_case_organisation ON cases_case (tenant_id, organisation_id, reported_at_ms, case_id);
CREATE INDEX cases_case_reporter     ON cases_case (tenant_id, reporter_id, reported_at_ms, case_id);
CREATE INDEX cases_case_owner        ON cases_case (tenant_id, owner_id, reported_at_ms, case_id);
-- What is still open is looked at all day and stays small.
CREATE INDEX cases_case_open_owner ON cases_case (tenant_id, owner_id, reported_at_ms, case_id)
  WHERE closed_at_ms IS NULL;
CREATE INDEX cases_case_open_community ON cases_case (tenant_id, community_id, reported_at_ms, case_id)
  WHERE closed_at_ms IS NULL;
CREATE INDEX cases_case_open_district ON cases_case (tenant_id, district_id, reported_at_ms, case_id)
  WHERE closed_at_ms IS NULL;

CREATE TABLE cases_report (                    -- one reporter's submission that belongs to a case
  tenant_id      @int  NOT NULL,
  report_id      @id   NOT NULL,
  case_id        @id   NOT NULL,
  reporter_id    @id   NOT NULL,               -- the account that sent it; for on-behalf reports the staff member
  on_behalf      @flag NOT NULL,
  channel        @code NOT NULL,
  text           @text NOT NULL,
  contact_id     @id,                          -- key subject of the sealed contact
  contact_name   @sealed,
  contact_phone  @sealed,
  phone_index    @blob,                        -- keyed blind index: who called before
  received_at_ms @ms   NOT NULL,
  captured_at_ms @ms,
  PRIMARY KEY (tenant_id, report_id)
) @clustered;
CREATE INDEX cases_report_case ON cases_report (tenant_id, case_id);
CREATE INDEX cases_report_phone ON cases_report (tenant_id, phone_index) WHERE phone_index IS NOT NULL;

CREATE TABLE cases_step (                      -- append only; undone steps stay and are marked
  tenant_id    @int   NOT NULL,
  case_id      @id    NOT NULL,
  version      @count NOT NULL,                -- the version this step produced
  step_id      @id    NOT NULL,
  action       @code  NOT NULL,
  state        @code  NOT NULL,                -- after the step
  actor_id     @id,                            -- nobody: the system itself
  actor_name   @text  NOT NULL,
  actor_title  @text  NOT NULL,
  note         @text,
  is_public    @flag  NOT NULL,
  before       @json  NOT NULL,                -- what undo restores
  undone       @flag  NOT NULL,
  taken_at_ms  @ms    NOT NULL,
  PRIMARY KEY (tenant_id, case_id, version)
) @clustered;

CREATE TABLE cases_file (
  tenant_id @int   NOT NULL,
  case_id   @id    NOT NULL,
  version   @count NOT NULL,                   -- of the step it came with
  file_id   @id    NOT NULL,
  PRIMARY KEY (tenant_id, case_id, version, file_id)
) @clustered;

CREATE TABLE cases_suggestion (
  tenant_id  @int   NOT NULL,
  case_id    @id    NOT NULL,
  rank       @count NOT NULL,
  item_code  @code  NOT NULL,
  confidence @real  NOT NULL,
  reasons    @json  NOT NULL,
  PRIMARY KEY (tenant_id, case_id, rank)
) @clustered;

CREATE TABLE cases_rating (
  tenant_id   @int   NOT NULL,
  case_id     @id    NOT NULL,
  version     @count NOT NULL,
  solved      @flag  NOT NULL,
  speed       @int   NOT NULL,
  quality     @int   NOT NULL,
  attitude    @int   NOT NULL,
  comment     @text,
  rated_at_ms @ms    NOT NULL,
  PRIMARY KEY (tenant_id, case_id, version)
) @clustered;
