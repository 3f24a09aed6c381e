-- Sheets on their way in: what was sent, its rows sealed, the journal of what was applied and undone; what a source's
-- headers were mapped to; registers on their way out.
-- Why rows are staged: an import is looked at before it counts, stops and goes on at any row, and is taken back whole.
-- Why sealed under one key an import: its rows are raw personal data; destroying that key forgets them all.
-- Expected rows: 500 imports and 5 million staged rows a year in a district, forgotten 90 days after the end.
-- Locks: none (new tables).
CREATE TABLE imports_import (
  tenant_id      @int   NOT NULL,
  import_id      @id    NOT NULL,
  kind           @code  NOT NULL,              -- sheet, paper
  template       @code  NOT NULL,
  source         @code  NOT NULL,              -- who says so: becomes the source of the golden rows
  state          @code  NOT NULL,
  file_id        @id,                          -- the sheet, or the photo of the paper
  content_hash   @blob,                        -- keyed digest of a local file: the same one goes on where it stopped
  sheet_no       @int,
  header_digest  @blob,
  mapping        @sealed,
  previous_id    @id,                          -- the import whose marked workbook this one corrects
  area_id        @id    NOT NULL,              -- where rows belong whose own address names no door
  district_id    @id    NOT NULL,
  street_id      @id,
  community_id   @id,
  grid_id        @id,
  read_row       @int   NOT NULL,              -- the last row of the sheet that is staged
  progress       @int   NOT NULL,              -- per mille of the step under way
  rows_all       @count NOT NULL,
  rows_wrong     @count NOT NULL,
  rows_warned    @count NOT NULL,
  rows_same      @count NOT NULL,              -- unchanged since the import that this one corrects
  rows_applied   @count NOT NULL,
  rows_undone    @count NOT NULL,
  rows_kept      @count NOT NULL,              -- not undone: changed since
  problem        @code,                        -- why it failed
  problem_detail @text,
  created_by     @id,
  created_at_ms  @ms    NOT NULL,
  changed_at_ms  @ms    NOT NULL,
  version        @count NOT NULL,
  PRIMARY KEY (tenant_id, import_id)
) @clustered;
CREATE INDEX imports_import_district  ON imports_import (tenant_id, district_id, created_at_ms, import_id);
CREATE INDEX imports_import_street    ON imports_import (tenant_id, street_id, created_at_ms, import_id);
CREATE INDEX imports_import_community ON imports_import (tenant_id, community_id, created_at_ms, import_id);
CREATE INDEX imports_import_grid      ON imports_import (tenant_id, grid_id, created_at_ms, import_id);
CREATE INDEX imports_import_busy      ON imports_import (tenant_id, changed_at_ms, import_id)
  WHERE state IN ('staging', 'applying', 'undoing');
CREATE INDEX imports_import_ended     ON imports_import (tenant_id, state, changed_at_ms, import_id);
CREATE INDEX imports_import_content   ON imports_import (tenant_id, content_hash) WHERE content_hash IS NOT NULL;

CREATE TABLE imports_row (
  tenant_id      @int  NOT NULL,
  import_id      @id   NOT NULL,
  row_no         @int  NOT NULL,               -- of the sheet, as programs show it
  row_key        @code NOT NULL,               -- stands in the marked workbook
  digest         @blob NOT NULL,               -- keyed: says whether somebody changed the row
  state          @code NOT NULL,
  content        @sealed NOT NULL,
  findings       @json NOT NULL,
  target_id      @id,                          -- the golden row
  target_version @int,                         -- as this import left it
  made           @flag NOT NULL,               -- the golden row did not exist before
  before         @sealed,                      -- what this import changed in it
  batch_no       @int,
  PRIMARY KEY (tenant_id, import_id, row_no)
) @clustered;
CREATE INDEX imports_row_state  ON imports_row (tenant_id, import_id, state, row_no);
CREATE INDEX imports_row_digest ON imports_row (tenant_id, import_id, digest);
CREATE INDEX imports_row_key    ON imports_row (tenant_id, row_key);
CREATE INDEX imports_row_target ON imports_row (tenant_id, target_id) WHERE target_id IS NOT NULL;

CREATE TABLE imports_batch (                   -- the journal: what is here happened, what is not did not
  tenant_id  @int   NOT NULL,
  import_id  @id    NOT NULL,
  phase      @code  NOT NULL,
  batch_no   @int   NOT NULL,
  first_row  @int   NOT NULL,
  last_row   @int   NOT NULL,
  row_count  @count NOT NULL,
  done_at_ms @ms    NOT NULL,
  PRIMARY KEY (tenant_id, import_id, phase, batch_no)
) @clustered;

CREATE TABLE imports_made (                    -- golden rows beside the main one: households, relations
  tenant_id @int  NOT NULL,
  import_id @id   NOT NULL,
  kind      @code NOT NULL,
  made_id   @id   NOT NULL,
  PRIMARY KEY (tenant_id, import_id, kind, made_id)
) @clustered;

CREATE TABLE imports_mapping (                 -- what a header was mapped to when somebody last confirmed it
  tenant_id       @int  NOT NULL,
  template        @code NOT NULL,
  header_digest   @blob NOT NULL,
  mapping         @json NOT NULL,
  confirmed_by    @id,
  confirmed_at_ms @ms   NOT NULL,
  PRIMARY KEY (tenant_id, template, header_digest)
) @clustered;

CREATE TABLE imports_link (                    -- what a source calls a golden row
  tenant_id  @int  NOT NULL,
  library    @code NOT NULL,
  source     @code NOT NULL,
  key_digest @blob NOT NULL,
  target_id  @id   NOT NULL,
  PRIMARY KEY (tenant_id, library, source, key_digest)
) @clustered;
CREATE INDEX imports_link_target ON imports_link (tenant_id, target_id);

CREATE TABLE imports_export (
  tenant_id       @int   NOT NULL,
  export_id       @id    NOT NULL,
  number          @code  NOT NULL,             -- stands on every page of the sheet
  library         @code  NOT NULL,
  format          @code  NOT NULL,
  columns         @json  NOT NULL,
  in_full         @flag  NOT NULL,
  purpose         @text  NOT NULL,
  state           @code  NOT NULL,
  requested_by    @id    NOT NULL,
  requested_role  @code  NOT NULL,
  requested_post  @id,
  area_level      @code  NOT NULL,
  area_id         @id    NOT NULL,
  district_id     @id    NOT NULL,
  street_id       @id,
  community_id    @id,
  grid_id         @id,
  decided_by      @id,
  decision        @text,
  row_count       @count NOT NULL,
  content_hash    @code,                       -- of the file that was handed out
  created_at_ms   @ms    NOT NULL,
  changed_at_ms   @ms    NOT NULL,
  expires_at_ms   @ms    NOT NULL,
  fetched         @count NOT NULL,
  version         @count NOT NULL,
  PRIMARY KEY (tenant_id, export_id)
) @clustered;
CREATE INDEX imports_export_district  ON imports_export (tenant_id, district_id, created_at_ms, export_id);
CREATE INDEX imports_export_street    ON imports_export (tenant_id, street_id, created_at_ms, export_id);
CREATE INDEX imports_export_community ON imports_export (tenant_id, community_id, created_at_ms, export_id);
CREATE INDEX imports_export_grid      ON imports_export (tenant_id, grid_id, created_at_ms, export_id);
CREATE INDEX imports_export_state     ON imports_export (tenant_id, state, changed_at_ms, export_id);

CREATE TABLE imports_chunk (                   -- the sealed bytes of an export, as long as it may be fetched
  tenant_id @int    NOT NULL,
  export_id @id     NOT NULL,
  chunk_no  @int    NOT NULL,
  content   @sealed NOT NULL,
  PRIMARY KEY (tenant_id, export_id, chunk_no)
) @clustered;
