-- Which other matter a request was merged into: its status is that matter's from then on.
-- Why here, too: a list filters by status, and an update of that matter is an update of the request.
-- Expected rows: few in a hundred requests. Locks: none on either engine (columns without a default).
-- Requests that were merged before this version stand open until their matter moves again.
ALTER TABLE open311_request ADD COLUMN followed_id @id;
ALTER TABLE open311_request ADD COLUMN followed_at_ms @ms;
CREATE INDEX open311_request_followed ON open311_request (tenant_id, followed_id) WHERE followed_id IS NOT NULL;
