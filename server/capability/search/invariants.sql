-- Every document stands in a place of the index.
SELECT d.record_id FROM search_document d WHERE NOT EXISTS
 (SELECT 1 FROM search_place p WHERE p.tenant_id = d.tenant_id AND p.from_spot <= d.spot
   AND d.spot < p.from_spot + 536870912);

-- A place is numbered once.
SELECT min(from_spot) FROM search_place
 GROUP BY tenant_id, district_id, street_id, community_id, grid_id HAVING count(*) > 1;
