-- Ordered rules of dispatch in editions, what they decided of each matter, offers to a pool, who stands in for whom,
-- what each return cost, binding decisions, and replays of a draft over the past.
-- Expected rows: some hundred rules a tenant; one decision a dispatch (300,000 a year in a district); offers and
-- stand-ins only for what is open. Locks: none (new tables).
CREATE TABLE cases_rule_edition (
  tenant_id         @int   NOT NULL,
  edition           @count NOT NULL,
  state             @code  NOT NULL,           -- draft, published
  version           @count NOT NULL,
  note              @text  NOT NULL,
  changed_by        @id    NOT NULL,
  changed_at_ms     @ms    NOT NULL,
  simulated_version @count,                    -- the version that was replayed over the past
  published_by      @id,
  published_at_ms   @ms,
  effective_from_ms @ms,
  PRIMARY KEY (tenant_id, edition)
) @clustered;

CREATE TABLE cases_rule (
  tenant_id      @int   NOT NULL,
  edition        @count NOT NULL,
  rank           @count NOT NULL,              -- the first that matches decides
  code           @code  NOT NULL,
  name           @text  NOT NULL,
  condition_text @text  NOT NULL,
  target         @code  NOT NULL,
  role           @code,
  level          @code,
  organisation   @code,
  post_id        @id,
  strategy       @code  NOT NULL,
  minutes        @count,                       -- how long an offer stands
  PRIMARY KEY (tenant_id, edition, rank)
) @clustered;

CREATE TABLE cases_rule_turn (                 -- whose turn it is in a pool
  tenant_id @int   NOT NULL,
  code      @code  NOT NULL,
  pool      @code  NOT NULL,
  turns     @count NOT NULL,
  PRIMARY KEY (tenant_id, code, pool)
) @clustered;

CREATE TABLE cases_dispatch (                  -- why a matter went where it went
  tenant_id     @int   NOT NULL,
  case_id       @id    NOT NULL,
  version       @count NOT NULL,               -- of the case after the step
  edition       @count,                        -- no rules were in force: nothing
  rule_code     @code,                         -- no rule matched: nothing, the responsibility list decided
  rule_name     @text,
  strategy      @code,
  explanation   @text  NOT NULL,
  owner_post_id @id,
  stands_for_id @id,                           -- who is away, when a deputy got it
  decided_at_ms @ms    NOT NULL,
  PRIMARY KEY (tenant_id, case_id, version)
) @clustered;

CREATE TABLE cases_offer (
  tenant_id @int  NOT NULL,
  case_id   @id   NOT NULL,
  rule_code @code NOT NULL,
  pool      @code NOT NULL,
  open      @flag NOT NULL,
  until_ms  @ms   NOT NULL,
  PRIMARY KEY (tenant_id, case_id)
) @clustered;
CREATE INDEX cases_offer_due ON cases_offer (tenant_id, open, until_ms);

CREATE TABLE cases_offer_post (
  tenant_id @int NOT NULL,
  case_id   @id  NOT NULL,
  post_id   @id  NOT NULL,
  PRIMARY KEY (tenant_id, case_id, post_id)
) @clustered;
CREATE INDEX cases_offer_post_post ON cases_offer_post (tenant_id, post_id, case_id);

CREATE TABLE cases_stand_in (                  -- a matter in the hands of a deputy
  tenant_id  @int NOT NULL,
  case_id    @id  NOT NULL,
  post_id    @id  NOT NULL,
  deputy_id  @id  NOT NULL,
  next_at_ms @ms  NOT NULL,                    -- when it is looked at again
  PRIMARY KEY (tenant_id, case_id)
) @clustered;
CREATE INDEX cases_stand_in_due ON cases_stand_in (tenant_id, next_at_ms);

CREATE TABLE cases_return_reason (
  tenant_id @int   NOT NULL,
  edition   @count NOT NULL,
  rank      @count NOT NULL,
  code      @code  NOT NULL,
  name      @text  NOT NULL,
  PRIMARY KEY (tenant_id, edition, rank)
) @clustered;

CREATE TABLE cases_return (                    -- what a return or a transfer cost
  tenant_id   @int   NOT NULL,
  case_id     @id    NOT NULL,
  version     @count NOT NULL,                 -- of the case after the step
  action      @code  NOT NULL,                 -- send_back, transfer
  edition     @count,                          -- of the list of reasons; nothing when the tenant has none
  reason_code @code,
  from_id     @id    NOT NULL,
  from_post_id @id   NOT NULL,
  held_ms     @count NOT NULL,                 -- working time in those hands
  promise_ms  @count,                          -- working time from the report to the promised end
  to_arbiter  @flag  NOT NULL,
  PRIMARY KEY (tenant_id, case_id, version)
) @clustered;

CREATE TABLE cases_arbitration (               -- who decided a dispute; binds the owner
  tenant_id   @int   NOT NULL,
  case_id     @id    NOT NULL,
  version     @count NOT NULL,
  arbiter_id  @id    NOT NULL,
  reason      @text  NOT NULL,
  PRIMARY KEY (tenant_id, case_id, version)
) @clustered;

CREATE TABLE cases_simulation (
  tenant_id       @int   NOT NULL,
  simulation_id   @id    NOT NULL,
  edition         @count NOT NULL,
  edition_version @count NOT NULL,
  state           @code  NOT NULL,             -- running, done
  from_ms         @ms    NOT NULL,
  until_ms        @ms    NOT NULL,
  most            @count NOT NULL,
  after_ms        @ms    NOT NULL,             -- the last matter that was looked at
  after_id        @id    NOT NULL,
  requested_by    @id    NOT NULL,
  requested_at_ms @ms    NOT NULL,
  result          @json  NOT NULL,             -- figures, no matter of anybody
  PRIMARY KEY (tenant_id, simulation_id)
) @clustered;
CREATE INDEX cases_simulation_state ON cases_simulation (tenant_id, state, requested_at_ms);
