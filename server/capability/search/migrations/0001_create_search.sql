-- The keyed index of the one box: who can be found by what, as HMACs, ordered by place.
-- Why no ids in the postings: a spot is the place (34 bits: district, street, community, grid) and a number (29 bits),
-- so that whatever lies below an area is one range of every list of postings, and a posting is three integers.
-- Why the tokens lie with the document, too: an old posting can be removed without reading what it was made of.
-- Expected rows: 17 postings a person, 12 a dwelling: 25 million in a district of a million people,
-- about 1 GB on SQLite.
-- Locks: none (new tables).
CREATE TABLE search_state (
  tenant_id   @int   NOT NULL,
  last_number @int   NOT NULL,                 -- of a document; its row is the lock of whoever writes the index
  places      @int   NOT NULL,                 -- rises with every new place
  stale       @int   NOT NULL,                 -- rises when rows came or went without events
  swept       @int   NOT NULL,                 -- the stale that the last finished pass began with
  rebuild     @flag  NOT NULL,                 -- the next pass indexes everything again
  pass_stale  @int,                            -- of the pass under way
  pass_kind   @code,
  pass_after  @id,
  PRIMARY KEY (tenant_id)
) @clustered;

CREATE TABLE search_place (
  tenant_id    @int NOT NULL,
  from_spot    @int NOT NULL,                  -- the first spot of this place
  district_id  @id  NOT NULL,
  street_id    @id,
  community_id @id,
  grid_id      @id,
  PRIMARY KEY (tenant_id, from_spot)
) @clustered;

CREATE TABLE search_document (
  tenant_id @int   NOT NULL,
  kind      @code  NOT NULL,
  record_id @id    NOT NULL,
  spot      @int   NOT NULL,
  version   @count NOT NULL,
  analysis  @int   NOT NULL,                   -- the way of cutting under which it was indexed
  tokens    @blob  NOT NULL,                   -- 8 bytes each
  PRIMARY KEY (tenant_id, kind, record_id)
) @clustered;
CREATE UNIQUE INDEX search_document_spot ON search_document (tenant_id, spot);

CREATE TABLE search_posting (
  tenant_id @int NOT NULL,
  token     @int NOT NULL,                     -- 64 bits of an HMAC
  spot      @int NOT NULL,
  PRIMARY KEY (tenant_id, token, spot)
) @clustered;
