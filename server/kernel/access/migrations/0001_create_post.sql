-- Posts place a person in a role somewhere for a time; deputies act in them while the holder is away.
-- Expected rows: 5,000 in a district. Locks: none (new).
CREATE TABLE access_post (
  tenant_id       @int   NOT NULL,
  post_id         @id    NOT NULL,
  user_id         @id    NOT NULL,
  role            @code  NOT NULL,
  title           @text  NOT NULL,
  area_id         @id,
  area_level      @code  NOT NULL,
  organisation_id @id,
  is_department   @flag  NOT NULL,            -- the organisation is the top: reach covers its parts
  valid_from_ms   @ms    NOT NULL,
  valid_until_ms  @ms,
  version         @count NOT NULL,
  PRIMARY KEY (tenant_id, post_id)
) @clustered;
CREATE INDEX access_post_user ON access_post (tenant_id, user_id);
CREATE INDEX access_post_area ON access_post (tenant_id, area_id, role);
CREATE INDEX access_post_organisation ON access_post (tenant_id, organisation_id, role);

CREATE TABLE access_deputy (
  tenant_id @int  NOT NULL,
  post_id   @id   NOT NULL,
  user_id   @id   NOT NULL,
  from_ms   @ms   NOT NULL,
  until_ms  @ms   NOT NULL,
  reason    @text NOT NULL,
  PRIMARY KEY (tenant_id, post_id, user_id, from_ms)
) @clustered;
CREATE INDEX access_deputy_user ON access_deputy (tenant_id, user_id, until_ms);

CREATE TABLE access_epoch (
  tenant_id @int   NOT NULL PRIMARY KEY,
  epoch     @count NOT NULL                    -- rises with each change; caches of sessions and posts compare it
) @clustered;
