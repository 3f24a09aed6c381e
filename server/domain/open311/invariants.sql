-- A client whose key was taken back had it before.
SELECT client_id FROM open311_client WHERE revoked_at_ms < created_at_ms;

-- A request belongs to a client that we know.
SELECT r.request_no FROM open311_request r LEFT JOIN open311_client c
  ON c.tenant_id = r.tenant_id AND c.client_id = r.client_id
WHERE c.client_id IS NULL;

-- An update belongs to a request.
SELECT u.case_id FROM open311_update u LEFT JOIN open311_request r
  ON r.tenant_id = u.tenant_id AND r.case_id = u.case_id
WHERE r.request_no IS NULL;
