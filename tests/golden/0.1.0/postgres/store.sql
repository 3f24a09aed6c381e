
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA linli_golden;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE linli_golden.access_deputy (
    tenant_id bigint NOT NULL,
    post_id uuid NOT NULL,
    user_id uuid NOT NULL,
    from_ms bigint NOT NULL,
    until_ms bigint NOT NULL,
    reason text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE linli_golden.access_epoch (
    tenant_id bigint NOT NULL,
    epoch bigint NOT NULL
);
CREATE TABLE linli_golden.access_post (
    tenant_id bigint NOT NULL,
    post_id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    title text NOT NULL COLLATE pg_catalog."C",
    area_id uuid,
    area_level text NOT NULL COLLATE pg_catalog."C",
    organisation_id uuid,
    is_department boolean NOT NULL,
    valid_from_ms bigint NOT NULL,
    valid_until_ms bigint,
    version bigint NOT NULL
);
CREATE TABLE linli_golden.api_idempotency (
    tenant_id bigint NOT NULL,
    user_id uuid NOT NULL,
    operation text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    request_hash bytea NOT NULL,
    status bigint,
    body text COLLATE pg_catalog."C",
    created_at_ms bigint NOT NULL
);
CREATE TABLE linli_golden.area_alias (
    tenant_id bigint NOT NULL,
    area_id uuid NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE linli_golden.area_area (
    tenant_id bigint NOT NULL,
    area_id uuid NOT NULL,
    level text NOT NULL COLLATE pg_catalog."C",
    parent_id uuid,
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    district_id uuid,
    street_id uuid,
    community_id uuid,
    grid_id uuid,
    lon double precision,
    lat double precision,
    outline text NOT NULL COLLATE pg_catalog."C",
    household_count bigint NOT NULL,
    valid_from_ms bigint NOT NULL,
    valid_until_ms bigint,
    version bigint NOT NULL
);
CREATE TABLE linli_golden.area_history (
    tenant_id bigint NOT NULL,
    area_id uuid NOT NULL,
    version bigint NOT NULL,
    level text NOT NULL COLLATE pg_catalog."C",
    parent_id uuid,
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    district_id uuid,
    street_id uuid,
    community_id uuid,
    grid_id uuid,
    lon double precision,
    lat double precision,
    household_count bigint NOT NULL,
    valid_from_ms bigint NOT NULL,
    valid_until_ms bigint NOT NULL
);
CREATE TABLE linli_golden.area_tree (
    tenant_id bigint NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE linli_golden.audit_line (
    tenant_id bigint NOT NULL,
    line_id uuid NOT NULL,
    at_ms bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    operation text NOT NULL COLLATE pg_catalog."C",
    subject_kind text NOT NULL COLLATE pg_catalog."C",
    subject_id uuid,
    person_id uuid,
    user_id uuid,
    post_id uuid,
    role text NOT NULL COLLATE pg_catalog."C",
    deputy boolean NOT NULL,
    purpose text NOT NULL COLLATE pg_catalog."C",
    detail text NOT NULL COLLATE pg_catalog."C",
    trace text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE linli_golden.cases_case (
    tenant_id bigint NOT NULL,
    case_id uuid NOT NULL,
    number text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    title text NOT NULL COLLATE pg_catalog."C",
    main_report_id uuid NOT NULL,
    channel text NOT NULL COLLATE pg_catalog."C",
    urgency text NOT NULL COLLATE pg_catalog."C",
    item_code text COLLATE pg_catalog."C",
    address text COLLATE pg_catalog."C",
    lon double precision,
    lat double precision,
    district_id uuid NOT NULL,
    street_id uuid,
    community_id uuid,
    grid_id uuid,
    compound_id uuid,
    owner_id uuid,
    owner_post_id uuid,
    department_id uuid,
    organisation_id uuid,
    reporter_id uuid NOT NULL,
    triage_reason text NOT NULL COLLATE pg_catalog."C",
    reported_at_ms bigint NOT NULL,
    happened_at_ms bigint,
    respond_by_ms bigint NOT NULL,
    responded_at_ms bigint,
    solve_by_ms bigint,
    paused_since_ms bigint,
    resolved_at_ms bigint,
    closed_at_ms bigint,
    result text COLLATE pg_catalog."C"
);
CREATE TABLE linli_golden.cases_class (
    tenant_id bigint NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    direction text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE linli_golden.cases_file (
    tenant_id bigint NOT NULL,
    case_id uuid NOT NULL,
    version bigint NOT NULL,
    file_id uuid NOT NULL
);
CREATE TABLE linli_golden.cases_item (
    tenant_id bigint NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    class_code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    description text NOT NULL COLLATE pg_catalog."C",
    owner_kind text NOT NULL COLLATE pg_catalog."C",
    owner_department text NOT NULL COLLATE pg_catalog."C",
    co_departments text NOT NULL COLLATE pg_catalog."C",
    response_limit_minutes bigint NOT NULL,
    solve_limit bigint NOT NULL,
    solve_limit_unit text NOT NULL COLLATE pg_catalog."C",
    calendar text NOT NULL COLLATE pg_catalog."C",
    basis text NOT NULL COLLATE pg_catalog."C",
    urgency text NOT NULL COLLATE pg_catalog."C",
    open_to_residents boolean NOT NULL,
    keywords text NOT NULL COLLATE pg_catalog."C",
    examples text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE linli_golden.cases_rating (
    tenant_id bigint NOT NULL,
    case_id uuid NOT NULL,
    version bigint NOT NULL,
    solved boolean NOT NULL,
    speed bigint NOT NULL,
    quality bigint NOT NULL,
    attitude bigint NOT NULL,
    comment text COLLATE pg_catalog."C",
    rated_at_ms bigint NOT NULL
);
CREATE TABLE linli_golden.cases_report (
    tenant_id bigint NOT NULL,
    report_id uuid NOT NULL,
    case_id uuid NOT NULL,
    reporter_id uuid NOT NULL,
    on_behalf boolean NOT NULL,
    channel text NOT NULL COLLATE pg_catalog."C",
    text text NOT NULL COLLATE pg_catalog."C",
    contact_id uuid,
    contact_name bytea,
    contact_phone bytea,
    phone_index bytea,
    received_at_ms bigint NOT NULL,
    captured_at_ms bigint
);
CREATE TABLE linli_golden.cases_step (
    tenant_id bigint NOT NULL,
    case_id uuid NOT NULL,
    version bigint NOT NULL,
    step_id uuid NOT NULL,
    action text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    actor_id uuid,
    actor_name text NOT NULL COLLATE pg_catalog."C",
    actor_title text NOT NULL COLLATE pg_catalog."C",
    note text COLLATE pg_catalog."C",
    is_public boolean NOT NULL,
    before text NOT NULL COLLATE pg_catalog."C",
    undone boolean NOT NULL,
    taken_at_ms bigint NOT NULL
);
CREATE TABLE linli_golden.cases_suggestion (
    tenant_id bigint NOT NULL,
    case_id uuid NOT NULL,
    rank bigint NOT NULL,
    item_code text NOT NULL COLLATE pg_catalog."C",
    confidence double precision NOT NULL,
    reasons text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE linli_golden.db_migration (
    module text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    checksum text NOT NULL COLLATE pg_catalog."C",
    applied_at_ms bigint NOT NULL
);
CREATE TABLE linli_golden.events_cursor (
    tenant_id bigint NOT NULL,
    subscriber text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    touched_at_ms bigint NOT NULL
);
CREATE TABLE linli_golden.events_event (
    tenant_id bigint NOT NULL,
    event_id uuid NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    aggregate_id uuid NOT NULL,
    version bigint NOT NULL,
    payload text NOT NULL COLLATE pg_catalog."C",
    occurred_at_ms bigint NOT NULL,
    trace text NOT NULL COLLATE pg_catalog."C",
    stream bigint,
    district_id uuid,
    street_id uuid,
    community_id uuid,
    grid_id uuid,
    department_id uuid,
    organisation_id uuid,
    owner_id uuid,
    reporter_id uuid
);
CREATE TABLE linli_golden.events_failure (
    tenant_id bigint NOT NULL,
    subscriber text NOT NULL COLLATE pg_catalog."C",
    stream bigint NOT NULL,
    aggregate_id uuid NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    attempts bigint NOT NULL,
    reason text NOT NULL COLLATE pg_catalog."C",
    next_try_ms bigint NOT NULL,
    failed_at_ms bigint NOT NULL,
    dead boolean NOT NULL
);
CREATE TABLE linli_golden.events_head (
    tenant_id bigint NOT NULL,
    head bigint NOT NULL
);
CREATE TABLE linli_golden.evidence_checkpoint (
    tenant_id bigint NOT NULL,
    log_number bigint NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL,
    at_ms bigint NOT NULL,
    hour bigint NOT NULL,
    note text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE linli_golden.evidence_key (
    tenant_id bigint NOT NULL,
    key_id text NOT NULL COLLATE pg_catalog."C",
    verifier text NOT NULL COLLATE pg_catalog."C",
    first_at_ms bigint NOT NULL
);
CREATE TABLE linli_golden.evidence_leaf (
    tenant_id bigint NOT NULL,
    leaf_id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    subject_id uuid NOT NULL,
    created_at_ms bigint NOT NULL,
    version bigint NOT NULL,
    suite bigint NOT NULL,
    salt bytea,
    content text COLLATE pg_catalog."C",
    commitment bytea NOT NULL,
    erased_at_ms bigint,
    log_number bigint,
    seq bigint
);
CREATE TABLE linli_golden.evidence_log (
    tenant_id bigint NOT NULL,
    log_number bigint NOT NULL,
    suite bigint NOT NULL,
    origin text NOT NULL COLLATE pg_catalog."C",
    size bigint NOT NULL,
    opened_at_ms bigint NOT NULL,
    closed_at_ms bigint,
    closed_for text COLLATE pg_catalog."C",
    turns bigint NOT NULL
);
CREATE TABLE linli_golden.evidence_tile (
    tenant_id bigint NOT NULL,
    log_number bigint NOT NULL,
    tile_level bigint NOT NULL,
    tile_index bigint NOT NULL,
    hashes bytea NOT NULL
);
CREATE TABLE linli_golden.files_content (
    tenant_id bigint NOT NULL,
    hash text NOT NULL COLLATE pg_catalog."C",
    suite bigint NOT NULL,
    media_type text NOT NULL COLLATE pg_catalog."C",
    size bigint NOT NULL,
    served_type text NOT NULL COLLATE pg_catalog."C",
    served_size bigint,
    width bigint,
    height bigint,
    captured_at_ms bigint,
    lon double precision,
    lat double precision,
    stored_at_ms bigint NOT NULL
);
CREATE TABLE linli_golden.files_file (
    tenant_id bigint NOT NULL,
    file_id uuid NOT NULL,
    hash text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    uploaded_by uuid NOT NULL,
    uploaded_at_ms bigint NOT NULL,
    captured_at_ms bigint,
    subject_kind text COLLATE pg_catalog."C",
    subject_id uuid,
    claimed_at_ms bigint
);
CREATE TABLE linli_golden.identity_account (
    tenant_id bigint NOT NULL,
    user_id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    login_name text COLLATE pg_catalog."C",
    display_name text NOT NULL COLLATE pg_catalog."C",
    password_hash text COLLATE pg_catalog."C",
    must_change boolean NOT NULL,
    totp_secret bytea,
    totp_pending bytea,
    totp_last_step bigint,
    phone_index bytea,
    phone bytea,
    person_id uuid,
    created_at_ms bigint NOT NULL,
    disabled_at_ms bigint,
    version bigint NOT NULL
);
CREATE TABLE linli_golden.identity_attempt (
    tenant_id bigint NOT NULL,
    attempt_key bytea NOT NULL,
    failed_count bigint NOT NULL,
    last_at_ms bigint NOT NULL,
    locked_until_ms bigint
);
CREATE TABLE linli_golden.identity_epoch (
    tenant_id bigint NOT NULL,
    epoch bigint NOT NULL
);
CREATE TABLE linli_golden.identity_inbox (
    tenant_id bigint NOT NULL,
    message_id uuid NOT NULL,
    sent_at_ms bigint NOT NULL,
    content bytea NOT NULL
);
CREATE TABLE linli_golden.identity_phone_code (
    tenant_id bigint NOT NULL,
    phone_index bytea NOT NULL,
    code_hash bytea NOT NULL,
    sent_at_ms bigint NOT NULL,
    expires_at_ms bigint NOT NULL,
    try_count bigint NOT NULL
);
CREATE TABLE linli_golden.identity_recovery (
    tenant_id bigint NOT NULL,
    user_id uuid NOT NULL,
    code_hash bytea NOT NULL,
    used_at_ms bigint
);
CREATE TABLE linli_golden.identity_session (
    tenant_id bigint NOT NULL,
    session_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    user_id uuid NOT NULL,
    post_id uuid,
    state text NOT NULL COLLATE pg_catalog."C",
    carrier text NOT NULL COLLATE pg_catalog."C",
    device text NOT NULL COLLATE pg_catalog."C",
    network text NOT NULL COLLATE pg_catalog."C",
    created_at_ms bigint NOT NULL,
    last_seen_at_ms bigint NOT NULL,
    idle_ms bigint NOT NULL,
    expires_at_ms bigint NOT NULL,
    revoked_at_ms bigint,
    epoch bigint NOT NULL
);
CREATE TABLE linli_golden.organisation_history (
    tenant_id bigint NOT NULL,
    organisation_id uuid NOT NULL,
    version bigint NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    valid_from_ms bigint NOT NULL,
    valid_until_ms bigint NOT NULL
);
CREATE TABLE linli_golden.organisation_organisation (
    tenant_id bigint NOT NULL,
    organisation_id uuid NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    short_name text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    parent_id uuid,
    department_id uuid NOT NULL,
    area_id uuid,
    valid_from_ms bigint NOT NULL,
    valid_until_ms bigint,
    version bigint NOT NULL
);
CREATE TABLE linli_golden.registry_dwelling (
    tenant_id bigint NOT NULL,
    dwelling_id uuid NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    room text NOT NULL COLLATE pg_catalog."C",
    address text NOT NULL COLLATE pg_catalog."C",
    local_address text NOT NULL COLLATE pg_catalog."C",
    unit_id uuid,
    building_id uuid,
    compound_id uuid,
    district_id uuid NOT NULL,
    street_id uuid,
    community_id uuid,
    grid_id uuid,
    floor bigint NOT NULL,
    area_dm2 bigint NOT NULL,
    built_year bigint,
    use_kind text NOT NULL COLLATE pg_catalog."C",
    list_order bigint NOT NULL,
    recorded_at_ms bigint NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE linli_golden.registry_household (
    tenant_id bigint NOT NULL,
    household_id uuid NOT NULL,
    number text NOT NULL COLLATE pg_catalog."C",
    dwelling_id uuid,
    district_id uuid NOT NULL,
    street_id uuid,
    community_id uuid,
    grid_id uuid,
    recorded_at_ms bigint NOT NULL
);
CREATE TABLE linli_golden.registry_merchant (
    tenant_id bigint NOT NULL,
    merchant_id uuid NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    is_company boolean NOT NULL,
    category text NOT NULL COLLATE pg_catalog."C",
    owner_name text NOT NULL COLLATE pg_catalog."C",
    owner_id uuid,
    phone bytea,
    building_id uuid,
    address text NOT NULL COLLATE pg_catalog."C",
    lon double precision,
    lat double precision,
    since_on text NOT NULL COLLATE pg_catalog."C",
    licence_until_on text NOT NULL COLLATE pg_catalog."C",
    district_id uuid NOT NULL,
    street_id uuid,
    community_id uuid,
    grid_id uuid,
    recorded_at_ms bigint NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE linli_golden.registry_person (
    tenant_id bigint NOT NULL,
    person_id uuid NOT NULL,
    household_id uuid,
    kin text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    sex text NOT NULL COLLATE pg_catalog."C",
    birth_on text NOT NULL COLLATE pg_catalog."C",
    ethnicity text NOT NULL COLLATE pg_catalog."C",
    native_place text NOT NULL COLLATE pg_catalog."C",
    occupation text NOT NULL COLLATE pg_catalog."C",
    education text NOT NULL COLLATE pg_catalog."C",
    marital_status text NOT NULL COLLATE pg_catalog."C",
    presence text NOT NULL COLLATE pg_catalog."C",
    id_number bytea,
    id_number_index bytea,
    phone bytea,
    phone_index bytea,
    registered_address bytea,
    dwelling_id uuid,
    address text NOT NULL COLLATE pg_catalog."C",
    since_on text NOT NULL COLLATE pg_catalog."C",
    confirmed_on text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    district_id uuid NOT NULL,
    street_id uuid,
    community_id uuid,
    grid_id uuid,
    recorded_at_ms bigint NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE linli_golden.registry_relation (
    tenant_id bigint NOT NULL,
    relation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    dwelling_id uuid,
    address text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    lives_here boolean NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    from_on text NOT NULL COLLATE pg_catalog."C",
    until_on text COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    district_id uuid NOT NULL,
    street_id uuid,
    community_id uuid,
    grid_id uuid,
    recorded_at_ms bigint NOT NULL
);
CREATE TABLE linli_golden.registry_tag (
    tenant_id bigint NOT NULL,
    person_id uuid NOT NULL,
    word text NOT NULL COLLATE pg_catalog."C",
    from_on text NOT NULL COLLATE pg_catalog."C",
    until_on text COLLATE pg_catalog."C",
    label text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    district_id uuid NOT NULL,
    street_id uuid,
    community_id uuid,
    grid_id uuid,
    recorded_at_ms bigint NOT NULL
);
CREATE TABLE linli_golden.tenant_deployment (
    one bigint NOT NULL,
    suite bigint NOT NULL,
    simulated boolean NOT NULL,
    installation_id uuid NOT NULL,
    initialised_at_ms bigint NOT NULL,
    clock_offset_ms bigint NOT NULL
);
CREATE TABLE linli_golden.tenant_setting (
    tenant_id bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    content text NOT NULL COLLATE pg_catalog."C",
    changed_at_ms bigint NOT NULL
);
CREATE TABLE linli_golden.tenant_tenant (
    tenant_id bigint NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    created_at_ms bigint NOT NULL
);
CREATE TABLE linli_golden.vault_epoch (
    tenant_id bigint NOT NULL,
    epoch bigint NOT NULL
);
CREATE TABLE linli_golden.vault_key (
    tenant_id bigint NOT NULL,
    subject_id uuid NOT NULL,
    wrapped bytea,
    generation bigint NOT NULL,
    suite bigint NOT NULL,
    created_at_ms bigint NOT NULL,
    erased_at_ms bigint
);
INSERT INTO linli_golden.access_deputy VALUES
  (1, '01a1949e-d680-7dec-954d-ba79a42e7fe7', '01a1949e-d680-7b9c-b207-c5091ba33da2', 1795220786492, 1795825586492, '年休假');
INSERT INTO linli_golden.access_epoch VALUES
  (1, 167);
INSERT INTO linli_golden.access_post VALUES
  (1, '01a1949e-d680-72ce-ad68-04d5d817d9f9', '01a1949e-d680-7b1a-809d-30d3915d91c2', 'administrator', '系统管理员', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', 'district', '01a1949e-d680-7a72-b373-dee505ce2d66', true, 1754409600000, NULL, 1),
  (1, '01a1949e-d680-7ead-84fd-4060c46fa56a', '01a1949e-d680-763f-9413-1d5ff9635c16', 'security_administrator', '安全管理员', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', 'district', '01a1949e-d680-7a72-b373-dee505ce2d66', true, 1638892800000, NULL, 1),
  (1, '01a1949e-d680-778e-8b78-847defbd555e', '01a1949e-d680-7ab0-87ed-57c693f933d3', 'auditor', '审计员', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', 'district', '01a1949e-d680-7a72-b373-dee505ce2d66', true, 1641139200000, NULL, 1),
  (1, '01a1949e-d680-7637-a3b5-9e60350dae7a', '01a1949e-d680-7b09-8f7a-0d35d3b8822d', 'hotline_operator', '12345热线话务员1组', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', 'district', '01a1949e-d680-7a72-b373-dee505ce2d66', true, 1722873600000, NULL, 1),
  (1, '01a1949e-d680-7710-bcef-1b8bcc1ed0ca', '01a1949e-d680-7f82-9aca-d64ae8b48f1f', 'hotline_operator', '12345热线话务员2组', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', 'district', '01a1949e-d680-7a72-b373-dee505ce2d66', true, 1643126400000, NULL, 1),
  (1, '01a1949e-d680-7b29-836b-746ca0ca797e', '01a1949e-d680-7406-b0c1-50d1ad6e1a0d', 'handler', '环卫中心经办人', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', 'district', '01a1949e-d680-7d02-8db1-a5b3202a755f', false, 1729612800000, NULL, 1),
  (1, '01a1949e-d680-7419-8ffe-c5e7a18e7054', '01a1949e-d680-7c88-a340-2b182290a1be', 'handler', '市政中心经办人（B角）', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', 'district', '01a1949e-d680-7e4f-868e-9bd44a77e337', false, 1680364800000, NULL, 1),
  (1, '01a1949e-d680-7ece-abc2-5f187576f9d3', '01a1949e-d680-7ddb-952a-0ecc1654ba49', 'handler', '凤鸣街道消防科经办人', '01a1949e-d680-795f-96fb-0871655a07ed', 'street', '01a1949e-d680-7512-a5f6-93edd9c4ebd8', false, 1691942400000, NULL, 1),
  (1, '01a1949e-d680-76ad-9cc1-bb7439e39970', '01a1949e-d680-734b-ad0b-8c0d2fe598ae', 'leader', '凤鸣街道党（工）委书记', '01a1949e-d680-795f-96fb-0871655a07ed', 'street', '01a1949e-d680-7eef-b19c-184766750098', true, 1779120000000, NULL, 1),
  (1, '01a1949e-d680-7c06-9d93-f463e53efd56', '01a1949e-d680-7f03-bbc6-e637ee87e851', 'police_liaison', '社区民警', '01a1949e-d680-795f-96fb-0871655a07ed', 'street', '01a1949e-d680-705f-87b7-bae8f19610b0', true, 1653148800000, NULL, 1),
  (1, '01a1949e-d680-799c-8985-867b73295158', '01a1949e-d680-7e9f-ae22-ddb1485d2817', 'family_doctor', '家庭医生', '01a1949e-d680-795f-96fb-0871655a07ed', 'street', '01a1949e-d680-7d33-b4a0-277d26b404f1', true, 1727452800000, NULL, 1),
  (1, '01a1949e-d680-7e28-9cdf-a4566d54c268', '01a1949e-d680-7d87-ad60-f97223287b41', 'clerk', '书香苑社区专职工作者', '01a1949e-d680-74a5-8135-97a3a7cf0064', 'community', '01a1949e-d680-7d96-b87d-bf4695725fa9', false, 1753286400000, NULL, 1),
  (1, '01a1949e-d680-7cb5-a7ce-79c2dcaa0e1c', '01a1949e-d680-7158-a79e-e59543fbe9f2', 'grid_worker', '书香苑社区第1网格网格员', '01a1949e-d680-71fc-b850-393bb41e8a71', 'grid', '01a1949e-d680-7d96-b87d-bf4695725fa9', false, 1743955200000, NULL, 1),
  (1, '01a1949e-d680-7dec-954d-ba79a42e7fe7', '01a1949e-d680-7cff-8056-1139f4e5b0c2', 'grid_worker', '书香苑社区第2网格网格员', '01a1949e-d680-7248-8033-b0cd3146f998', 'grid', '01a1949e-d680-7d96-b87d-bf4695725fa9', false, 1674662400000, NULL, 1),
  (1, '01a1949e-d680-7543-8c86-6eae0341b91d', '01a1949e-d680-78c3-b796-98498d1378ca', 'merchant', '凤鸣街道老马家牛肉面馆', '01a1949e-d680-7996-894c-3f960f09645f', 'grid', NULL, false, 1682265600000, NULL, 1),
  (1, '01a200a5-b890-7003-b36e-769ae18eeee1', '01a200a5-b890-7003-b36d-3f471de9681a', 'resident', '居民', NULL, 'grid', NULL, false, 1795307186492, NULL, 1),
  (1, '01a200a5-f894-7000-951e-e3da6364e8ff', '01a200a5-f893-7003-a4ea-56aaf12220b1', 'resident', '居民', NULL, 'grid', NULL, false, 1795307206804, NULL, 1);
INSERT INTO linli_golden.area_alias VALUES
  (1, '01a1949e-d680-71ba-abd3-1345d2d15106', '13网格'),
  (1, '01a1949e-d680-71ba-abd3-1345d2d15106', '书香苑社区第13网格'),
  (1, '01a1949e-d680-71fc-b850-393bb41e8a71', '1网格'),
  (1, '01a1949e-d680-71fc-b850-393bb41e8a71', '书香苑社区第1网格'),
  (1, '01a1949e-d680-7248-8033-b0cd3146f998', '2网格'),
  (1, '01a1949e-d680-7248-8033-b0cd3146f998', '书香苑社区第2网格'),
  (1, '01a1949e-d680-7996-894c-3f960f09645f', '4网格'),
  (1, '01a1949e-d680-7996-894c-3f960f09645f', '书香苑社区第4网格'),
  (1, '01a1949e-d680-7c76-8232-cc638796c79e', '12网格'),
  (1, '01a1949e-d680-7c76-8232-cc638796c79e', '书香苑社区第12网格'),
  (1, '01a1949e-d680-7106-80d9-2041ba2e9e0e', '兰谷时代小区'),
  (1, '01a1949e-d680-7106-80d9-2041ba2e9e0e', '民族巷77号'),
  (1, '01a1949e-d680-7259-a93c-67127fbc38d5', '3#楼'),
  (1, '01a1949e-d680-7259-a93c-67127fbc38d5', '3幢'),
  (1, '01a1949e-d680-7259-a93c-67127fbc38d5', '3栋'),
  (1, '01a1949e-d680-7259-a93c-67127fbc38d5', '三号楼'),
  (1, '01a1949e-d680-7541-a231-26dc27b32fd2', '书香苑小区'),
  (1, '01a1949e-d680-7541-a231-26dc27b32fd2', '清和南街20号'),
  (1, '01a1949e-d680-77ea-8a40-6e9b92a619f0', '新华西路82号'),
  (1, '01a1949e-d680-77ea-8a40-6e9b92a619f0', '永源国际小区'),
  (1, '01a1949e-d680-7813-843c-ed4439a6d23c', '3#楼'),
  (1, '01a1949e-d680-7813-843c-ed4439a6d23c', '3幢'),
  (1, '01a1949e-d680-7813-843c-ed4439a6d23c', '3栋'),
  (1, '01a1949e-d680-7813-843c-ed4439a6d23c', '三号楼'),
  (1, '01a1949e-d680-7b2e-beee-8f7063518a22', '1#楼'),
  (1, '01a1949e-d680-7b2e-beee-8f7063518a22', '1幢'),
  (1, '01a1949e-d680-7b2e-beee-8f7063518a22', '1栋'),
  (1, '01a1949e-d680-7b2e-beee-8f7063518a22', '一号楼'),
  (1, '01a1949e-d680-7b32-b567-4d936b6d2fd4', '二单元'),
  (1, '01a1949e-d680-7c07-a589-b67bf212a601', '一单元'),
  (1, '01a1949e-d680-7e66-8446-0543bf870ec5', '一单元'),
  (1, '01a1949e-d680-7e89-81c7-a62237d95d47', '12#楼'),
  (1, '01a1949e-d680-7e89-81c7-a62237d95d47', '12幢'),
  (1, '01a1949e-d680-7e89-81c7-a62237d95d47', '12栋'),
  (1, '01a1949e-d680-7e89-81c7-a62237d95d47', '十二号楼'),
  (1, '01a1949e-d680-7edb-8d54-ce19db29bea8', '一单元');
INSERT INTO linli_golden.area_area VALUES
  (1, '01a1949e-d680-78ad-a1b3-05a6d72f9be6', 'district', NULL, '640189', '澄溪区', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', NULL, NULL, NULL, 106.0494924, 38.0379198, '{"type":"Polygon","coordinates":[[[106.0001885,38.0001521],[106.0020653,38.0000416],[106.0039697,38.0000003],[106.0058132,38.0001450],[106.0078741,38.0000193],[106.0098291,38.0001158],[106.0117812,38.0001511],[106.0137114,38.0001236],[106.0155999,38.0001395],[106.0174919,38.0000286],[106.0194018,38.0000062],[106.0213351,38.0001016],[106.0233809,38.0000453],[106.0253563,38.0000124],[106.0271798,38.0001297],[106.0292056,38.0000949],[106.0309911,38.0001345],[106.0331156,38.0001578],[106.0349143,38.0001260],[106.0369479,38.0000507],[106.0388959,38.0000096],[106.0408502,38.0000936],[106.0427680,38.0000901],[106.0447262,38.0000295],[106.0464867,38.0000245],[106.0485113,38.0000751],[106.0504181,38.0001612],[106.0524458,38.0000917],[106.0542345,38.0001496],[106.0562712,38.0001061],[106.0581370,38.0000297],[106.0600495,38.0000626],[106.0621768,38.0000635],[106.0639776,38.0000763],[106.0659277,38.0000171],[106.0679768,38.0000652],[106.0698595,38.0000643],[106.0718067,38.0000029],[106.0735988,38.0000446],[106.0756024,38.0000272],[106.0776455,38.0001415],[106.0795794,38.0000489],[106.0813947,38.0001479],[106.0832899,38.0000997],[106.0852526,38.0000159],[106.0872524,38.0000084],[106.0891920,38.0001429],[106.0911615,38.0001278],[106.0930140,38.0001101],[106.0949502,38.0001502],[106.0970168,38.0000564],[106.0988166,38.0001386],[106.0988965,38.0014554],[106.0989141,38.0028071],[106.0988683,38.0041616],[106.0989578,38.0054205],[106.0989425,38.0069093],[106.0989169,38.0081140],[106.0989364,38.0094695],[106.0988908,38.0108483],[106.0988805,38.0122608],[106.0988636,38.0136206],[106.0989591,38.0150074],[106.0989653,38.0163123],[106.0988791,38.0175914],[106.0988095,38.0190795],[106.0988235,38.0203495],[106.0988211,38.0216986],[106.0988573,38.0230553],[106.0988392,38.0244822],[106.0988249,38.0258263],[106.0987999,38.0271604],[106.0988431,38.0284797],[106.0989069,38.0297408],[106.0987791,38.0312431],[106.0989490,38.0324533],[106.0988495,38.0339016],[106.0988080,38.0352409],[106.0988052,38.0365495],[106.0989468,38.0379344],[106.0989266,38.0393283],[106.0989417,38.0406314],[106.0989029,38.0419331],[106.0988504,38.0433086],[106.0989004,38.0446387],[106.0988882,38.0460595],[106.0989126,38.0474028],[106.0989640,38.0487872],[106.0988862,38.0500326],[106.0989118,38.0514670],[106.0988393,38.0527461],[106.0988685,38.0541913],[106.0989391,38.0555055],[106.0988781,38.0568280],[106.0988152,38.0582406],[106.0988357,38.0595407],[106.0987983,38.0609392],[106.0988424,38.0622329],[106.0988593,38.0635206],[106.0987932,38.0649881],[106.0989152,38.0663121],[106.0988893,38.0677194],[106.0988438,38.0690301],[106.0988467,38.0703403],[106.0988999,38.0716707],[106.0989012,38.0730608],[106.0988339,38.0743941],[106.0989174,38.0757721],[106.0968970,38.0757815],[106.0950774,38.0757592],[106.0929748,38.0757936],[106.0911514,38.0756800],[106.0891993,38.0756983],[106.0871558,38.0757633],[106.0852972,38.0757193],[106.0834573,38.0757992],[106.0815240,38.0758068],[106.0795332,38.0757753],[106.0775595,38.0756953],[106.0756706,38.0756983],[106.0736432,38.0756893],[106.0718598,38.0757858],[106.0697614,38.0758050],[106.0678947,38.0756922],[106.0658686,38.0758238],[106.0639911,38.0757169],[106.0620996,38.0758315],[106.0601093,38.0758019],[106.0582893,38.0758180],[106.0562941,38.0758271],[106.0542446,38.0757921],[106.0524617,38.0756921],[106.0503594,38.0757282],[106.0484473,38.0758321],[106.0465753,38.0756805],[106.0446156,38.0757286],[106.0427327,38.0757484],[106.0408184,38.0757303],[106.0389200,38.0757014],[106.0368482,38.0757701],[106.0350554,38.0757371],[106.0330313,38.0756831],[106.0311767,38.0758003],[106.0291140,38.0757795],[106.0271172,38.0758335],[106.0252176,38.0757757],[106.0232626,38.0757289],[106.0214765,38.0757861],[106.0195495,38.0756875],[106.0175273,38.0757796],[106.0155938,38.0757689],[106.0136565,38.0758231],[106.0117932,38.0758155],[106.0098431,38.0757366],[106.0077767,38.0757021],[106.0058545,38.0757516],[106.0040115,38.0757836],[106.0019560,38.0758246],[106.0001550,38.0758325],[106.0001315,38.0744646],[106.0001174,38.0729977],[106.0000723,38.0716641],[106.0001795,38.0704220],[106.0000690,38.0690240],[106.0000848,38.0675849],[106.0000320,38.0662641],[106.0000281,38.0649423],[106.0000976,38.0636038],[106.0002043,38.0622213],[106.0001585,38.0609686],[106.0001709,38.0595269],[106.0001427,38.0581833],[106.0001168,38.0568375],[106.0000444,38.0554948],[106.0001971,38.0540602],[106.0001902,38.0527227],[106.0001460,38.0513891],[106.0000857,38.0500254],[106.0000719,38.0486969],[106.0000800,38.0473596],[106.0000031,38.0460062],[106.0000167,38.0447443],[106.0000927,38.0433202],[106.0000636,38.0419940],[106.0002017,38.0405785],[106.0001125,38.0392754],[106.0001647,38.0379229],[106.0001265,38.0365827],[106.0001975,38.0351605],[106.0000817,38.0338221],[106.0001263,38.0325006],[106.0001059,38.0310933],[106.0000342,38.0298700],[106.0001696,38.0284011],[106.0000047,38.0271120],[106.0001889,38.0256861],[106.0001516,38.0244299],[106.0001869,38.0230756],[106.0000082,38.0217380],[106.0001748,38.0203018],[106.0001087,38.0189374],[106.0001051,38.0176523],[106.0001339,38.0162412],[106.0001907,38.0149558],[106.0001652,38.0135774],[106.0001232,38.0121815],[106.0001357,38.0109063],[106.0001658,38.0095334],[106.0000812,38.0082381],[106.0000370,38.0068794],[106.0001468,38.0054385],[106.0001551,38.0040587],[106.0000342,38.0028591],[106.0001035,38.0014792],[106.0001885,38.0001521]]]}', 96340, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-795f-96fb-0871655a07ed', 'street', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '640189001', '凤鸣街道', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', NULL, NULL, 106.0117288, 38.0122449, '{"type":"Polygon","coordinates":[[[106.0001885,38.0001521],[106.0020653,38.0000416],[106.0039697,38.0000003],[106.0058132,38.0001450],[106.0078741,38.0000193],[106.0098291,38.0001158],[106.0117812,38.0001511],[106.0137114,38.0001236],[106.0155999,38.0001395],[106.0174919,38.0000286],[106.0194018,38.0000062],[106.0213351,38.0001016],[106.0233809,38.0000453],[106.0233158,38.0014013],[106.0233726,38.0028606],[106.0233152,38.0040727],[106.0232921,38.0054324],[106.0232661,38.0068547],[106.0232804,38.0082026],[106.0233970,38.0096074],[106.0232511,38.0108335],[106.0232679,38.0122154],[106.0233557,38.0135508],[106.0232851,38.0149671],[106.0233862,38.0163624],[106.0233958,38.0176576],[106.0234417,38.0190256],[106.0234033,38.0203945],[106.0233459,38.0216866],[106.0233410,38.0231226],[106.0234053,38.0244227],[106.0214518,38.0244592],[106.0194134,38.0244229],[106.0175342,38.0244411],[106.0155443,38.0243312],[106.0137156,38.0244106],[106.0116617,38.0243635],[106.0098708,38.0244667],[106.0077717,38.0244190],[106.0059655,38.0244055],[106.0039671,38.0243678],[106.0020696,38.0243852],[106.0001516,38.0244299],[106.0001869,38.0230756],[106.0000082,38.0217380],[106.0001748,38.0203018],[106.0001087,38.0189374],[106.0001051,38.0176523],[106.0001339,38.0162412],[106.0001907,38.0149558],[106.0001652,38.0135774],[106.0001232,38.0121815],[106.0001357,38.0109063],[106.0001658,38.0095334],[106.0000812,38.0082381],[106.0000370,38.0068794],[106.0001468,38.0054385],[106.0001551,38.0040587],[106.0000342,38.0028591],[106.0001035,38.0014792],[106.0001885,38.0001521]]]}', 14074, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7c76-8232-cc638796c79e', 'grid', '01a1949e-d680-74a5-8135-97a3a7cf0064', '640189001001012', '第12网格', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-7c76-8232-cc638796c79e', 106.0059024, 38.004772, '{"type":"Polygon","coordinates":[[[106.0040171,38.0040867],[106.0058755,38.0041315],[106.0078477,38.0040896],[106.0078355,38.0054546],[106.0058979,38.0054061],[106.0039407,38.0054635],[106.0040171,38.0040867]]]}', 378, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-71ba-abd3-1345d2d15106', 'grid', '01a1949e-d680-74a5-8135-97a3a7cf0064', '640189001001013', '第13网格', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71ba-abd3-1345d2d15106', 106.0029824, 38.0075264, '{"type":"Polygon","coordinates":[[[106.0019605,38.0054403],[106.0039407,38.0054635],[106.0039644,38.0068474],[106.0039646,38.0082560],[106.0040783,38.0095760],[106.0019882,38.0095384],[106.0019932,38.0082580],[106.0019693,38.0068322],[106.0019605,38.0054403]]]}', 426, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7b2e-beee-8f7063518a22', 'building', '01a1949e-d680-7541-a231-26dc27b32fd2', '64018900100100101001', '1号楼', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 106.0005619, 38.0003459, '{"type":"Polygon","coordinates":[[[106.0003457,38.0002896],[106.0007781,38.0002896],[106.0007781,38.0004022],[106.0003457,38.0004022],[106.0003457,38.0002896]]]}', 0, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-74a5-8135-97a3a7cf0064', 'community', '01a1949e-d680-795f-96fb-0871655a07ed', '640189001001', '书香苑社区', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', NULL, 106.0039759, 38.004811, '{"type":"Polygon","coordinates":[[[106.0001885,38.0001521],[106.0020653,38.0000416],[106.0039697,38.0000003],[106.0058132,38.0001450],[106.0078741,38.0000193],[106.0077613,38.0013827],[106.0078111,38.0028335],[106.0078477,38.0040896],[106.0078355,38.0054546],[106.0079480,38.0067790],[106.0078132,38.0082431],[106.0078373,38.0095992],[106.0059148,38.0095030],[106.0040783,38.0095760],[106.0019882,38.0095384],[106.0001658,38.0095334],[106.0000812,38.0082381],[106.0000370,38.0068794],[106.0001468,38.0054385],[106.0001551,38.0040587],[106.0000342,38.0028591],[106.0001035,38.0014792],[106.0001885,38.0001521]]]}', 5676, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-71fc-b850-393bb41e8a71', 'grid', '01a1949e-d680-74a5-8135-97a3a7cf0064', '640189001001001', '第1网格', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 106.0011105, 38.0007702, '{"type":"Polygon","coordinates":[[[106.0001885,38.0001521],[106.0020653,38.0000416],[106.0020849,38.0014081],[106.0001035,38.0014792],[106.0001885,38.0001521]]]}', 412, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7248-8033-b0cd3146f998', 'grid', '01a1949e-d680-74a5-8135-97a3a7cf0064', '640189001001002', '第2网格', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-7248-8033-b0cd3146f998', 106.0010691, 38.0027895, '{"type":"Polygon","coordinates":[[[106.0001035,38.0014792],[106.0020849,38.0014081],[106.0019901,38.0027717],[106.0020470,38.0041607],[106.0001551,38.0040587],[106.0000342,38.0028591],[106.0001035,38.0014792]]]}', 494, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7996-894c-3f960f09645f', 'grid', '01a1949e-d680-74a5-8135-97a3a7cf0064', '640189001001004', '第4网格', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-7996-894c-3f960f09645f', 106.0030235, 38.0027753, '{"type":"Polygon","coordinates":[[[106.0020849,38.0014081],[106.0039688,38.0013833],[106.0040336,38.0028417],[106.0040171,38.0040867],[106.0020470,38.0041607],[106.0019901,38.0027717],[106.0020849,38.0014081]]]}', 413, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7e66-8446-0543bf870ec5', 'unit', '01a1949e-d680-7b2e-beee-8f7063518a22', '6401890010010010100101', '1单元', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 106.0005619, 38.0003459, '', 0, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7106-80d9-2041ba2e9e0e', 'compound', '01a1949e-d680-7c76-8232-cc638796c79e', '64018900100101201', '兰谷时代', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-7c76-8232-cc638796c79e', 106.0059124, 38.0048108, '{"type":"Polygon","coordinates":[[[106.0041808,38.0042972],[106.0076440,38.0042972],[106.0076440,38.0053243],[106.0041808,38.0053243],[106.0041808,38.0042972]]]}', 0, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-77ea-8a40-6e9b92a619f0', 'compound', '01a1949e-d680-71ba-abd3-1345d2d15106', '64018900100101301', '永源国际', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71ba-abd3-1345d2d15106', 106.0030074, 38.0061621, '{"type":"Polygon","coordinates":[[[106.0022442,38.0056486],[106.0037707,38.0056486],[106.0037707,38.0066756],[106.0022442,38.0066756],[106.0022442,38.0056486]]]}', 0, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7541-a231-26dc27b32fd2', 'compound', '01a1949e-d680-71fc-b850-393bb41e8a71', '64018900100100101', '书香苑', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 106.0010708, 38.0007567, '{"type":"Polygon","coordinates":[[[106.0003075,38.0002432],[106.0018341,38.0002432],[106.0018341,38.0012702],[106.0003075,38.0012702],[106.0003075,38.0002432]]]}', 0, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7e89-81c7-a62237d95d47', 'building', '01a1949e-d680-7541-a231-26dc27b32fd2', '64018900100100101012', '12号楼', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 106.0015795, 38.0009621, '{"type":"Polygon","coordinates":[[[106.0013632,38.0009058],[106.0017957,38.0009058],[106.0017957,38.0010184],[106.0013632,38.0010184],[106.0013632,38.0009058]]]}', 0, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7b32-b567-4d936b6d2fd4', 'unit', '01a1949e-d680-7e89-81c7-a62237d95d47', '6401890010010010101202', '2单元', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 106.0015795, 38.0009621, '', 0, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7259-a93c-67127fbc38d5', 'building', '01a1949e-d680-7106-80d9-2041ba2e9e0e', '64018900100101201003', '3号楼', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-7c76-8232-cc638796c79e', 106.0056236, 38.0044256, '{"type":"Polygon","coordinates":[[[106.0055268,38.0043693],[106.0057204,38.0043693],[106.0057204,38.0044819],[106.0055268,38.0044819],[106.0055268,38.0043693]]]}', 0, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7c07-a589-b67bf212a601', 'unit', '01a1949e-d680-7259-a93c-67127fbc38d5', '6401890010010120100301', '1单元', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-7c76-8232-cc638796c79e', 106.0056236, 38.0044256, '', 0, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7813-843c-ed4439a6d23c', 'building', '01a1949e-d680-77ea-8a40-6e9b92a619f0', '64018900100101301003', '3号楼', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71ba-abd3-1345d2d15106', 106.0035161, 38.005777, '{"type":"Polygon","coordinates":[[[106.0034193,38.0057207],[106.0036129,38.0057207],[106.0036129,38.0058333],[106.0034193,38.0058333],[106.0034193,38.0057207]]]}', 0, 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7edb-8d54-ce19db29bea8', 'unit', '01a1949e-d680-7813-843c-ed4439a6d23c', '6401890010010130100301', '1单元', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71ba-abd3-1345d2d15106', 106.0035161, 38.005777, '', 0, 1795307186492, NULL, 1);
INSERT INTO linli_golden.area_tree VALUES
  (1, 83);
INSERT INTO linli_golden.audit_line VALUES
  (1, '01a200a5-f79d-7003-8bde-83404d8e26ed', 1795307206557, 'write', 'demo', 'tenant', NULL, NULL, NULL, NULL, 'machine', false, '', 'simulated district', ''),
  (1, '01a200a5-f8a4-7003-a527-ca21a023b84b', 1795307206820, 'sign_in', 'signInByPhone', 'session', '01a200a5-f895-7003-8def-a4e539cb6e0a', NULL, '01a200a5-f893-7003-a4ea-56aaf12220b1', '01a200a5-f894-7000-951e-e3da6364e8ff', 'resident', false, '', '', '01a200a5f88b70039df93974faa90cfb'),
  (1, '01a200a5-f8b2-7002-a0e4-054ccb3d4a4c', 1795307206834, 'write', 'cases.report', 'case', '01a200a5-f8a5-7693-9159-bdb99008fb0a', NULL, '01a200a5-f893-7003-a4ea-56aaf12220b1', '01a200a5-f894-7000-951e-e3da6364e8ff', 'resident', false, '', '', '01a200a5f8a670028995ab84595e4711'),
  (1, '01a200a5-f8c4-7002-b091-32a782d5b295', 1795307206852, 'write', 'cases.report', 'case', '01a200a5-f8b4-7fed-be3f-577c404864de', NULL, '01a200a5-f893-7003-a4ea-56aaf12220b1', '01a200a5-f894-7000-951e-e3da6364e8ff', 'resident', false, '', '', '01a200a5f8b47002b4e3d591efe322d0'),
  (1, '01a200a5-fa3e-7001-a4c4-481a0609de7a', 1795307207230, 'write', 'cases.dispatch', 'case', '01a200a5-f8a5-7693-9159-bdb99008fb0a', NULL, NULL, NULL, 'machine', false, '', '', '01a200a5f8a670028995ab84595e4711'),
  (1, '01a200a5-fa5c-7003-837a-b5f25e6f026b', 1795307207260, 'write', 'cases.dispatch', 'case', '01a200a5-f8b4-7fed-be3f-577c404864de', NULL, NULL, NULL, 'machine', false, '', '', '01a200a5f8b47002b4e3d591efe322d0'),
  (1, '01a200a5-fa79-7000-b4e8-684138d99c45', 1795307207289, 'sign_in', 'signIn', 'session', '01a200a5-fa77-7003-a376-d61241826dac', NULL, '01a1949e-d680-7b09-8f7a-0d35d3b8822d', '01a1949e-d680-7637-a3b5-9e60350dae7a', 'hotline_operator', false, '', 'active', '01a200a5f8c970009147cfc76c476e49'),
  (1, '01a200a5-fa88-7003-a5c7-f9adaee44214', 1795307207304, 'write', 'cases.report', 'case', '01a200a5-fa7c-705b-9413-8b50512b8b51', NULL, '01a1949e-d680-7b09-8f7a-0d35d3b8822d', '01a1949e-d680-7637-a3b5-9e60350dae7a', 'hotline_operator', false, '', '', '01a200a5fa7c70038e44c74296527aba'),
  (1, '01a200a5-fab9-7003-be36-e4af2353422b', 1795307207353, 'write', 'cases.to_triage', 'case', '01a200a5-fa7c-705b-9413-8b50512b8b51', NULL, NULL, NULL, 'machine', false, '', '', '01a200a5fa7c70038e44c74296527aba'),
  (1, '01a200a6-066d-7002-ba24-71e430bc143d', 1795307210349, 'sign_in', 'signIn', 'session', '01a200a6-0667-7002-901d-e4d583c58b5c', NULL, '01a1949e-d680-7406-b0c1-50d1ad6e1a0d', '01a1949e-d680-7b29-836b-746ca0ca797e', 'handler', false, '', 'active', '01a200a604b07002a88b7ae9ee38779a'),
  (1, '01a200a6-0682-7003-9eb0-3ae490250464', 1795307210370, 'write', 'cases.respond', 'case', '01a200a5-f8a5-7693-9159-bdb99008fb0a', NULL, '01a1949e-d680-7406-b0c1-50d1ad6e1a0d', '01a1949e-d680-7b29-836b-746ca0ca797e', 'handler', false, '', '', '01a200a606817001adeb0df01d4c90fb'),
  (1, '01a200a6-0684-7002-84c5-edc8ba01bcd1', 1795307210372, 'write', 'cases.resolve', 'case', '01a200a5-f8a5-7693-9159-bdb99008fb0a', NULL, '01a1949e-d680-7406-b0c1-50d1ad6e1a0d', '01a1949e-d680-7b29-836b-746ca0ca797e', 'handler', false, '', '', '01a200a6068370038899a4e8bab72dbe'),
  (1, '01a200a6-068c-7001-a43f-017f173bc11e', 1795307210380, 'write', 'cases.rate', 'case', '01a200a5-f8a5-7693-9159-bdb99008fb0a', NULL, '01a200a5-f893-7003-a4ea-56aaf12220b1', '01a200a5-f894-7000-951e-e3da6364e8ff', 'resident', false, '', '', '01a200a606877001a3357577dd39d9c8');
INSERT INTO linli_golden.cases_case VALUES
  (1, '01a200a5-f8b4-7fed-be3f-577c404864de', '261122-9VA83C', 'dispatched', 2, '书香苑5栋门口路灯不亮，晚上看不清路', '01a200a5-f8b5-7000-a776-76a64cf771ea', 'app', 'normal', 'sr-029-03', '书香苑5栋', NULL, NULL, '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', '01a1949e-d680-7541-a231-26dc27b32fd2', '01a1949e-d680-7c88-a340-2b182290a1be', '01a1949e-d680-7419-8ffe-c5e7a18e7054', '01a1949e-d680-7f4f-ad08-46e0d0af8fbe', '01a1949e-d680-7e4f-868e-9bd44a77e337', '01a200a5-f893-7003-a4ea-56aaf12220b1', 'none', 1795307206836, NULL, 1795413600000, NULL, 1795600800000, NULL, NULL, NULL, NULL),
  (1, '01a200a5-fa7c-705b-9413-8b50512b8b51', '261122-5ETTQY', 'triage', 2, '消防栓漏水，流到路面上了', '01a200a5-fa7e-7002-9f9e-ea8a7798f54c', 'phone', 'normal', 'sr-005-02', NULL, NULL, NULL, '01a1949e-d680-78ad-a1b3-05a6d72f9be6', NULL, NULL, NULL, NULL, '01a1949e-d680-7f82-9aca-d64ae8b48f1f', '01a1949e-d680-7710-bcef-1b8bcc1ed0ca', '01a1949e-d680-7a72-b373-dee505ce2d66', '01a1949e-d680-7a72-b373-dee505ce2d66', '01a1949e-d680-7b09-8f7a-0d35d3b8822d', 'place_not_recognised', 1795307207293, NULL, 1795413600000, NULL, 1795600800000, NULL, NULL, NULL, NULL),
  (1, '01a200a5-f8a5-7693-9159-bdb99008fb0a', '261122-47RADF', 'closed', 5, '书香苑3栋楼道里垃圾堆了好几天没人清理，味道很大，请尽快处理', '01a200a5-f8aa-7002-808d-2f4c59114b08', 'app', 'normal', 'sr-017-01', '书香苑3栋', NULL, NULL, '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', '01a1949e-d680-7541-a231-26dc27b32fd2', '01a1949e-d680-7406-b0c1-50d1ad6e1a0d', '01a1949e-d680-7b29-836b-746ca0ca797e', '01a1949e-d680-7aeb-a974-3df2352cca58', '01a1949e-d680-7d02-8db1-a5b3202a755f', '01a200a5-f893-7003-a4ea-56aaf12220b1', 'none', 1795307206825, NULL, 1795413600000, 1795307210369, 1795514400000, NULL, 1795307210371, 1795307210378, '已清理楼道并增加清运频次。');
INSERT INTO linli_golden.cases_item VALUES
  (1, 'sr-001-01', 'sr-001', '党员组织关系转接', '党员转正、转入转出组织关系、找不到所在支部等；不含入党申请与政审', 'department', 'organization', 'street-party', 240, 5, 'working_days', 'office', '《中国共产党党员教育管理工作条例》', 'normal', true, '组织关系^4;党员关系^3;党组织关系^4;转出^0.5;转入^0.5;党支部^2;党费^2;流动党员^3;党员档案^4;党员^1.5', '我的党员组织关系从学校转回来，社区说要先去街道，到底该找谁办|退休后党组织关系一直挂在原单位，单位已经破产，想转到居住的社区'),
  (1, 'sr-001-02', 'sr-001', '入党申请与政审材料', '入党程序、政审函调、证明由谁出具；不含一般的无犯罪记录证明', 'department', 'organization', 'street-party', 240, 5, 'working_days', 'office', '《中国共产党发展党员工作细则》', 'normal', true, '入党^5;政审^4;预备党员^4;发展党员^4;积极分子^2;函调^3', '单位要我父亲的政审材料，社区和原单位互相推，请问由哪里出具|想申请入党，没有固定单位，应该向哪个支部递交申请书'),
  (1, 'sr-001-03', 'sr-001', '党群活动与阵地开放', '党群服务中心的开放时间、活动安排、阵地使用；不含商业场馆', 'community', 'street-party', 'organization', 240, 5, 'working_days', 'office', '《中国共产党支部工作条例(试行)》', 'normal', true, '党群服务中心^5;党建活动^3;党建^2;主题党日^4;党员活动^3;党课^3', '我们社区的党群服务中心周末总是锁着门，能不能给居民开放|希望社区多组织党员带头的活动，让在职党员也来报到服务'),
  (1, 'sr-005-01', 'sr-005', '占用堵塞消防通道', '车辆、摊点、围墙、杂物占用或封闭消防车通道和登高场地；楼道内堆物另列', 'property_company', 'fire-rescue', 'street-fire;traffic-police', 30, 24, 'hours', 'always', '《中华人民共和国消防法》第二十八条', 'urgent', true, '消防通道^5;消防车^3;生命通道^4;消防车道^5;登高面^3;通道被堵^2.5;堵塞^0.8;封闭^0.5;占用消防^5;消防生命^5;生命路^3', '小区唯一的消防通道天天停满车，万一着火消防车根本进不来|有人在消防登高面搭了个铁门还上了锁，太危险了'),
  (1, 'sr-005-02', 'sr-005', '消防设施缺失损坏', '消火栓无水、灭火器过期、报警和喷淋瘫痪、应急灯不亮等', 'property_company', 'fire-rescue', 'street-fire;housing-construction', 240, 3, 'working_days', 'office', '《中华人民共和国消防法》第十六条;《中华人民共和国消防法》第十八条', 'normal', true, '消防设施^4;消火栓^5;消防栓^5;灭火器^4;消防设备^4;烟感^4;喷淋^4;消防系统^4;消防验收^3;消防安全^1.8;应急灯^3;消防水^3;消防隐患^2.5;瘫痪', '我们这栋楼的消火栓里没有水，灭火器也全部过期了|消防报警主机坏了大半年，物业说没有钱修'),
  (1, 'sr-009-02', 'sr-009', '井盖缺失破损松动', '各类井盖、雨水箅子丢失、破损、下沉、异响', 'department', 'municipal-works', 'water-supply;power-supply;telecom', 30, 24, 'hours', 'always', '《城市道路管理条例》第二十三条', 'urgent', true, '井盖^5;窨井^5;下水道盖^4;雨水箅^5;井圈^4;沙井^3;盖板^2.5;井盖噪音^2;井盖松动^3', '马路中间的井盖不见了，晚上看不清特别危险|车一压过去井盖就哐当一声，整夜睡不好'),
  (1, 'sr-017-01', 'sr-017', '垃圾堆积清运不及时', '街巷、城乡公共区域的垃圾暴露、积存、桶满不清；小区内由物业负责的另列', 'department', 'sanitation', 'urban-management;street-urban', 240, 2, 'working_days', 'office', '《城市市容和环境卫生管理条例》', 'normal', true, '垃圾^1.5;垃圾成堆^4;垃圾堆^3;无人清理^3;清运^3;垃圾桶^2.5;垃圾车^2;臭味^0.8;垃圾满^3;环境卫生^2.5;卫生死角^4;生活垃圾^2;乱扔垃圾^3;垃圾遍地^4;垃圾箱^2.5;无人处理^1.5;环卫^2;脏乱差^2', '路口的垃圾堆了一个星期没有人拉，苍蝇满天飞|村里的垃圾池早满了，垃圾都扔进沟里'),
  (1, 'sr-029-03', 'sr-029', '路灯与照明', '路灯不亮、缺失、开关时间、增设；小区内照明另列', 'department', 'municipal-works', 'power-supply;urban-management', 240, 3, 'working_days', 'office', '《城市照明管理规定》', 'normal', true, '路灯^6;照明^3;灯不亮^5;没有路灯^6;漆黑^3;黑灯瞎火^4;太阳能灯^4;太阳能路灯^5;夜间照明^4;路灯不亮^6;黑漆漆^3;亮灯^3;明灯^3;长明灯^5;装灯^3;开灯^2.5;高杆灯^5', '整条街的路灯坏了一个月，女孩子下夜班很害怕|新路通车半年，路灯装了却一直没有亮'),
  (1, 'sr-030-04', 'sr-030', '小区保洁垃圾与环境', '小区内部垃圾、卫生、绿化养护由物业负责的', 'property_company', 'street-housing', 'street-urban;sanitation', 240, 3, 'working_days', 'office', '《物业管理条例》第三十五条', 'normal', true, '小区垃圾^5;小区卫生^5;小区环境^3;楼道卫生^5;垃圾无人^3;小区脏^4;卫生差^2;小区绿化^3;小区清洁^4;小区臭^3;小区内垃圾^4', '我们小区垃圾桶满了三天没人倒，电梯口都是臭水|楼道半年没有拖过，墙角全是蜘蛛网'),
  (1, 'sr-032-01', 'sr-032', '外墙屋面渗漏维修', '已入住小区共用部位渗漏、保修期后的维修；新房交付质量另列', 'property_company', 'street-housing', 'housing-construction', 240, 10, 'working_days', 'office', '《物业管理条例》第五十五条', 'normal', true, '外墙渗水^5;外墙漏水^5;屋顶漏水^5;漏水^2;渗水^2.5;渗漏^2.5;屋面^2.5;顶楼漏水^5;防水^2;天花板漏^4;墙面渗^4;楼上漏水^2.5;屋顶^1.2;外墙;漏雨^3', '顶楼漏水三年，物业修了四次还是漏|外墙渗水把衣柜都泡发霉了，谁来修'),
  (1, 'sr-049-04', 'sr-049', '园所安全卫生与师德', '无证办园、虐童、伙食卫生、环保消防、班额', 'department', 'education', 'market-regulation;public-security;fire-rescue', 240, 3, 'working_days', 'office', '《幼儿园工作规程》;《中华人民共和国未成年人保护法》', 'normal', true, '虐童^6;无证幼儿园^6;幼儿园老师^3;幼儿园安全^5;违规办园^6;幼儿园食堂^5;黑幼儿园^6;无证办园^6;幼师^3;体罚幼儿^5;园长^3;幼儿园^1.8;新装修^2;幼儿园环境^3', '孩子回家说老师不听话就关厕所|幼儿园刚装修完就开学，味道很重，孩子咳嗽');
INSERT INTO linli_golden.cases_rating VALUES
  (1, '01a200a5-f8a5-7693-9159-bdb99008fb0a', 5, true, 5, 4, 5, NULL, 1795307210380);
INSERT INTO linli_golden.cases_report VALUES
  (1, '01a200a5-f8aa-7002-808d-2f4c59114b08', '01a200a5-f8a5-7693-9159-bdb99008fb0a', '01a200a5-f893-7003-a4ea-56aaf12220b1', false, 'app', '书香苑3栋楼道里垃圾堆了好几天没人清理，味道很大，请尽快处理', NULL, NULL, NULL, NULL, 1795307206825, NULL),
  (1, '01a200a5-f8b5-7000-a776-76a64cf771ea', '01a200a5-f8b4-7fed-be3f-577c404864de', '01a200a5-f893-7003-a4ea-56aaf12220b1', false, 'app', '书香苑5栋门口路灯不亮，晚上看不清路', NULL, NULL, NULL, NULL, 1795307206836, NULL),
  (1, '01a200a5-fa7e-7002-9f9e-ea8a7798f54c', '01a200a5-fa7c-705b-9413-8b50512b8b51', '01a1949e-d680-7b09-8f7a-0d35d3b8822d', true, 'phone', '消防栓漏水，流到路面上了', '01a200a5-fa7e-7002-9f9f-257144484849', NULL, '\x0101f897934c0cf6892c99f6302174d56c7dc6128fbcd3dac2060d2bfffb9863cf6f2e1977d1f71c3f', '\x26a278f948382682ade3e53c91c8f86d', 1795307207293, NULL);
INSERT INTO linli_golden.cases_step VALUES
  (1, '01a200a5-f8a5-7693-9159-bdb99008fb0a', 1, '01a200a5-f8b1-7002-ad42-c804ba98fe96', 'report', 'reported', '01a200a5-f893-7003-a4ea-56aaf12220b1', '居民', '居民', NULL, true, '{}', false, 1795307206833),
  (1, '01a200a5-f8b4-7fed-be3f-577c404864de', 1, '01a200a5-f8c0-7003-884e-2563821f8146', 'report', 'reported', '01a200a5-f893-7003-a4ea-56aaf12220b1', '居民', '居民', NULL, true, '{}', false, 1795307206848),
  (1, '01a200a5-f8a5-7693-9159-bdb99008fb0a', 2, '01a200a5-fa3e-7001-a4c1-0075ea1ce0ee', 'dispatch', 'dispatched', NULL, '', '系统', NULL, true, '{"state":"reported","urgency":"normal","reason":"none","respond_by_ms":1795395600000}', false, 1795307207230),
  (1, '01a200a5-f8b4-7fed-be3f-577c404864de', 2, '01a200a5-fa5b-7002-9fa7-8e93b7158dc1', 'dispatch', 'dispatched', NULL, '', '系统', NULL, true, '{"state":"reported","urgency":"normal","reason":"none","respond_by_ms":1795395600000}', false, 1795307207259),
  (1, '01a200a5-fa7c-705b-9413-8b50512b8b51', 1, '01a200a5-fa87-7000-aa51-1d17c914fa24', 'report', 'reported', '01a1949e-d680-7b09-8f7a-0d35d3b8822d', '张磊', '热线坐席', NULL, true, '{}', false, 1795307207303),
  (1, '01a200a5-fa7c-705b-9413-8b50512b8b51', 2, '01a200a5-fab9-7003-be33-394cb91a857b', 'to_triage', 'triage', NULL, '', '系统', NULL, true, '{"state":"reported","urgency":"normal","reason":"none","respond_by_ms":1795395600000}', false, 1795307207353),
  (1, '01a200a5-f8a5-7693-9159-bdb99008fb0a', 3, '01a200a6-0681-7001-adec-cd0397e70532', 'respond', 'handling', '01a1949e-d680-7406-b0c1-50d1ad6e1a0d', '潘小燕', '部门经办人', NULL, true, '{"state":"dispatched","item":"sr-017-01","urgency":"normal","owner":"01a1949e-d680-7406-b0c1-50d1ad6e1a0d","post":"01a1949e-d680-7b29-836b-746ca0ca797e","department":"01a1949e-d680-7aeb-a974-3df2352cca58","organisation":"01a1949e-d680-7d02-8db1-a5b3202a755f","street":"01a1949e-d680-795f-96fb-0871655a07ed","community":"01a1949e-d680-74a5-8135-97a3a7cf0064","grid":"01a1949e-d680-71fc-b850-393bb41e8a71","compound":"01a1949e-d680-7541-a231-26dc27b32fd2","reason":"none","respond_by_ms":1795413600000,"solve_by_ms":1795514400000}', false, 1795307210369),
  (1, '01a200a5-f8a5-7693-9159-bdb99008fb0a', 4, '01a200a6-0683-7003-889a-b9ce09e3af9d', 'resolve', 'resolved', '01a1949e-d680-7406-b0c1-50d1ad6e1a0d', '潘小燕', '部门经办人', '已清理楼道并增加清运频次。', true, '{"state":"handling","item":"sr-017-01","urgency":"normal","owner":"01a1949e-d680-7406-b0c1-50d1ad6e1a0d","post":"01a1949e-d680-7b29-836b-746ca0ca797e","department":"01a1949e-d680-7aeb-a974-3df2352cca58","organisation":"01a1949e-d680-7d02-8db1-a5b3202a755f","street":"01a1949e-d680-795f-96fb-0871655a07ed","community":"01a1949e-d680-74a5-8135-97a3a7cf0064","grid":"01a1949e-d680-71fc-b850-393bb41e8a71","compound":"01a1949e-d680-7541-a231-26dc27b32fd2","reason":"none","respond_by_ms":1795413600000,"responded_at_ms":1795307210369,"solve_by_ms":1795514400000}', false, 1795307210371),
  (1, '01a200a5-f8a5-7693-9159-bdb99008fb0a', 5, '01a200a6-068b-7001-8bde-44abe9c0ec9f', 'rate', 'closed', '01a200a5-f893-7003-a4ea-56aaf12220b1', '居民', '居民', NULL, true, '{"state":"resolved","item":"sr-017-01","urgency":"normal","owner":"01a1949e-d680-7406-b0c1-50d1ad6e1a0d","post":"01a1949e-d680-7b29-836b-746ca0ca797e","department":"01a1949e-d680-7aeb-a974-3df2352cca58","organisation":"01a1949e-d680-7d02-8db1-a5b3202a755f","street":"01a1949e-d680-795f-96fb-0871655a07ed","community":"01a1949e-d680-74a5-8135-97a3a7cf0064","grid":"01a1949e-d680-71fc-b850-393bb41e8a71","compound":"01a1949e-d680-7541-a231-26dc27b32fd2","reason":"none","respond_by_ms":1795413600000,"responded_at_ms":1795307210369,"solve_by_ms":1795514400000,"resolved_at_ms":1795307210371,"result":"已清理楼道并增加清运频次。"}', false, 1795307210379);
INSERT INTO linli_golden.cases_suggestion VALUES
  (1, '01a200a5-f8a5-7693-9159-bdb99008fb0a', 1, 'sr-017-01', 0.8916682593969898, '["垃圾堆","垃圾堆了","人清理","处理"]'),
  (1, '01a200a5-f8a5-7693-9159-bdb99008fb0a', 2, 'sr-049-04', 0.015265554706141587, '[",味道很"]'),
  (1, '01a200a5-f8a5-7693-9159-bdb99008fb0a', 3, 'sr-030-04', 0.010603401206599946, '["垃圾","天没人","楼道"]'),
  (1, '01a200a5-f8b4-7fed-be3f-577c404864de', 1, 'sr-029-03', 0.9888422049487379, '["路灯不亮"]'),
  (1, '01a200a5-f8b4-7fed-be3f-577c404864de', 2, 'sr-009-02', 0.006057146438346078, '[",晚上看不清"]'),
  (1, '01a200a5-f8b4-7fed-be3f-577c404864de', 3, 'sr-005-02', 0.00039009648782878045, '["灯不亮"]'),
  (1, '01a200a5-fa7c-705b-9413-8b50512b8b51', 1, 'sr-005-02', 0.8044133628878347, '["消防栓","水,"]'),
  (1, '01a200a5-fa7c-705b-9413-8b50512b8b51', 2, 'sr-032-01', 0.037042575077997325, '["漏水"]'),
  (1, '01a200a5-fa7c-705b-9413-8b50512b8b51', 3, 'sr-005-01', 0.0299035083882858, '["消防","上了"]');
INSERT INTO linli_golden.db_migration VALUES
  ('events', 1, '0001_create_outbox', 'ab3798170d71497ffc52481e5d4b26b3afedf1d16d41847217de77739e4e48ad', 1795307186066),
  ('tenant', 1, '0001_create_tenant', 'e447b33c36c8cab0178dd20d40e6d7348429dd15aea4ce515493f429de938904', 1795307186066),
  ('vault', 1, '0001_create_vault', 'a7ee5171c8ed7c151ca2c565efc9b0fc30d6e0071064b7a3852735da5c165a0f', 1795307186066),
  ('area', 1, '0001_create_area', '616b98e680586a4299532a1e80b7f906ce3eabcf6bdd23d8fb6c4e9161cd40c8', 1795307186066),
  ('organisation', 1, '0001_create_organisation', '8947b8914dc56ef1618db76c6e8e16654b3336bea3e0d107a417685f3e507295', 1795307186066),
  ('access', 1, '0001_create_post', 'cac7945db30a9af08a8495236089df84187e60497190fb75128bf317d0566d3d', 1795307186066),
  ('audit', 1, '0001_create_line', '2396d4f571c7ed4ff8100dee1e583094ef6bebed6bc4ebd328b45ab9cde37bbf', 1795307186066),
  ('evidence', 1, '0001_create_evidence', 'a99cccd0108b3b2eca3d5436fc368225e2a8856360e766fde06e072d17ae309a', 1795307186066),
  ('files', 1, '0001_create_file', '9d01627c97549c081f36cc17c63c85dbbc82e3add324de2a7f1435b41ccf40bb', 1795307186066),
  ('api', 1, '0001_create_idempotency', '2d0abeaf2f5e721705cd69f08363c876db748cada6c9a69f3ecbf6ecd09f0d5e', 1795307186066),
  ('identity', 1, '0001_create_account', '58f31b1701cd4e7fc44977eb99864461372cdbe94bacbd5b06915ef9f4cda056', 1795307186066),
  ('registry', 1, '0001_create_registry', '249c123d6f59cbb97f63435e3e4dab963f673772af173b21b0e7ddb1a049de09', 1795307186066),
  ('cases', 1, '0001_create_case', 'f0109413f8247f3be05cc16c219c27b5e547bb474f461d5cbd4336df6bccaf36', 1795307186066);
INSERT INTO linli_golden.events_cursor VALUES
  (1, 'cases.understand', 10, 1795307212390);
INSERT INTO linli_golden.events_event VALUES
  (1, '01a200a5-f8b1-7002-ad43-5ad2c9e32e9a', 'cases.case-reported.v1', '01a200a5-f8a5-7693-9159-bdb99008fb0a', 1, '{"case_id":"01a200a5-f8a5-7693-9159-bdb99008fb0a","channel":"app","respond_by_ms":1795395600000}', 1795307206833, '01a200a5f8a670028995ab84595e4711', 1, '01a1949e-d680-78ad-a1b3-05a6d72f9be6', NULL, NULL, NULL, NULL, NULL, NULL, '01a200a5-f893-7003-a4ea-56aaf12220b1'),
  (1, '01a200a5-f8c0-7003-884f-735d119189ca', 'cases.case-reported.v1', '01a200a5-f8b4-7fed-be3f-577c404864de', 1, '{"case_id":"01a200a5-f8b4-7fed-be3f-577c404864de","channel":"app","respond_by_ms":1795395600000}', 1795307206848, '01a200a5f8b47002b4e3d591efe322d0', 2, '01a1949e-d680-78ad-a1b3-05a6d72f9be6', NULL, NULL, NULL, NULL, NULL, NULL, '01a200a5-f893-7003-a4ea-56aaf12220b1'),
  (1, '01a200a5-fa3e-7001-a4c2-9d98fe4222f3', 'cases.case-moved.v1', '01a200a5-f8a5-7693-9159-bdb99008fb0a', 2, '{"case_id":"01a200a5-f8a5-7693-9159-bdb99008fb0a","action":"dispatch","state":"dispatched","version":2,"solve_by_ms":1795514400000}', 1795307207230, '01a200a5f8a670028995ab84595e4711', 3, '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', '01a1949e-d680-7aeb-a974-3df2352cca58', '01a1949e-d680-7d02-8db1-a5b3202a755f', '01a1949e-d680-7406-b0c1-50d1ad6e1a0d', '01a200a5-f893-7003-a4ea-56aaf12220b1'),
  (1, '01a200a5-fa5b-7002-9fa8-25ffd53e738f', 'cases.case-moved.v1', '01a200a5-f8b4-7fed-be3f-577c404864de', 2, '{"case_id":"01a200a5-f8b4-7fed-be3f-577c404864de","action":"dispatch","state":"dispatched","version":2,"solve_by_ms":1795600800000}', 1795307207259, '01a200a5f8b47002b4e3d591efe322d0', 4, '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', '01a1949e-d680-7f4f-ad08-46e0d0af8fbe', '01a1949e-d680-7e4f-868e-9bd44a77e337', '01a1949e-d680-7c88-a340-2b182290a1be', '01a200a5-f893-7003-a4ea-56aaf12220b1'),
  (1, '01a200a5-fa88-7003-a5c5-507e566e9f49', 'cases.case-reported.v1', '01a200a5-fa7c-705b-9413-8b50512b8b51', 1, '{"case_id":"01a200a5-fa7c-705b-9413-8b50512b8b51","channel":"phone","respond_by_ms":1795395600000}', 1795307207304, '01a200a5fa7c70038e44c74296527aba', 5, '01a1949e-d680-78ad-a1b3-05a6d72f9be6', NULL, NULL, NULL, NULL, NULL, NULL, '01a1949e-d680-7b09-8f7a-0d35d3b8822d'),
  (1, '01a200a5-fab9-7003-be34-0d2c22e07615', 'cases.case-moved.v1', '01a200a5-fa7c-705b-9413-8b50512b8b51', 2, '{"case_id":"01a200a5-fa7c-705b-9413-8b50512b8b51","action":"to_triage","state":"triage","version":2,"solve_by_ms":1795600800000}', 1795307207353, '01a200a5fa7c70038e44c74296527aba', 6, '01a1949e-d680-78ad-a1b3-05a6d72f9be6', NULL, NULL, NULL, '01a1949e-d680-7a72-b373-dee505ce2d66', '01a1949e-d680-7a72-b373-dee505ce2d66', '01a1949e-d680-7f82-9aca-d64ae8b48f1f', '01a1949e-d680-7b09-8f7a-0d35d3b8822d'),
  (1, '01a200a6-0681-7001-aded-256fe1563e22', 'cases.case-moved.v1', '01a200a5-f8a5-7693-9159-bdb99008fb0a', 3, '{"case_id":"01a200a5-f8a5-7693-9159-bdb99008fb0a","action":"respond","state":"handling","version":3,"solve_by_ms":1795514400000}', 1795307210369, '01a200a606817001adeb0df01d4c90fb', 7, '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', '01a1949e-d680-7aeb-a974-3df2352cca58', '01a1949e-d680-7d02-8db1-a5b3202a755f', '01a1949e-d680-7406-b0c1-50d1ad6e1a0d', '01a200a5-f893-7003-a4ea-56aaf12220b1'),
  (1, '01a200a6-0684-7002-84c3-cbb07abca584', 'cases.case-moved.v1', '01a200a5-f8a5-7693-9159-bdb99008fb0a', 4, '{"case_id":"01a200a5-f8a5-7693-9159-bdb99008fb0a","action":"resolve","state":"resolved","version":4,"solve_by_ms":1795514400000}', 1795307210372, '01a200a6068370038899a4e8bab72dbe', 8, '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', '01a1949e-d680-7aeb-a974-3df2352cca58', '01a1949e-d680-7d02-8db1-a5b3202a755f', '01a1949e-d680-7406-b0c1-50d1ad6e1a0d', '01a200a5-f893-7003-a4ea-56aaf12220b1'),
  (1, '01a200a6-068b-7001-8bdf-e095b068101e', 'cases.case-moved.v1', '01a200a5-f8a5-7693-9159-bdb99008fb0a', 5, '{"case_id":"01a200a5-f8a5-7693-9159-bdb99008fb0a","action":"rate","state":"closed","version":5,"solve_by_ms":1795514400000}', 1795307210379, '01a200a606877001a3357577dd39d9c8', 9, '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', '01a1949e-d680-7aeb-a974-3df2352cca58', '01a1949e-d680-7d02-8db1-a5b3202a755f', '01a1949e-d680-7406-b0c1-50d1ad6e1a0d', '01a200a5-f893-7003-a4ea-56aaf12220b1'),
  (1, '01a200a6-068c-7001-a440-670cf8a776b4', 'cases.case-rated.v1', '01a200a5-f8a5-7693-9159-bdb99008fb0a', 5, '{"case_id":"01a200a5-f8a5-7693-9159-bdb99008fb0a","solved":true,"speed":5,"quality":4,"attitude":5}', 1795307210380, '01a200a606877001a3357577dd39d9c8', 10, '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', '01a1949e-d680-7aeb-a974-3df2352cca58', '01a1949e-d680-7d02-8db1-a5b3202a755f', '01a1949e-d680-7406-b0c1-50d1ad6e1a0d', '01a200a5-f893-7003-a4ea-56aaf12220b1');
INSERT INTO linli_golden.events_head VALUES
  (1, 10);
INSERT INTO linli_golden.evidence_checkpoint VALUES
  (1, 1, 9, '\xf6184b25521e8c8cfc00d3c5ce6705a3f1e7ef16de1f15e9d55b9ae1fd26177a', 1795307210775, 498696, 'linli-fdb72fc0-78b0-1c23-d9ea-dcb3dc81a96e/1/1
9
9hhLJVIejIz8ANPFzmcFo/Hn7xbeHxXp1Vua4f0mF3o=
suite international
time 1795307210775

— linli-fdb72fc0-78b0-1c23-d9ea-dcb3dc81a96e pvoeVTqbWykCDzwz+/LlA1D2aDtTTSftbRuEhMGsm5bPY/GPyMaKWZe39gwA6JPqtNg/U/+bc/Ev+6LIYJ1/Z4bv/QY=
');
INSERT INTO linli_golden.evidence_key VALUES
  (1, 'a6fa1e55', 'linli-fdb72fc0-78b0-1c23-d9ea-dcb3dc81a96e+a6fa1e55+AcJGGytazLn2JE569fUYAW9T9vhlY1aiOF7JI0hfQBCR', 1795307207776);
INSERT INTO linli_golden.evidence_leaf VALUES
  (1, '01a200a5-f8b2-7002-a0e3-6f458a46bc90', 'cases.step', '01a200a5-f8a5-7693-9159-bdb99008fb0a', 1795307206834, 1, 1, '\xcb6e9d40afa872269613cc187d2b3f0800670e70d460c385ac99730028a19246', '{"action":"report","actor":"01a200a5-f893-7003-a4ea-56aaf12220b1","case":"01a200a5-f8a5-7693-9159-bdb99008fb0a","number":"261122-47RADF","state":"reported","version":1}', '\xb067383dc52968d028a03ac26c4bb9680d924986b19ae06faa68bdf329243ef1', NULL, 1, 0),
  (1, '01a200a5-f8c0-7003-8850-2d5899dfe2c8', 'cases.step', '01a200a5-f8b4-7fed-be3f-577c404864de', 1795307206848, 1, 1, '\xe142d50ad8816c99d895efaaa8eb8fe020ed9b2954d2ca26b185f64740781152', '{"action":"report","actor":"01a200a5-f893-7003-a4ea-56aaf12220b1","case":"01a200a5-f8b4-7fed-be3f-577c404864de","number":"261122-9VA83C","state":"reported","version":1}', '\x2e31a9332958a50abf73a4abdaf9c4104fb8f092a0f6adcb1ff5e5b8381e5f9c', NULL, 1, 1),
  (1, '01a200a5-fa3e-7001-a4c3-4ab9fe8e75eb', 'cases.step', '01a200a5-f8a5-7693-9159-bdb99008fb0a', 1795307207230, 1, 1, '\x0145852671c0cfe51a11864a9ab60407c5498fa88e50028c1c2537f9a7f097a1', '{"action":"dispatch","case":"01a200a5-f8a5-7693-9159-bdb99008fb0a","item":"sr-017-01","number":"261122-47RADF","owner":"01a1949e-d680-7406-b0c1-50d1ad6e1a0d","state":"dispatched","version":2}', '\x3b770858b1266d7b56dbaa4dc08a60d926aa2b736babe974cd5466420e69d672', NULL, 1, 2),
  (1, '01a200a5-fa5b-7002-9fa9-6e3a1a6513ac', 'cases.step', '01a200a5-f8b4-7fed-be3f-577c404864de', 1795307207259, 1, 1, '\x5d7bbc5e56a4089ee03a7a2827f780755d299198783d3d9157e06fb16034623a', '{"action":"dispatch","case":"01a200a5-f8b4-7fed-be3f-577c404864de","item":"sr-029-03","number":"261122-9VA83C","owner":"01a1949e-d680-7c88-a340-2b182290a1be","state":"dispatched","version":2}', '\x566c0217049d68f47113d3e876a3ce0cb6f22feeb0a52bc6eacfb9a0f85b1de9', NULL, 1, 3),
  (1, '01a200a5-fa88-7003-a5c6-74ff68d4992b', 'cases.step', '01a200a5-fa7c-705b-9413-8b50512b8b51', 1795307207304, 1, 1, '\xd55ef65740651a96ea9ca7fb229ab1ec5d8c8107037a1a5b88f2d979e0eb4b40', '{"action":"report","actor":"01a1949e-d680-7b09-8f7a-0d35d3b8822d","case":"01a200a5-fa7c-705b-9413-8b50512b8b51","number":"261122-5ETTQY","state":"reported","version":1}', '\x8bb146a30dc723aa6f1fcea89833caf16d323d1bbb53d3dca1bfee25e57d4da4', NULL, 1, 4),
  (1, '01a200a5-fab9-7003-be35-ba30fdaf6cbc', 'cases.step', '01a200a5-fa7c-705b-9413-8b50512b8b51', 1795307207353, 1, 1, '\x742dd7bb5d395c56fd670b38d91bf7f60a7ebf810413989e0f4a033b6b48d24d', '{"action":"to_triage","case":"01a200a5-fa7c-705b-9413-8b50512b8b51","item":"sr-005-02","number":"261122-5ETTQY","owner":"01a1949e-d680-7f82-9aca-d64ae8b48f1f","state":"triage","version":2}', '\x8c44533b5b67ed605f815d0c0eb19885ace06ff654062e84163c130260713505', NULL, 1, 5),
  (1, '01a200a6-0681-7001-adee-76486221b581', 'cases.step', '01a200a5-f8a5-7693-9159-bdb99008fb0a', 1795307210369, 1, 1, '\x73951c54c8840e678415586df8e5c53bf2d4faa56fded67e56eb2be7c110a04e', '{"action":"respond","actor":"01a1949e-d680-7406-b0c1-50d1ad6e1a0d","case":"01a200a5-f8a5-7693-9159-bdb99008fb0a","item":"sr-017-01","number":"261122-47RADF","owner":"01a1949e-d680-7406-b0c1-50d1ad6e1a0d","state":"handling","version":3}', '\x426546bed0ee8d0d4f02b01dd85fc9a56f739a184ee6595a8b073ccef467e311', NULL, 1, 6),
  (1, '01a200a6-0684-7002-84c4-86a0ee43e913', 'cases.step', '01a200a5-f8a5-7693-9159-bdb99008fb0a', 1795307210372, 1, 1, '\x171e90e547cd8450340ddd5a2ee4ef3c0bd136dad0774797f5a0ef4fef4ce225', '{"action":"resolve","actor":"01a1949e-d680-7406-b0c1-50d1ad6e1a0d","case":"01a200a5-f8a5-7693-9159-bdb99008fb0a","item":"sr-017-01","note_sha256":"bc4dea5384d3648152953ef2d22e64b84833844682f31246e0fdcd2e49fbd53c","number":"261122-47RADF","owner":"01a1949e-d680-7406-b0c1-50d1ad6e1a0d","result_sha256":"bc4dea5384d3648152953ef2d22e64b84833844682f31246e0fdcd2e49fbd53c","state":"resolved","version":4}', '\xe69d5dc09ee47329dd7ae061eeabca698494e2db09b15e72ac019fbb1839da8c', NULL, 1, 7),
  (1, '01a200a6-068c-7001-a43e-b52526b858eb', 'cases.step', '01a200a5-f8a5-7693-9159-bdb99008fb0a', 1795307210380, 1, 1, '\x4f1206c65421aa33f7a15bb5a1bb2e0e8b3b5c043900705166fc232d6115495a', '{"action":"rate","actor":"01a200a5-f893-7003-a4ea-56aaf12220b1","case":"01a200a5-f8a5-7693-9159-bdb99008fb0a","item":"sr-017-01","number":"261122-47RADF","owner":"01a1949e-d680-7406-b0c1-50d1ad6e1a0d","result_sha256":"bc4dea5384d3648152953ef2d22e64b84833844682f31246e0fdcd2e49fbd53c","state":"closed","version":5}', '\xee6bd9062d01b5525ebe9721b232a66825cc7774303c435b6e04a9d514543b8d', NULL, 1, 8);
INSERT INTO linli_golden.evidence_log VALUES
  (1, 1, 1, 'linli-fdb72fc0-78b0-1c23-d9ea-dcb3dc81a96e/1/1', 9, 1795307207774, NULL, NULL, 2);
INSERT INTO linli_golden.evidence_tile VALUES
  (1, 1, 0, 0, '\xd6dd597198b8cbe4f37b8d75aea8601dbf98e41505a99e512f7ea7c2380ff99c3b903c8cb3ecb256e080bda97b071cad212c6c944fbf81c94705f1b10bff79fad0a9c80c3f9fbbde16522e7967fc39161228e0584e4663e876b9a847ab66d8b7e0a3b37fcb376964913b0a02ba295263080c30a144b5fdca60374b7136d109c7e66edf2937291ec80c50ace5c3efe74fa6fd2653a37f66dca5b34c8684cfab292b037765977e226806503b66cc75cdc56c82bbd96ffacf9d3224c447b639246fecaa9776ee7dff382c721aab8184779ae96cddc82325b601cd2614ea5343a19c8bc75861c37439f37d18dca397091c0e553f7f5f09c0ef6c0cb43664623bede9525cbe7fb6d84a7723129cbae076a3e311a8ff56e8029b751850fda7cc04e28e');
INSERT INTO linli_golden.identity_account VALUES
  (1, '01a1949e-d680-7b1a-809d-30d3915d91c2', 'staff', 'administrator-0001', '王文娟', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186623, NULL, 1),
  (1, '01a1949e-d680-763f-9413-1d5ff9635c16', 'staff', 'security-administrator-0001', '魏晓涛', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186623, NULL, 1),
  (1, '01a1949e-d680-7ab0-87ed-57c693f933d3', 'staff', 'auditor-0001', '李明辉', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186623, NULL, 1),
  (1, '01a1949e-d680-7b09-8f7a-0d35d3b8822d', 'staff', 'hotline-operator-0001', '张磊', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186623, NULL, 1),
  (1, '01a1949e-d680-7f82-9aca-d64ae8b48f1f', 'staff', 'hotline-operator-0003', '张志远', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186623, NULL, 1),
  (1, '01a1949e-d680-7406-b0c1-50d1ad6e1a0d', 'staff', 'handler-0089', '潘小燕', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186623, NULL, 1),
  (1, '01a1949e-d680-7c88-a340-2b182290a1be', 'staff', 'handler-0094', '马洁', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186623, NULL, 1),
  (1, '01a1949e-d680-7ddb-952a-0ecc1654ba49', 'staff', 'handler-0147', '高斌', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186623, NULL, 1),
  (1, '01a1949e-d680-734b-ad0b-8c0d2fe598ae', 'staff', 'leader-0089', '程彩虹', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186623, NULL, 1),
  (1, '01a1949e-d680-7f03-bbc6-e637ee87e851', 'staff', 'police-liaison-0001', '丁鹏', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186623, NULL, 1),
  (1, '01a1949e-d680-7e9f-ae22-ddb1485d2817', 'staff', 'family-doctor-0001', '孙晓龙', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186623, NULL, 1),
  (1, '01a1949e-d680-7d87-ad60-f97223287b41', 'staff', 'clerk-0021', '罗杰', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186623, NULL, 1),
  (1, '01a1949e-d680-7158-a79e-e59543fbe9f2', 'staff', 'grid-worker-0001', '李雪莹', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186623, NULL, 1),
  (1, '01a1949e-d680-7cff-8056-1139f4e5b0c2', 'staff', 'grid-worker-0002', '米宏斌', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186623, NULL, 1),
  (1, '01a1949e-d680-7b9c-b207-c5091ba33da2', 'staff', 'grid-worker-0003', '袁萌', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186623, NULL, 1),
  (1, '01a1949e-d680-78c3-b796-98498d1378ca', 'staff', 'merchant-0-0001', '董小红', '$argon2id$v=19$m=65536,t=2,p=1$ZwI3Ovm6pg529QSuIPEmzg$vffzRA7/5dg0vGX3eNBov+drLUTSk2mOB00CxRqfwrc', false, NULL, NULL, NULL, NULL, NULL, NULL, 1795307186964, NULL, 1),
  (1, '01a200a5-b890-7003-b36d-3f471de9681a', 'resident', NULL, '马秀英', NULL, false, NULL, NULL, NULL, '\xeb352420d98874369a2db23992725367', '\x0101a3b4bc334e7b9ff982fbcebc45c8c1d5426dec9f4649f34ab95e328573d9f0373096a718873d33', '01a1949e-d680-7d0c-b85b-8941fddbcc4c', 1795307190436, NULL, 1),
  (1, '01a200a5-f893-7003-a4ea-56aaf12220b1', 'resident', NULL, '居民', NULL, false, NULL, NULL, NULL, '\x2988a1817238d512f45d83297ec2645f', '\x0101644eb12bfc0c8de329a7e6979799ebe2eaae18a076e89828c7cb768b4c8920337e8ec27c3e627c', NULL, 1795307206804, NULL, 1);
INSERT INTO linli_golden.identity_inbox VALUES
  (1, '01a200a5-f884-7000-8714-7e664ff6d848', 1795307206788, '\x0101423587e3e583e4d2bfde58a687125c13ca6874fe4398053804f0c119fa4c926dcf1883f8efdbc29d69f2aba425ce1f494dfb479c3ecd0da16324c6aa0a500cdf1e89da35f1ba4575b895d8675f56f83954d8791324b1c693db66eb46da0e4ba84b9c1a18bc4fc4d33272ae740cf67d65e178a3c197df29207bbb30c78562fb91d8cf0bb35826a04f8400e7d3b3f3cd232f9c47a4');
INSERT INTO linli_golden.identity_session VALUES
  (1, '01a200a5-f895-7003-8def-a4e539cb6e0a', '\x62cb970666c281aaec2bf445c2a924eb01ae72dcb4ded0781ee082b3a46f347b', '01a200a5-f893-7003-a4ea-56aaf12220b1', '01a200a5-f894-7000-951e-e3da6364e8ff', 'active', 'bearer', '未知设备', '127.0.0.0/24', 1795307206805, 1795307206807, 2592000000, 1803083206807, NULL, 0),
  (1, '01a200a5-fa77-7003-a376-d61241826dac', '\x0653bbc894489d5fb76ebb0cb662c9207bd31723c455bf3463ceceadb5e2cb04', '01a1949e-d680-7b09-8f7a-0d35d3b8822d', '01a1949e-d680-7637-a3b5-9e60350dae7a', 'active', 'bearer', '未知设备', '127.0.0.0/24', 1795307207287, 1795307207288, 1800000, 1795350407288, NULL, 0),
  (1, '01a200a6-0667-7002-901d-e4d583c58b5c', '\x562291a6820cbd8ee2f7609e5da744df9bdbb3078fdbd6a45672d7636ea6de63', '01a1949e-d680-7406-b0c1-50d1ad6e1a0d', '01a1949e-d680-7b29-836b-746ca0ca797e', 'active', 'bearer', '未知设备', '127.0.0.0/24', 1795307210343, 1795307210348, 1800000, 1795350410348, NULL, 0);
INSERT INTO linli_golden.organisation_organisation VALUES
  (1, '01a1949e-d680-7a72-b373-dee505ce2d66', 'QZF', '澄溪区人民政府', '澄溪区政府', 'other', NULL, '01a1949e-d680-7a72-b373-dee505ce2d66', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7f4f-ad08-46e0d0af8fbe', 'housing-construction', '区住房和城乡建设局', '住建局', 'department', NULL, '01a1949e-d680-7f4f-ad08-46e0d0af8fbe', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7aeb-a974-3df2352cca58', 'urban-management', '区城市管理和综合执法局', '城管局', 'department', NULL, '01a1949e-d680-7aeb-a974-3df2352cca58', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7dbc-a3bf-719213cd5867', 'street-office', '街道办事处党政办公室', '街道党政办', 'section', NULL, '01a1949e-d680-7dbc-a3bf-719213cd5867', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7d02-8db1-a5b3202a755f', 'sanitation', '区环境卫生服务中心', '环卫中心', 'public_institution', '01a1949e-d680-7aeb-a974-3df2352cca58', '01a1949e-d680-7aeb-a974-3df2352cca58', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7e4f-868e-9bd44a77e337', 'municipal-works', '区市政设施维护中心', '市政中心', 'public_institution', '01a1949e-d680-7f4f-ad08-46e0d0af8fbe', '01a1949e-d680-7f4f-ad08-46e0d0af8fbe', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7512-a5f6-93edd9c4ebd8', 'street-fire', '街道应急消防科', '街道消防科', 'section', '01a1949e-d680-7dbc-a3bf-719213cd5867', '01a1949e-d680-7dbc-a3bf-719213cd5867', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7eef-b19c-184766750098', '640189001-JD', '凤鸣街道办事处', '凤鸣街道', 'street_office', NULL, '01a1949e-d680-7eef-b19c-184766750098', '01a1949e-d680-795f-96fb-0871655a07ed', 1795307186492, NULL, 1),
  (1, '01a1949e-d680-705f-87b7-bae8f19610b0', '640189001-PCS', '凤鸣派出所', '凤鸣派出所', 'other', NULL, '01a1949e-d680-705f-87b7-bae8f19610b0', '01a1949e-d680-795f-96fb-0871655a07ed', 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7d33-b4a0-277d26b404f1', '640189001-WS', '凤鸣社区卫生服务中心', '凤鸣卫生服务中心', 'other', NULL, '01a1949e-d680-7d33-b4a0-277d26b404f1', '01a1949e-d680-795f-96fb-0871655a07ed', 1795307186492, NULL, 1),
  (1, '01a1949e-d680-7d96-b87d-bf4695725fa9', '640189001001-JWH', '书香苑社区居民委员会', '书香苑社区', 'community_committee', '01a1949e-d680-7eef-b19c-184766750098', '01a1949e-d680-7eef-b19c-184766750098', '01a1949e-d680-74a5-8135-97a3a7cf0064', 1795307186492, NULL, 1);
INSERT INTO linli_golden.registry_dwelling VALUES
  (1, '01a1949e-d680-76f4-ae88-0f15f7dafda4', '64018900100100101001010101', '101', '宁澜市澄溪区凤鸣街道书香苑社区清和南街20号书香苑1号楼1单元101室', '书香苑1号楼1单元101室', '01a1949e-d680-7e66-8446-0543bf870ec5', '01a1949e-d680-7b2e-beee-8f7063518a22', '01a1949e-d680-7541-a231-26dc27b32fd2', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1, 8206, 2004, 'rented', 1, 1795307186492, 1),
  (1, '01a1949e-d680-773d-80a2-efc4b3b8ad67', '64018900100100101001010102', '102', '宁澜市澄溪区凤鸣街道书香苑社区清和南街20号书香苑1号楼1单元102室', '书香苑1号楼1单元102室', '01a1949e-d680-7e66-8446-0543bf870ec5', '01a1949e-d680-7b2e-beee-8f7063518a22', '01a1949e-d680-7541-a231-26dc27b32fd2', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1, 7001, 2004, 'owner_occupied', 2, 1795307186492, 1),
  (1, '01a1949e-d680-70b6-9742-081683a01635', '64018900100100101001010201', '201', '宁澜市澄溪区凤鸣街道书香苑社区清和南街20号书香苑1号楼1单元201室', '书香苑1号楼1单元201室', '01a1949e-d680-7e66-8446-0543bf870ec5', '01a1949e-d680-7b2e-beee-8f7063518a22', '01a1949e-d680-7541-a231-26dc27b32fd2', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 2, 8206, 2004, 'owner_occupied', 3, 1795307186492, 1),
  (1, '01a1949e-d680-76f6-9902-858ed5ebd0f6', '64018900100100101001010301', '301', '宁澜市澄溪区凤鸣街道书香苑社区清和南街20号书香苑1号楼1单元301室', '书香苑1号楼1单元301室', '01a1949e-d680-7e66-8446-0543bf870ec5', '01a1949e-d680-7b2e-beee-8f7063518a22', '01a1949e-d680-7541-a231-26dc27b32fd2', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 3, 8206, 2004, 'owner_occupied', 5, 1795307186492, 1),
  (1, '01a1949e-d680-7e15-9ad4-03191654e996', '64018900100100101001010302', '302', '宁澜市澄溪区凤鸣街道书香苑社区清和南街20号书香苑1号楼1单元302室', '书香苑1号楼1单元302室', '01a1949e-d680-7e66-8446-0543bf870ec5', '01a1949e-d680-7b2e-beee-8f7063518a22', '01a1949e-d680-7541-a231-26dc27b32fd2', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 3, 7001, 2004, 'owner_occupied', 6, 1795307186492, 1),
  (1, '01a1949e-d680-76f9-9c3d-96e60f0def20', '64018900100100101001010401', '401', '宁澜市澄溪区凤鸣街道书香苑社区清和南街20号书香苑1号楼1单元401室', '书香苑1号楼1单元401室', '01a1949e-d680-7e66-8446-0543bf870ec5', '01a1949e-d680-7b2e-beee-8f7063518a22', '01a1949e-d680-7541-a231-26dc27b32fd2', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 4, 8206, 2004, 'rented', 7, 1795307186492, 1),
  (1, '01a1949e-d680-7ae5-b84a-1c4ba9ffd312', '64018900100100101012020501', '501', '宁澜市澄溪区凤鸣街道书香苑社区清和南街20号书香苑12号楼2单元501室', '书香苑12号楼2单元501室', '01a1949e-d680-7b32-b567-4d936b6d2fd4', '01a1949e-d680-7e89-81c7-a62237d95d47', '01a1949e-d680-7541-a231-26dc27b32fd2', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 5, 6070, 2005, 'owner_occupied', 417, 1795307186492, 1),
  (1, '01a1949e-d680-75d0-a5db-345816f34492', '64018900100101201003011001', '1001', '宁澜市澄溪区凤鸣街道书香苑社区民族巷77号兰谷时代3号楼1单元1001室', '兰谷时代3号楼1单元1001室', '01a1949e-d680-7c07-a589-b67bf212a601', '01a1949e-d680-7259-a93c-67127fbc38d5', '01a1949e-d680-7106-80d9-2041ba2e9e0e', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-7c76-8232-cc638796c79e', 10, 5643, 2005, 'vacant', 5119, 1795307186492, 1),
  (1, '01a1949e-d680-754c-9c86-e7b0d96498fb', '64018900100101301003010801', '801', '宁澜市澄溪区凤鸣街道书香苑社区新华西路82号永源国际3号楼1单元801室', '永源国际3号楼1单元801室', '01a1949e-d680-7edb-8d54-ce19db29bea8', '01a1949e-d680-7813-843c-ed4439a6d23c', '01a1949e-d680-77ea-8a40-6e9b92a619f0', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71ba-abd3-1345d2d15106', 8, 9509, 2014, 'vacant', 5533, 1795307186492, 1);
INSERT INTO linli_golden.registry_household VALUES
  (1, '01a1949e-d680-785d-ab5e-bc5e9145d0b8', '001001-00000', '01a1949e-d680-76f4-ae88-0f15f7dafda4', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7dfe-93c6-a992482251c6', '001001-00001', '01a1949e-d680-773d-80a2-efc4b3b8ad67', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7a68-994a-929b516de988', '001001-00002', '01a1949e-d680-70b6-9742-081683a01635', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7d5a-b726-1e20794b3b48', '001001-00003', '01a1949e-d680-76f6-9902-858ed5ebd0f6', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7d78-9162-47e9e5d2277d', '001001-00004', '01a1949e-d680-7e15-9ad4-03191654e996', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-703f-ac73-0d8f4cd1f415', '001001-00005', '01a1949e-d680-76f9-9c3d-96e60f0def20', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7c04-90c1-5f00866c28b9', '001001-00367', '01a1949e-d680-7ae5-b84a-1c4ba9ffd312', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492);
INSERT INTO linli_golden.registry_person VALUES
  (1, '01a1949e-d680-7240-9107-2ec19e2e1b56', '01a1949e-d680-785d-ab5e-bc5e9145d0b8', 'son', '赵泽楷', 'male', '2022-10-17', '汉族', '广西壮族自治区秀峰区', '幼儿园儿童', '学龄前', '未婚', 'local', '\x0101c577d9c6c288fb44bdb22d2d441c40e8795d79740a2dd001ebc8f12c785a7103f017266c4be5f31c9265482d9229', '\x409fb1092467e411ea098dd4654939c2', NULL, NULL, '\x0101192788adc310e9774610990bb78324b2e77142364739fd322bd72ef1cbbd6e424688de307a1b891991394cad0afbaed07286e208606d74cc7add123b1d740f1e37ad26e99bfe1c3a79c1a3ea5a4b415e6e912f0dd49fd19da9ee7f3467a6b0cd9fc716988e27514633cd9212604d887fe4a4e47ea45564', '01a1949e-d680-76f4-ae88-0f15f7dafda4', '书香苑1-1-101', '2023-11-11', '2026-08-19', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-77f0-9f82-f4abe4513fd4', '01a1949e-d680-785d-ab5e-bc5e9145d0b8', 'spouse', '李瑞', 'female', '1990-11-21', '汉族', '安徽省凤台县', '医护人员', '高中', '已婚', 'local', '\x0101260fcc7b366a39af30b87cbea2b8b42749a5d6f53aeaa3e8f46510e2457b7dd3e94cbf969eba231375ef6c33a52d', '\xfa93bdcdce4c93bd2f6eb53b7d913c5d', '\x0101880af92ea9e3bd6ec4f0ab7906aa7753b509fdf31deb571e654a39993b0984111a5f324eca6300', '\x6ddc6d43bedd3b65136a6ab25d79b04b', '\x0101d38e654912a16b5fcbf1911393db239c3661eeb04829e1045262ede93e9f1638641b2ab89b550c781caf4f73f9f3b3f4b0637ec45cda7252d76a2fac0086506a93f4d76468554f75106acedb77ae61d9966b1f839826c8ed7b1c6a8b8e3f145390a0e866e18e1ad28b5fe59d13babd3a9852ca59bb05a5', '01a1949e-d680-76f4-ae88-0f15f7dafda4', '书香苑1-1-101', '2023-11-11', '2026-10-25', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-7a77-8e70-8c1488dd63d8', '01a1949e-d680-785d-ab5e-bc5e9145d0b8', 'head', '赵嘉伟', 'male', '1993-02-06', '汉族', '宁夏回族自治区贺兰县', '工人', '大专', '已婚', 'local', '\x01017b24ec338d7e73088c0053521fe2efb7f1c687685fec01baf1cf68dd7a37f83549abb95b3e4a5c886dbafc9102f0', '\x253d0f87cb08d46fcc28a5afa7e322fb', '\x0101e2f764b05176e2201adf8dae8a39d31ad5f7b250edece37b0da2246e3f5a787e008ebd32cafa6e', '\x7b18600728b8ecd9947d95c3f6cf7098', '\x010191e065b9e5ff76c53b3b70f3de23951869241fe6f77f713829fa3a3ec0cbcb16c6942b3b5a665bf45c9e31318fd19c6e514d27b6366f3dda88f636aada722dac5ddb47a2eb6d786da1dc92292251eeb26eeca12794d90a5e8993e1640575f7661e6470b8cbf309ddeba3f1924d738fbf02b35cd9e129da', '01a1949e-d680-76f4-ae88-0f15f7dafda4', '书香苑1-1-101', '2023-11-11', '2026-08-22', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-7ece-b28d-d4daad9c1c15', '01a1949e-d680-785d-ab5e-bc5e9145d0b8', 'daughter', '赵南乔', 'female', '2017-09-23', '汉族', '广东省梅江区', '小学生', '小学', '未婚', 'local', '\x0101c3b9bb19ab3d99c52f97898b6f2b9516bc570837722e04aec4f5457c4ee4e360424f3afe8877cc1dbf7d9315246c', '\x6ce92eb4a8042d4a45e940d4eea8fd15', NULL, NULL, '\x010132a39b8b9ed47db504051c297f7e5e73a6ec0f822b1fcab9dc301f70b859e0cd2233a11502ffaf659a9780c8cbbd1d67cec38111e364de565fe78bdb79c41c6013e0d04b8c3a9bf94aeb23a916ddf588fe6502c82f8a167bb9047f9c0857ff6c59ed14918b9f80671c3c3643046d35b0dbe7a556781a32', '01a1949e-d680-76f4-ae88-0f15f7dafda4', '书香苑1-1-101', '2023-11-11', '2026-06-24', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-73b8-8bf0-7c078bd6c753', '01a1949e-d680-7dfe-93c6-a992482251c6', 'spouse', '李淑珍', 'female', '1954-06-12', '汉族', '宁夏回族自治区郊区', '退休', '文盲或半文盲', '已婚', 'local', '\x01015f064b8dd0d60c7251bdee3b422ba0258daa535e4ec88327000cc52f9a3c867c921c85315085ac7d46b67fca7c04', '\x8b1e8fdeeaf459e795c6d455fb5bf522', '\x0101dea623236eacb06cdfb38205a27b7fd1387fd81e3a4cd8e80c6ce1c3cf5abeb2e9e199254fbdec', '\x3a8684eefa9976704722eef36a8e4f10', '\x010176a0da64d3ea665ded1acb1815432dd9ccf8ab4f98d2eafa2fa694e4d233196cb87fb7b34f7861592112ab0595e21bc07cf33fd1232a8aded141877e5d8aa513280cdf5b84844db1445a22200efdc34b92a2d1a1e74d0ac6ac710c03e4b54e37c555245b6d41d68d50912cbfa152fad18ee6b2e049b6b3', '01a1949e-d680-773d-80a2-efc4b3b8ad67', '书香苑1号楼1单元102室', '2011-02-14', '2026-08-13', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-7e47-998d-ec121e8edf1c', '01a1949e-d680-7dfe-93c6-a992482251c6', 'head', '王志远', 'male', '1953-07-25', '汉族', '宁夏回族自治区新城区', '退休', '初中', '已婚', 'local', '\x0101d6cd98cedbe97324e2a0b151043a4c4a66dc39a187b95617b5b9795d4af95e8faec83bcde253a8b957a289204136', '\x3a57622610aa6ccde3d178837149aa3f', '\x0101c0f5fe39ccff9ba74d3a55116f14fb9cdb3d79bde1b93659bde9ddc1c75b5869594e6bc97c7deb', '\x8e90569382fbc432584b5abcb4783fe7', '\x0101bb574858db19b578511bbb0a57af5393340e79ce5227715cc37c868e7606c63fa0a99eb2041f0d50ed7c121c9334968d00747f851592ad2bc83fb184cbb3d619460b29b2c7ea12937cce01f7705c8b341a00658954146510cd3a4f30855cec9d25324fe2bc51990f7183242de1a45b24705a769e570d99', '01a1949e-d680-773d-80a2-efc4b3b8ad67', '书香苑1号楼1单元102室', '2011-02-14', '2026-03-29', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-73d6-979a-f1f7db76b659', '01a1949e-d680-7a68-994a-929b516de988', 'spouse', '张桂英', 'female', '1954-02-14', '汉族', '河北省海港区', '退休', '小学', '已婚', 'local', '\x010134809489310563b53b600d054f7d8c5e356df6c2aac7613bdb1bcd5da982e873353f756f5c779e8a6a796235663a', '\xae356dfc6c8d1679c5d0be72f0dab512', '\x010131c7f4455c982577233d88c3e56d632e78e238503b0d90d58f6e06019b62d62e4f1133559efab2', '\x5002bb4c7f361e86682f4f04541d4829', '\x010164642eb924a0e3873739515057b3e2aa974595d90e601fa66b8dd8f3bf82dfaba4ce8a4566f525f4094312f9db42a74643f86b2d80852abcb5c86a41e2d5332e4c2ea5045e0686e39957cc577b3c65f331252348f0a2d1ccda1c0e6127a421ddab3b8169b1db8aea3f0620af993d6a969ba42153a72720', '01a1949e-d680-70b6-9742-081683a01635', '书香苑1号楼1单元201室', '2020-02-22', '2026-08-11', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-7d37-a58e-a7d3f3fd0c16', '01a1949e-d680-7a68-994a-929b516de988', 'head', '杨万福', 'male', '1950-09-30', '汉族', '宁夏回族自治区海原县', '退休', '文盲或半文盲', '已婚', 'local', '\x01011930ed95b783c9b402ffe341f249e80d0938835f5fb72cdd2b0f062ad8fb8495994d47735635d82bca38ace3d0db', '\x13a1e267847953a894012180c541d8e6', '\x0101458b3914b574287fd0a0634f27502b754f430b418b0ee28b91df8dad7748b4cb93df388fbe8490', '\xaa8334a2e1db21ba434e8799194a3725', '\x01013cc40872fb12cd694af878195ec82eb4b1cc8ae75d2c799c67995e3e5c4eee60d43170b0f0a87345e17b9538e99905d1aafa9edfffa1d907f70947c826db20ec35bfe295ff8eb99159e0fd9fd2c2ace45d1c1653e995c600e3cb39da8db95d03352bca856461d3625a9c24d2e9c75f4650daf42c13d0f5', '01a1949e-d680-70b6-9742-081683a01635', '书香苑1号楼1单元201室', '2020-02-22', '2026-01-18', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-7f26-969b-f9f084cbe20d', '01a1949e-d680-7a68-994a-929b516de988', 'other', '王晓兰', 'female', '1962-09-15', '汉族', '河北省沧县', '退休', '高中', '已婚', 'local', '\x010160d663d4205a9014bf2bffa00fe385afe38b1ad5e75d6124aa3ae432c7792eb2f12982ebd404773a63ec9d75317e', '\x4cc903529784dc429c6ed26b1ecb22a0', '\x01013a717126597567661d7f27bbc9fd50b7348b07fae817ad3028ea3930191fe59796b544c314cb58', '\xe0fab25c369eab98b5b3c715feffab4f', '\x0101afa02f4997c3ac344a5a6adc9f2d2d2bf4a08af868c273e2e5361c966a468e6e0abbce8d34f98d2162ffa8916c06282f180aabd88cab0d6c25e23e6e0d056d4043353c0c31cf3e9767b2c57b980206966c3762eede5faccae30300d4aadfc5b1c674f4d8011ec989f2bc37c363a0192ccdd6aa4bd3e6ae', '01a1949e-d680-70b6-9742-081683a01635', '书香苑1号楼1单元201室', '2020-02-22', '2026-02-07', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-70d0-8fd9-8cbe72cfe31e', '01a1949e-d680-7d5a-b726-1e20794b3b48', 'head', '王志远', 'male', '1953-07-01', '回族', '宁夏回族自治区新城区', '退休', '文盲或半文盲', '已婚', 'local', '\x01012a757d3ce3a43bf9d6a0aaf5eae57e8802969adcdd629f21f45bc696d51bd89a66466e11aaf4aca7a81feaf001de', '\x9b64c67df36dcec33e54cd1b8ab859e2', '\x010181baca8dbabc332923baff17f7f089f1b375b4ba56514038f451f8eb9d179b8cefe5f7587924df', '\x9e6b651888f3b343eafafec47ec4b7fb', '\x01010774a772399bb882abb6caa2ceda488b76b33a3d56cfd10feb0500b34d260e89c3b8f8012eb6695b876447077acbc8a6a36bdf705d0cf5852afb94366ea3796419ccff7e846fe26591e86c97c81d3764a0103babb084e807cc001dcbc8d0be2e14c55d6f0a20bdc9a4bab42cb0b0d311eb769dc3e8fa90', '01a1949e-d680-76f6-9902-858ed5ebd0f6', '书香苑1栋一单元301室', '2008-12-16', '2026-07-22', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-724d-9d27-31b031b79ff7', '01a1949e-d680-7d5a-b726-1e20794b3b48', 'spouse', '苏瑞英', 'female', '1954-12-27', '回族', '宁夏回族自治区新城区', '退休', '初中', '已婚', 'local', '\x0101830587ee51af1d0f89ada5aceedebd23d9c38403e66ccf011f4f0b3e8628874fe46461b3708e8fb120f9f8c64073', '\xf636978a923450816fd1af6fe0667170', '\x0101584b43a3dedac7b281d66889e8f91a40956ef4c6e883d050e3c04e59117af63647df3d0e545d4d', '\x50bf9c9cc1a016d8e21e147d2e78e1f4', '\x0101901f58af3a7788ec342213d79c80fe9461d6cf6f7f179935eb93c3193149a41c00dba25226cbdbd18894361588208e16991dbbf97cb096bc778d505bfca773548fb5119934ae7ef298d09ff7278f0403c0a352832fd7bede291d29169b1894a03629ccc49f8dd71cde93c65229db8559a47f956b625c3b', '01a1949e-d680-76f6-9902-858ed5ebd0f6', '书香苑小区1栋一单元301室', '2008-12-16', '2026-03-22', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-79ac-8998-f85510670053', '01a1949e-d680-7d78-9162-47e9e5d2277d', 'daughter', '张如意', 'female', '2012-10-08', '汉族', '宁夏回族自治区永宁县', '初中生', '初中', '未婚', 'local', '\x0101bf5baee3146876aa5e439b60be499dc05b2620460a96b2067bc3e61a54040f0056b16d6d8dd674c02c5f562200d1', '\x6045e1d8e7e4ad905a5f93cebdd642ed', '\x0101bf35c34c58ef6aaff82e13b7f51f23ebfa69242da72ecb2e9c36eb05704a549237ab4e6fb11ba6', '\x3ed9dbe30a9f13549daa915ef9929dd3', '\x0101c2e55b4d99c609cf6b9294d7d4409d18cbc1ea991db88abb07da7aacd95319a32c1240c5a67c0c6936489cc7395d33a9e08ef2b1809f7f2108bfd1440946e1b4c0b4046afe5ec2913db1b34391aca22439b16834d9cd0968837be4b39186087675884d56eca8eeabca637186b9bb8d2f800dc3a3820614', '01a1949e-d680-7e15-9ad4-03191654e996', '书香苑1号楼1单元302室', '2015-11-21', '2026-03-12', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-7d03-a04c-68b1da82a545', '01a1949e-d680-7d78-9162-47e9e5d2277d', 'spouse', '张峰', 'male', '1982-02-22', '汉族', '宁夏回族自治区郊区', '无业', '初中', '已婚', 'local', '\x01014a23ad0c9d24599e75ef8a1c690dbeeb823593b2a0eff55d219ef0ed054932bf590fb69e59b33398dd58d7690128', '\xb2f697346c34a96bea1431ba9dec7a43', '\x0101a2a4768adfa7949eb62decc4f9967eb9ee79cbff0e90a2d2a544d4a8cebbcd4ebd63776a846533', '\xef745b52db9073403ca4d72c07f30a07', '\x0101d262314e1f47e0988c5fc3f97af9a506d983a84f9b9f4367ce437820df84b43956f8a607b8201435425bacd0b4026699a62aa8a1269670b1f990987712e27ea99f559d9ed5e9e0c039d5355275b1926d99c5f052c50b1960804ec7b282a7d8b8f2a9238d4074e7aba8da87c9de4e7cea858a394bb49252', '01a1949e-d680-7e15-9ad4-03191654e996', '书香苑1号楼1单元302室', '2015-11-21', '2026-02-03', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-7d47-a57a-9fd2ea6b56a7', '01a1949e-d680-7d78-9162-47e9e5d2277d', 'head', '张丹', 'female', '1983-07-10', '汉族', '宁夏回族自治区永宁县', '工程技术人员', '初中', '已婚', 'local', '\x010142260f24c3bfc0e04fc571a78732d076758a7b76f29dceb1f0e39c971bf28d4a78e437f4b06b5c1da1eb6f2985a3', '\x8b527d9a1915dc6ed98321aa74bd4374', '\x0101c19baa79456ecb62cc426c3e2c9908cd859763b2e32519d2c1137378eabd20187724bb397b8bbb', '\xa71fcb13c9d40a3cc3531ce13a57b6be', '\x01012a917fd2eaab9ba14423d4fee342049cb47ccd4c572c7009ef0efa3da32f44878037056319034fd15d0c1bf5743b849e479db59e438aa6db9c9a00c1031ab0630e31f06472fa87ece5ff9c2a83fa4754682f1d6cfbc918ca853878e473e1dbdca1ee083b15f009802cdf4d7ae74d5919d6ef9e47d711b1', '01a1949e-d680-7e15-9ad4-03191654e996', '书香苑1号楼1单元302室', '2015-11-21', '2026-03-14', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-797f-9076-33751d35e3c3', '01a1949e-d680-703f-ac73-0d8f4cd1f415', 'head', '哈旭斌', 'male', '1985-01-12', '回族', '宁夏回族自治区青铜峡市', '工程技术人员', '本科', '已婚', 'floating', '\x010182a95eb8c185d137d6dd714dc8fdb45b2d269b7495fa5c0d45f6feee353fd629e5cfb28f053a447f550d8936efde', '\xc641b625b9180b79f58db7fb8e08c109', '\x01012f26661f9a3828317e5f266eb6ea5aad80c40ae308987bfc56a36120cc78a1fc719995985e16a8', '\xee0a043ff9519c79d3ee8101d87f86ca', '\x0101d60082b0153305d3164fd6b7987c95ea57bab7fdfad17854ecb16e740f784e74fc90aaf0533628db6843f195da3615ef34bed496b98f49e1dc1b6c0e1944c62f66a878b21850b9aa1e', '01a1949e-d680-76f9-9c3d-96e60f0def20', '书香苑1号楼1单元401室', '2023-01-13', '2026-04-27', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-7c87-8559-67aec195f612', '01a1949e-d680-703f-ac73-0d8f4cd1f415', 'spouse', '丁慧', 'female', '1982-11-04', '回族', '宁夏回族自治区陶乐县', '个体经营', '小学', '已婚', 'floating', '\x0101b257741bd413fe9a63157be42c72022add4ad20e79236bfafc3423b0bf99b0af3547a8b39d0195d8c20503e02ae9', '\xe6eec1a278b57512e739d8b82b53939b', '\x01012fc0e1ba0360bb9d92271a8f85178af39fd50f021e556329b8c8aeac5f53474e4ce7d45e49cfd4', '\x0ad2525ebd30e5468c8e3ff76a82e6ab', '\x01017c7ceafcbb7f9d94f24fc59ec8bc15325cc748a4abd6e1cbf2951f5684696bba89d5b567e48ca8dbd640543d316e4d9f50f049cef6c696d9a24a615ebafec6c7525282', '01a1949e-d680-76f9-9c3d-96e60f0def20', '书香苑1号楼1单元401室', '2023-01-13', '2026-03-17', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-7e45-816c-9be9c2f387ff', '01a1949e-d680-703f-ac73-0d8f4cd1f415', 'son', '哈宇轩', 'male', '2016-08-26', '回族', '宁夏回族自治区盐池县', '小学生', '小学', '未婚', 'floating', '\x01013bd9b971d0814d787b2caa92ae72947a46393daba90e6bcb6f232ac3432df1b8744c9746752359dc3ed7442aa5a3', '\x261dc4bd120ab9acb57f656f048727a9', NULL, NULL, '\x0101d537bfd0c9be20fa4b86e589e3cfc1caa1f38be47693a6d27ea1cf63d52d92a61e5245abb2a038f3d962350a4db5800339751bda837bcf3a7e47c9b9dae947249a556f', '01a1949e-d680-76f9-9c3d-96e60f0def20', '书香苑1号楼1单元401室', '2023-01-13', '2026-05-27', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1),
  (1, '01a1949e-d680-7d0c-b85b-8941fddbcc4c', '01a1949e-d680-7c04-90c1-5f00866c28b9', 'head', '马秀英', 'female', '1954-05-04', '回族', '宁夏回族自治区隆德县', '退休', '文盲或半文盲', '丧偶', 'local', '\x010120e39659d308981d23ffb806e52503984c220726d34858203729d3b31bac2e5a64fd20ee94daee0b04fecdbe1e72', '\x418d6eb51a3a5deac6ffffa040b6cb58', '\x01016470f413cb3300b65318d0ae74ff2a83d0089e3b24f038bc12201d9662d562b6aec96481d613d5', '\xeb352420d98874369a2db23992725367', '\x01019e4c6e30608e4e49c651567a084cfb0b17bb89321e6fcc03f8226d53888db060c170e0d431e70ee46b293c55e221d475dc9fee07204b6f0de92ab82f98d5363cf305098432a0fa4a85bb9a01993eaaf31479ab661293e8d5b50294690cbf14c686d011deed2b18e467cb470aeb26e5cb2308960e193b28af', '01a1949e-d680-7ae5-b84a-1c4ba9ffd312', '书香苑12号楼2单元501室', '2017-11-21', '2026-02-10', 'community_register', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492, 1);
INSERT INTO linli_golden.registry_relation VALUES
  (1, '01a1949e-d680-7092-bff5-600a97b9baef', '01a1949e-d680-797f-9076-33751d35e3c3', '01a1949e-d680-76f9-9c3d-96e60f0def20', '书香苑1号楼1单元401室', 'tenant', true, 'valid', '2023-01-13', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-717f-ae0f-9adba54f61ab', '01a1949e-d680-7c87-8559-67aec195f612', '01a1949e-d680-76f9-9c3d-96e60f0def20', '书香苑1号楼1单元401室', 'family', true, 'valid', '2023-01-13', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-724e-8237-f5c194d772c5', '01a1949e-d680-7d0c-b85b-8941fddbcc4c', '01a1949e-d680-7ae5-b84a-1c4ba9ffd312', '书香苑12号楼2单元501室', 'owner', true, 'valid', '2017-11-21', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7287-a02c-e35e1970c785', '01a1949e-d680-70d0-8fd9-8cbe72cfe31e', '01a1949e-d680-76f6-9902-858ed5ebd0f6', '书香苑1号楼1单元301室', 'owner', true, 'valid', '2008-12-16', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-741d-8df3-4db5831f03b0', '01a1949e-d680-73b8-8bf0-7c078bd6c753', '01a1949e-d680-773d-80a2-efc4b3b8ad67', '书香苑1号楼1单元102室', 'family', true, 'valid', '2011-02-14', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-756a-8e30-7db0cf202109', '01a1949e-d680-7d47-a57a-9fd2ea6b56a7', '01a1949e-d680-7e15-9ad4-03191654e996', '书香苑1号楼1单元302室', 'owner', true, 'valid', '2015-11-21', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7622-a477-ec24bd3a0cf2', '01a1949e-d680-79ac-8998-f85510670053', '01a1949e-d680-7e15-9ad4-03191654e996', '书香苑1号楼1单元302室', 'family', true, 'valid', '2015-11-21', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7733-b78b-9e0c762efc8e', '01a1949e-d680-7f26-969b-f9f084cbe20d', '01a1949e-d680-70b6-9742-081683a01635', '书香苑1号楼1单元201室', 'family', true, 'valid', '2020-02-22', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7788-9b34-b3b9a324d548', '01a1949e-d680-73d6-979a-f1f7db76b659', '01a1949e-d680-70b6-9742-081683a01635', '书香苑1号楼1单元201室', 'family', true, 'valid', '2020-02-22', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-778c-8e38-2106966c825f', '01a1949e-d680-7240-9107-2ec19e2e1b56', '01a1949e-d680-76f4-ae88-0f15f7dafda4', '书香苑1号楼1单元101室', 'family', true, 'valid', '2023-11-11', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-782f-962c-80557db46086', '01a1949e-d680-77f0-9f82-f4abe4513fd4', '01a1949e-d680-76f4-ae88-0f15f7dafda4', '书香苑1号楼1单元101室', 'family', true, 'valid', '2023-11-11', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-78b0-8a7e-14409e7eea88', '01a1949e-d680-7f26-969b-f9f084cbe20d', '01a1949e-d680-75d0-a5db-345816f34492', '兰谷时代3号楼1单元1001室', 'owner', false, 'valid', '2013-01-02', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-7c76-8232-cc638796c79e', 1795307186492),
  (1, '01a1949e-d680-7995-aa65-4c0f6c9002b0', '01a1949e-d680-7e47-998d-ec121e8edf1c', '01a1949e-d680-773d-80a2-efc4b3b8ad67', '书香苑1号楼1单元102室', 'owner', true, 'valid', '2011-02-14', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7b52-bd52-648471a1aa39', '01a1949e-d680-7e45-816c-9be9c2f387ff', '01a1949e-d680-76f9-9c3d-96e60f0def20', '书香苑1号楼1单元401室', 'family', true, 'valid', '2023-01-13', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7bb6-88b5-c966f30d4588', '01a1949e-d680-7d03-a04c-68b1da82a545', '01a1949e-d680-7e15-9ad4-03191654e996', '书香苑1号楼1单元302室', 'family', true, 'valid', '2015-11-21', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7c10-a447-3faad5d26047', '01a1949e-d680-724d-9d27-31b031b79ff7', '01a1949e-d680-76f6-9902-858ed5ebd0f6', '书香苑1号楼1单元301室', 'family', true, 'valid', '2008-12-16', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7c5b-977a-3c102e507476', '01a1949e-d680-7a77-8e70-8c1488dd63d8', '01a1949e-d680-76f4-ae88-0f15f7dafda4', '书香苑1号楼1单元101室', 'tenant', true, 'valid', '2023-11-11', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7f14-a55c-5c849f898c70', '01a1949e-d680-7d37-a58e-a7d3f3fd0c16', '01a1949e-d680-70b6-9742-081683a01635', '书香苑1号楼1单元201室', 'owner', true, 'valid', '2020-02-22', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7f78-820b-12e32d0a632b', '01a1949e-d680-7ece-b28d-d4daad9c1c15', '01a1949e-d680-76f4-ae88-0f15f7dafda4', '书香苑1号楼1单元101室', 'family', true, 'valid', '2023-11-11', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7f8a-93f0-0bb027802d6e', '01a1949e-d680-724d-9d27-31b031b79ff7', '01a1949e-d680-754c-9c86-e7b0d96498fb', '永源国际3号楼1单元801室', 'owner', false, 'valid', '2015-03-25', NULL, 'property_list', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71ba-abd3-1345d2d15106', 1795307186492);
INSERT INTO linli_golden.registry_tag VALUES
  (1, '01a1949e-d680-7a77-8e70-8c1488dd63d8', 'volunteer', '2019-10-30', NULL, '志愿者', '社区登记', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7e47-998d-ec121e8edf1c', 'elderly', '2013-07-25', NULL, '老年人', '出生日期', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7e47-998d-ec121e8edf1c', 'family_doctor_contract', '2025-12-10', NULL, '家庭医生签约', '卫生服务中心', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-73b8-8bf0-7c078bd6c753', 'elderly', '2014-06-12', NULL, '老年人', '出生日期', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-73b8-8bf0-7c078bd6c753', 'volunteer', '2013-04-24', NULL, '志愿者', '社区登记', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7d37-a58e-a7d3f3fd0c16', 'elderly', '2010-09-30', NULL, '老年人', '出生日期', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7d37-a58e-a7d3f3fd0c16', 'disabled_person', '2014-09-19', NULL, '残疾人', '残联', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7d37-a58e-a7d3f3fd0c16', 'family_doctor_contract', '2023-09-14', NULL, '家庭医生签约', '卫生服务中心', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-73d6-979a-f1f7db76b659', 'elderly', '2014-02-14', NULL, '老年人', '出生日期', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-73d6-979a-f1f7db76b659', 'family_doctor_contract', '2018-06-02', NULL, '家庭医生签约', '卫生服务中心', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-73d6-979a-f1f7db76b659', 'party_member', '2024-09-21', NULL, '党员', '街道党建办', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7f26-969b-f9f084cbe20d', 'elderly', '2022-09-15', NULL, '老年人', '出生日期', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7f26-969b-f9f084cbe20d', 'party_member', '2020-09-01', NULL, '党员', '街道党建办', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-70d0-8fd9-8cbe72cfe31e', 'elderly', '2013-07-01', NULL, '老年人', '出生日期', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-724d-9d27-31b031b79ff7', 'elderly', '2014-12-27', NULL, '老年人', '出生日期', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-724d-9d27-31b031b79ff7', 'family_doctor_contract', '2018-11-13', NULL, '家庭医生签约', '卫生服务中心', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-797f-9076-33751d35e3c3', 'floating_population', '2023-01-13', NULL, '流动人口', '入户走访', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-797f-9076-33751d35e3c3', 'volunteer', '2016-09-23', NULL, '志愿者', '社区登记', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7c87-8559-67aec195f612', 'floating_population', '2023-01-13', NULL, '流动人口', '入户走访', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7e45-816c-9be9c2f387ff', 'floating_population', '2023-01-13', NULL, '流动人口', '入户走访', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7d0c-b85b-8941fddbcc4c', 'elderly', '2014-05-04', NULL, '老年人', '出生日期', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492),
  (1, '01a1949e-d680-7d0c-b85b-8941fddbcc4c', 'lives_alone_elder', '2018-12-26', NULL, '独居老人', '入户走访', '01a1949e-d680-78ad-a1b3-05a6d72f9be6', '01a1949e-d680-795f-96fb-0871655a07ed', '01a1949e-d680-74a5-8135-97a3a7cf0064', '01a1949e-d680-71fc-b850-393bb41e8a71', 1795307186492);
INSERT INTO linli_golden.tenant_deployment VALUES
  (1, 1, true, 'fdb72fc0-78b0-1c23-d9ea-dcb3dc81a96e', 1795307186226, 0);
INSERT INTO linli_golden.tenant_tenant VALUES
  (1, 'demo', '示范区', 1795307186226);
INSERT INTO linli_golden.vault_key VALUES
  (1, '01a1949e-d680-70d0-8fd9-8cbe72cfe31e', '\x0101c9efd809672d80269807c41f043d7e8c3ee5c97759232f1998857e01e530b49a64dc662b421e66a1d23cc6f57589ddaf5eac9da36292eb3c392f5cc6', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-7240-9107-2ec19e2e1b56', '\x0101ed1cc1cac4fd4185303148f188d047d35ea0a32f76da79b855dc2218ea6af42b9c4e8adcfab89f94f027c1f11d28a7eda2d150878006e90510423c9f', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-724d-9d27-31b031b79ff7', '\x010159b3ebc27a8e3dad1007c80da2819ef0a91d374233ce30f921ceb132652f9ddd0721673efa1f6003018b84ff3b50ce678b3d4c03e4eb4a1b28c59468', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-73b8-8bf0-7c078bd6c753', '\x0101fa236c30b59d22c5c446cbfa2ec1315eef67b93a3e0c603da2d7c9abfc614d7225ca0708869fc37714bbff7275f8e1a2a3f262f267a9772e7f8a1efa', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-73d6-979a-f1f7db76b659', '\x010141e7880f18dd0b6998713f7b44ae91b0c3bfc145e1292e6fcca8f54cc2e408c0448927dd3d3054de9eda9b542c16a75b97c7b409c61afeb82a70a35a', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-77f0-9f82-f4abe4513fd4', '\x010160d189e91b04f1cff0e1e6b78751d5f8832ef4535a326a91958e457744eb6615cc18609ae488b80ab8202401b61162916401dbb870f3d1d786dc9aed', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-797f-9076-33751d35e3c3', '\x010136e65d540d35a61d94a3faac9ea7c9efe93462efb331b677631fd67900f3b0f707adcd44ee09ee4242d1589885488d59c3bea66534fd6f45347361a5', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-79ac-8998-f85510670053', '\x01018411e4d9b9e55b4db9ac2dfdf8ad2246e3b7d39a4f4d1ad23b04390e6d6aa9d7d73cb1ede4b0b34b82c4d4b090c74ffce07f61ab8954630463861dff', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-7a77-8e70-8c1488dd63d8', '\x0101575dafa52ff70ef920cb426e9cb7b9e5563f79a97fc803f2f1052347c2ec0f49f5d8516a6db488147555177b4807dd8c93b59a612b0b4d74506dfa21', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-7c87-8559-67aec195f612', '\x01018e0d357578b1afcb1347774570204016d698faf57c37735339844db95dde844f496db184b7b32a84c993a02c18afef9fa84196cac5c7d801cd4da480', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-7d03-a04c-68b1da82a545', '\x0101892ea3409054a93f8db18be8fc8a1c495e6ac0fac9196ccc5b822f0730d4482ceefbf9e257f3b179c1fb2b68eab319baefbb15372cef2dc2672a878b', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-7d0c-b85b-8941fddbcc4c', '\x01014f221993327eb2205f2991c3c406e6fb5113eb127de1b57ffe2805d298dcbb820f8cbea8fa4564383718c5119ce485d060f0dc9d4bdc4fdedf3fc38b', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-7d37-a58e-a7d3f3fd0c16', '\x0101de82dc6a00ef8538430c467612dfa1ea1025ee954828e6d2b2ffc549a00b974666186023d015b5cbe305b77ebff92b1d70e88313f2e711147bdbf54c', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-7d47-a57a-9fd2ea6b56a7', '\x01012725e1f3c3703582db609d67586ad2b2cb5cbbe0d79622c287b9ec30f787d373b7f2c0b72442897197368f4e05349dc6c7a66753b316608fbf3f2d1b', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-7e45-816c-9be9c2f387ff', '\x0101ce6023fe15e29ea14e8c9c0a7400d1119e193bf447fb5899017029e7897f095a419f7db29f61ebd770676c31bd224c4ea2b8eb63a5f4df7be7875186', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-7e47-998d-ec121e8edf1c', '\x010178d5864e14e827df31dabda12719649cbe15e97f06139c93b750932738319ab8515c9541b2c72cc7cbb60b93a7f08f39bd3b20ab10d3001530d4707c', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-7ece-b28d-d4daad9c1c15', '\x0101aac9ed5e490b24c8f601bebef10c38bb2104276a40af1000555f40b05e834aef562e330bde23ae7e682b24f1482d99c8a12fb183597d4552dc47cad5', 1, 1, 1795307187681, NULL),
  (1, '01a1949e-d680-7f26-969b-f9f084cbe20d', '\x01010d479e8aca3e0d71444d4a0c4e3a91021a376a614be7fd5b2e231ad51ff678e8424cffb83b3d92203a0d60a611e15b9a328b4b68fb0c692b6e933653', 1, 1, 1795307187681, NULL),
  (1, '01a200a5-b890-7003-b36d-3f471de9681a', '\x0101e21ca142be9dd8bdbca306a58d5deebdf504ef0253ec8a5716de178e578b617d4b26ead841e87d79fe5222ae26cecc8800caaa7d9e6c7daf5b8085ef', 1, 1, 1795307190436, NULL),
  (1, '01a200a5-f893-7003-a4ea-56aaf12220b1', '\x01015121611844eacef2496908676185334a745e1b017faea31a82d134ebf61c513fc1649fc8878e3dfd34b23d7f2135edb9052d4a5c8ec7ab551e375e70', 1, 1, 1795307206804, NULL),
  (1, '01a200a5-fa7e-7002-9f9f-257144484849', '\x0101b2dbe32a5ce6d6a8b2709b72f9c1c35bcbb5dbdfccf5709ab21c4b8da9fcc92ad4823bf39ec0252f26e1e28b1d61da914fbe0b1034d89ddf1921f00d', 1, 1, 1795307207296, NULL);
ALTER TABLE ONLY linli_golden.access_deputy
    ADD CONSTRAINT access_deputy_pkey PRIMARY KEY (tenant_id, post_id, user_id, from_ms);
ALTER TABLE ONLY linli_golden.access_epoch
    ADD CONSTRAINT access_epoch_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY linli_golden.access_post
    ADD CONSTRAINT access_post_pkey PRIMARY KEY (tenant_id, post_id);
ALTER TABLE ONLY linli_golden.api_idempotency
    ADD CONSTRAINT api_idempotency_pkey PRIMARY KEY (tenant_id, user_id, operation, key);
ALTER TABLE ONLY linli_golden.area_alias
    ADD CONSTRAINT area_alias_pkey PRIMARY KEY (tenant_id, area_id, name);
ALTER TABLE ONLY linli_golden.area_area
    ADD CONSTRAINT area_area_pkey PRIMARY KEY (tenant_id, area_id);
ALTER TABLE ONLY linli_golden.area_history
    ADD CONSTRAINT area_history_pkey PRIMARY KEY (tenant_id, area_id, version);
ALTER TABLE ONLY linli_golden.area_tree
    ADD CONSTRAINT area_tree_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY linli_golden.audit_line
    ADD CONSTRAINT audit_line_pkey PRIMARY KEY (tenant_id, line_id);
ALTER TABLE ONLY linli_golden.cases_case
    ADD CONSTRAINT cases_case_pkey PRIMARY KEY (tenant_id, case_id);
ALTER TABLE ONLY linli_golden.cases_class
    ADD CONSTRAINT cases_class_pkey PRIMARY KEY (tenant_id, code);
ALTER TABLE ONLY linli_golden.cases_file
    ADD CONSTRAINT cases_file_pkey PRIMARY KEY (tenant_id, case_id, version, file_id);
ALTER TABLE ONLY linli_golden.cases_item
    ADD CONSTRAINT cases_item_pkey PRIMARY KEY (tenant_id, code);
ALTER TABLE ONLY linli_golden.cases_rating
    ADD CONSTRAINT cases_rating_pkey PRIMARY KEY (tenant_id, case_id, version);
ALTER TABLE ONLY linli_golden.cases_report
    ADD CONSTRAINT cases_report_pkey PRIMARY KEY (tenant_id, report_id);
ALTER TABLE ONLY linli_golden.cases_step
    ADD CONSTRAINT cases_step_pkey PRIMARY KEY (tenant_id, case_id, version);
ALTER TABLE ONLY linli_golden.cases_suggestion
    ADD CONSTRAINT cases_suggestion_pkey PRIMARY KEY (tenant_id, case_id, rank);
ALTER TABLE ONLY linli_golden.db_migration
    ADD CONSTRAINT db_migration_pkey PRIMARY KEY (module, number);
ALTER TABLE ONLY linli_golden.events_cursor
    ADD CONSTRAINT events_cursor_pkey PRIMARY KEY (tenant_id, subscriber);
ALTER TABLE ONLY linli_golden.events_event
    ADD CONSTRAINT events_event_pkey PRIMARY KEY (tenant_id, event_id);
ALTER TABLE ONLY linli_golden.events_failure
    ADD CONSTRAINT events_failure_pkey PRIMARY KEY (tenant_id, subscriber, stream);
ALTER TABLE ONLY linli_golden.events_head
    ADD CONSTRAINT events_head_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY linli_golden.evidence_checkpoint
    ADD CONSTRAINT evidence_checkpoint_pkey PRIMARY KEY (tenant_id, log_number, size);
ALTER TABLE ONLY linli_golden.evidence_key
    ADD CONSTRAINT evidence_key_pkey PRIMARY KEY (tenant_id, key_id);
ALTER TABLE ONLY linli_golden.evidence_leaf
    ADD CONSTRAINT evidence_leaf_pkey PRIMARY KEY (tenant_id, leaf_id);
ALTER TABLE ONLY linli_golden.evidence_log
    ADD CONSTRAINT evidence_log_pkey PRIMARY KEY (tenant_id, log_number);
ALTER TABLE ONLY linli_golden.evidence_tile
    ADD CONSTRAINT evidence_tile_pkey PRIMARY KEY (tenant_id, log_number, tile_level, tile_index);
ALTER TABLE ONLY linli_golden.files_content
    ADD CONSTRAINT files_content_pkey PRIMARY KEY (tenant_id, hash);
ALTER TABLE ONLY linli_golden.files_file
    ADD CONSTRAINT files_file_pkey PRIMARY KEY (tenant_id, file_id);
ALTER TABLE ONLY linli_golden.identity_account
    ADD CONSTRAINT identity_account_pkey PRIMARY KEY (tenant_id, user_id);
ALTER TABLE ONLY linli_golden.identity_attempt
    ADD CONSTRAINT identity_attempt_pkey PRIMARY KEY (tenant_id, attempt_key);
ALTER TABLE ONLY linli_golden.identity_epoch
    ADD CONSTRAINT identity_epoch_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY linli_golden.identity_inbox
    ADD CONSTRAINT identity_inbox_pkey PRIMARY KEY (tenant_id, message_id);
ALTER TABLE ONLY linli_golden.identity_phone_code
    ADD CONSTRAINT identity_phone_code_pkey PRIMARY KEY (tenant_id, phone_index);
ALTER TABLE ONLY linli_golden.identity_recovery
    ADD CONSTRAINT identity_recovery_pkey PRIMARY KEY (tenant_id, user_id, code_hash);
ALTER TABLE ONLY linli_golden.identity_session
    ADD CONSTRAINT identity_session_pkey PRIMARY KEY (tenant_id, session_id);
ALTER TABLE ONLY linli_golden.organisation_history
    ADD CONSTRAINT organisation_history_pkey PRIMARY KEY (tenant_id, organisation_id, version);
ALTER TABLE ONLY linli_golden.organisation_organisation
    ADD CONSTRAINT organisation_organisation_pkey PRIMARY KEY (tenant_id, organisation_id);
ALTER TABLE ONLY linli_golden.registry_dwelling
    ADD CONSTRAINT registry_dwelling_pkey PRIMARY KEY (tenant_id, dwelling_id);
ALTER TABLE ONLY linli_golden.registry_household
    ADD CONSTRAINT registry_household_pkey PRIMARY KEY (tenant_id, household_id);
ALTER TABLE ONLY linli_golden.registry_merchant
    ADD CONSTRAINT registry_merchant_pkey PRIMARY KEY (tenant_id, merchant_id);
ALTER TABLE ONLY linli_golden.registry_person
    ADD CONSTRAINT registry_person_pkey PRIMARY KEY (tenant_id, person_id);
ALTER TABLE ONLY linli_golden.registry_relation
    ADD CONSTRAINT registry_relation_pkey PRIMARY KEY (tenant_id, relation_id);
ALTER TABLE ONLY linli_golden.registry_tag
    ADD CONSTRAINT registry_tag_pkey PRIMARY KEY (tenant_id, person_id, word, from_on);
ALTER TABLE ONLY linli_golden.tenant_deployment
    ADD CONSTRAINT tenant_deployment_pkey PRIMARY KEY (one);
ALTER TABLE ONLY linli_golden.tenant_setting
    ADD CONSTRAINT tenant_setting_pkey PRIMARY KEY (tenant_id, name);
ALTER TABLE ONLY linli_golden.tenant_tenant
    ADD CONSTRAINT tenant_tenant_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY linli_golden.vault_epoch
    ADD CONSTRAINT vault_epoch_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY linli_golden.vault_key
    ADD CONSTRAINT vault_key_pkey PRIMARY KEY (tenant_id, subject_id);
CREATE INDEX access_deputy_user ON linli_golden.access_deputy USING btree (tenant_id, user_id, until_ms);
CREATE INDEX access_post_area ON linli_golden.access_post USING btree (tenant_id, area_id, role);
CREATE INDEX access_post_organisation ON linli_golden.access_post USING btree (tenant_id, organisation_id, role);
CREATE INDEX access_post_user ON linli_golden.access_post USING btree (tenant_id, user_id);
CREATE INDEX api_idempotency_age ON linli_golden.api_idempotency USING btree (created_at_ms);
CREATE UNIQUE INDEX area_area_code ON linli_golden.area_area USING btree (tenant_id, level, code) WHERE (valid_until_ms IS NULL);
CREATE INDEX area_area_parent ON linli_golden.area_area USING btree (tenant_id, parent_id, code);
CREATE INDEX area_history_parent ON linli_golden.area_history USING btree (tenant_id, parent_id);
CREATE INDEX audit_line_person ON linli_golden.audit_line USING btree (tenant_id, person_id, at_ms) WHERE (person_id IS NOT NULL);
CREATE INDEX audit_line_subject ON linli_golden.audit_line USING btree (tenant_id, subject_id, at_ms) WHERE (subject_id IS NOT NULL);
CREATE INDEX audit_line_time ON linli_golden.audit_line USING btree (tenant_id, at_ms, line_id);
CREATE INDEX cases_case_community ON linli_golden.cases_case USING btree (tenant_id, community_id, reported_at_ms, case_id);
CREATE INDEX cases_case_department ON linli_golden.cases_case USING btree (tenant_id, department_id, reported_at_ms, case_id);
CREATE INDEX cases_case_district ON linli_golden.cases_case USING btree (tenant_id, district_id, reported_at_ms, case_id);
CREATE INDEX cases_case_grid ON linli_golden.cases_case USING btree (tenant_id, grid_id, reported_at_ms, case_id);
CREATE UNIQUE INDEX cases_case_number ON linli_golden.cases_case USING btree (tenant_id, number);
CREATE INDEX cases_case_open_community ON linli_golden.cases_case USING btree (tenant_id, community_id, reported_at_ms, case_id) WHERE (closed_at_ms IS NULL);
CREATE INDEX cases_case_open_district ON linli_golden.cases_case USING btree (tenant_id, district_id, reported_at_ms, case_id) WHERE (closed_at_ms IS NULL);
CREATE INDEX cases_case_open_owner ON linli_golden.cases_case USING btree (tenant_id, owner_id, reported_at_ms, case_id) WHERE (closed_at_ms IS NULL);
CREATE INDEX cases_case_organisation ON linli_golden.cases_case USING btree (tenant_id, organisation_id, reported_at_ms, case_id);
CREATE INDEX cases_case_owner ON linli_golden.cases_case USING btree (tenant_id, owner_id, reported_at_ms, case_id);
CREATE INDEX cases_case_reporter ON linli_golden.cases_case USING btree (tenant_id, reporter_id, reported_at_ms, case_id);
CREATE INDEX cases_case_street ON linli_golden.cases_case USING btree (tenant_id, street_id, reported_at_ms, case_id);
CREATE INDEX cases_report_case ON linli_golden.cases_report USING btree (tenant_id, case_id);
CREATE INDEX cases_report_phone ON linli_golden.cases_report USING btree (tenant_id, phone_index) WHERE (phone_index IS NOT NULL);
CREATE INDEX events_event_new ON linli_golden.events_event USING btree (tenant_id, event_id) WHERE (stream IS NULL);
CREATE UNIQUE INDEX events_event_stream ON linli_golden.events_event USING btree (tenant_id, stream) WHERE (stream IS NOT NULL);
CREATE INDEX evidence_leaf_new ON linli_golden.evidence_leaf USING btree (tenant_id, leaf_id) WHERE (seq IS NULL);
CREATE UNIQUE INDEX evidence_leaf_number ON linli_golden.evidence_leaf USING btree (tenant_id, log_number, seq) WHERE (seq IS NOT NULL);
CREATE INDEX evidence_leaf_subject ON linli_golden.evidence_leaf USING btree (tenant_id, subject_id, leaf_id);
CREATE UNIQUE INDEX evidence_log_open ON linli_golden.evidence_log USING btree (tenant_id) WHERE (closed_at_ms IS NULL);
CREATE INDEX files_file_hash ON linli_golden.files_file USING btree (tenant_id, hash);
CREATE INDEX files_file_unclaimed ON linli_golden.files_file USING btree (tenant_id, uploaded_at_ms) WHERE (subject_id IS NULL);
CREATE UNIQUE INDEX identity_account_login ON linli_golden.identity_account USING btree (tenant_id, login_name);
CREATE INDEX identity_account_page ON linli_golden.identity_account USING btree (tenant_id, kind, created_at_ms, user_id);
CREATE UNIQUE INDEX identity_account_phone ON linli_golden.identity_account USING btree (tenant_id, phone_index);
CREATE INDEX identity_attempt_age ON linli_golden.identity_attempt USING btree (last_at_ms);
CREATE INDEX identity_inbox_age ON linli_golden.identity_inbox USING btree (tenant_id, sent_at_ms, message_id);
CREATE INDEX identity_phone_code_age ON linli_golden.identity_phone_code USING btree (expires_at_ms);
CREATE INDEX identity_session_epoch ON linli_golden.identity_session USING btree (tenant_id, epoch);
CREATE INDEX identity_session_expiry ON linli_golden.identity_session USING btree (expires_at_ms);
CREATE UNIQUE INDEX identity_session_token ON linli_golden.identity_session USING btree (tenant_id, token_hash);
CREATE INDEX identity_session_user ON linli_golden.identity_session USING btree (tenant_id, user_id, created_at_ms);
CREATE INDEX organisation_organisation_area ON linli_golden.organisation_organisation USING btree (tenant_id, area_id, kind);
CREATE UNIQUE INDEX organisation_organisation_code ON linli_golden.organisation_organisation USING btree (tenant_id, code);
CREATE UNIQUE INDEX registry_dwelling_code ON linli_golden.registry_dwelling USING btree (tenant_id, code);
CREATE INDEX registry_dwelling_community ON linli_golden.registry_dwelling USING btree (tenant_id, community_id, list_order, dwelling_id);
CREATE INDEX registry_dwelling_district ON linli_golden.registry_dwelling USING btree (tenant_id, district_id, list_order, dwelling_id);
CREATE INDEX registry_dwelling_grid ON linli_golden.registry_dwelling USING btree (tenant_id, grid_id, list_order, dwelling_id);
CREATE INDEX registry_dwelling_street ON linli_golden.registry_dwelling USING btree (tenant_id, street_id, list_order, dwelling_id);
CREATE INDEX registry_household_grid ON linli_golden.registry_household USING btree (tenant_id, grid_id, household_id);
CREATE INDEX registry_merchant_community ON linli_golden.registry_merchant USING btree (tenant_id, community_id, recorded_at_ms, merchant_id);
CREATE INDEX registry_merchant_district ON linli_golden.registry_merchant USING btree (tenant_id, district_id, recorded_at_ms, merchant_id);
CREATE INDEX registry_merchant_grid ON linli_golden.registry_merchant USING btree (tenant_id, grid_id, recorded_at_ms, merchant_id);
CREATE INDEX registry_merchant_owner ON linli_golden.registry_merchant USING btree (tenant_id, owner_id, recorded_at_ms, merchant_id);
CREATE INDEX registry_merchant_street ON linli_golden.registry_merchant USING btree (tenant_id, street_id, recorded_at_ms, merchant_id);
CREATE INDEX registry_merchant_uscc ON linli_golden.registry_merchant USING btree (tenant_id, uscc);
CREATE INDEX registry_person_community ON linli_golden.registry_person USING btree (tenant_id, community_id, recorded_at_ms, person_id);
CREATE INDEX registry_person_district ON linli_golden.registry_person USING btree (tenant_id, district_id, recorded_at_ms, person_id);
CREATE INDEX registry_person_grid ON linli_golden.registry_person USING btree (tenant_id, grid_id, recorded_at_ms, person_id);
CREATE INDEX registry_person_household ON linli_golden.registry_person USING btree (tenant_id, household_id) WHERE (household_id IS NOT NULL);
CREATE INDEX registry_person_id_number ON linli_golden.registry_person USING btree (tenant_id, id_number_index) WHERE (id_number_index IS NOT NULL);
CREATE INDEX registry_person_phone ON linli_golden.registry_person USING btree (tenant_id, phone_index) WHERE (phone_index IS NOT NULL);
CREATE INDEX registry_person_street ON linli_golden.registry_person USING btree (tenant_id, street_id, recorded_at_ms, person_id);
CREATE INDEX registry_relation_dwelling ON linli_golden.registry_relation USING btree (tenant_id, dwelling_id, from_on, relation_id);
CREATE INDEX registry_relation_person ON linli_golden.registry_relation USING btree (tenant_id, person_id, from_on, relation_id);
CREATE INDEX registry_tag_community ON linli_golden.registry_tag USING btree (tenant_id, community_id, word, person_id);
CREATE INDEX registry_tag_grid ON linli_golden.registry_tag USING btree (tenant_id, grid_id, word, person_id);
CREATE UNIQUE INDEX tenant_tenant_code ON linli_golden.tenant_tenant USING btree (code);
CREATE INDEX vault_key_generation ON linli_golden.vault_key USING btree (tenant_id, generation, suite, subject_id) WHERE (wrapped IS NOT NULL);
ALTER TABLE ONLY linli_golden.files_file
    ADD CONSTRAINT files_file_tenant_id_hash_fkey FOREIGN KEY (tenant_id, hash) REFERENCES linli_golden.files_content(tenant_id, hash);
