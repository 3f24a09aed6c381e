-- What staff say about their own figures, and how shifts change hands. Work itself is not copied: it is read from the
-- steps and tasks that other rooms keep.
-- Expected rows: some thousand disputes and 50,000 handovers a year in a district. Locks: none (new tables).
CREATE TABLE worklists_dispute (
  tenant_id       @int  NOT NULL,
  dispute_id      @id   NOT NULL,
  user_id         @id   NOT NULL,
  on_day          @on   NOT NULL,
  kind            @code NOT NULL,
  recorded        @int  NOT NULL,
  claimed         @int  NOT NULL,
  why             @text NOT NULL,
  state           @code NOT NULL,
  district_id     @id,                         -- of the post in which it was made: who decides there
  street_id       @id,
  community_id    @id,
  grid_id         @id,
  organisation_id @id,
  made_at_ms      @ms   NOT NULL,
  decided_by      @id,
  decided_at_ms   @ms,
  answer          @text,
  PRIMARY KEY (tenant_id, dispute_id)
) @clustered;
CREATE UNIQUE INDEX worklists_dispute_open ON worklists_dispute (tenant_id, user_id, on_day, kind)
  WHERE state = 'open';
CREATE INDEX worklists_dispute_user ON worklists_dispute (tenant_id, user_id, on_day);
CREATE INDEX worklists_dispute_district ON worklists_dispute (tenant_id, district_id, made_at_ms, dispute_id);
CREATE INDEX worklists_dispute_street ON worklists_dispute (tenant_id, street_id, made_at_ms, dispute_id);
CREATE INDEX worklists_dispute_community ON worklists_dispute (tenant_id, community_id, made_at_ms, dispute_id);
CREATE INDEX worklists_dispute_organisation ON worklists_dispute (tenant_id, organisation_id, made_at_ms, dispute_id);

CREATE TABLE worklists_handover (
  tenant_id     @int  NOT NULL,
  handover_id   @id   NOT NULL,
  from_id       @id   NOT NULL,
  to_id         @id   NOT NULL,
  state         @code NOT NULL,
  summary       @json NOT NULL,                -- ids, numbers, states and moments: no words of anybody
  open_count    @count NOT NULL,
  overdue_count @count NOT NULL,
  words         @text,
  answer        @text,
  offered_at_ms @ms   NOT NULL,
  ended_at_ms   @ms,
  PRIMARY KEY (tenant_id, handover_id)
) @clustered;
CREATE UNIQUE INDEX worklists_handover_open ON worklists_handover (tenant_id, from_id) WHERE ended_at_ms IS NULL;
CREATE INDEX worklists_handover_from ON worklists_handover (tenant_id, from_id, offered_at_ms, handover_id);
CREATE INDEX worklists_handover_to ON worklists_handover (tenant_id, to_id, offered_at_ms, handover_id);
