-- There is at most one deployment, and its clock is driven only when it is marked simulated.
SELECT one FROM tenant_deployment WHERE one <> 1 OR (simulated = (1 = 0) AND clock_offset_ms <> 0);
