-- An entry belongs to a published version.
SELECT e.code FROM reference_entry e WHERE NOT EXISTS
 (SELECT 1 FROM reference_version v WHERE v.tenant_id = e.tenant_id AND v.list_code = e.list_code
   AND v.version = e.version);

-- Versions of a list count up without a gap.
SELECT list_code FROM reference_version GROUP BY tenant_id, list_code HAVING max(version) <> count(*);

-- A score is a share of a thousand.
SELECT code FROM reference_score WHERE per_mille < 0 OR per_mille > 1000;

-- No field of the catalogue is without a label.
SELECT code FROM reference_entry WHERE label = '';
