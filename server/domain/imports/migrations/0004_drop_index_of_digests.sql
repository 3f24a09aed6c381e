-- Rows of an earlier import are compared by digest while a corrected sheet is read: they are read once, in order.
-- Expected rows: those of one import. Locks: none that anybody waits for.
DROP INDEX imports_row_digest;
