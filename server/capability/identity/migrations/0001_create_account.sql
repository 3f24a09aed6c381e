-- Accounts, sessions and what protects them. All times are of the real clock. Locks: none (new).

-- Who can sign in. Expected rows: 3,000 staff and up to every adult of a district.
CREATE TABLE identity_account (
  tenant_id       @int   NOT NULL,
  user_id         @id    NOT NULL,
  kind            @code  NOT NULL,
  login_name      @code,                       -- staff only
  display_name    @text  NOT NULL,
  password_hash   @text,                       -- Argon2id string with its own salt and cost
  must_change     @flag  NOT NULL,
  totp_secret     @sealed,
  totp_pending    @sealed,                     -- shown, not yet confirmed
  totp_last_step  @int,                        -- a step serves once
  phone_index     @blob,                       -- blind index, residents only
  phone           @sealed,                     -- under the key of the person named by user_id
  person_id       @id,                         -- golden record, when proven
  created_at_ms   @ms    NOT NULL,
  disabled_at_ms  @ms,
  version         @count NOT NULL,
  PRIMARY KEY (tenant_id, user_id)
) @clustered;
CREATE UNIQUE INDEX identity_account_login ON identity_account (tenant_id, login_name);
CREATE UNIQUE INDEX identity_account_phone ON identity_account (tenant_id, phone_index);
CREATE INDEX identity_account_page ON identity_account (tenant_id, kind, created_at_ms, user_id);

-- Live and lately ended sessions; the token itself is nowhere. Expected rows: 50,000.
CREATE TABLE identity_session (
  tenant_id       @int   NOT NULL,
  session_id      @id    NOT NULL,
  token_hash      @blob  NOT NULL,
  user_id         @id    NOT NULL,
  post_id         @id,
  state           @code  NOT NULL,
  carrier         @code  NOT NULL,
  device          @text  NOT NULL,
  network         @text  NOT NULL,             -- /24 or /48 only
  created_at_ms   @ms    NOT NULL,
  last_seen_at_ms @ms    NOT NULL,             -- to the minute
  idle_ms         @int   NOT NULL,             -- 0: no idle limit
  expires_at_ms   @ms    NOT NULL,
  revoked_at_ms   @ms,
  epoch           @count NOT NULL,             -- of the last change that caches must hear of
  PRIMARY KEY (tenant_id, session_id)
) @clustered;
CREATE UNIQUE INDEX identity_session_token ON identity_session (tenant_id, token_hash);
CREATE INDEX identity_session_user ON identity_session (tenant_id, user_id, created_at_ms);
CREATE INDEX identity_session_epoch ON identity_session (tenant_id, epoch);
CREATE INDEX identity_session_expiry ON identity_session (expires_at_ms);

-- Rises with every change of a session; other processes ask for it twice a second and drop what changed.
CREATE TABLE identity_epoch (
  tenant_id @int   NOT NULL PRIMARY KEY,
  epoch     @count NOT NULL
) @clustered;

-- Failed attempts by keyed hash of what was tried (a login name, a user's second factor), whether it exists or not.
CREATE TABLE identity_attempt (
  tenant_id       @int   NOT NULL,
  attempt_key     @blob  NOT NULL,
  failed_count    @count NOT NULL,
  last_at_ms      @ms    NOT NULL,
  locked_until_ms @ms,
  PRIMARY KEY (tenant_id, attempt_key)
) @clustered;
CREATE INDEX identity_attempt_age ON identity_attempt (last_at_ms);

-- The newest code sent to each telephone. Swept with the attempts.
CREATE TABLE identity_phone_code (
  tenant_id     @int   NOT NULL,
  phone_index   @blob  NOT NULL,
  code_hash     @blob  NOT NULL,               -- keyed: six digits could be tried out
  sent_at_ms    @ms    NOT NULL,
  expires_at_ms @ms    NOT NULL,
  try_count     @count NOT NULL,
  PRIMARY KEY (tenant_id, phone_index)
) @clustered;
CREATE INDEX identity_phone_code_age ON identity_phone_code (expires_at_ms);

-- Codes for the day the telephone is lost.
CREATE TABLE identity_recovery (
  tenant_id  @int  NOT NULL,
  user_id    @id   NOT NULL,
  code_hash  @blob NOT NULL,
  used_at_ms @ms,
  PRIMARY KEY (tenant_id, user_id, code_hash)
) @clustered;

-- The simulator's telephone: messages that were not sent. Kept for an hour.
CREATE TABLE identity_inbox (
  tenant_id  @int    NOT NULL,
  message_id @id     NOT NULL,
  sent_at_ms @ms     NOT NULL,
  content    @sealed NOT NULL,
  PRIMARY KEY (tenant_id, message_id)
) @clustered;
CREATE INDEX identity_inbox_age ON identity_inbox (tenant_id, sent_at_ms, message_id);
