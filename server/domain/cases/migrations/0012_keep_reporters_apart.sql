-- Reporters who are not named, and protected reports. Nothing in a case leads to the account behind them.
-- Why a moment and not a flag: "IS NULL" is one text on both engines, and the column says since when.
-- Why no column for the code itself: it is derived again from the reporter's seed and compared by a keyed index.
-- Expected rows: a hundredth of the cases. Locks: cases_case while the indexes are built; added columns are nullable.
ALTER TABLE cases_case ADD COLUMN identity @code;          -- nothing: named
ALTER TABLE cases_case ADD COLUMN protected_at_ms @ms;     -- only who is in charge sees the row
ALTER TABLE cases_case ADD COLUMN guardian_id @id;         -- sent a protected matter on and goes on seeing it
CREATE INDEX cases_case_guardian ON cases_case (tenant_id, guardian_id, reported_at_ms, case_id)
  WHERE guardian_id IS NOT NULL;
CREATE INDEX cases_case_protected ON cases_case (tenant_id, case_id)
  WHERE protected_at_ms IS NOT NULL AND closed_at_ms IS NULL;

ALTER TABLE cases_report ADD COLUMN account @sealed;       -- who was signed in, under the key of the contact
ALTER TABLE cases_report ADD COLUMN wording @sealed;       -- protected: as it was written, numbers of people included

CREATE TABLE cases_tracking (
  tenant_id  @int  NOT NULL,
  case_id    @id   NOT NULL,
  code_index @blob NOT NULL,                   -- keyed index of number and tracking code
  PRIMARY KEY (tenant_id, case_id)
) @clustered;

CREATE TABLE cases_against (                   -- departments that the reporter named as the reported party
  tenant_id     @int NOT NULL,
  case_id       @id  NOT NULL,
  department_id @id  NOT NULL,
  PRIMARY KEY (tenant_id, case_id, department_id)
) @clustered;

CREATE TABLE cases_unsealing (                 -- append only but for its decision
  tenant_id     @int  NOT NULL,
  unsealing_id  @id   NOT NULL,
  case_id       @id   NOT NULL,
  purpose       @text NOT NULL,
  asked_by      @id   NOT NULL,
  asked_role    @code NOT NULL,
  asked_at_ms   @ms   NOT NULL,
  granted       @flag,
  decided_by    @id,
  decided_at_ms @ms,
  reason        @text,
  PRIMARY KEY (tenant_id, unsealing_id)
) @clustered;
CREATE INDEX cases_unsealing_asked ON cases_unsealing (tenant_id, asked_at_ms, unsealing_id);
