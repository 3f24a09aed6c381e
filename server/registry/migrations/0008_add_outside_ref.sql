-- The number under which another system holds what may not be kept here (petitions, stability): sealed like an identity
-- number, the content itself is never stored. Expected rows: filled for few people. Locks: none worth naming (a new
-- column without a value).
ALTER TABLE registry_person ADD COLUMN outside_ref @sealed;
ALTER TABLE registry_person_past ADD COLUMN outside_ref @sealed;
