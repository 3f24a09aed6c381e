-- Golden records: dwellings, households, people, who is whose at which door, tags with their source, merchants.
-- Why ancestors as columns: the list of a grid, community, street or district is one index range at any size.
-- Why sealed fields: telephone and identity numbers must not be readable in a copy of the database; the blind indexes
-- find equal values and tell nothing else.
-- Expected rows: 1 million people, 450,000 dwellings, 1.3 million relations in a district. Locks: none (new tables).
CREATE TABLE registry_dwelling (
  tenant_id      @int   NOT NULL,
  dwelling_id    @id    NOT NULL,
  code           @code  NOT NULL,
  room           @text  NOT NULL,
  address        @text  NOT NULL,              -- standard address
  local_address  @text  NOT NULL,              -- from the compound on
  unit_id        @id,
  building_id    @id,
  compound_id    @id,
  district_id    @id    NOT NULL,
  street_id      @id,
  community_id   @id,
  grid_id        @id,
  floor          @int   NOT NULL,
  area_dm2       @count NOT NULL,
  built_year     @int,
  use_kind       @code  NOT NULL,
  list_order     @int   NOT NULL,              -- as people walk: compound, building, unit, door
  recorded_at_ms @ms    NOT NULL,
  version        @count NOT NULL,
  PRIMARY KEY (tenant_id, dwelling_id)
) @clustered;
CREATE UNIQUE INDEX registry_dwelling_code ON registry_dwelling (tenant_id, code);
CREATE INDEX registry_dwelling_district  ON registry_dwelling (tenant_id, district_id, list_order, dwelling_id);
CREATE INDEX registry_dwelling_street    ON registry_dwelling (tenant_id, street_id, list_order, dwelling_id);
CREATE INDEX registry_dwelling_community ON registry_dwelling (tenant_id, community_id, list_order, dwelling_id);
CREATE INDEX registry_dwelling_grid      ON registry_dwelling (tenant_id, grid_id, list_order, dwelling_id);

CREATE TABLE registry_household (
  tenant_id      @int  NOT NULL,
  household_id   @id   NOT NULL,
  number         @code NOT NULL,
  dwelling_id    @id,
  district_id    @id   NOT NULL,
  street_id      @id,
  community_id   @id,
  grid_id        @id,
  recorded_at_ms @ms   NOT NULL,
  PRIMARY KEY (tenant_id, household_id)
) @clustered;
CREATE INDEX registry_household_grid ON registry_household (tenant_id, grid_id, household_id);

CREATE TABLE registry_person (
  tenant_id          @int    NOT NULL,
  person_id          @id     NOT NULL,
  household_id       @id,
  kin                @code   NOT NULL,
  name               @text   NOT NULL,
  sex                @code   NOT NULL,
  birth_on           @on     NOT NULL,
  ethnicity          @text   NOT NULL,
  native_place       @text   NOT NULL,
  occupation         @text   NOT NULL,
  education          @text   NOT NULL,
  marital_status     @text   NOT NULL,
  presence           @code   NOT NULL,
  id_number          @sealed,
  id_number_index    @blob,
  phone              @sealed,
  phone_index        @blob,
  registered_address @sealed,
  dwelling_id        @id,                      -- nothing when the recorded address names no dwelling
  address            @text   NOT NULL,         -- as written
  since_on           @on     NOT NULL,
  confirmed_on       @on     NOT NULL,
  source             @code   NOT NULL,
  district_id        @id     NOT NULL,
  street_id          @id,
  community_id       @id,
  grid_id            @id,
  recorded_at_ms     @ms     NOT NULL,
  version            @count  NOT NULL,
  PRIMARY KEY (tenant_id, person_id)
) @clustered;
CREATE INDEX registry_person_district  ON registry_person (tenant_id, district_id, recorded_at_ms, person_id);
CREATE INDEX registry_person_street    ON registry_person (tenant_id, street_id, recorded_at_ms, person_id);
CREATE INDEX registry_person_community ON registry_person (tenant_id, community_id, recorded_at_ms, person_id);
CREATE INDEX registry_person_grid      ON registry_person (tenant_id, grid_id, recorded_at_ms, person_id);
CREATE INDEX registry_person_household ON registry_person (tenant_id, household_id) WHERE household_id IS NOT NULL;
CREATE INDEX registry_person_id_number ON registry_person (tenant_id, id_number_index)
  WHERE id_number_index IS NOT NULL;
CREATE INDEX registry_person_phone     ON registry_person (tenant_id, phone_index) WHERE phone_index IS NOT NULL;

CREATE TABLE registry_relation (               -- 人房关系
  tenant_id      @int  NOT NULL,
  relation_id    @id   NOT NULL,
  person_id      @id   NOT NULL,
  dwelling_id    @id,
  address        @text NOT NULL,
  kind           @code NOT NULL,
  lives_here     @flag NOT NULL,
  state          @code NOT NULL,               -- disputed: contradicts another row, somebody must look
  from_on        @on   NOT NULL,
  until_on       @on,
  source         @code NOT NULL,
  district_id    @id   NOT NULL,
  street_id      @id,
  community_id   @id,
  grid_id        @id,
  recorded_at_ms @ms   NOT NULL,
  PRIMARY KEY (tenant_id, relation_id)
) @clustered;
CREATE INDEX registry_relation_person   ON registry_relation (tenant_id, person_id, from_on, relation_id);
CREATE INDEX registry_relation_dwelling ON registry_relation (tenant_id, dwelling_id, from_on, relation_id);

CREATE TABLE registry_tag (
  tenant_id      @int  NOT NULL,
  person_id      @id   NOT NULL,
  word           @code NOT NULL,
  from_on        @on   NOT NULL,
  until_on       @on,
  label          @text NOT NULL,
  source         @text NOT NULL,
  district_id    @id   NOT NULL,
  street_id      @id,
  community_id   @id,
  grid_id        @id,
  recorded_at_ms @ms   NOT NULL,
  PRIMARY KEY (tenant_id, person_id, word, from_on)
) @clustered;
CREATE INDEX registry_tag_community ON registry_tag (tenant_id, community_id, word, person_id);
CREATE INDEX registry_tag_grid      ON registry_tag (tenant_id, grid_id, word, person_id);

CREATE TABLE registry_merchant (
  tenant_id        @int   NOT NULL,
  merchant_id      @id    NOT NULL,
  uscc             @code  NOT NULL,            -- as recorded; duplicates and slips are for the quality engine
  name             @text  NOT NULL,
  is_company       @flag  NOT NULL,
  category         @text  NOT NULL,
  owner_name       @text  NOT NULL,
  owner_id         @id,                        -- account of the owner
  phone            @sealed,                    -- under a key of the merchant
  building_id      @id,
  address          @text  NOT NULL,
  lon              @real,
  lat              @real,
  since_on         @on    NOT NULL,
  licence_until_on @on    NOT NULL,
  district_id      @id    NOT NULL,
  street_id        @id,
  community_id     @id,
  grid_id          @id,
  recorded_at_ms   @ms    NOT NULL,
  version          @count NOT NULL,
  PRIMARY KEY (tenant_id, merchant_id)
) @clustered;
CREATE INDEX registry_merchant_district  ON registry_merchant (tenant_id, district_id, recorded_at_ms, merchant_id);
CREATE INDEX registry_merchant_street    ON registry_merchant (tenant_id, street_id, recorded_at_ms, merchant_id);
CREATE INDEX registry_merchant_community ON registry_merchant (tenant_id, community_id, recorded_at_ms, merchant_id);
CREATE INDEX registry_merchant_grid      ON registry_merchant (tenant_id, grid_id, recorded_at_ms, merchant_id);
CREATE INDEX registry_merchant_owner     ON registry_merchant (tenant_id, owner_id, recorded_at_ms, merchant_id);
CREATE INDEX registry_merchant_uscc      ON registry_merchant (tenant_id, uscc);
