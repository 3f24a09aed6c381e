-- Versions of a ledger follow each other from 1.
SELECT d.tenant_id, d.code FROM ledgers_definition d
GROUP BY d.tenant_id, d.code HAVING max(d.version) <> count(*) OR min(d.version) <> 1;
