-- Sub-tasks: what somebody beside the owner is asked to do for a matter (INC-27).
-- Why no state for "the matter ended": it follows from the matter, so an undone or reopened end needs nothing repaired.
-- Why the helper's name is kept: the list says whom one asked, also when the body is called otherwise later.
-- Expected rows: a tenth of the cases, at most twenty each. Locks: none (new table).
CREATE TABLE cases_subtask (
  tenant_id       @int   NOT NULL,
  subtask_id      @id    NOT NULL,
  case_id         @id    NOT NULL,             -- the matter on which it was asked, also after a merge
  ordinal         @count NOT NULL,
  asked           @text  NOT NULL,
  required        @flag  NOT NULL,
  organisation_id @id,                         -- a body; or
  holder_id       @id,                         -- a person: who was asked, or accepted for the body
  helper_name     @text  NOT NULL,
  state           @code  NOT NULL,
  due_at_ms       @ms    NOT NULL,
  asked_by        @id    NOT NULL,
  asked_at_ms     @ms    NOT NULL,
  answer          @text,
  moved_at_ms     @ms    NOT NULL,
  ended_at_ms     @ms,                         -- returned, done or withdrawn
  PRIMARY KEY (tenant_id, subtask_id)
) @clustered;
CREATE UNIQUE INDEX cases_subtask_case ON cases_subtask (tenant_id, case_id, ordinal);
CREATE INDEX cases_subtask_holder ON cases_subtask (tenant_id, holder_id, due_at_ms) WHERE ended_at_ms IS NULL;
CREATE INDEX cases_subtask_body ON cases_subtask (tenant_id, organisation_id, due_at_ms) WHERE ended_at_ms IS NULL;
