-- Agreements about shared data, the lines to partners, every question that passed the gate or did not, and what
-- residents ask about their own data. No value of anybody lies here in the open: answers and exports are sealed.
-- Expected rows: 50 agreements, 20 lines, 20,000 questions a day in a district. Locks: none (new).
CREATE TABLE exchange_agreement (
  tenant_id      @int   NOT NULL,
  agreement_id   @id    NOT NULL,
  partner        @code  NOT NULL,               -- a code of the list partners
  direction      @code  NOT NULL,
  about          @code  NOT NULL,
  title          @text  NOT NULL,
  purpose        @text  NOT NULL,
  basis          @text  NOT NULL,
  consent        @code,                         -- a code of consent_purposes; nothing: the law suffices
  quota          @count NOT NULL,               -- questions a day
  keep_days      @count NOT NULL,               -- an answer is kept so long
  valid_from_on  @on    NOT NULL,
  valid_until_on @on    NOT NULL,
  state          @code  NOT NULL,
  drafted_by     @id    NOT NULL,
  approved_by    @id,
  approved_at_ms @ms,
  changed_at_ms  @ms    NOT NULL,
  version        @count NOT NULL,
  PRIMARY KEY (tenant_id, agreement_id)
) @table;
CREATE INDEX exchange_agreement_partner ON exchange_agreement (tenant_id, partner, direction, agreement_id);

CREATE TABLE exchange_agreement_field (
  tenant_id    @int  NOT NULL,
  agreement_id @id   NOT NULL,
  part         @code NOT NULL,                  -- key: names whom is asked about; answer
  field        @code NOT NULL,                  -- a code of the lists fields or partner_fields
  mask         @code NOT NULL,
  place        @count NOT NULL,
  PRIMARY KEY (tenant_id, agreement_id, part, field)
) @clustered;

CREATE TABLE exchange_agreement_step (
  tenant_id    @int   NOT NULL,
  agreement_id @id    NOT NULL,
  step_no      @count NOT NULL,                 -- the version that it made
  step         @code  NOT NULL,
  state        @code  NOT NULL,                 -- after it
  by_user      @id    NOT NULL,
  note         @text  NOT NULL,
  at_ms        @ms    NOT NULL,
  PRIMARY KEY (tenant_id, agreement_id, step_no)
) @clustered;

CREATE TABLE exchange_usage (
  tenant_id    @int   NOT NULL,
  agreement_id @id    NOT NULL,
  on_day       @on    NOT NULL,
  used         @count NOT NULL,
  PRIMARY KEY (tenant_id, agreement_id, on_day)
) @clustered;
CREATE INDEX exchange_usage_day ON exchange_usage (tenant_id, on_day);

CREATE TABLE exchange_connector (
  tenant_id       @int    NOT NULL,
  partner         @code   NOT NULL,
  connector_id    @id     NOT NULL,             -- its secret is sealed under this
  base_address    @text   NOT NULL,
  suite           @code   NOT NULL,
  secret          @sealed,
  timeout_ms      @int    NOT NULL,
  attempts        @count  NOT NULL,             -- at most, for one question
  first_pause_ms  @int    NOT NULL,
  queue_limit     @count  NOT NULL,
  enabled         @flag   NOT NULL,
  breaker         @code   NOT NULL,
  failures        @count  NOT NULL,
  pauses          @count  NOT NULL,
  retry_at_ms     @ms     NOT NULL,
  last_success_ms @ms,
  last_failure_ms @ms,
  last_reply      @code,
  changed_at_ms   @ms     NOT NULL,
  version         @count  NOT NULL,
  PRIMARY KEY (tenant_id, partner)
) @table;

CREATE TABLE exchange_call (
  tenant_id      @int   NOT NULL,
  call_id        @id    NOT NULL,
  partner        @code  NOT NULL,
  direction      @code  NOT NULL,
  agreement_id   @id,                           -- nothing: refused for want of one
  about          @code  NOT NULL,
  subject_id     @id,                           -- nothing: the partner named nobody we know
  fields         @text  NOT NULL,               -- codes, separated by blanks
  purpose        @text  NOT NULL,
  consent        @code,
  state          @code  NOT NULL,
  reason         @code  NOT NULL,               -- a word of Verdict or Reply
  requested_by   @id,                           -- nothing: the partner
  attempts       @count NOT NULL,
  due_at_ms      @ms    NOT NULL,               -- of one on the wire: when it counts as lost
  asked_at_ms    @ms    NOT NULL,
  left_at_ms     @ms,                           -- the first time that anything left
  finished_at_ms @ms,
  answer         @sealed,                       -- under the key of the subject
  keep_until_on  @on    NOT NULL,
  PRIMARY KEY (tenant_id, call_id)
) @table;
CREATE INDEX exchange_call_due ON exchange_call (tenant_id, partner, due_at_ms, call_id)
  WHERE state IN ('queued', 'sent', 'failed');
CREATE INDEX exchange_call_mine ON exchange_call (tenant_id, requested_by, asked_at_ms, call_id)
  WHERE requested_by IS NOT NULL;
CREATE INDEX exchange_call_subject ON exchange_call (tenant_id, subject_id, asked_at_ms) WHERE subject_id IS NOT NULL;
CREATE INDEX exchange_call_kept ON exchange_call (tenant_id, keep_until_on) WHERE answer IS NOT NULL;

-- One line for each attempt and each sign of life: what the status board counts. Forgotten after 30 days.
CREATE TABLE exchange_attempt (
  tenant_id  @int  NOT NULL,
  partner    @code NOT NULL,
  at_ms      @ms   NOT NULL,
  attempt_id @id   NOT NULL,
  call_id    @id,                               -- nothing: a sign of life
  reply      @code NOT NULL,
  status     @int  NOT NULL,                    -- HTTP; 0: none came
  took_ms    @int  NOT NULL,
  PRIMARY KEY (tenant_id, partner, at_ms, attempt_id)
) @clustered;
CREATE INDEX exchange_attempt_time ON exchange_attempt (tenant_id, at_ms);

-- Nonces of partners who ask us, until their time stamp would be too old anyway.
CREATE TABLE exchange_nonce (
  tenant_id @int  NOT NULL,
  partner   @code NOT NULL,
  nonce     @code NOT NULL,
  until_ms  @ms   NOT NULL,
  PRIMARY KEY (tenant_id, partner, nonce)
) @clustered;
CREATE INDEX exchange_nonce_until ON exchange_nonce (tenant_id, until_ms);

-- A resident says who they are; a record is theirs when the proofs agree, or when a clerk has seen their card.
CREATE TABLE exchange_person_link (
  tenant_id    @int   NOT NULL,
  link_id      @id    NOT NULL,
  user_id      @id    NOT NULL,
  person_id    @id    NOT NULL,
  state        @code  NOT NULL,
  proof        @code  NOT NULL,
  district_id  @id,
  street_id    @id,
  community_id @id,
  grid_id      @id,
  asked_at_ms  @ms    NOT NULL,
  decided_by   @id,
  decided_at_ms @ms,
  version      @count NOT NULL,
  PRIMARY KEY (tenant_id, link_id)
) @table;
CREATE INDEX exchange_person_link_user ON exchange_person_link (tenant_id, user_id, asked_at_ms);
CREATE INDEX exchange_person_link_district  ON exchange_person_link (tenant_id, district_id, asked_at_ms, link_id)
  WHERE state = 'waiting';
CREATE INDEX exchange_person_link_street    ON exchange_person_link (tenant_id, street_id, asked_at_ms, link_id)
  WHERE state = 'waiting';
CREATE INDEX exchange_person_link_community ON exchange_person_link (tenant_id, community_id, asked_at_ms, link_id)
  WHERE state = 'waiting';
CREATE INDEX exchange_person_link_grid      ON exchange_person_link (tenant_id, grid_id, asked_at_ms, link_id)
  WHERE state = 'waiting';
CREATE INDEX exchange_person_link_person ON exchange_person_link (tenant_id, person_id, link_id)
  WHERE state = 'waiting';

-- What a resident takes along; gone after a day.
CREATE TABLE exchange_own_copy (
  tenant_id  @int    NOT NULL,
  copy_id    @id     NOT NULL,
  person_id  @id     NOT NULL,
  user_id    @id     NOT NULL,
  made_at_ms @ms     NOT NULL,
  until_ms   @ms     NOT NULL,
  json       @sealed NOT NULL,
  sheet      @sealed NOT NULL,
  PRIMARY KEY (tenant_id, copy_id)
) @table;
CREATE INDEX exchange_own_copy_person ON exchange_own_copy (tenant_id, person_id, made_at_ms, copy_id);
CREATE INDEX exchange_own_copy_until ON exchange_own_copy (tenant_id, until_ms);
