-- What an upload was declared to be for. Absent in rows of the release before: they were made for reports.
-- Locks: short (a nullable column).
ALTER TABLE files_file ADD COLUMN purpose @code;
