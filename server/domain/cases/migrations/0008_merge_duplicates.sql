-- Several reports of one matter: which case was merged into which, by whom, and what the reporters themselves say.
-- Why a pointer and not moved reports: each reporter keeps number, promise and receipt, and undoing moves exactly back.
-- Why two partial indexes: followers of a master and the latest cases of an item are looked for, both among few rows.
-- Expected rows: a tenth of the cases. Locks: the added column is nullable; cases_case while the indexes are built.
ALTER TABLE cases_item ADD COLUMN radius_metres @int NOT NULL DEFAULT 250;  -- how far apart reports of one matter are
ALTER TABLE cases_case ADD COLUMN master_id @id;
CREATE INDEX cases_case_master ON cases_case (tenant_id, master_id) WHERE master_id IS NOT NULL;
CREATE INDEX cases_case_item ON cases_case (tenant_id, item_code, reported_at_ms, case_id) WHERE item_code IS NOT NULL;

CREATE TABLE cases_merge (
  tenant_id         @int NOT NULL,
  merge_id          @id  NOT NULL,
  master_id         @id  NOT NULL,
  own_respond_by_ms @ms  NOT NULL,             -- what was promised to the master's own reporter
  own_solve_by_ms   @ms,
  merged_by         @id  NOT NULL,
  merged_at_ms      @ms  NOT NULL,
  undone_by         @id,
  undone_at_ms      @ms,
  PRIMARY KEY (tenant_id, merge_id)
) @clustered;
CREATE INDEX cases_merge_master ON cases_merge (tenant_id, master_id, merged_at_ms);

CREATE TABLE cases_merged (
  tenant_id      @int   NOT NULL,
  merge_id       @id    NOT NULL,
  case_id        @id    NOT NULL,
  version        @count NOT NULL,              -- of the case after the merge; its step holds what undoing restores
  from_master_id @id,                          -- it came along with the master that it followed before
  PRIMARY KEY (tenant_id, merge_id, case_id)
) @clustered;
CREATE INDEX cases_merged_case ON cases_merged (tenant_id, case_id);

CREATE TABLE cases_opinion (                   -- what a reporter says about another matter
  tenant_id   @int  NOT NULL,
  case_id     @id   NOT NULL,
  other_id    @id   NOT NULL,
  answer      @code NOT NULL,                  -- same, different, not_sure
  given_at_ms @ms   NOT NULL,
  PRIMARY KEY (tenant_id, case_id, other_id)
) @clustered;
CREATE INDEX cases_opinion_other ON cases_opinion (tenant_id, other_id);
