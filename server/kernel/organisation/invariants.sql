-- A top organisation is its own department; a part has its parent's department.
SELECT o.organisation_id FROM organisation_organisation o
 LEFT JOIN organisation_organisation p ON p.tenant_id = o.tenant_id AND p.organisation_id = o.parent_id
 WHERE o.department_id <> coalesce(p.department_id, o.organisation_id);

-- Versions count the history.
SELECT o.organisation_id FROM organisation_organisation o
 WHERE o.version <> 1 + (SELECT count(*) FROM organisation_history h
                          WHERE h.tenant_id = o.tenant_id AND h.organisation_id = o.organisation_id);
