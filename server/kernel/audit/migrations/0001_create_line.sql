-- Who wrote, who looked, in which capacity and why. Append only; can be partitioned by time.
-- Expected rows: 5 million a year in a district. Locks: none (new).
CREATE TABLE audit_line (
  tenant_id    @int  NOT NULL,
  line_id      @id   NOT NULL,
  at_ms        @ms   NOT NULL,
  kind         @code NOT NULL,
  operation    @code NOT NULL,
  subject_kind @code NOT NULL,
  subject_id   @id,
  person_id    @id,                          -- whose data were seen
  user_id      @id,
  post_id      @id,
  role         @code NOT NULL,
  deputy       @flag NOT NULL,
  purpose      @text NOT NULL,
  detail       @text NOT NULL,
  trace        @code NOT NULL,
  PRIMARY KEY (tenant_id, line_id)
) @clustered;
CREATE INDEX audit_line_time ON audit_line (tenant_id, at_ms, line_id);
CREATE INDEX audit_line_person ON audit_line (tenant_id, person_id, at_ms) WHERE person_id IS NOT NULL;
CREATE INDEX audit_line_subject ON audit_line (tenant_id, subject_id, at_ms) WHERE subject_id IS NOT NULL;
