-- The evidence log of each tenant: leaves written by the causing transaction, numbered afterwards by the sequencer.
-- Expected rows: leaves 8 a case, 2 million a year in a district (append only, can be partitioned by time);
-- tiles one per 256 leaves; checkpoints at most 24 a day and log.
-- Locks: none (new tables).
CREATE TABLE evidence_log (
  tenant_id     @int  NOT NULL,
  log_number    @int  NOT NULL,      -- 1, 2, ...: a new log after a suite change or a restored backup
  suite         @int  NOT NULL,      -- hash of the tree
  origin        @code NOT NULL,      -- name in its checkpoints
  size          @int  NOT NULL,      -- numbered leaves
  opened_at_ms  @ms   NOT NULL,
  closed_at_ms  @ms,
  closed_for    @code,               -- succeeded | restored
  turns         @int  NOT NULL,      -- raised first in every numbering: the row lock that makes the sequencer single
  PRIMARY KEY (tenant_id, log_number)
) @clustered;
CREATE UNIQUE INDEX evidence_log_open ON evidence_log (tenant_id) WHERE closed_at_ms IS NULL;

CREATE TABLE evidence_leaf (
  tenant_id      @int  NOT NULL,
  leaf_id        @id   NOT NULL,
  kind           @code NOT NULL,
  subject_id     @id   NOT NULL,
  created_at_ms  @ms   NOT NULL,
  version        @int  NOT NULL,     -- of the commitment's form
  suite          @int  NOT NULL,     -- hash of the commitment
  salt           @blob,              -- null: erased, the commitment stays but says nothing any more
  content        @json,              -- canonical JSON without personal data; null: erased
  commitment     @blob NOT NULL,
  erased_at_ms   @ms,
  log_number     @int,               -- null: not numbered yet
  seq            @int,               -- from 0
  PRIMARY KEY (tenant_id, leaf_id)
) @clustered;
CREATE INDEX evidence_leaf_new ON evidence_leaf (tenant_id, leaf_id) WHERE seq IS NULL;
CREATE UNIQUE INDEX evidence_leaf_number ON evidence_leaf (tenant_id, log_number, seq) WHERE seq IS NOT NULL;
CREATE INDEX evidence_leaf_subject ON evidence_leaf (tenant_id, subject_id, leaf_id);

CREATE TABLE evidence_tile (
  tenant_id   @int  NOT NULL,
  log_number  @int  NOT NULL,
  tile_level  @int  NOT NULL,        -- 0: leaf hashes, 1: nodes over 256 leaves, ...
  tile_index  @int  NOT NULL,
  hashes      @blob NOT NULL,        -- up to 256 of 32 bytes
  PRIMARY KEY (tenant_id, log_number, tile_level, tile_index)
) @table;

CREATE TABLE evidence_checkpoint (
  tenant_id   @int  NOT NULL,
  log_number  @int  NOT NULL,
  size        @int  NOT NULL,
  root        @blob NOT NULL,
  at_ms       @ms   NOT NULL,
  hour        @int  NOT NULL,        -- of at_ms: only the last of each hour is kept
  note        @text NOT NULL,        -- the signed note itself
  PRIMARY KEY (tenant_id, log_number, size)
) @table;

CREATE TABLE evidence_key (
  tenant_id    @int  NOT NULL,
  key_id       @code NOT NULL,       -- as in the signature lines
  verifier     @text NOT NULL,       -- public key with its name, as auditors get it
  first_at_ms  @ms   NOT NULL,
  PRIMARY KEY (tenant_id, key_id)
) @clustered;
