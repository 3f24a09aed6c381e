-- A top organisation is its own department; a part has its parent's department.
SELECT o.organisation_id FROM organisation_organisation o
 LEFT JOIN organisation_organisation p ON p.tenant_id = o.tenant_id AND p.organisation_id = o.parent_id
 WHERE o.department_id <> coalesce(p.department_id, o.organisation_id);

-- Versions count the history.
SELECT o.organisation_id FROM organisation_organisation o
 WHERE o.version <> 1 + (SELECT count(*) FROM organisation_history h
                          WHERE h.tenant_id = o.tenant_id AND h.organisation_id = o.organisation_id);

-- The history of a body follows without gap or overlap, up to what is valid now.
SELECT h.organisation_id, h.version FROM organisation_history h
 WHERE h.valid_until_ms <> coalesce(
   (SELECT n.valid_from_ms FROM organisation_history n WHERE n.tenant_id = h.tenant_id
     AND n.organisation_id = h.organisation_id AND n.version = h.version + 1),
   (SELECT o.valid_from_ms FROM organisation_organisation o WHERE o.tenant_id = h.tenant_id
     AND o.organisation_id = h.organisation_id));

-- An ended body is a mark without duration.
SELECT organisation_id FROM organisation_organisation
 WHERE valid_until_ms IS NOT NULL AND valid_until_ms <> valid_from_ms;

-- A valid body's parent is valid.
SELECT o.organisation_id FROM organisation_organisation o JOIN organisation_organisation p
    ON p.tenant_id = o.tenant_id AND p.organisation_id = o.parent_id
 WHERE o.valid_until_ms IS NULL AND p.valid_until_ms IS NOT NULL;

-- At no moment two bodies have the same code.
WITH lived AS (
 SELECT tenant_id, organisation_id, code, valid_from_ms, coalesce(valid_until_ms, 9223372036854775807) AS until_ms
   FROM organisation_organisation
 UNION ALL SELECT tenant_id, organisation_id, code, valid_from_ms, valid_until_ms FROM organisation_history)
SELECT a.organisation_id, b.organisation_id AS other_id FROM lived a JOIN lived b
    ON b.tenant_id = a.tenant_id AND b.code = a.code AND a.organisation_id < b.organisation_id
 WHERE a.valid_from_ms < b.until_ms AND b.valid_from_ms < a.until_ms;
