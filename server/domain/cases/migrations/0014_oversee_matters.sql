-- Reasons for whatever the tenant wants a reason for, an edition of each list; supervision of matters (INC-06); what
-- results are worth (INC-11); matters before bodies outside.
-- Why one table of reasons: returning a matter, supervising it and leaving it unsolved ask for the same kind of list.
-- Why results of before have no row: nobody said what they were worth.
-- Expected rows: some dozens of reasons an edition, some editions a year; a hundredth of the cases, a few supervisions
-- each; one or two results a case; some hundred bodies, a twentieth of the cases forwarded. Locks: the list of return
-- reasons moves (dozens of rows).
CREATE TABLE cases_reason (
  tenant_id @int   NOT NULL,
  kind      @code  NOT NULL,                   -- returning, supervision, unsolved
  edition   @count NOT NULL,
  rank      @count NOT NULL,
  code      @code  NOT NULL,
  name      @text  NOT NULL,
  PRIMARY KEY (tenant_id, kind, edition, rank)
) @clustered;
INSERT INTO cases_reason (tenant_id, kind, edition, rank, code, name)
SELECT tenant_id, 'returning', edition, rank, code, name FROM cases_return_reason;
DROP TABLE cases_return_reason;

CREATE TABLE cases_supervision (
  tenant_id          @int   NOT NULL,
  supervision_id     @id    NOT NULL,
  case_id            @id    NOT NULL,          -- the matter on which it was placed, also after a merge
  ordinal            @count NOT NULL,
  level              @code  NOT NULL,
  edition            @count,                   -- of the list of reasons; nothing when the tenant has none
  reason_code        @code,
  asked              @text  NOT NULL,
  supervisor_id      @id    NOT NULL,
  supervisor_post_id @id    NOT NULL,
  supervisor_name    @text  NOT NULL,
  state              @code  NOT NULL,
  round              @count NOT NULL,          -- how often an answer was asked for
  calendar           @code  NOT NULL,
  placed_at_ms       @ms    NOT NULL,
  asked_at_ms        @ms    NOT NULL,          -- of this round
  due_at_ms          @ms    NOT NULL,
  answer             @text,
  answered_at_ms     @ms,
  note               @text,                    -- why an answer was not enough, or why it was lifted
  lifted_at_ms       @ms,
  PRIMARY KEY (tenant_id, supervision_id)
) @clustered;
CREATE UNIQUE INDEX cases_supervision_case ON cases_supervision (tenant_id, case_id, ordinal);
CREATE UNIQUE INDEX cases_supervision_live ON cases_supervision (tenant_id, case_id, level) WHERE lifted_at_ms IS NULL;
CREATE INDEX cases_supervision_due ON cases_supervision (tenant_id, due_at_ms, supervision_id)
  WHERE lifted_at_ms IS NULL;
CREATE INDEX cases_supervision_state ON cases_supervision (tenant_id, state, due_at_ms, supervision_id);
CREATE INDEX cases_supervision_post ON cases_supervision (tenant_id, supervisor_post_id) WHERE lifted_at_ms IS NULL;

CREATE TABLE cases_resolution (                -- append only: what a result or a refusal is worth
  tenant_id   @int   NOT NULL,
  case_id     @id    NOT NULL,
  version     @count NOT NULL,                 -- of the case after the step
  resolution  @code  NOT NULL,
  edition     @count,                          -- of the list of reasons
  reason_code @code,
  given_at_ms @ms    NOT NULL,
  PRIMARY KEY (tenant_id, case_id, version)
) @clustered;
CREATE INDEX cases_resolution_given ON cases_resolution (tenant_id, given_at_ms);

CREATE TABLE cases_outside_body (              -- bodies that are not the tenant's, an edition of the list
  tenant_id @int   NOT NULL,
  edition   @count NOT NULL,
  rank      @count NOT NULL,
  code      @code  NOT NULL,
  name      @text  NOT NULL,
  way       @code  NOT NULL,                   -- letter, telephone, platform
  contact   @text  NOT NULL,                   -- of a service, never of a person
  PRIMARY KEY (tenant_id, edition, rank)
) @clustered;
CREATE UNIQUE INDEX cases_outside_body_code ON cases_outside_body (tenant_id, edition, code);

CREATE TABLE cases_forward (
  tenant_id       @int   NOT NULL,
  forward_id      @id    NOT NULL,
  case_id         @id    NOT NULL,             -- the matter that was forwarded, also after a merge
  ordinal         @count NOT NULL,
  edition         @count NOT NULL,             -- of the list of bodies
  body_code       @code  NOT NULL,
  reason          @text  NOT NULL,
  sent            @text  NOT NULL,
  forwarded_by    @id    NOT NULL,
  forwarded_at_ms @ms    NOT NULL,
  expected_by_ms  @ms    NOT NULL,
  state           @code  NOT NULL,
  answer          @text,                       -- or why nobody waits any more
  answered_by     @text,                       -- who outside said so
  answered_at_ms  @ms,
  recorded_by     @id,
  ended_at_ms     @ms,
  PRIMARY KEY (tenant_id, forward_id)
) @clustered;
CREATE UNIQUE INDEX cases_forward_case ON cases_forward (tenant_id, case_id, ordinal);

ALTER TABLE cases_subtask ADD COLUMN next_alarm_at_ms @ms;  -- nothing: it was raised
UPDATE cases_subtask SET next_alarm_at_ms = due_at_ms WHERE ended_at_ms IS NULL;
CREATE INDEX cases_subtask_due ON cases_subtask (tenant_id, next_alarm_at_ms, subtask_id)
  WHERE next_alarm_at_ms IS NOT NULL AND ended_at_ms IS NULL;
CREATE TABLE cases_subtask_alarm (             -- append only: once for each sub-task
  tenant_id    @int NOT NULL,
  subtask_id   @id  NOT NULL,
  owner_id     @id,                            -- who answered for the matter then
  due_at_ms    @ms  NOT NULL,
  raised_at_ms @ms  NOT NULL,
  PRIMARY KEY (tenant_id, subtask_id)
) @clustered;
