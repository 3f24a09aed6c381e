-- Answers to requests with an Idempotency-Key, kept for a day: the same request again gets the same answer.
-- Expected rows: 20,000. Locks: none (new).
CREATE TABLE api_idempotency (
  tenant_id     @int  NOT NULL,
  user_id       @id   NOT NULL,
  operation     @code NOT NULL,
  key           @text NOT NULL,
  request_hash  @blob NOT NULL,              -- another request with the same key is refused
  status        @int,                        -- NULL while the first one runs
  body          @text,
  created_at_ms @ms   NOT NULL,
  PRIMARY KEY (tenant_id, user_id, operation, key)
) @clustered;
CREATE INDEX api_idempotency_age ON api_idempotency (created_at_ms);
