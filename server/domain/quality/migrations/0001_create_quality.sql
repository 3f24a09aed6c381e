-- Quality of the register: signals of others, runs, findings, verification tasks, corrections, daily tallies, measures.
-- Why blind indexes instead of numbers: a signal is only compared with the register, never read; equal values are found
-- by keyed index and nothing else of the person is kept.
-- Why ancestors as columns: findings and tasks of a grid, community, street or district are one index range.
-- Expected rows: 3 million signals a year, 100,000 findings and 60,000 tasks a year, 30,000 tallies a month in a
-- district of 1 million people. Locks: none (new tables).
CREATE TABLE quality_signal (
  tenant_id      @int  NOT NULL,
  signal_id      @id   NOT NULL,
  kind           @code NOT NULL,
  purpose        @code NOT NULL,               -- why it may be compared with the register
  source         @text NOT NULL,
  on_day         @on   NOT NULL,
  forget_on      @on   NOT NULL,
  number_index   @blob,                        -- of the identity number, as written
  contact_index  @blob,                        -- of telephone and name together
  dwelling_id    @id,
  litres         @count NOT NULL,
  district_id    @id   NOT NULL,
  street_id      @id,
  community_id   @id,
  grid_id        @id,
  recorded_at_ms @ms   NOT NULL,
  PRIMARY KEY (tenant_id, signal_id)
) @clustered;
CREATE INDEX quality_signal_community ON quality_signal (tenant_id, community_id, signal_id);
CREATE INDEX quality_signal_forget    ON quality_signal (tenant_id, forget_on);

CREATE TABLE quality_run (
  tenant_id      @int   NOT NULL,
  run_id         @id    NOT NULL,
  cause          @code  NOT NULL,              -- nightly, asked
  state          @code  NOT NULL,
  as_of          @on    NOT NULL,
  started_at_ms  @ms    NOT NULL,
  finished_at_ms @ms,
  row_count      @count NOT NULL,
  found_count    @count NOT NULL,
  opened_count   @count NOT NULL,
  closed_count   @count NOT NULL,
  PRIMARY KEY (tenant_id, run_id)
) @clustered;

CREATE TABLE quality_finding (
  tenant_id     @int   NOT NULL,
  finding_id    @id    NOT NULL,
  block_id      @id    NOT NULL,               -- the community that was examined
  subject       @code  NOT NULL,               -- person, relation, dwelling, merchant, area
  row_id        @id    NOT NULL,
  kind          @code  NOT NULL,               -- the expectation
  field         @code  NOT NULL,
  error_class   @int   NOT NULL,
  certainty     @code  NOT NULL,
  state         @code  NOT NULL,
  why           @text  NOT NULL,               -- masked; holds no personal value
  fixable       @flag  NOT NULL,               -- the right value is beyond doubt
  related_id    @id,
  source        @code  NOT NULL,               -- where the row came from
  district_id   @id    NOT NULL,
  street_id     @id,
  community_id  @id,
  grid_id       @id,
  first_seen_ms @ms    NOT NULL,
  last_seen_ms  @ms    NOT NULL,
  closed_at_ms  @ms,
  version       @count NOT NULL,
  PRIMARY KEY (tenant_id, finding_id)
) @clustered;
CREATE UNIQUE INDEX quality_finding_row ON quality_finding (tenant_id, block_id, row_id, kind, field);
CREATE INDEX quality_finding_district  ON quality_finding (tenant_id, district_id, first_seen_ms, finding_id);
CREATE INDEX quality_finding_street    ON quality_finding (tenant_id, street_id, first_seen_ms, finding_id);
CREATE INDEX quality_finding_community ON quality_finding (tenant_id, community_id, first_seen_ms, finding_id);
CREATE INDEX quality_finding_grid      ON quality_finding (tenant_id, grid_id, first_seen_ms, finding_id);

CREATE TABLE quality_task (
  tenant_id    @int   NOT NULL,
  task_id      @id    NOT NULL,
  finding_id   @id    NOT NULL,
  state        @code  NOT NULL,
  version      @count NOT NULL,
  error_class  @int   NOT NULL,
  due_on       @on    NOT NULL,
  district_id  @id    NOT NULL,
  street_id    @id,
  community_id @id,
  grid_id      @id,
  opened_at_ms @ms    NOT NULL,
  done_at_ms   @ms,
  done_by      @id,
  outcome      @code,
  note         @text,
  tries        @count NOT NULL,                -- visits at which nobody was met
  minutes      @count NOT NULL,                -- of staff time
  PRIMARY KEY (tenant_id, task_id)
) @clustered;
CREATE INDEX quality_task_finding   ON quality_task (tenant_id, finding_id);
CREATE INDEX quality_task_district  ON quality_task (tenant_id, district_id, opened_at_ms, task_id);
CREATE INDEX quality_task_street    ON quality_task (tenant_id, street_id, opened_at_ms, task_id);
CREATE INDEX quality_task_community ON quality_task (tenant_id, community_id, opened_at_ms, task_id);
CREATE INDEX quality_task_grid      ON quality_task (tenant_id, grid_id, opened_at_ms, task_id);

CREATE TABLE quality_correction (
  tenant_id     @int   NOT NULL,
  correction_id @id    NOT NULL,
  finding_id    @id    NOT NULL,
  subject       @code  NOT NULL,
  row_id        @id    NOT NULL,
  field         @code  NOT NULL,
  before_value  @sealed,                       -- under the key of the person, to undo
  after_value   @sealed,
  cause         @code  NOT NULL,               -- safe_fix, verification
  done_at_ms    @ms    NOT NULL,
  done_by       @id,
  undone_at_ms  @ms,
  PRIMARY KEY (tenant_id, correction_id)
) @clustered;
CREATE INDEX quality_correction_finding ON quality_correction (tenant_id, finding_id);

CREATE TABLE quality_tally (                   -- one row a day, place, source and field; field '' counts rows
  tenant_id    @int   NOT NULL,
  day_on       @on    NOT NULL,
  community_id @id    NOT NULL,
  grid_id      @id    NOT NULL,                -- the community's own id where no grid is known
  source       @code  NOT NULL,
  field        @code  NOT NULL,
  district_id  @id    NOT NULL,
  street_id    @id,
  row_count    @count NOT NULL,
  wrong_count  @count NOT NULL,
  PRIMARY KEY (tenant_id, day_on, community_id, grid_id, source, field)
) @clustered;
CREATE INDEX quality_tally_community ON quality_tally (tenant_id, community_id, day_on);

CREATE TABLE quality_measure (                 -- plan, do, check, act
  tenant_id     @int   NOT NULL,
  measure_id    @id    NOT NULL,
  title         @text  NOT NULL,
  state         @code  NOT NULL,
  version       @count NOT NULL,
  error_class   @int,
  goal_percent  @int   NOT NULL,               -- share of right rows to reach
  owner_post_id @id    NOT NULL,
  due_on        @on    NOT NULL,
  result        @text,
  district_id   @id    NOT NULL,
  street_id     @id,
  community_id  @id,
  grid_id       @id,
  opened_at_ms  @ms    NOT NULL,
  closed_at_ms  @ms,
  PRIMARY KEY (tenant_id, measure_id)
) @clustered;
CREATE INDEX quality_measure_district  ON quality_measure (tenant_id, district_id, opened_at_ms, measure_id);
CREATE INDEX quality_measure_street    ON quality_measure (tenant_id, street_id, opened_at_ms, measure_id);
CREATE INDEX quality_measure_community ON quality_measure (tenant_id, community_id, opened_at_ms, measure_id);
CREATE INDEX quality_measure_grid      ON quality_measure (tenant_id, grid_id, opened_at_ms, measure_id);
