-- How high a building stands, for maps; 0 when nobody said.
ALTER TABLE area_area ADD COLUMN height_dm @count NOT NULL DEFAULT 0;
-- What a map of a community shows: its buildings and compounds as one range.
CREATE INDEX area_area_within ON area_area (tenant_id, community_id, level, code);
