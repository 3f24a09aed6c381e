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

-- Of what was said of a field exactly one is believed, as long as somebody's word stands.
SELECT subject_id FROM registry_statement WHERE state <> 'retracted'
 GROUP BY tenant_id, subject_id, field HAVING count(CASE WHEN state = 'current' THEN 1 END) <> 1;

-- What is believed is what the row shows.
SELECT s.subject_id FROM registry_statement s JOIN registry_person p ON p.tenant_id = s.tenant_id
   AND p.person_id = s.subject_id
 WHERE s.state = 'current' AND coalesce(s.value, '') <> CASE s.field WHEN 'person.name' THEN p.name
   WHEN 'person.address' THEN p.address WHEN 'person.presence' THEN p.presence WHEN 'person.birth_on' THEN p.birth_on
   WHEN 'person.kin' THEN p.kin WHEN 'person.sex' THEN p.sex WHEN 'person.occupation' THEN p.occupation
   ELSE coalesce(s.value, '') END
 UNION ALL SELECT s.subject_id FROM registry_statement s JOIN registry_merchant m ON m.tenant_id = s.tenant_id
   AND m.merchant_id = s.subject_id
 WHERE s.state = 'current' AND coalesce(s.value, '') <> CASE s.field WHEN 'establishment.name' THEN m.name
   WHEN 'establishment.uscc' THEN m.uscc WHEN 'establishment.address' THEN m.address
   ELSE coalesce(s.value, '') END;

-- A sealed field lies open nowhere.
SELECT subject_id FROM registry_statement WHERE value IS NOT NULL
   AND field IN ('person.id_number', 'person.phone', 'person.registered_address', 'person.outside_ref',
   'establishment.phone');

-- A door says how many people live behind it.
SELECT d.dwelling_id FROM registry_dwelling d WHERE d.residents IS DISTINCT FROM
 (SELECT count(*) FROM registry_relation r WHERE r.tenant_id = d.tenant_id AND r.dwelling_id = d.dwelling_id
   AND r.lives_here AND r.until_on IS NULL AND r.state = 'valid');

-- A household says how many doors it has to do with.
SELECT h.household_id FROM registry_household h LEFT JOIN
 (SELECT p.tenant_id, p.household_id, count(DISTINCT r.dwelling_id) AS doors FROM registry_person p
   JOIN registry_relation r ON r.tenant_id = p.tenant_id AND r.person_id = p.person_id
   WHERE p.household_id IS NOT NULL AND r.until_on IS NULL AND r.state = 'valid'
   GROUP BY p.tenant_id, p.household_id) AS d ON d.tenant_id = h.tenant_id AND d.household_id = h.household_id
 WHERE h.doors IS DISTINCT FROM coalesce(d.doors, 0);

-- A record that was merged names the one that stands for it, which was not merged itself.
SELECT p.person_id FROM registry_person p
  LEFT JOIN registry_person m ON m.tenant_id = p.tenant_id AND m.person_id = p.merged_into
 WHERE (coalesce(p.standing, '') = 'merged') <> (p.merged_into IS NOT NULL)
   OR (p.merged_into IS NOT NULL AND (m.person_id IS NULL OR coalesce(m.standing, '') = 'merged'))
 UNION ALL SELECT p.merchant_id FROM registry_merchant p
  LEFT JOIN registry_merchant m ON m.tenant_id = p.tenant_id AND m.merchant_id = p.merged_into
 WHERE (coalesce(p.standing, '') = 'merged') <> (p.merged_into IS NOT NULL)
   OR (p.merged_into IS NOT NULL AND (m.merchant_id IS NULL OR coalesce(m.standing, '') = 'merged'));

-- Nothing names a person who was merged.
SELECT p.person_id FROM registry_person p WHERE p.standing = 'merged' AND (
   EXISTS (SELECT 1 FROM registry_relation r WHERE r.tenant_id = p.tenant_id AND r.person_id = p.person_id)
   OR EXISTS (SELECT 1 FROM registry_tag t WHERE t.tenant_id = p.tenant_id AND t.person_id = p.person_id)
   OR EXISTS (SELECT 1 FROM registry_consent c WHERE c.tenant_id = p.tenant_id AND c.person_id = p.person_id)
   OR EXISTS (SELECT 1 FROM registry_link l WHERE l.tenant_id = p.tenant_id
     AND (l.from_id = p.person_id OR l.to_id = p.person_id)));

-- Both ends of a relation are on record.
SELECT l.link_id FROM registry_link l WHERE NOT EXISTS
 (SELECT 1 FROM registry_person p WHERE p.tenant_id = l.tenant_id AND p.person_id IN (l.from_id, l.to_id))
  AND NOT EXISTS (SELECT 1 FROM registry_merchant m WHERE m.tenant_id = l.tenant_id AND m.merchant_id = l.from_id);

-- A consent is a person's.
SELECT c.consent_id FROM registry_consent c WHERE NOT EXISTS
 (SELECT 1 FROM registry_person p WHERE p.tenant_id = c.tenant_id AND p.person_id = c.person_id);

-- A thing stands in a grid of its community.
SELECT object_id FROM registry_object
 WHERE (grid_id IS NOT NULL AND community_id IS NULL) OR (community_id IS NOT NULL AND street_id IS NULL);

-- Somebody who has died or moved out lives nowhere.
SELECT p.person_id FROM registry_person p JOIN registry_relation r ON r.tenant_id = p.tenant_id
   AND r.person_id = p.person_id WHERE p.standing IN ('deceased', 'moved_out') AND r.lives_here
   AND r.until_on IS NULL AND r.state = 'valid';
