-- A row that was applied names its golden record, as it left it.
SELECT import_id FROM imports_row WHERE state = 'applied' AND (target_id IS NULL OR target_version IS NULL);

-- What was applied stands in the journal, and nothing else: no row is applied in a batch that did not happen.
SELECT r.import_id FROM imports_row r LEFT JOIN imports_batch b
    ON b.tenant_id = r.tenant_id AND b.import_id = r.import_id AND b.phase = 'apply' AND b.batch_no = r.batch_no
 WHERE r.state IN ('applied', 'undone', 'kept') AND b.batch_no IS NULL;

-- The journal of an import holds each row once.
SELECT i.import_id FROM imports_import i
 WHERE i.rows_applied + i.rows_undone + i.rows_kept <> (SELECT coalesce(sum(b.row_count), 0) FROM imports_batch b
   WHERE b.tenant_id = i.tenant_id AND b.import_id = i.import_id AND b.phase = 'apply');

-- An import counts its rows right.
SELECT i.import_id FROM imports_import i WHERE i.mapping IS NOT NULL AND i.state IN ('checked', 'applied', 'undone')
   AND i.rows_all <> (SELECT count(*) FROM imports_row r WHERE r.tenant_id = i.tenant_id AND r.import_id = i.import_id);

-- A finished import has nothing left to do, an undone one nothing that was not taken back or kept with a reason.
SELECT i.import_id FROM imports_import i JOIN imports_row r ON r.tenant_id = i.tenant_id AND r.import_id = i.import_id
 WHERE (i.state = 'applied' AND r.state = 'ready') OR (i.state = 'undone' AND r.state IN ('applied'));

-- Nobody decides on an export that they asked for.
SELECT export_id FROM imports_export WHERE decided_by = requested_by;

-- A file is there exactly as long as it may be fetched.
SELECT e.export_id FROM imports_export e WHERE (e.state = 'ready') <> EXISTS
 (SELECT 1 FROM imports_chunk c WHERE c.tenant_id = e.tenant_id AND c.export_id = e.export_id AND c.chunk_no = 0);
