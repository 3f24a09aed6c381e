-- An event came from a device that we know.
SELECT e.event_id FROM devices_event e LEFT JOIN devices_device d
    ON d.tenant_id = e.tenant_id AND d.device_id = e.device_id
 WHERE d.device_id IS NULL;

-- Every alarm leads to a matter; a heartbeat and an all-clear do not.
SELECT event_id FROM devices_event WHERE (kind = 'alarm') <> (case_id IS NOT NULL);

-- A retired device is waited for by nobody, and a silent one has been silent since it was last heard.
SELECT device_id FROM devices_device
 WHERE (retired_at_ms IS NOT NULL AND next_silent_at_ms IS NOT NULL)
    OR (silent_since_ms IS NOT NULL AND next_silent_at_ms IS NOT NULL);
