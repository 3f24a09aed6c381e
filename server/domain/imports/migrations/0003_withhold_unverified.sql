-- Records that are to be verified stay out of an export unless it was asked for with them; how many stayed out.
-- Expected rows: as before. Locks: none (columns are added without rewriting).
ALTER TABLE imports_export ADD COLUMN with_unverified @flag;
ALTER TABLE imports_export ADD COLUMN withheld_count @count;
