-- An upload belongs to nothing, or to a subject of a kind since a moment.
SELECT file_id FROM files_file
 WHERE (subject_id IS NULL) <> (subject_kind IS NULL) OR (subject_id IS NULL) <> (claimed_at_ms IS NULL);

-- A hash is 64 hexadecimal digits and names content of some size.
SELECT hash FROM files_content WHERE length(hash) <> 64 OR size <= 0;

-- Coordinates come in pairs and lie on the earth.
SELECT hash FROM files_content
 WHERE (lon IS NULL) <> (lat IS NULL) OR lon NOT BETWEEN -180 AND 180 OR lat NOT BETWEEN -90 AND 90;

-- What is served of a picture was made from it.
SELECT hash FROM files_content WHERE media_type LIKE 'image/%' AND served_size IS NULL;

-- A purpose is one that the program knows.
SELECT file_id FROM files_file WHERE purpose NOT IN ('case_report', 'case_step', 'paper_form', 'import_sheet');
