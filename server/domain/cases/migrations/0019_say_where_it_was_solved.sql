-- At which level a result was given (community, street, district), so that "small matters stay in the community" is a
-- figure. Empty: results of before, which count nowhere. Locks: none that last (a nullable column).
ALTER TABLE cases_resolution ADD COLUMN given_at_level @code;
