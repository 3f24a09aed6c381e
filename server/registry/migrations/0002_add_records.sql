-- Who said so: statements about fields, beside the rows that hold what is believed. Kinds of units, things with a
-- place, dated relations between any records, consents, keyed tokens of names, and the counts that answer "who lives
-- where".
-- A field about which nobody said anything new has no statement: the row's own source and day speak for it.
-- Expected rows: a few statements a changed person; 3 tokens a person; 20,000 things and 100,000 relations a district.
-- Locks: the columns are added without rewriting; the two counts are filled here once, about 1 s for 100,000 dwellings.
ALTER TABLE registry_person ADD COLUMN standing @code;     -- nothing: belongs here; else a word of Standing
ALTER TABLE registry_person ADD COLUMN standing_on @on;
ALTER TABLE registry_person ADD COLUMN merged_into @id;
ALTER TABLE registry_merchant ADD COLUMN kind @code;       -- a code of the list organisation_kinds
ALTER TABLE registry_merchant ADD COLUMN venue @code;      -- a code of the list small_venues
ALTER TABLE registry_merchant ADD COLUMN source @code;
ALTER TABLE registry_merchant ADD COLUMN standing @code;
ALTER TABLE registry_merchant ADD COLUMN standing_on @on;
ALTER TABLE registry_merchant ADD COLUMN merged_into @id;
ALTER TABLE registry_dwelling ADD COLUMN source @code;
ALTER TABLE registry_dwelling ADD COLUMN residents @count; -- people whose valid, open row says that they live here
ALTER TABLE registry_household ADD COLUMN source @code;
ALTER TABLE registry_household ADD COLUMN version @count;
ALTER TABLE registry_household ADD COLUMN doors @count;    -- dwellings that its people own, rent or live in
ALTER TABLE registry_tag ADD COLUMN basis @text;           -- nothing: that of the list person_tags

UPDATE registry_dwelling SET residents = (SELECT count(*) FROM registry_relation r
  WHERE r.tenant_id = registry_dwelling.tenant_id AND r.dwelling_id = registry_dwelling.dwelling_id AND r.lives_here
    AND r.until_on IS NULL AND r.state = 'valid');
UPDATE registry_household SET doors = (SELECT count(DISTINCT r.dwelling_id) FROM registry_person p
  JOIN registry_relation r ON r.tenant_id = p.tenant_id AND r.person_id = p.person_id
  WHERE p.tenant_id = registry_household.tenant_id AND p.household_id = registry_household.household_id
    AND r.until_on IS NULL AND r.state = 'valid');

CREATE INDEX registry_dwelling_empty_district  ON registry_dwelling (tenant_id, district_id, list_order, dwelling_id)
  WHERE residents = 0;
CREATE INDEX registry_dwelling_empty_street    ON registry_dwelling (tenant_id, street_id, list_order, dwelling_id)
  WHERE residents = 0;
CREATE INDEX registry_dwelling_empty_community ON registry_dwelling (tenant_id, community_id, list_order, dwelling_id)
  WHERE residents = 0;
CREATE INDEX registry_dwelling_empty_grid      ON registry_dwelling (tenant_id, grid_id, list_order, dwelling_id)
  WHERE residents = 0;
CREATE INDEX registry_dwelling_building ON registry_dwelling (tenant_id, building_id, list_order, dwelling_id);
CREATE INDEX registry_dwelling_compound ON registry_dwelling (tenant_id, compound_id, list_order, dwelling_id);
CREATE INDEX registry_dwelling_unit     ON registry_dwelling (tenant_id, unit_id, list_order, dwelling_id);

CREATE INDEX registry_person_homeless_district  ON registry_person (tenant_id, district_id, recorded_at_ms, person_id)
  WHERE dwelling_id IS NULL AND standing IS NULL;
CREATE INDEX registry_person_homeless_street    ON registry_person (tenant_id, street_id, recorded_at_ms, person_id)
  WHERE dwelling_id IS NULL AND standing IS NULL;
CREATE INDEX registry_person_homeless_community ON registry_person (tenant_id, community_id, recorded_at_ms, person_id)
  WHERE dwelling_id IS NULL AND standing IS NULL;
CREATE INDEX registry_person_homeless_grid      ON registry_person (tenant_id, grid_id, recorded_at_ms, person_id)
  WHERE dwelling_id IS NULL AND standing IS NULL;
CREATE INDEX registry_person_dwelling ON registry_person (tenant_id, dwelling_id, person_id)
  WHERE dwelling_id IS NOT NULL;
CREATE INDEX registry_person_merged ON registry_person (tenant_id, merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX registry_household_doors_district  ON registry_household
  (tenant_id, district_id, recorded_at_ms, household_id) WHERE doors > 1;
CREATE INDEX registry_household_doors_street    ON registry_household
  (tenant_id, street_id, recorded_at_ms, household_id) WHERE doors > 1;
CREATE INDEX registry_household_doors_community ON registry_household
  (tenant_id, community_id, recorded_at_ms, household_id) WHERE doors > 1;
CREATE INDEX registry_household_doors_grid      ON registry_household
  (tenant_id, grid_id, recorded_at_ms, household_id) WHERE doors > 1;
CREATE INDEX registry_household_dwelling ON registry_household (tenant_id, dwelling_id) WHERE dwelling_id IS NOT NULL;

CREATE INDEX registry_merchant_venue_district  ON registry_merchant
  (tenant_id, district_id, venue, recorded_at_ms, merchant_id) WHERE venue IS NOT NULL;
CREATE INDEX registry_merchant_venue_street    ON registry_merchant
  (tenant_id, street_id, venue, recorded_at_ms, merchant_id) WHERE venue IS NOT NULL;
CREATE INDEX registry_merchant_venue_community ON registry_merchant
  (tenant_id, community_id, venue, recorded_at_ms, merchant_id) WHERE venue IS NOT NULL;
CREATE INDEX registry_merchant_venue_grid      ON registry_merchant
  (tenant_id, grid_id, venue, recorded_at_ms, merchant_id) WHERE venue IS NOT NULL;
CREATE INDEX registry_merchant_building ON registry_merchant (tenant_id, building_id, merchant_id);

CREATE TABLE registry_statement (
  tenant_id      @int  NOT NULL,
  subject_id     @id   NOT NULL,
  field          @code NOT NULL,               -- a code of the catalogue: person.phone
  statement_id   @id   NOT NULL,
  subject_kind   @code NOT NULL,
  value          @text,                        -- nothing: unknown, or sealed
  sealed         @sealed,
  source         @code NOT NULL,
  rank           @int  NOT NULL,               -- of the source when it was said; 100 is a decision of people
  confidence     @int  NOT NULL,               -- percent
  said_by        @id,
  said_on        @on   NOT NULL,
  recorded_at_ms @ms   NOT NULL,
  request_id     @id,
  state          @code NOT NULL,
  PRIMARY KEY (tenant_id, subject_id, field, statement_id)
) @clustered;
CREATE UNIQUE INDEX registry_statement_current ON registry_statement (tenant_id, subject_id, field)
  WHERE state = 'current';
CREATE INDEX registry_statement_request ON registry_statement (tenant_id, request_id) WHERE request_id IS NOT NULL;

CREATE TABLE registry_name_token (
  tenant_id @int  NOT NULL,
  token     @blob NOT NULL,
  person_id @id   NOT NULL,
  PRIMARY KEY (tenant_id, token, person_id)
) @clustered;
CREATE INDEX registry_name_token_person ON registry_name_token (tenant_id, person_id);

CREATE TABLE registry_object (
  tenant_id      @int   NOT NULL,
  object_id      @id    NOT NULL,
  kind           @code  NOT NULL,              -- a code of the list object_kinds
  code           @text  NOT NULL,
  name           @text  NOT NULL,
  address        @text  NOT NULL,
  attributes     @json  NOT NULL,              -- as the kind describes them
  building_id    @id,
  compound_id    @id,
  lon            @real,
  lat            @real,
  inspected_on   @on,
  inspect_by_on  @on,
  source         @code  NOT NULL,
  standing       @code,
  district_id    @id    NOT NULL,
  street_id      @id,
  community_id   @id,
  grid_id        @id,
  recorded_at_ms @ms    NOT NULL,
  version        @count NOT NULL,
  PRIMARY KEY (tenant_id, object_id)
) @clustered;
CREATE INDEX registry_object_district  ON registry_object (tenant_id, district_id, recorded_at_ms, object_id);
CREATE INDEX registry_object_street    ON registry_object (tenant_id, street_id, recorded_at_ms, object_id);
CREATE INDEX registry_object_community ON registry_object (tenant_id, community_id, recorded_at_ms, object_id);
CREATE INDEX registry_object_grid      ON registry_object (tenant_id, grid_id, recorded_at_ms, object_id);
CREATE INDEX registry_object_kind_district  ON registry_object
  (tenant_id, district_id, kind, recorded_at_ms, object_id);
CREATE INDEX registry_object_kind_street    ON registry_object (tenant_id, street_id, kind, recorded_at_ms, object_id);
CREATE INDEX registry_object_kind_community ON registry_object
  (tenant_id, community_id, kind, recorded_at_ms, object_id);
CREATE INDEX registry_object_kind_grid      ON registry_object (tenant_id, grid_id, kind, recorded_at_ms, object_id);
CREATE INDEX registry_object_building ON registry_object (tenant_id, building_id, object_id)
  WHERE building_id IS NOT NULL;
CREATE INDEX registry_object_compound ON registry_object (tenant_id, compound_id, object_id)
  WHERE compound_id IS NOT NULL;

CREATE TABLE registry_link (                   -- relations other than person and dwelling
  tenant_id      @int  NOT NULL,
  link_id        @id   NOT NULL,
  kind           @code NOT NULL,               -- a code of the list relation_kinds
  from_kind      @code NOT NULL,
  from_id        @id   NOT NULL,
  to_kind        @code NOT NULL,
  to_id          @id   NOT NULL,
  from_on        @on   NOT NULL,
  until_on       @on,
  source         @code NOT NULL,
  basis          @text NOT NULL,
  recorded_at_ms @ms   NOT NULL,
  PRIMARY KEY (tenant_id, link_id)
) @clustered;
CREATE INDEX registry_link_from ON registry_link (tenant_id, from_id, kind, from_on, link_id);
CREATE INDEX registry_link_to   ON registry_link (tenant_id, to_id, kind, from_on, link_id);

CREATE TABLE registry_consent (
  tenant_id       @int   NOT NULL,
  consent_id      @id    NOT NULL,
  person_id       @id    NOT NULL,
  purpose         @code  NOT NULL,             -- a code of the list consent_purposes
  text_version    @count NOT NULL,             -- of that list: the text that was read
  channel         @code  NOT NULL,
  given_by        @id,
  given_at_ms     @ms    NOT NULL,
  valid_until_on  @on    NOT NULL,
  withdrawn_by    @id,
  withdrawn_at_ms @ms,
  PRIMARY KEY (tenant_id, consent_id)
) @clustered;
CREATE INDEX registry_consent_person ON registry_consent (tenant_id, person_id, purpose, given_at_ms, consent_id);
CREATE UNIQUE INDEX registry_consent_open ON registry_consent (tenant_id, person_id, purpose)
  WHERE withdrawn_at_ms IS NULL;

CREATE TABLE registry_tally (                  -- how many of what stand in a grid; counted again by a job
  tenant_id     @int   NOT NULL,
  place_id      @id    NOT NULL,               -- the grid, or the community for what is known no finer
  theme         @code  NOT NULL,
  kind          @code  NOT NULL,
  amount        @count NOT NULL,
  district_id   @id    NOT NULL,
  street_id     @id,
  community_id  @id,
  grid_id       @id,
  counted_at_ms @ms    NOT NULL,
  PRIMARY KEY (tenant_id, place_id, theme, kind)
) @clustered;
CREATE INDEX registry_tally_district  ON registry_tally (tenant_id, district_id, theme, kind);
CREATE INDEX registry_tally_street    ON registry_tally (tenant_id, street_id, theme, kind);
CREATE INDEX registry_tally_community ON registry_tally (tenant_id, community_id, theme, kind);
CREATE INDEX registry_tally_grid      ON registry_tally (tenant_id, grid_id, theme, kind);
