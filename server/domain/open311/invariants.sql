-- A client whose key was taken back had it before.
SELECT client_id FROM open311_client WHERE revoked_at_ms < created_at_ms;

-- A request belongs to a client that we know.
SELECT r.request_no FROM open311_request r LEFT JOIN open311_client c
  ON c.tenant_id = r.tenant_id AND c.client_id = r.client_id
WHERE c.client_id IS NULL;

-- Who follows another matter does so since a moment.
SELECT request_no FROM open311_request WHERE (followed_id IS NULL) <> (followed_at_ms IS NULL);
