-- Nobody lives in two places: what contradicts is disputed.
SELECT person_id FROM registry_relation
 WHERE lives_here AND until_on IS NULL AND state = 'valid'
 GROUP BY tenant_id, person_id HAVING count(*) > 1;

-- A relation is about a person on record.
SELECT r.relation_id FROM registry_relation r WHERE NOT EXISTS
 (SELECT 1 FROM registry_person p WHERE p.tenant_id = r.tenant_id AND p.person_id = r.person_id);

-- A relation leads to a dwelling on record, and stands in its places.
SELECT r.relation_id FROM registry_relation r
  LEFT JOIN registry_dwelling d ON d.tenant_id = r.tenant_id AND d.dwelling_id = r.dwelling_id
 WHERE r.dwelling_id IS NOT NULL
   AND (d.dwelling_id IS NULL OR d.grid_id IS DISTINCT FROM r.grid_id
     OR d.community_id IS DISTINCT FROM r.community_id);

-- A person's dwelling is on record, and the person stands in its places.
SELECT p.person_id FROM registry_person p
  LEFT JOIN registry_dwelling d ON d.tenant_id = p.tenant_id AND d.dwelling_id = p.dwelling_id
 WHERE p.dwelling_id IS NOT NULL
   AND (d.dwelling_id IS NULL OR d.grid_id IS DISTINCT FROM p.grid_id
     OR d.community_id IS DISTINCT FROM p.community_id);

-- A person's household is on record.
SELECT p.person_id FROM registry_person p WHERE p.household_id IS NOT NULL AND NOT EXISTS
 (SELECT 1 FROM registry_household h WHERE h.tenant_id = p.tenant_id AND h.household_id = p.household_id);

-- A tag is about a person on record, in the same places.
SELECT t.person_id FROM registry_tag t
  LEFT JOIN registry_person p ON p.tenant_id = t.tenant_id AND p.person_id = t.person_id
 WHERE p.person_id IS NULL OR p.grid_id IS DISTINCT FROM t.grid_id OR p.community_id IS DISTINCT FROM t.community_id;

-- A grid is never without its community, nor a community without its street.
SELECT dwelling_id FROM registry_dwelling
 WHERE (grid_id IS NOT NULL AND community_id IS NULL) OR (community_id IS NOT NULL AND street_id IS NULL)
 UNION ALL SELECT household_id FROM registry_household
 WHERE (grid_id IS NOT NULL AND community_id IS NULL) OR (community_id IS NOT NULL AND street_id IS NULL)
 UNION ALL SELECT person_id FROM registry_person
 WHERE (grid_id IS NOT NULL AND community_id IS NULL) OR (community_id IS NOT NULL AND street_id IS NULL)
 UNION ALL SELECT merchant_id FROM registry_merchant
 WHERE (grid_id IS NOT NULL AND community_id IS NULL) OR (community_id IS NOT NULL AND street_id IS NULL);

-- What can be found by its index is kept sealed beside it.
SELECT person_id FROM registry_person
 WHERE (id_number_index IS NOT NULL AND id_number IS NULL) OR (phone_index IS NOT NULL AND phone IS NULL);
