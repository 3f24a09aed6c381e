-- Outside platforms that send us orders and wait for our answers: the city's 12345 line, its citizen mailbox.
-- Why the answer's words are sealed: they may name people, and lie here until the platform has acknowledged them.
-- Why due_at_ms alone says what is to be done: an answer that waits for the one before it has none, so the due index
-- holds only what may really leave, and order is kept without looking at neighbours.
-- Expected rows: 5 platforms, 20,000 orders and 70,000 answers a year in a district. Locks: none (new tables).
CREATE TABLE channels_platform (
  tenant_id          @int   NOT NULL,
  platform_code      @code  NOT NULL,
  platform_id        @id    NOT NULL,           -- its secret is sealed under this; its reports are kept under it
  channel            @code  NOT NULL,           -- hotline, mailbox
  name               @text  NOT NULL,
  base_address       @text  NOT NULL,
  suite              @code  NOT NULL,
  secret             @sealed,
  owner_id           @id    NOT NULL,           -- whose task an answer is that cannot be delivered
  timeout_ms         @int   NOT NULL,
  attempts           @count NOT NULL,
  first_pause_ms     @int   NOT NULL,
  enabled            @flag  NOT NULL,
  breaker            @code  NOT NULL,
  failures           @count NOT NULL,
  pauses             @count NOT NULL,
  retry_at_ms        @ms    NOT NULL,
  wrong_signatures   @count NOT NULL,
  last_order_at_ms   @ms,
  last_receipt_at_ms @ms,
  changed_at_ms      @ms    NOT NULL,
  version            @count NOT NULL,
  PRIMARY KEY (tenant_id, platform_code)
) @clustered;

CREATE TABLE channels_order (                   -- one number of a platform is one case
  tenant_id       @int   NOT NULL,
  order_id        @id    NOT NULL,              -- words of its answers are sealed under this
  platform_code   @code  NOT NULL,
  order_no        @code  NOT NULL,              -- the platform's
  case_id         @id    NOT NULL,
  text_hash       @code  NOT NULL,              -- of the first message, to tell "the same again" from news
  anonymous       @flag  NOT NULL,
  answer_by_ms    @ms    NOT NULL,
  received_at_ms  @ms    NOT NULL,
  withdrawn_at_ms @ms,
  round_no        @count NOT NULL,              -- rises when a matter that was answered goes on
  version         @count NOT NULL,
  PRIMARY KEY (tenant_id, order_id)
) @table;
CREATE UNIQUE INDEX channels_order_number ON channels_order (tenant_id, platform_code, order_no);
CREATE UNIQUE INDEX channels_order_case ON channels_order (tenant_id, case_id);

CREATE TABLE channels_message (                 -- what a platform sent about an order, each once
  tenant_id      @int   NOT NULL,
  platform_code  @code  NOT NULL,
  message_no     @code  NOT NULL,               -- the platform's
  order_id       @id    NOT NULL,
  message        @code  NOT NULL,
  body_hash      @code  NOT NULL,
  landed         @code  NOT NULL,               -- what it did to the case
  case_number    @text  NOT NULL,
  received_at_ms @ms    NOT NULL,
  PRIMARY KEY (tenant_id, platform_code, message_no)
) @clustered;
CREATE INDEX channels_message_order ON channels_message (tenant_id, order_id, received_at_ms);

CREATE TABLE channels_nonce (                   -- until their time stamp would be too old anyway
  tenant_id     @int  NOT NULL,
  platform_code @code NOT NULL,
  nonce         @code NOT NULL,
  until_ms      @ms   NOT NULL,
  PRIMARY KEY (tenant_id, platform_code, nonce)
) @clustered;
CREATE INDEX channels_nonce_until ON channels_nonce (tenant_id, until_ms);

CREATE TABLE channels_answer (                  -- one reply on its way to one platform
  tenant_id         @int    NOT NULL,
  answer_id         @id     NOT NULL,           -- the key under which the platform takes it once
  order_id          @id     NOT NULL,
  platform_code     @code   NOT NULL,
  case_id           @id     NOT NULL,           -- of the order
  round_no          @count  NOT NULL,
  seq               @count  NOT NULL,           -- within the order
  reply             @code   NOT NULL,
  about_case_id     @id     NOT NULL,           -- the step that it tells of, so that it is told once
  about_version     @count  NOT NULL,
  about_ms          @ms     NOT NULL,           -- of a result: when that was written
  words             @sealed NOT NULL,
  state             @code   NOT NULL,
  attempts          @count  NOT NULL,           -- since a person had it tried again
  tries             @count  NOT NULL,           -- in all
  last_attempt      @code,
  due_at_ms         @ms,
  owner_id          @id     NOT NULL,
  receipt_no        @code,
  receipt_at_ms     @ms,
  give_up_asked_by  @id,
  give_up_reason    @text,
  give_up_agreed_by @id,
  created_at_ms     @ms     NOT NULL,
  finished_at_ms    @ms,
  version           @count  NOT NULL,
  PRIMARY KEY (tenant_id, answer_id)
) @table;
CREATE UNIQUE INDEX channels_answer_order ON channels_answer (tenant_id, order_id, seq);
CREATE UNIQUE INDEX channels_answer_about ON channels_answer (tenant_id, order_id, about_case_id, about_version);
CREATE INDEX channels_answer_due ON channels_answer (tenant_id, platform_code, due_at_ms, answer_id)
  WHERE due_at_ms IS NOT NULL;
CREATE INDEX channels_answer_open ON channels_answer (tenant_id, platform_code, created_at_ms, answer_id)
  WHERE finished_at_ms IS NULL;
CREATE INDEX channels_answer_stuck ON channels_answer (tenant_id, created_at_ms, answer_id) WHERE state = 'stuck';

CREATE TABLE channels_attempt (
  tenant_id @int   NOT NULL,
  answer_id @id    NOT NULL,
  number    @count NOT NULL,
  at_ms     @ms    NOT NULL,
  outcome   @code  NOT NULL,
  status    @int   NOT NULL,                    -- HTTP; 0: none came
  took_ms   @int   NOT NULL,
  PRIMARY KEY (tenant_id, answer_id, number)
) @clustered;
