-- An area's parent exists.
SELECT a.area_id FROM area_area a WHERE a.parent_id IS NOT NULL AND NOT EXISTS
 (SELECT 1 FROM area_area p WHERE p.tenant_id = a.tenant_id AND p.area_id = a.parent_id);

-- A valid area's parent is valid and of a higher level.
SELECT a.area_id FROM area_area a JOIN area_area p ON p.tenant_id = a.tenant_id AND p.area_id = a.parent_id
 WHERE a.valid_until_ms IS NULL AND (p.valid_until_ms IS NOT NULL OR p.level = a.level);

-- A valid area knows its ancestors as its parent does.
SELECT a.area_id FROM area_area a JOIN area_area p ON p.tenant_id = a.tenant_id AND p.area_id = a.parent_id
 WHERE a.valid_until_ms IS NULL
   AND (a.district_id IS DISTINCT FROM p.district_id
     OR (p.street_id IS NOT NULL AND a.street_id IS DISTINCT FROM p.street_id)
     OR (p.community_id IS NOT NULL AND a.community_id IS DISTINCT FROM p.community_id)
     OR (p.grid_id IS NOT NULL AND a.grid_id IS DISTINCT FROM p.grid_id));

-- A valid area has no ancestor that its parent does not know, except itself.
SELECT a.area_id FROM area_area a JOIN area_area p ON p.tenant_id = a.tenant_id AND p.area_id = a.parent_id
 WHERE a.valid_until_ms IS NULL
   AND ((a.street_id IS DISTINCT FROM p.street_id AND a.street_id <> a.area_id)
     OR (a.community_id IS DISTINCT FROM p.community_id AND a.community_id <> a.area_id)
     OR (a.grid_id IS DISTINCT FROM p.grid_id AND a.grid_id <> a.area_id));

-- An area of the four upper levels is its own ancestor at its level.
SELECT area_id FROM area_area
 WHERE (level = 'district' AND district_id IS DISTINCT FROM area_id)
    OR (level = 'street' AND street_id IS DISTINCT FROM area_id)
    OR (level = 'community' AND community_id IS DISTINCT FROM area_id)
    OR (level = 'grid' AND grid_id IS DISTINCT FROM area_id);

-- Versions count the history.
SELECT a.area_id FROM area_area a
 WHERE a.version <> 1 + (SELECT count(*) FROM area_history h WHERE h.tenant_id = a.tenant_id AND h.area_id = a.area_id);

-- The history of an area follows without gap or overlap, up to what is valid now.
SELECT h.area_id, h.version FROM area_history h
 WHERE h.valid_until_ms <> coalesce(
   (SELECT n.valid_from_ms FROM area_history n
     WHERE n.tenant_id = h.tenant_id AND n.area_id = h.area_id AND n.version = h.version + 1),
   (SELECT a.valid_from_ms FROM area_area a WHERE a.tenant_id = h.tenant_id AND a.area_id = h.area_id));

-- A tenant has one district.
SELECT tenant_id FROM area_area WHERE level = 'district' AND valid_until_ms IS NULL
 GROUP BY tenant_id HAVING count(*) > 1;
