-- What a platform outside promised for us: the solution clock never runs longer. @source INC-22
-- Expected rows: a fifth of the cases have one. Locks: the added column is nullable.
ALTER TABLE cases_case ADD COLUMN answer_by_ms @ms;
