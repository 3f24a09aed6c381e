-- Pairs of people who may be one, what people say of them, the weights learnt from that, and where the walk stands.
-- Expected rows: one pair for each 20 people after a first import, some hundred a month later; a model a quarter; a
-- walk a night. Locks: none (new tables).
CREATE TABLE linkage_pair (
  tenant_id     @int  NOT NULL,
  pair_id       @id   NOT NULL,
  a_id          @id   NOT NULL,                -- the older record: a_id < b_id
  b_id          @id   NOT NULL,
  state         @code NOT NULL,                -- open, unsure, same, different, gone
  permille      @int  NOT NULL,                -- that both are one, as reckoned last
  doubt         @int  NOT NULL,                -- 500 in the middle, 0 when the model is sure
  district_id   @id,                           -- what lies above both
  street_id     @id,
  community_id  @id,
  grid_id       @id,
  found_at_ms   @ms   NOT NULL,
  walk_id       @id   NOT NULL,                -- the last walk that met it
  decided_by    @id,
  decided_at_ms @ms,
  note          @text,
  version       @int  NOT NULL,
  PRIMARY KEY (tenant_id, pair_id)
) @clustered;
CREATE UNIQUE INDEX linkage_pair_two ON linkage_pair (tenant_id, a_id, b_id);
CREATE INDEX linkage_pair_b ON linkage_pair (tenant_id, b_id);
CREATE INDEX linkage_pair_decided ON linkage_pair (tenant_id, decided_at_ms) WHERE decided_at_ms IS NOT NULL;
CREATE INDEX linkage_pair_likely_district ON linkage_pair (tenant_id, district_id, permille, pair_id)
  WHERE state = 'open';
CREATE INDEX linkage_pair_likely_street ON linkage_pair (tenant_id, street_id, permille, pair_id)
  WHERE state = 'open';
CREATE INDEX linkage_pair_likely_community ON linkage_pair (tenant_id, community_id, permille, pair_id)
  WHERE state = 'open';
CREATE INDEX linkage_pair_doubt_district ON linkage_pair (tenant_id, district_id, doubt, pair_id)
  WHERE state = 'open';
CREATE INDEX linkage_pair_doubt_street ON linkage_pair (tenant_id, street_id, doubt, pair_id)
  WHERE state = 'open';
CREATE INDEX linkage_pair_doubt_community ON linkage_pair (tenant_id, community_id, doubt, pair_id)
  WHERE state = 'open';
CREATE INDEX linkage_pair_state_district ON linkage_pair (tenant_id, district_id, state, permille, pair_id);
CREATE INDEX linkage_pair_state_street ON linkage_pair (tenant_id, street_id, state, permille, pair_id);
CREATE INDEX linkage_pair_state_community ON linkage_pair (tenant_id, community_id, state, permille, pair_id);

CREATE TABLE linkage_walk (                    -- over all people, to find pairs
  tenant_id     @int   NOT NULL,
  walk_id       @id    NOT NULL,
  state         @code  NOT NULL,               -- under_way, done
  after_id      @id    NOT NULL,               -- the last person who was looked at
  people        @count NOT NULL,
  pairs         @count NOT NULL,               -- as they are met: from both sides each
  began_at_ms   @ms    NOT NULL,
  ended_at_ms   @ms,
  PRIMARY KEY (tenant_id, walk_id)
) @clustered;
CREATE UNIQUE INDEX linkage_walk_open ON linkage_walk (tenant_id) WHERE state = 'under_way';

CREATE TABLE linkage_model (
  tenant_id       @int  NOT NULL,
  model_id        @id   NOT NULL,
  state           @code NOT NULL,              -- asked, ready, in_use, replaced
  asked_by        @id,
  asked_at_ms     @ms   NOT NULL,
  ready_at_ms     @ms,
  card            @json,                       -- shares of levels; no personal data
  people          @int  NOT NULL,
  labels_same     @int  NOT NULL,
  labels_two      @int  NOT NULL,
  score           @json,                       -- what people said against this model and the one in use
  published_by    @id,
  published_at_ms @ms,
  PRIMARY KEY (tenant_id, model_id)
) @clustered;
CREATE UNIQUE INDEX linkage_model_asked ON linkage_model (tenant_id) WHERE state = 'asked';
CREATE UNIQUE INDEX linkage_model_used ON linkage_model (tenant_id) WHERE state = 'in_use';
