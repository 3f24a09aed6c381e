-- Photos and papers that came with what a helper did to a sub-task (INC-27). The file itself belongs to the matter
-- under which it was answered, with the step that brought it, as every file does; this says which sub-task it answers.
-- Why the case again: a merged matter's sub-task is answered under its master.
-- Expected rows: a few for each tenth case.
-- Locks: none (new table).
CREATE TABLE cases_subtask_file (
  tenant_id  @int   NOT NULL,
  subtask_id @id    NOT NULL,
  file_id    @id    NOT NULL,
  case_id    @id    NOT NULL,
  version    @count NOT NULL,                  -- of the step of that matter
  PRIMARY KEY (tenant_id, subtask_id, file_id)
) @clustered;
CREATE INDEX cases_subtask_file_case ON cases_subtask_file (tenant_id, case_id, version);
