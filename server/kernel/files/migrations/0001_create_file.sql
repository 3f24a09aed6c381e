-- Contents by their hash, once per tenant, and the uploads that name them. The bytes lie sealed in the file store.
-- Expected rows: 2 million in a district after five years. Locks: none (new).
CREATE TABLE files_content (
  tenant_id      @int   NOT NULL,
  hash           @code  NOT NULL,            -- of the original, 64 hexadecimal digits
  suite          @int   NOT NULL,            -- whose hash it is
  media_type     @code  NOT NULL,            -- found from the bytes
  size           @count NOT NULL,            -- bytes of the original
  served_type    @code  NOT NULL,
  served_size    @count,                     -- absent: the original itself is served
  width          @int,
  height         @int,
  captured_at_ms @ms,                        -- from the photo itself
  lon            @real,
  lat            @real,
  stored_at_ms   @ms    NOT NULL,
  PRIMARY KEY (tenant_id, hash)
) @clustered;

CREATE TABLE files_file (
  tenant_id      @int   NOT NULL,
  file_id        @id    NOT NULL,
  hash           @code  NOT NULL,
  name           @text  NOT NULL,
  uploaded_by    @id    NOT NULL,
  uploaded_at_ms @ms    NOT NULL,
  captured_at_ms @ms,                        -- as the uploading device says
  subject_kind   @code,                      -- what it belongs to for ever; absent until claimed
  subject_id     @id,
  claimed_at_ms  @ms,
  PRIMARY KEY (tenant_id, file_id),
  FOREIGN KEY (tenant_id, hash) REFERENCES files_content (tenant_id, hash)
) @clustered;
CREATE INDEX files_file_hash ON files_file (tenant_id, hash);
CREATE INDEX files_file_unclaimed ON files_file (tenant_id, uploaded_at_ms) WHERE subject_id IS NULL;
