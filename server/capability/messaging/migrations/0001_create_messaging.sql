-- Templates, gateways, messages on their way, the inbox, what everybody wishes, what it cost. Texts, variables and
-- telephones lie sealed under the key of whom they concern. Times are of the domain clock.
-- Expected rows: 200 templates, 6 gateways, 50,000 messages a day in a district. Locks: none (new).
CREATE TABLE messaging_template (
  tenant_id       @int   NOT NULL,
  template_code   @code  NOT NULL,
  edition         @count NOT NULL,
  state           @code  NOT NULL,
  title           @text  NOT NULL,
  body            @text  NOT NULL,
  short_body      @text  NOT NULL,              -- for sms, voice, broadcast and wechat; '' means: the body
  variables       @json  NOT NULL,
  drafted_by      @id    NOT NULL,
  published_by    @id,
  changed_at_ms   @ms    NOT NULL,
  published_at_ms @ms,
  version         @count NOT NULL,
  PRIMARY KEY (tenant_id, template_code, edition)
) @clustered;

CREATE TABLE messaging_gateway (
  tenant_id      @int   NOT NULL,
  channel        @code  NOT NULL,
  gateway_id     @id    NOT NULL,               -- its secret is sealed under this
  base_address   @text  NOT NULL,
  suite          @code  NOT NULL,
  secret         @sealed,
  timeout_ms     @int   NOT NULL,
  attempts       @count NOT NULL,               -- at most, for one step of one message
  first_pause_ms @int   NOT NULL,
  price_fen      @fen   NOT NULL,               -- of one unit: a part of a short message, a call
  daily_cap      @count NOT NULL,               -- ordinary messages to one recipient on one day
  enabled        @flag  NOT NULL,
  changed_at_ms  @ms    NOT NULL,
  version        @count NOT NULL,
  PRIMARY KEY (tenant_id, channel)
) @clustered;

CREATE TABLE messaging_notice (
  tenant_id     @int    NOT NULL,
  notice_id     @id     NOT NULL,
  template_code @code   NOT NULL,
  edition       @count  NOT NULL,
  urgency       @code   NOT NULL,
  chain         @text   NOT NULL,
  variables     @sealed NOT NULL,               -- under the notice's own id
  sent_by       @id     NOT NULL,
  sent_at_ms    @ms     NOT NULL,
  recipients    @count  NOT NULL,
  PRIMARY KEY (tenant_id, notice_id)
) @clustered;

CREATE INDEX messaging_notice_age ON messaging_notice (tenant_id, sent_at_ms);

CREATE TABLE messaging_message (
  tenant_id      @int   NOT NULL,
  message_id     @id    NOT NULL,
  message_key    @code  NOT NULL,               -- the same key is the same message
  notice_id      @id,
  template_code  @code  NOT NULL,
  edition        @count NOT NULL,
  urgency        @code  NOT NULL,
  recipient_kind @code  NOT NULL,
  recipient_id   @id    NOT NULL,
  address        @sealed,                       -- of a person without an account
  variables      @sealed,                       -- nothing: those of the notice
  chain          @text  NOT NULL,               -- channels, separated by blanks
  must_acknowledge @flag NOT NULL,
  escalate_ms    @int   NOT NULL,
  round_no       @count NOT NULL,               -- rises when the owner has it tried again
  step_no        @count NOT NULL,               -- of the chain, from 0
  channel        @code  NOT NULL,               -- of the step
  state          @code  NOT NULL,
  reason         @code  NOT NULL,
  attempts       @count NOT NULL,               -- of the step
  due_at_ms      @ms,                           -- nothing: nothing is to be done
  owner_id       @id    NOT NULL,               -- acts when it cannot be delivered
  created_at_ms  @ms    NOT NULL,
  finished_at_ms @ms,
  given_up_by    @id,
  given_up_note  @text  NOT NULL,
  version        @count NOT NULL,
  PRIMARY KEY (tenant_id, message_id)
) @table;
CREATE UNIQUE INDEX messaging_message_key ON messaging_message (tenant_id, message_key);
CREATE INDEX messaging_message_due ON messaging_message (tenant_id, channel, due_at_ms, message_id)
  WHERE due_at_ms IS NOT NULL;
CREATE INDEX messaging_message_dead ON messaging_message (tenant_id, created_at_ms, message_id)
  WHERE state = 'failed' AND given_up_by IS NULL;
CREATE INDEX messaging_message_dead_owner ON messaging_message (tenant_id, owner_id, created_at_ms, message_id)
  WHERE state = 'failed' AND given_up_by IS NULL;
CREATE INDEX messaging_message_notice ON messaging_message (tenant_id, notice_id, state, reason)
  WHERE notice_id IS NOT NULL;
CREATE INDEX messaging_message_age ON messaging_message (tenant_id, finished_at_ms, message_id)
  WHERE due_at_ms IS NULL;

-- One step of one round: one way by which a message went, or why it did not.
CREATE TABLE messaging_delivery (
  tenant_id          @int   NOT NULL,
  message_id         @id    NOT NULL,
  round_no           @count NOT NULL,
  step_no            @count NOT NULL,
  channel            @code  NOT NULL,
  state              @code  NOT NULL,
  reason             @code  NOT NULL,
  attempts           @count NOT NULL,
  units              @count NOT NULL,
  price_fen          @fen   NOT NULL,           -- of one unit, as it was agreed when it left
  charged_fen        @fen,                      -- nothing: no gateway took it
  began_at_ms        @ms    NOT NULL,
  sent_at_ms         @ms,
  delivered_at_ms    @ms,
  acknowledged_at_ms @ms,
  PRIMARY KEY (tenant_id, message_id, round_no, step_no)
) @clustered;

CREATE TABLE messaging_attempt (
  tenant_id  @int   NOT NULL,
  message_id @id    NOT NULL,
  at_ms      @ms    NOT NULL,
  attempt_id @id    NOT NULL,
  round_no   @count NOT NULL,
  step_no    @count NOT NULL,
  channel    @code  NOT NULL,
  reply      @code  NOT NULL,
  status     @int   NOT NULL,                   -- HTTP; 0: none came
  took_ms    @int   NOT NULL,
  PRIMARY KEY (tenant_id, message_id, at_ms, attempt_id)
) @clustered;

-- The channel `app`: what lies in the inbox of an account.
CREATE TABLE messaging_inbox (
  tenant_id          @int    NOT NULL,
  message_id         @id     NOT NULL,
  user_id            @id     NOT NULL,
  arrived_at_ms      @ms     NOT NULL,
  content            @sealed NOT NULL,          -- title and text, under the account's key
  must_acknowledge   @flag   NOT NULL,
  read_at_ms         @ms,
  acknowledged_at_ms @ms,
  PRIMARY KEY (tenant_id, message_id)
) @table;
CREATE INDEX messaging_inbox_mine ON messaging_inbox (tenant_id, user_id, arrived_at_ms, message_id);
CREATE INDEX messaging_inbox_unread ON messaging_inbox (tenant_id, user_id) WHERE read_at_ms IS NULL;

CREATE TABLE messaging_preference (
  tenant_id     @int   NOT NULL,
  recipient_id  @id    NOT NULL,
  allowed       @text  NOT NULL,                -- channels, separated by blanks
  refused       @text  NOT NULL,
  quiet_from    @count NOT NULL,                -- minutes after Shanghai midnight
  quiet_until   @count NOT NULL,
  changed_at_ms @ms    NOT NULL,
  version       @count NOT NULL,
  PRIMARY KEY (tenant_id, recipient_id)
) @clustered;

-- Ordinary messages that somebody got by a channel on a day. Forgotten after a week.
CREATE TABLE messaging_usage (
  tenant_id    @int   NOT NULL,
  recipient_id @id    NOT NULL,
  channel      @code  NOT NULL,
  on_day       @on    NOT NULL,
  used         @count NOT NULL,
  PRIMARY KEY (tenant_id, recipient_id, channel, on_day)
) @clustered;
CREATE INDEX messaging_usage_day ON messaging_usage (tenant_id, on_day);

CREATE TABLE messaging_cost (
  tenant_id   @int   NOT NULL,
  cost_month  @code  NOT NULL,                  -- 2026-11
  channel     @code  NOT NULL,
  messages    @count NOT NULL,
  units       @count NOT NULL,
  charged_fen @fen   NOT NULL,
  PRIMARY KEY (tenant_id, cost_month, channel)
) @clustered;
