-- The clocks of matters: what was promised, when it warns, breaks and climbs; what they raised; what is missing so that
-- nobody hears of it. A job takes what is due by the index of next_alarm_at_ms and never looks through the rest.
-- Expected rows: three clocks a case (600,000 a year in a district), some hundred thousand alarms a year, dozens of
-- holes. Locks: none (new tables); the open cases of before get rows that the job plans (round 0).
CREATE TABLE cases_clock (
  tenant_id        @int   NOT NULL,
  case_id          @id    NOT NULL,
  clock            @code  NOT NULL,
  round            @count NOT NULL,            -- rises with each new promise; 0: to be planned
  calendar         @code  NOT NULL,            -- on which it was promised
  started_at_ms    @ms    NOT NULL,
  due_at_ms        @ms    NOT NULL,
  total_ms         @int   NOT NULL,            -- working time that was promised, without pauses
  stage            @count NOT NULL,            -- raised: 1 warning, 2 breach, 3 and more the rungs
  paused_at_ms     @ms,
  stopped_at_ms    @ms,
  next_alarm_at_ms @ms,                        -- nothing while it rests, after it stopped, above the ladder
  PRIMARY KEY (tenant_id, case_id, clock)
) @clustered;
CREATE INDEX cases_clock_due ON cases_clock (tenant_id, next_alarm_at_ms, case_id, clock)
  WHERE next_alarm_at_ms IS NOT NULL;
CREATE INDEX cases_clock_raised ON cases_clock (tenant_id, due_at_ms, case_id)
  WHERE stopped_at_ms IS NULL AND stage > 0;

CREATE TABLE cases_alarm (                     -- append only
  tenant_id    @int   NOT NULL,
  case_id      @id    NOT NULL,
  clock        @code  NOT NULL,
  round        @count NOT NULL,
  stage        @count NOT NULL,
  kind         @code  NOT NULL,
  supervisor   @code,                          -- rung: who should be told
  told_id      @id,                            -- rung: who is; nobody is a hole
  owner_id     @id,
  due_at_ms    @ms    NOT NULL,
  raised_at_ms @ms    NOT NULL,
  PRIMARY KEY (tenant_id, case_id, clock, round, stage)
) @clustered;

CREATE TABLE cases_hole (
  tenant_id       @int   NOT NULL,
  kind            @code  NOT NULL,
  key             @code  NOT NULL,
  reason          @text  NOT NULL,
  owner_role      @code  NOT NULL,
  owner_id        @id,
  case_id         @id,
  times           @count NOT NULL,
  opened_at_ms    @ms    NOT NULL,
  last_seen_at_ms @ms    NOT NULL,
  closed_at_ms    @ms,
  PRIMARY KEY (tenant_id, kind, key)
) @clustered;

CREATE TABLE cases_visit (                     -- somebody who did not handle it asks whether it is solved
  tenant_id    @int   NOT NULL,
  case_id      @id    NOT NULL,
  version      @count NOT NULL,                -- of the result that is asked about
  state        @code  NOT NULL,
  verifier_id  @id,
  attempts     @count NOT NULL,
  due_at_ms    @ms    NOT NULL,
  opened_at_ms @ms    NOT NULL,
  closed_at_ms @ms,
  PRIMARY KEY (tenant_id, case_id, version)
) @clustered;
CREATE INDEX cases_visit_open ON cases_visit (tenant_id, due_at_ms, case_id) WHERE closed_at_ms IS NULL;

CREATE TABLE cases_visit_attempt (             -- append only
  tenant_id @int   NOT NULL,
  case_id   @id    NOT NULL,
  version   @count NOT NULL,
  attempt   @count NOT NULL,
  outcome   @code  NOT NULL,
  note      @text,
  by_user   @id    NOT NULL,
  at_ms     @ms    NOT NULL,
  PRIMARY KEY (tenant_id, case_id, version, attempt)
) @clustered;

INSERT INTO cases_clock (tenant_id, case_id, clock, round, calendar, started_at_ms, due_at_ms, total_ms, stage,
                         next_alarm_at_ms)
SELECT tenant_id, case_id, 'response', 0, 'office', reported_at_ms, respond_by_ms, 0, 0, reported_at_ms
  FROM cases_case WHERE closed_at_ms IS NULL;
