-- How records were known before: one row for each time a record changed or went, so that a list can be made again as it
-- was on any day. What stands now stays where it is; a record that never changed has no row here.
-- Expected rows: one for each changed record, about 100,000 a year in a district. Locks: building the indexes reads the
-- two tables they belong to once, about 2 s for 1,000,000 people.
CREATE TABLE registry_person_past (
  tenant_id      @int   NOT NULL,
  person_id      @id    NOT NULL,
  household_id   @id,
  kin            @code  NOT NULL,
  name           @text  NOT NULL,
  sex            @code  NOT NULL,
  birth_on       @on    NOT NULL,
  ethnicity      @text  NOT NULL,
  native_place   @text  NOT NULL,
  occupation     @text  NOT NULL,
  education      @text  NOT NULL,
  marital_status @text  NOT NULL,
  presence       @code  NOT NULL,
  id_number      @sealed,
  phone          @sealed,
  registered_address @sealed,
  dwelling_id    @id,
  address        @text  NOT NULL,
  since_on       @on    NOT NULL,
  confirmed_on   @on    NOT NULL,
  source         @code  NOT NULL,
  standing       @code,
  standing_on    @on,
  district_id    @id    NOT NULL,
  street_id      @id,
  community_id   @id,
  grid_id        @id,
  recorded_at_ms @ms    NOT NULL,
  gone           @flag  NOT NULL,              -- the record was not there until then
  replaced_at_ms @ms    NOT NULL,              -- until then the record was known like this
  PRIMARY KEY (tenant_id, person_id, replaced_at_ms)
) @clustered;
CREATE INDEX registry_person_past_district ON registry_person_past
  (tenant_id, district_id, birth_on, person_id);
CREATE INDEX registry_person_past_street ON registry_person_past
  (tenant_id, street_id, birth_on, person_id);
CREATE INDEX registry_person_past_community ON registry_person_past
  (tenant_id, community_id, birth_on, person_id);
CREATE INDEX registry_person_past_grid ON registry_person_past
  (tenant_id, grid_id, birth_on, person_id);

CREATE TABLE registry_relation_past (
  tenant_id      @int   NOT NULL,
  relation_id    @id    NOT NULL,
  person_id      @id    NOT NULL,
  dwelling_id    @id,
  address        @text  NOT NULL,
  kind           @code  NOT NULL,
  lives_here     @flag  NOT NULL,
  state          @code  NOT NULL,
  from_on        @on    NOT NULL,
  until_on       @on,
  source         @code  NOT NULL,
  district_id    @id    NOT NULL,
  street_id      @id,
  community_id   @id,
  grid_id        @id,
  recorded_at_ms @ms    NOT NULL,
  gone           @flag  NOT NULL,              -- the record was not there until then
  replaced_at_ms @ms    NOT NULL,              -- until then the record was known like this
  PRIMARY KEY (tenant_id, relation_id, replaced_at_ms)
) @clustered;
CREATE INDEX registry_relation_past_person ON registry_relation_past (tenant_id, person_id);
CREATE INDEX registry_relation_past_dwelling ON registry_relation_past (tenant_id, dwelling_id);

CREATE TABLE registry_tag_past (
  tenant_id      @int   NOT NULL,
  person_id      @id    NOT NULL,
  word           @code  NOT NULL,
  from_on        @on    NOT NULL,
  until_on       @on,
  label          @text  NOT NULL,
  source         @text  NOT NULL,
  basis          @text,
  district_id    @id    NOT NULL,
  street_id      @id,
  community_id   @id,
  grid_id        @id,
  recorded_at_ms @ms    NOT NULL,
  gone           @flag  NOT NULL,              -- the record was not there until then
  replaced_at_ms @ms    NOT NULL,              -- until then the record was known like this
  PRIMARY KEY (tenant_id, person_id, word, from_on, replaced_at_ms)
) @clustered;
CREATE INDEX registry_tag_past_district ON registry_tag_past
  (tenant_id, district_id, word, person_id);
CREATE INDEX registry_tag_past_street ON registry_tag_past
  (tenant_id, street_id, word, person_id);
CREATE INDEX registry_tag_past_community ON registry_tag_past
  (tenant_id, community_id, word, person_id);
CREATE INDEX registry_tag_past_grid ON registry_tag_past
  (tenant_id, grid_id, word, person_id);

CREATE TABLE registry_link_past (
  tenant_id      @int   NOT NULL,
  link_id        @id    NOT NULL,
  kind           @code  NOT NULL,
  from_kind      @code  NOT NULL,
  from_id        @id    NOT NULL,
  to_kind        @code  NOT NULL,
  to_id          @id    NOT NULL,
  from_on        @on    NOT NULL,
  until_on       @on,
  source         @code  NOT NULL,
  basis          @text  NOT NULL,
  recorded_at_ms @ms    NOT NULL,
  gone           @flag  NOT NULL,              -- the record was not there until then
  replaced_at_ms @ms    NOT NULL,              -- until then the record was known like this
  PRIMARY KEY (tenant_id, link_id, replaced_at_ms)
) @clustered;
CREATE INDEX registry_link_past_from ON registry_link_past (tenant_id, from_id);
CREATE INDEX registry_link_past_to ON registry_link_past (tenant_id, to_id);

CREATE TABLE registry_dwelling_past (
  tenant_id      @int   NOT NULL,
  dwelling_id    @id    NOT NULL,
  code           @code  NOT NULL,
  room           @text  NOT NULL,
  address        @text  NOT NULL,
  local_address  @text  NOT NULL,
  unit_id        @id,
  building_id    @id,
  compound_id    @id,
  floor          @int   NOT NULL,
  area_dm2       @count NOT NULL,
  built_year     @int,
  use_kind       @code  NOT NULL,
  list_order     @int   NOT NULL,
  source         @code,
  district_id    @id    NOT NULL,
  street_id      @id,
  community_id   @id,
  grid_id        @id,
  recorded_at_ms @ms    NOT NULL,
  gone           @flag  NOT NULL,              -- the record was not there until then
  replaced_at_ms @ms    NOT NULL,              -- until then the record was known like this
  PRIMARY KEY (tenant_id, dwelling_id, replaced_at_ms)
) @clustered;
CREATE INDEX registry_dwelling_past_district ON registry_dwelling_past
  (tenant_id, district_id, list_order, dwelling_id);
CREATE INDEX registry_dwelling_past_street ON registry_dwelling_past
  (tenant_id, street_id, list_order, dwelling_id);
CREATE INDEX registry_dwelling_past_community ON registry_dwelling_past
  (tenant_id, community_id, list_order, dwelling_id);
CREATE INDEX registry_dwelling_past_grid ON registry_dwelling_past
  (tenant_id, grid_id, list_order, dwelling_id);

CREATE TABLE registry_merchant_past (
  tenant_id      @int   NOT NULL,
  merchant_id    @id    NOT NULL,
  uscc           @code  NOT NULL,
  name           @text  NOT NULL,
  is_company     @flag  NOT NULL,
  category       @text  NOT NULL,
  owner_name     @text  NOT NULL,
  owner_id       @id,
  phone          @sealed,
  building_id    @id,
  address        @text  NOT NULL,
  lon            @real,
  lat            @real,
  since_on       @on    NOT NULL,
  licence_until_on @on    NOT NULL,
  kind           @code,
  venue          @code,
  source         @code,
  standing       @code,
  standing_on    @on,
  district_id    @id    NOT NULL,
  street_id      @id,
  community_id   @id,
  grid_id        @id,
  recorded_at_ms @ms    NOT NULL,
  gone           @flag  NOT NULL,              -- the record was not there until then
  replaced_at_ms @ms    NOT NULL,              -- until then the record was known like this
  PRIMARY KEY (tenant_id, merchant_id, replaced_at_ms)
) @clustered;
CREATE INDEX registry_merchant_past_district ON registry_merchant_past
  (tenant_id, district_id, recorded_at_ms, merchant_id);
CREATE INDEX registry_merchant_past_street ON registry_merchant_past
  (tenant_id, street_id, recorded_at_ms, merchant_id);
CREATE INDEX registry_merchant_past_community ON registry_merchant_past
  (tenant_id, community_id, recorded_at_ms, merchant_id);
CREATE INDEX registry_merchant_past_grid ON registry_merchant_past
  (tenant_id, grid_id, recorded_at_ms, merchant_id);

CREATE TABLE registry_object_past (
  tenant_id      @int   NOT NULL,
  object_id      @id    NOT NULL,
  kind           @code  NOT NULL,
  code           @text  NOT NULL,
  name           @text  NOT NULL,
  address        @text  NOT NULL,
  attributes     @json  NOT NULL,
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
  gone           @flag  NOT NULL,              -- the record was not there until then
  replaced_at_ms @ms    NOT NULL,              -- until then the record was known like this
  PRIMARY KEY (tenant_id, object_id, replaced_at_ms)
) @clustered;
CREATE INDEX registry_object_past_district ON registry_object_past
  (tenant_id, district_id, recorded_at_ms, object_id);
CREATE INDEX registry_object_past_street ON registry_object_past
  (tenant_id, street_id, recorded_at_ms, object_id);
CREATE INDEX registry_object_past_community ON registry_object_past
  (tenant_id, community_id, recorded_at_ms, object_id);
CREATE INDEX registry_object_past_grid ON registry_object_past
  (tenant_id, grid_id, recorded_at_ms, object_id);

-- Lists of an age, and of a tag in a street or district, are index ranges.
CREATE INDEX registry_person_birth_district ON registry_person
  (tenant_id, district_id, birth_on, person_id);
CREATE INDEX registry_person_birth_street ON registry_person
  (tenant_id, street_id, birth_on, person_id);
CREATE INDEX registry_person_birth_community ON registry_person
  (tenant_id, community_id, birth_on, person_id);
CREATE INDEX registry_person_birth_grid ON registry_person
  (tenant_id, grid_id, birth_on, person_id);
CREATE INDEX registry_tag_district ON registry_tag (tenant_id, district_id, word, person_id);
CREATE INDEX registry_tag_street ON registry_tag (tenant_id, street_id, word, person_id);
-- Things are found by the code that a sheet gives them.
CREATE INDEX registry_object_code ON registry_object (tenant_id, code);
