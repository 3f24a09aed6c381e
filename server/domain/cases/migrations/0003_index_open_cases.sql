-- What is still open in a grid, a street, a department or an organisation, for the lists that their people look at all
-- day: without these, the open ones of a grid are looked for among all that were ever closed there (7 ms at a million
-- cases). A fresh report has none of these places yet, so it does not pay for them.
-- Expected rows: some thousands each. Locks: cases_case while four small indexes are built (seconds at a million rows).
CREATE INDEX cases_case_open_grid ON cases_case (tenant_id, grid_id, reported_at_ms, case_id)
  WHERE closed_at_ms IS NULL AND grid_id IS NOT NULL;
CREATE INDEX cases_case_open_street ON cases_case (tenant_id, street_id, reported_at_ms, case_id)
  WHERE closed_at_ms IS NULL AND street_id IS NOT NULL;
CREATE INDEX cases_case_open_department ON cases_case (tenant_id, department_id, reported_at_ms, case_id)
  WHERE closed_at_ms IS NULL AND department_id IS NOT NULL;
CREATE INDEX cases_case_open_organisation ON cases_case (tenant_id, organisation_id, reported_at_ms, case_id)
  WHERE closed_at_ms IS NULL AND organisation_id IS NOT NULL;
