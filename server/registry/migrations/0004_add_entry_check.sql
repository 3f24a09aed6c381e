-- Whether somebody is here already: keyed tokens by which people are found while they are entered, what was confirmed
-- to be somebody else all the same, and where the jobs stand that make such indexes for rows of before.
-- Expected rows: 3 tokens a person; a few confirmations a day. Locks: none (new tables); people of before are counted
-- once by tenant, about 1 s for a million, and get their tokens from the job.
CREATE TABLE registry_entry_key (
  tenant_id @int  NOT NULL,
  token     @blob NOT NULL,                    -- 8 keyed bytes: reading of the name with year or door, end of number
  person_id @id   NOT NULL,
  PRIMARY KEY (tenant_id, token, person_id)
) @clustered;
CREATE INDEX registry_entry_key_person ON registry_entry_key (tenant_id, person_id);

CREATE TABLE registry_distinct (               -- somebody said that these two are not one
  tenant_id      @int NOT NULL,
  person_id      @id  NOT NULL,                -- the new record
  other_id       @id  NOT NULL,
  probability    @int NOT NULL,                -- per mille, as reckoned when it was said
  said_by        @id,
  request_id     @id,
  recorded_at_ms @ms  NOT NULL,
  PRIMARY KEY (tenant_id, person_id, other_id)
) @clustered;
CREATE INDEX registry_distinct_other ON registry_distinct (tenant_id, other_id);

CREATE TABLE registry_job (
  tenant_id      @int   NOT NULL,
  name           @code  NOT NULL,
  state          @code  NOT NULL,              -- under_way, done
  after_id       @id,                          -- the last row that was done
  done           @count NOT NULL,
  changed_at_ms  @ms    NOT NULL,
  PRIMARY KEY (tenant_id, name)
) @clustered;
INSERT INTO registry_job (tenant_id, name, state, after_id, done, changed_at_ms)
  SELECT tenant_id, 'entry-keys', 'under_way', NULL, 0, 0 FROM registry_person GROUP BY tenant_id;
