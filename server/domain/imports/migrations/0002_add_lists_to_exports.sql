-- Exports of lists that stand for a day: which day, by what was known when, in which version, and a digest of the rows.
-- Expected rows: as before. Locks: none (columns are added without rewriting).
ALTER TABLE imports_export ADD COLUMN as_of_on @on;
ALTER TABLE imports_export ADD COLUMN known_at_ms @ms;
ALTER TABLE imports_export ADD COLUMN form_version @count;
ALTER TABLE imports_export ADD COLUMN rows_hash @code;   -- of the rows without the mark: the same list has the same
