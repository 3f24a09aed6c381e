-- The last-seen picture of one record, and how many are registered and observed in a grid.
-- Why indexes by key: what is known about somebody is asked for one record at a time, never by walking a community.
-- Expected rows: one line a grid of a day, 1,000 a day in a district of 1 million people, kept for 400 days.
-- Locks: writes to quality_signal wait while the indexes are built, seconds at 3 million signals.
CREATE INDEX quality_signal_number   ON quality_signal (tenant_id, number_index) WHERE number_index IS NOT NULL;
CREATE INDEX quality_signal_contact  ON quality_signal (tenant_id, contact_index) WHERE contact_index IS NOT NULL;
CREATE INDEX quality_signal_dwelling ON quality_signal (tenant_id, dwelling_id) WHERE dwelling_id IS NOT NULL;

CREATE TABLE quality_presence (
  tenant_id          @int   NOT NULL,
  community_id       @id    NOT NULL,
  grid_id            @id    NOT NULL,          -- the community's own id where no grid is known
  day_on             @on    NOT NULL,
  district_id        @id    NOT NULL,
  street_id          @id,
  registered_count   @count NOT NULL,
  seen_count         @count NOT NULL,
  door_count         @count NOT NULL,
  unregistered_count @count NOT NULL,
  PRIMARY KEY (tenant_id, community_id, grid_id, day_on)
) @clustered;
