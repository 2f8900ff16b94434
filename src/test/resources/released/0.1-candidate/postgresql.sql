--
-- PostgreSQL database dump
--

\restrict 9KyVgIYVsTsrHicN2qDlqMHDSuEvC7rjJVCgsc51mam4GwTBolEVpjXAXWytSKw

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

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

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: api_token; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.api_token (
    id uuid NOT NULL,
    token_hash character varying(64) NOT NULL,
    owner_id uuid NOT NULL,
    name character varying(60) NOT NULL,
    narrowed_to character varying(20),
    created_at timestamp(6) with time zone NOT NULL,
    created_by character varying(60) NOT NULL,
    expires_at timestamp(6) with time zone,
    last_used_at timestamp(6) with time zone,
    revoked_at timestamp(6) with time zone
);


--
-- Name: app_user; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.app_user (
    id uuid NOT NULL,
    name character varying(60) NOT NULL,
    display character varying(120) NOT NULL,
    password character varying(300) NOT NULL,
    must_change boolean NOT NULL,
    language character varying(10) NOT NULL,
    zone character varying(60) NOT NULL,
    theme character varying(10) NOT NULL,
    disabled boolean NOT NULL,
    version integer NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    changed_at timestamp(6) with time zone NOT NULL,
    changed_by character varying(60) NOT NULL,
    last_sign_in_at timestamp(6) with time zone
);


--
-- Name: appointment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.appointment (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    plan_hash character varying(64) NOT NULL,
    pair_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    pair_name character varying(200) NOT NULL,
    runbook character varying(40) NOT NULL,
    asker_id uuid NOT NULL,
    asker_name character varying(200) NOT NULL,
    asker_display character varying(200) NOT NULL,
    reason character varying(4000) NOT NULL,
    ticket character varying(200) NOT NULL,
    answers_json character varying(200000) NOT NULL,
    asked_at timestamp(6) with time zone NOT NULL,
    starts_at timestamp(6) with time zone NOT NULL,
    latest_at timestamp(6) with time zone NOT NULL,
    approval_id uuid,
    state character varying(20) NOT NULL,
    ended_at timestamp(6) with time zone,
    ended_by character varying(200),
    why_json character varying(8000),
    run_id uuid,
    open_pair_id uuid
);


--
-- Name: approval; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.approval (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    plan_hash character varying(64) NOT NULL,
    pair_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    pair_name character varying(200) NOT NULL,
    runbook character varying(40) NOT NULL,
    requester_id uuid NOT NULL,
    requester_name character varying(200) NOT NULL,
    requester_display character varying(200) NOT NULL,
    reason character varying(4000) NOT NULL,
    ticket character varying(200) NOT NULL,
    accepted_loss_bytes bigint,
    answers_json character varying(200000) NOT NULL,
    asked_at timestamp(6) with time zone NOT NULL,
    expires_at timestamp(6) with time zone NOT NULL,
    decided character varying(20),
    decider_id uuid,
    decider_name character varying(200),
    decider_display character varying(200),
    decided_at timestamp(6) with time zone,
    remark character varying(4000),
    why_json character varying(8000),
    run_id uuid,
    expiry_told_at timestamp(6) with time zone
);


--
-- Name: audit_chain; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_chain (
    chain uuid NOT NULL,
    head_seq bigint NOT NULL,
    head_hash character varying(64) NOT NULL
);


--
-- Name: audit_checkpoint; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_checkpoint (
    number bigint NOT NULL,
    made_at timestamp(6) with time zone NOT NULL,
    entries bigint NOT NULL,
    hash character varying(64) NOT NULL,
    line character varying(1000000) NOT NULL
);


--
-- Name: audit_entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_entry (
    chain uuid NOT NULL,
    seq bigint NOT NULL,
    prev_hash character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    happened_at timestamp(6) with time zone NOT NULL,
    actor_id uuid NOT NULL,
    actor_name character varying(60) NOT NULL,
    actor_display character varying(120) NOT NULL,
    via character varying(120) NOT NULL,
    act character varying(80) NOT NULL,
    pair_id uuid,
    text_key character varying(120) NOT NULL,
    text_args character varying(20000) NOT NULL,
    details character varying(100000) NOT NULL
);


--
-- Name: checkpoint_delivery; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.checkpoint_delivery (
    target character varying(20) NOT NULL,
    delivered bigint NOT NULL,
    delivered_at timestamp(6) with time zone,
    failures integer NOT NULL,
    failed_at timestamp(6) with time zone,
    failure character varying(1000) NOT NULL
);


--
-- Name: contact; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contact (
    customer_id uuid NOT NULL,
    rank integer NOT NULL,
    name character varying(120) NOT NULL,
    job character varying(120) NOT NULL,
    phone character varying(60) NOT NULL,
    email character varying(200) NOT NULL,
    restarts boolean NOT NULL
);


--
-- Name: credential; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.credential (
    id uuid NOT NULL,
    version integer NOT NULL,
    customer_id uuid,
    name character varying(120) NOT NULL,
    active_name character varying(480),
    kind character varying(20) NOT NULL,
    login character varying(63) NOT NULL,
    sealed_secret bytea NOT NULL,
    sealed_passphrase bytea,
    fingerprint character varying(100) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by character varying(120) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by character varying(120) NOT NULL,
    archived_at timestamp with time zone
);


--
-- Name: customer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.customer (
    id uuid NOT NULL,
    version integer NOT NULL,
    name character varying(120) NOT NULL,
    active_name character varying(480),
    language character varying(5) NOT NULL,
    note character varying(4000) NOT NULL,
    tags character varying(1000) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by character varying(120) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by character varying(120) NOT NULL,
    archived_at timestamp with time zone,
    four_eyes character varying(200) DEFAULT ''::character varying NOT NULL
);


--
-- Name: draft; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.draft (
    user_id uuid NOT NULL,
    form character varying(40) NOT NULL,
    about uuid NOT NULL,
    fields character varying(30000) NOT NULL,
    changed_at timestamp(6) with time zone NOT NULL
);


--
-- Name: fencing_number; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.fencing_number (
    pair_id uuid NOT NULL,
    number bigint NOT NULL,
    CONSTRAINT fencing_number_number_check CHECK ((number > 0))
);


--
-- Name: flyway_schema_history; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);


--
-- Name: host; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.host (
    id uuid NOT NULL,
    version integer NOT NULL,
    customer_id uuid NOT NULL,
    site_id uuid NOT NULL,
    address character varying(253) NOT NULL,
    ssh_port integer NOT NULL,
    credential_id uuid NOT NULL,
    sudo_credential_id uuid,
    jump_host_id uuid,
    privilege character varying(8) NOT NULL,
    pinned_key character varying(100),
    pinned_at timestamp with time zone,
    pinned_by character varying(120),
    created_at timestamp with time zone NOT NULL,
    created_by character varying(120) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by character varying(120) NOT NULL,
    archived_at timestamp with time zone
);


--
-- Name: host_key_request; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.host_key_request (
    host_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    address character varying(253) NOT NULL,
    fingerprint character varying(100) NOT NULL,
    key_before character varying(100) NOT NULL,
    requester_id uuid NOT NULL,
    requester_name character varying(200) NOT NULL,
    requester_display character varying(200) NOT NULL,
    reason character varying(4000) NOT NULL,
    asked_at timestamp(6) with time zone NOT NULL,
    expires_at timestamp(6) with time zone NOT NULL
);


--
-- Name: instance; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.instance (
    id uuid NOT NULL,
    version integer NOT NULL,
    customer_id uuid NOT NULL,
    pair_id uuid NOT NULL,
    host_id uuid NOT NULL,
    rank integer NOT NULL,
    name character varying(63) NOT NULL,
    address character varying(253) NOT NULL,
    port integer NOT NULL,
    active_port integer,
    data_directory character varying(1000) NOT NULL,
    config_directory character varying(1000) NOT NULL,
    cluster_name character varying(63) NOT NULL,
    os_user character varying(32) NOT NULL,
    role character varying(8) NOT NULL,
    preferred boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by character varying(120) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by character varying(120) NOT NULL,
    archived_at timestamp with time zone,
    sql_credential_id uuid,
    wrote_apart_at timestamp with time zone
);


--
-- Name: job; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job (
    id uuid NOT NULL,
    version integer NOT NULL,
    pair_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(20) NOT NULL,
    settings_json character varying(200000) NOT NULL,
    schedule_text character varying(1000) NOT NULL,
    direction character varying(20) NOT NULL,
    made_on_primary uuid NOT NULL,
    paused boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by character varying(120) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by character varying(120) NOT NULL,
    archived_at timestamp with time zone,
    active_name character varying(120),
    missed_rule character varying(20) DEFAULT 'LATEST'::character varying NOT NULL,
    max_lateness_seconds bigint DEFAULT 43200 NOT NULL,
    overlap_rule character varying(20) DEFAULT 'SKIP'::character varying NOT NULL,
    windows_text character varying(4000) DEFAULT ''::character varying NOT NULL,
    blackouts_text character varying(4000) DEFAULT ''::character varying NOT NULL,
    decided_until timestamp(6) with time zone DEFAULT '2026-01-01 00:00:00+00'::timestamp with time zone NOT NULL,
    waiting_json character varying(8000),
    last_run_id uuid,
    last_due_at timestamp(6) with time zone,
    retries_most integer DEFAULT 3 NOT NULL,
    retry_pause_seconds bigint DEFAULT 300 NOT NULL,
    retry_at timestamp(6) with time zone,
    retry_due_at timestamp(6) with time zone,
    retry_attempt integer
);


--
-- Name: job_backup; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_backup (
    run_id uuid NOT NULL,
    job_id uuid NOT NULL,
    pair_id uuid NOT NULL,
    name character varying(20) NOT NULL,
    server_id uuid NOT NULL,
    primary_id uuid NOT NULL,
    bytes bigint NOT NULL,
    system_identifier character varying(20) NOT NULL,
    timeline integer NOT NULL,
    start_lsn character varying(20) NOT NULL,
    end_lsn character varying(20) NOT NULL,
    taken_at timestamp(6) with time zone NOT NULL,
    verified_at timestamp(6) with time zone,
    restore_seconds integer NOT NULL,
    removed_at timestamp(6) with time zone
);


--
-- Name: job_count; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_count (
    run_id uuid NOT NULL,
    "position" integer NOT NULL,
    job_id uuid NOT NULL,
    name character varying(300) NOT NULL,
    verdict character varying(20) NOT NULL,
    primary_rows bigint,
    primary_lsn character varying(20),
    primary_at timestamp(6) with time zone,
    standby_rows bigint,
    standby_lsn character varying(20),
    standby_at timestamp(6) with time zone,
    again_rows bigint,
    again_lsn character varying(20),
    again_at timestamp(6) with time zone,
    why_json character varying(8000),
    judged_at timestamp(6) with time zone NOT NULL
);


--
-- Name: job_log_kind; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_log_kind (
    id uuid NOT NULL,
    job_id uuid NOT NULL,
    server_id uuid NOT NULL,
    severity character varying(10) NOT NULL,
    sign character varying(12) NOT NULL,
    sqlstate character varying(5) NOT NULL,
    said character varying(500) NOT NULL,
    newest_count bigint NOT NULL,
    all_count bigint NOT NULL,
    newest_first character varying(40) NOT NULL,
    newest_last character varying(40) NOT NULL,
    first_run_id uuid NOT NULL,
    last_run_id uuid NOT NULL,
    begun_at timestamp(6) with time zone NOT NULL,
    seen_at timestamp(6) with time zone NOT NULL,
    fresh boolean NOT NULL
);


--
-- Name: job_log_look; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_log_look (
    run_id uuid NOT NULL,
    server_id uuid NOT NULL,
    job_id uuid NOT NULL,
    pair_id uuid NOT NULL,
    path character varying(1000) NOT NULL,
    language character varying(40) NOT NULL,
    unread_bytes bigint NOT NULL,
    skipped_bytes bigint NOT NULL,
    gap boolean NOT NULL,
    first_look boolean NOT NULL,
    messages bigint NOT NULL,
    over_messages bigint NOT NULL,
    kinds integer NOT NULL,
    fresh_kinds integer NOT NULL,
    ended_in character varying(1200) NOT NULL,
    ended_at timestamp(6) with time zone NOT NULL
);


--
-- Name: job_occurrence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_occurrence (
    job_id uuid NOT NULL,
    due_at timestamp(6) with time zone NOT NULL,
    first_due_at timestamp(6) with time zone NOT NULL,
    due_times bigint NOT NULL,
    kind character varying(20) NOT NULL,
    why_json character varying(8000),
    run_id uuid,
    decided_at timestamp(6) with time zone NOT NULL
);


--
-- Name: job_prune; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_prune (
    run_id uuid NOT NULL,
    server_id uuid NOT NULL,
    job_id uuid NOT NULL,
    pair_id uuid NOT NULL,
    path character varying(1000) NOT NULL,
    files bigint NOT NULL,
    bytes bigint NOT NULL,
    left_files bigint NOT NULL,
    stayed_files bigint NOT NULL,
    stayed_bytes bigint NOT NULL,
    limit_file character varying(24) NOT NULL,
    needed_by character varying(20) NOT NULL,
    needed_name character varying(200) NOT NULL,
    ended_at timestamp(6) with time zone NOT NULL
);


--
-- Name: job_rehearsal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_rehearsal (
    run_id uuid NOT NULL,
    job_id uuid NOT NULL,
    pair_id uuid NOT NULL,
    server_id uuid NOT NULL,
    primary_id uuid NOT NULL,
    bytes bigint NOT NULL,
    copy_seconds integer NOT NULL,
    start_millis bigint NOT NULL,
    promote_millis bigint NOT NULL,
    timeline integer NOT NULL,
    lsn character varying(20) NOT NULL,
    as_expected boolean NOT NULL,
    answers_json character varying(200000) NOT NULL,
    ended_at timestamp(6) with time zone NOT NULL
);


--
-- Name: notify_channel; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notify_channel (
    id uuid NOT NULL,
    version integer NOT NULL,
    name character varying(80) NOT NULL,
    active_name character varying(80),
    customer_id uuid,
    language character varying(10) NOT NULL,
    matters character varying(400) NOT NULL,
    hold_seconds integer NOT NULL,
    paused boolean NOT NULL,
    kind character varying(20) NOT NULL,
    route_json character varying(8000) NOT NULL,
    secret_id uuid,
    tells_from timestamp(6) with time zone NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    created_by character varying(120) NOT NULL,
    changed_at timestamp(6) with time zone NOT NULL,
    changed_by character varying(120) NOT NULL,
    archived_at timestamp(6) with time zone,
    digest_hour integer
);


--
-- Name: notify_delivery; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notify_delivery (
    id uuid NOT NULL,
    channel_id uuid NOT NULL,
    event_key character varying(200) NOT NULL,
    about character varying(100) NOT NULL,
    matter character varying(40) NOT NULL,
    happened character varying(40) NOT NULL,
    customer_id uuid,
    pair_id uuid,
    happened_at timestamp(6) with time zone NOT NULL,
    words_json character varying(200000) NOT NULL,
    state character varying(20) NOT NULL,
    tries integer NOT NULL,
    next_try_at timestamp(6) with time zone NOT NULL,
    claimed_until timestamp(6) with time zone,
    answer_json character varying(8000),
    ended_at timestamp(6) with time zone
);


--
-- Name: notify_memory; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notify_memory (
    channel_id uuid NOT NULL,
    about character varying(100) NOT NULL,
    told character varying(40) NOT NULL,
    seen character varying(40) NOT NULL,
    seen_since timestamp(6) with time zone NOT NULL,
    away_since timestamp(6) with time zone NOT NULL
);


--
-- Name: observation_minute; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.observation_minute (
    pair_id uuid NOT NULL,
    seen_minute timestamp with time zone NOT NULL,
    verdict character varying(12) NOT NULL,
    lag_bytes bigint,
    lag_seconds double precision,
    wal_bytes_per_second double precision
);


--
-- Name: pair; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.pair (
    id uuid NOT NULL,
    version integer NOT NULL,
    customer_id uuid NOT NULL,
    site_id uuid NOT NULL,
    name character varying(63) NOT NULL,
    active_name character varying(480),
    platform character varying(30) NOT NULL,
    postgres_major character varying(4) NOT NULL,
    service_address character varying(60) NOT NULL,
    note character varying(4000) NOT NULL,
    tags character varying(1000) NOT NULL,
    taken_by character varying(120) NOT NULL,
    taken_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    created_by character varying(120) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by character varying(120) NOT NULL,
    archived_at timestamp with time zone
);


--
-- Name: pair_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.pair_event (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    pair_id uuid NOT NULL,
    server_id uuid,
    kind character varying(20) NOT NULL,
    run_id uuid,
    happened_at timestamp with time zone NOT NULL,
    happened_by character varying(120) NOT NULL,
    text_key character varying(120) NOT NULL,
    text_args character varying(4000) NOT NULL,
    detail character varying(4000) NOT NULL,
    ended_at timestamp with time zone
);


--
-- Name: pair_home; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.pair_home (
    pair_id uuid NOT NULL,
    server_id uuid,
    after_minutes integer NOT NULL
);


--
-- Name: pair_hooks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.pair_hooks (
    id uuid NOT NULL,
    version integer NOT NULL,
    customer_id uuid NOT NULL,
    hooks_json character varying(200000) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by character varying(120) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by character varying(120) NOT NULL,
    archived_at timestamp with time zone
);


--
-- Name: plan; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plan (
    id uuid NOT NULL,
    schema_number integer NOT NULL,
    runbook character varying(40) NOT NULL,
    pair_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    pair_name character varying(200) NOT NULL,
    json character varying(1000000) NOT NULL,
    hash character varying(64) NOT NULL,
    stored_by character varying(200) NOT NULL,
    stored_at timestamp(6) with time zone NOT NULL,
    valid_until timestamp(6) with time zone NOT NULL
);


--
-- Name: primary_seen; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.primary_seen (
    pair_id uuid NOT NULL,
    server_id uuid NOT NULL,
    system_identifier character varying(20) NOT NULL,
    timeline bigint NOT NULL,
    "position" character varying(17) NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    first_failure_at timestamp with time zone,
    peak_bytes_per_second double precision,
    synchronous_names character varying(4000) DEFAULT ''::character varying NOT NULL
);


--
-- Name: repeated_command; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.repeated_command (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    repeat_key character varying(200) NOT NULL,
    request character varying(64) NOT NULL,
    status integer,
    sealed bytea,
    began_at timestamp(6) with time zone NOT NULL
);


--
-- Name: review; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.review (
    id uuid NOT NULL,
    run_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    run_ended_at timestamp(6) with time zone NOT NULL,
    findings_json character varying(200000) NOT NULL,
    findings_hash character varying(64) NOT NULL,
    remark character varying(4000) NOT NULL,
    reviewer_id uuid NOT NULL,
    reviewer_name character varying(200) NOT NULL,
    reviewer_display character varying(200) NOT NULL,
    signed_at timestamp(6) with time zone NOT NULL
);


--
-- Name: review_remark; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.review_remark (
    id uuid NOT NULL,
    run_id uuid NOT NULL,
    remark character varying(4000) NOT NULL,
    author_id uuid NOT NULL,
    author_name character varying(200) NOT NULL,
    author_display character varying(200) NOT NULL,
    said_at timestamp(6) with time zone NOT NULL
);


--
-- Name: role_grant; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.role_grant (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    role character varying(20) NOT NULL,
    customer_id uuid
);


--
-- Name: run; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.run (
    id uuid NOT NULL,
    run_number bigint NOT NULL,
    plan_id uuid NOT NULL,
    pair_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    pair_name character varying(200) NOT NULL,
    runbook character varying(40) NOT NULL,
    state character varying(20) NOT NULL,
    fence bigint NOT NULL,
    queued_fence bigint NOT NULL,
    active_pair_id uuid,
    actor character varying(200) NOT NULL,
    actor_id uuid NOT NULL,
    actor_name character varying(200) NOT NULL,
    reason character varying(4000) NOT NULL,
    ticket character varying(200) NOT NULL,
    accepted_loss_bytes bigint,
    guards_json character varying(200000) NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    started_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    interrupted boolean NOT NULL,
    stop_asked_by character varying(200) NOT NULL,
    remark_json character varying(8000),
    job_id uuid,
    pair_freed_at timestamp with time zone
);


--
-- Name: run_attempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.run_attempt (
    run_id uuid NOT NULL,
    step_id character varying(100) NOT NULL,
    attempt integer NOT NULL,
    state character varying(20) NOT NULL,
    started_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    exit_code integer,
    why_json character varying(8000),
    output character varying(300000) NOT NULL,
    answer character varying(20),
    answer_remark character varying(4000),
    answered_by character varying(200),
    answered_at timestamp(6) with time zone,
    rescues_json character varying(1000000)
);


--
-- Name: run_lock; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.run_lock (
    run_id uuid NOT NULL,
    name character varying(1200) NOT NULL,
    held_name character varying(1200)
);


--
-- Name: run_run_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.run ALTER COLUMN run_number ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.run_run_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: run_step; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.run_step (
    run_id uuid NOT NULL,
    "position" integer NOT NULL,
    step_id character varying(100) NOT NULL,
    state character varying(20) NOT NULL,
    attempt integer NOT NULL,
    started_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    exit_code integer,
    why_json character varying(8000),
    output character varying(300000) NOT NULL,
    progress_bytes bigint,
    progress_total bigint,
    progress_rate bigint,
    progress_at timestamp(6) with time zone,
    answer character varying(20),
    answer_remark character varying(4000),
    answered_by character varying(200),
    answered_at timestamp(6) with time zone,
    rescues_json character varying(1000000),
    audited boolean NOT NULL
);


--
-- Name: scheduled_due_times; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.scheduled_due_times (
    task_name text NOT NULL,
    task_instance text NOT NULL,
    task_data bytea,
    execution_time timestamp with time zone NOT NULL,
    picked boolean NOT NULL,
    picked_by text,
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint NOT NULL,
    priority smallint,
    state text
);


--
-- Name: scheduled_job_runs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.scheduled_job_runs (
    task_name text NOT NULL,
    task_instance text NOT NULL,
    task_data bytea,
    execution_time timestamp with time zone NOT NULL,
    picked boolean NOT NULL,
    picked_by text,
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint NOT NULL,
    priority smallint,
    state text
);


--
-- Name: scheduled_tasks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.scheduled_tasks (
    task_name text NOT NULL,
    task_instance text NOT NULL,
    task_data bytea,
    execution_time timestamp with time zone NOT NULL,
    picked boolean NOT NULL,
    picked_by text,
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint NOT NULL,
    priority smallint,
    state text
);


--
-- Name: secret; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.secret (
    id uuid NOT NULL,
    purpose character varying(60) NOT NULL,
    pair_id uuid,
    sealed bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by character varying(120) NOT NULL,
    archived_at timestamp with time zone
);


--
-- Name: setting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.setting (
    name character varying(100) NOT NULL,
    content character varying(4000) NOT NULL
);


--
-- Name: sign_in_brake; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in_brake (
    subject character varying(140) NOT NULL,
    failures integer NOT NULL,
    last_at timestamp(6) with time zone NOT NULL,
    blocked_until timestamp(6) with time zone
);


--
-- Name: sign_in_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in_session (
    id uuid NOT NULL,
    token_hash character varying(64) NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    last_seen_at timestamp(6) with time zone NOT NULL,
    address character varying(60) NOT NULL,
    agent character varying(300) NOT NULL
);


--
-- Name: site; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.site (
    id uuid NOT NULL,
    version integer NOT NULL,
    customer_id uuid NOT NULL,
    name character varying(120) NOT NULL,
    active_name character varying(480),
    place character varying(200) NOT NULL,
    time_zone character varying(60) NOT NULL,
    windows character varying(2000) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by character varying(120) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by character varying(120) NOT NULL,
    archived_at timestamp with time zone
);


--
-- Name: synchronous_wanted; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.synchronous_wanted (
    pair_id uuid NOT NULL,
    names character varying(4000) NOT NULL
);


--
-- Name: target; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.target (
    id uuid NOT NULL,
    version integer NOT NULL,
    customer_id uuid NOT NULL,
    site_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    name character varying(120) NOT NULL,
    host_id uuid NOT NULL,
    path character varying(1000) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by character varying(120) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by character varying(120) NOT NULL,
    archived_at timestamp with time zone,
    active_name character varying(480)
);


--
-- Name: vault_check; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.vault_check (
    id uuid NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Data for Name: api_token; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.api_token VALUES ('01900000-0000-7000-8000-000000000084', 't', '01900000-0000-7000-8000-000000000081', 'ci', NULL, '2026-01-01 10:00:00+00', 'admin', NULL, NULL, NULL);


--
-- Data for Name: app_user; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.app_user VALUES ('01900000-0000-7000-8000-000000000081', 'marta', 'Marta', '$argon2id$', false, 'pt-BR', 'America/Sao_Paulo', 'dark', false, 0, '2026-01-01 10:00:00+00', '2026-01-01 10:00:00+00', 'admin', NULL);


--
-- Data for Name: appointment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.appointment VALUES ('01900000-0000-7000-8000-0000000000c1', '01900000-0000-7000-8000-000000000091', 'h', '01900000-0000-7000-8000-000000000041', '01900000-0000-7000-8000-000000000001', 'lodz-db', 'switchover', '01900000-0000-7000-8000-000000000081', 'marta', 'Marta', 'why', '', '{}', '2026-01-01 10:00:00+00', '2026-01-02 01:00:00+00', '2026-01-02 01:15:00+00', '01900000-0000-7000-8000-0000000000b1', 'SCHEDULED', NULL, NULL, NULL, NULL, '01900000-0000-7000-8000-000000000041');


--
-- Data for Name: approval; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.approval VALUES ('01900000-0000-7000-8000-0000000000b1', '01900000-0000-7000-8000-000000000091', 'h', '01900000-0000-7000-8000-000000000041', '01900000-0000-7000-8000-000000000001', 'lodz-db', 'switchover', '01900000-0000-7000-8000-000000000081', 'marta', 'Marta', 'why', '', NULL, '{}', '2026-01-01 10:00:00+00', '2026-01-01 14:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: audit_chain; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_chain VALUES ('00000000-0000-0000-0000-000000000000', 1, 'ab');


--
-- Data for Name: audit_checkpoint; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_checkpoint VALUES (1, '2026-11-21 02:20:00.123456+00', 3, 'ab', '{"format":"pairkeeper-checkpoint-1"}');


--
-- Data for Name: audit_entry; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_entry VALUES ('00000000-0000-0000-0000-000000000000', 1, '00', 'ab', '2026-01-01 10:00:00.000001+00', '00000000-0000-0000-0000-000000000001', 'console', 'console', '', 'user.added', NULL, 'x.y', '{"a":1}', '{}');


--
-- Data for Name: checkpoint_delivery; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.checkpoint_delivery VALUES ('file', 1, '2026-11-21 02:20:01+00', 0, NULL, '');


--
-- Data for Name: contact; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contact VALUES ('01900000-0000-7000-8000-000000000001', 1, 'Ирина', 'DBA', '+48 1', 'i@example.org', true);


--
-- Data for Name: credential; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.credential VALUES ('01900000-0000-7000-8000-000000000021', 0, '01900000-0000-7000-8000-000000000001', 'key', 'key', 'SSH_KEY', 'deploy', '\x5c78303066663130', NULL, 'SHA256:x', '2026-01-01 10:00:00+00', 'admin', '2026-01-01 10:00:00+00', 'admin', NULL);


--
-- Data for Name: customer; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.customer VALUES ('01900000-0000-7000-8000-000000000001', 3, 'Szpital Łódź', 'szpital łódź', 'pl', 'two
lines and a \ and a "', 'night gold', '2026-01-31 23:59:59.123456+00', 'admin', '2026-02-01 00:00:00+00', 'marta', NULL, 'failover switchover');
INSERT INTO public.customer VALUES ('01900000-0000-7000-8000-000000000002', 0, 'Gone', NULL, 'ru', '', '', '2025-06-01 10:00:00+00', 'admin', '2025-06-01 10:00:00+00', 'admin', '2025-07-01 10:00:00+00', '');


--
-- Data for Name: draft; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.draft VALUES ('01900000-0000-7000-8000-000000000081', 'set-up', '01900000-0000-7000-8000-000000000041', '{}', '2026-01-01 10:00:00+00');


--
-- Data for Name: fencing_number; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.fencing_number VALUES ('01900000-0000-7000-8000-000000000041', 7);


--
-- Data for Name: flyway_schema_history; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.flyway_schema_history VALUES (1, '1', 'setting', 'SQL', 'V1__setting.sql', -1253561689, 'postgres', '2026-11-24 00:30:44.997714', 12, true);
INSERT INTO public.flyway_schema_history VALUES (2, '2', 'scheduled tasks', 'SQL', 'V2__scheduled_tasks.sql', -1013614279, 'postgres', '2026-11-24 00:30:45.045308', 10, true);
INSERT INTO public.flyway_schema_history VALUES (3, '0010', 'customers and sites', 'SQL', 'V0010__customers_and_sites.sql', -960651921, 'postgres', '2026-11-24 00:30:45.075889', 17, true);
INSERT INTO public.flyway_schema_history VALUES (4, '0011', 'credentials', 'SQL', 'V0011__credentials.sql', -2031993503, 'postgres', '2026-11-24 00:30:45.115572', 15, true);
INSERT INTO public.flyway_schema_history VALUES (5, '0012', 'hosts and pairs', 'SQL', 'V0012__hosts_and_pairs.sql', 1350532925, 'postgres', '2026-11-24 00:30:45.148969', 22, true);
INSERT INTO public.flyway_schema_history VALUES (6, '0013', 'pair events', 'SQL', 'V0013__pair_events.sql', -1660687036, 'postgres', '2026-11-24 00:30:45.193972', 9, true);
INSERT INTO public.flyway_schema_history VALUES (7, '0018', 'sql credentials and target names', 'SQL', 'V0018__sql_credentials_and_target_names.sql', -1838786691, 'postgres', '2026-11-24 00:30:45.21732', 9, true);
INSERT INTO public.flyway_schema_history VALUES (8, '0020', 'access', 'SQL', 'V0020__access.sql', 1109992857, 'postgres', '2026-11-24 00:30:45.234448', 18, true);
INSERT INTO public.flyway_schema_history VALUES (9, '0021', 'audit', 'SQL', 'V0021__audit.sql', -1592777501, 'postgres', '2026-11-24 00:30:45.263946', 11, true);
INSERT INTO public.flyway_schema_history VALUES (10, '0030', 'runs', 'SQL', 'V0030__runs.sql', 1990063598, 'postgres', '2026-11-24 00:30:45.292009', 29, true);
INSERT INTO public.flyway_schema_history VALUES (11, '0040', 'observations', 'SQL', 'V0040__observations.sql', 1666428121, 'postgres', '2026-11-24 00:30:45.330258', 15, true);
INSERT INTO public.flyway_schema_history VALUES (12, '0050', 'drafts', 'SQL', 'V0050__drafts.sql', -1949597295, 'postgres', '2026-11-24 00:30:45.351507', 10, true);
INSERT INTO public.flyway_schema_history VALUES (13, '0051', 'repeated commands', 'SQL', 'V0051__repeated_commands.sql', -1991748560, 'postgres', '2026-11-24 00:30:45.375191', 19, true);
INSERT INTO public.flyway_schema_history VALUES (14, '0060', 'run numbers without gaps', 'SQL', 'V0060__run_numbers_without_gaps.sql', -924842738, 'postgres', '2026-11-24 00:30:45.410102', 5, true);
INSERT INTO public.flyway_schema_history VALUES (15, '0061', 'fencing numbers', 'SQL', 'V0061__fencing_numbers.sql', 556482279, 'postgres', '2026-11-24 00:30:45.427166', 11, true);
INSERT INTO public.flyway_schema_history VALUES (16, '0070', 'four eyes', 'SQL', 'V0070__four_eyes.sql', -1013883180, 'postgres', '2026-11-24 00:30:45.444265', 5, true);
INSERT INTO public.flyway_schema_history VALUES (17, '0071', 'approvals', 'SQL', 'V0071__approvals.sql', -1042961270, 'postgres', '2026-11-24 00:30:45.454325', 7, true);
INSERT INTO public.flyway_schema_history VALUES (18, '0080', 'reviews', 'SQL', 'V0080__reviews.sql', -283233243, 'postgres', '2026-11-24 00:30:45.468267', 19, true);
INSERT INTO public.flyway_schema_history VALUES (19, '0081', 'audit checkpoints', 'SQL', 'V0081__audit_checkpoints.sql', 1386126705, 'postgres', '2026-11-24 00:30:45.501907', 9, true);
INSERT INTO public.flyway_schema_history VALUES (20, '0090', 'appointments', 'SQL', 'V0090__appointments.sql', 1611163027, 'postgres', '2026-11-24 00:30:45.522411', 7, true);
INSERT INTO public.flyway_schema_history VALUES (21, '0100', 'pair hooks', 'SQL', 'V0100__pair_hooks.sql', 118417346, 'postgres', '2026-11-24 00:30:45.538751', 6, true);
INSERT INTO public.flyway_schema_history VALUES (22, '0101', 'synchronous wanted', 'SQL', 'V0101__synchronous_wanted.sql', 196078730, 'postgres', '2026-11-24 00:30:45.556115', 5, true);
INSERT INTO public.flyway_schema_history VALUES (23, '0102', 'pair home', 'SQL', 'V0102__pair_home.sql', -287842396, 'postgres', '2026-11-24 00:30:45.575006', 7, true);
INSERT INTO public.flyway_schema_history VALUES (24, '0110', 'jobs', 'SQL', 'V0110__jobs.sql', -121869447, 'postgres', '2026-11-24 00:30:45.592506', 9, true);
INSERT INTO public.flyway_schema_history VALUES (25, '0111', 'job occurrences', 'SQL', 'V0111__job_occurrences.sql', 1843622530, 'postgres', '2026-11-24 00:30:45.618151', 25, true);
INSERT INTO public.flyway_schema_history VALUES (26, '0120', 'notifications', 'SQL', 'V0120__notifications.sql', -1443119806, 'postgres', '2026-11-24 00:30:45.65713', 22, true);
INSERT INTO public.flyway_schema_history VALUES (27, '0121', 'notification digests', 'SQL', 'V0121__notification_digests.sql', -799596799, 'postgres', '2026-11-24 00:30:45.698383', 7, true);
INSERT INTO public.flyway_schema_history VALUES (28, '0122', 'newest of jobs', 'SQL', 'V0122__newest_of_jobs.sql', 1093155766, 'postgres', '2026-11-24 00:30:45.712283', 16, true);
INSERT INTO public.flyway_schema_history VALUES (29, '0123', 'pair freed', 'SQL', 'V0123__pair_freed.sql', 1076030248, 'postgres', '2026-11-24 00:30:45.74126', 5, true);
INSERT INTO public.flyway_schema_history VALUES (30, '0124', 'expired approvals', 'SQL', 'V0124__expired_approvals.sql', -1395664622, 'postgres', '2026-11-24 00:30:45.758551', 8, true);
INSERT INTO public.flyway_schema_history VALUES (31, '0130', 'job counts', 'SQL', 'V0130__job_counts.sql', 1350460759, 'postgres', '2026-11-24 00:30:45.775876', 12, true);
INSERT INTO public.flyway_schema_history VALUES (32, '0131', 'job retries', 'SQL', 'V0131__job_retries.sql', -275919681, 'postgres', '2026-11-24 00:30:45.796009', 6, true);
INSERT INTO public.flyway_schema_history VALUES (33, '0132', 'job backups', 'SQL', 'V0132__job_backups.sql', 1137271820, 'postgres', '2026-11-24 00:30:45.813593', 9, true);
INSERT INTO public.flyway_schema_history VALUES (34, '0145', 'wrote apart', 'SQL', 'V0145__wrote_apart.sql', -657186469, 'postgres', '2026-11-24 00:30:45.834015', 9, true);
INSERT INTO public.flyway_schema_history VALUES (35, '0146', 'job rehearsals', 'SQL', 'V0146__job_rehearsals.sql', -271372965, 'postgres', '2026-11-24 00:30:45.851291', 19, true);
INSERT INTO public.flyway_schema_history VALUES (36, '0155', 'host key requests', 'SQL', 'V0155__host_key_requests.sql', -2090425639, 'postgres', '2026-11-24 00:30:45.88387', 9, true);
INSERT INTO public.flyway_schema_history VALUES (37, '0156', 'job prunes', 'SQL', 'V0156__job_prunes.sql', -759791487, 'postgres', '2026-11-24 00:30:45.901476', 10, true);
INSERT INTO public.flyway_schema_history VALUES (38, '0158', 'job logs', 'SQL', 'V0158__job_logs.sql', -482788789, 'postgres', '2026-11-24 00:30:45.923071', 15, true);
INSERT INTO public.flyway_schema_history VALUES (39, '0159', 'lanes', 'SQL', 'V0159__lanes.sql', -1685806585, 'postgres', '2026-11-24 00:30:45.949004', 26, true);


--
-- Data for Name: host; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.host VALUES ('01900000-0000-7000-8000-000000000032', 0, '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000011', '10.0.0.2', 22, '01900000-0000-7000-8000-000000000021', NULL, NULL, 'SUDO', 'SHA256:k', '2026-01-01 10:00:00+00', 'admin', '2026-01-01 10:00:00+00', 'admin', '2026-01-01 10:00:00+00', 'admin', NULL);
INSERT INTO public.host VALUES ('01900000-0000-7000-8000-000000000031', 0, '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000011', '10.0.0.1', 22, '01900000-0000-7000-8000-000000000021', NULL, '01900000-0000-7000-8000-000000000032', 'SUDO', NULL, NULL, NULL, '2026-01-01 10:00:00+00', 'admin', '2026-01-01 10:00:00+00', 'admin', NULL);


--
-- Data for Name: host_key_request; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.host_key_request VALUES ('01900000-0000-7000-8000-000000000032', '01900000-0000-7000-8000-000000000001', '192.0.2.11', 'SHA256:b', 'SHA256:a', '01900000-0000-7000-8000-000000000081', 'marta', 'Marta', 'Ponownie zainstalowany', '2026-01-01 10:00:00+00', '2026-01-01 10:30:00+00');


--
-- Data for Name: instance; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.instance VALUES ('01900000-0000-7000-8000-000000000051', 0, '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000041', '01900000-0000-7000-8000-000000000031', 1, 'db1', '10.0.0.1', 5432, 5432, '/data', '/etc', 'main', 'postgres', 'PRIMARY', false, '2026-01-01 10:00:00+00', 'admin', '2026-01-01 10:00:00+00', 'admin', NULL, NULL, NULL);


--
-- Data for Name: job; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job VALUES ('01900000-0000-7000-8000-0000000000d1', 0, '01900000-0000-7000-8000-000000000041', '01900000-0000-7000-8000-000000000001', 'Zdjęcia', 'rsync', '{}', '', 'FOLLOW', '01900000-0000-7000-8000-000000000051', false, '2026-01-01 10:00:00+00', 'admin', '2026-01-01 10:00:00+00', 'admin', NULL, 'Zdjęcia', 'LATEST', 43200, 'SKIP', '', '', '2026-01-01 00:00:00+00', NULL, '01900000-0000-7000-8000-000000000092', '2026-01-02 01:00:00+00', 3, 300, NULL, NULL, NULL);


--
-- Data for Name: job_backup; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_backup VALUES ('01900000-0000-7000-8000-000000000092', '01900000-0000-7000-8000-0000000000d1', '01900000-0000-7000-8000-000000000041', '20260102T010000Z', '01900000-0000-7000-8000-000000000051', '01900000-0000-7000-8000-000000000051', 9007199254740993, '18446744073709551615', 2147483647, 'FFFFFFFF/FFFFFFFF', 'FFFFFFFF/FFFFFFFF', '2026-01-02 01:00:00+00', '2026-01-02 01:10:00+00', 600, NULL);


--
-- Data for Name: job_count; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_count VALUES ('01900000-0000-7000-8000-000000000092', 1, '01900000-0000-7000-8000-0000000000d1', 'public.exames', 'WITHIN', 9007199254740993, '0/3000148', '2026-01-02 01:00:00+00', 9007199254740994, '0/3000200', '2026-01-02 01:00:01+00', 9007199254740995, '0/3000300', '2026-01-02 01:00:02+00', NULL, '2026-01-02 01:00:03+00');


--
-- Data for Name: job_log_kind; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_log_kind VALUES ('01900000-0000-7000-8000-0000000000e8', '01900000-0000-7000-8000-0000000000d1', '01900000-0000-7000-8000-000000000051', 'fatal', 'login', '28P01', 'пользователь "…" не прошёл проверку подлинности (по паролю)', 9007199254740993, 9007199254740993, '2026-01-02 01:00:00.123 MSK', '', '01900000-0000-7000-8000-000000000092', '01900000-0000-7000-8000-000000000092', '2026-01-02 01:10:00+00', '2026-01-02 01:10:00+00', true);


--
-- Data for Name: job_log_look; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_log_look VALUES ('01900000-0000-7000-8000-000000000092', '01900000-0000-7000-8000-000000000051', '01900000-0000-7000-8000-0000000000d1', '01900000-0000-7000-8000-000000000041', '/var/log/postgresql/журнал.log', 'ru_RU.UTF-8', 9007199254740993, 9007199254740993, true, false, 9007199254740993, 9007199254740993, 2147483647, 2147483647, 'seen 1764000000 2049:131085 9007199254740993 4294967295', '2026-01-02 01:10:00+00');


--
-- Data for Name: job_occurrence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_occurrence VALUES ('01900000-0000-7000-8000-0000000000d1', '2026-01-02 01:00:00+00', '2026-01-01 01:00:00+00', 2, 'MISSED', NULL, NULL, '2026-01-02 01:00:01+00');


--
-- Data for Name: job_prune; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_prune VALUES ('01900000-0000-7000-8000-000000000092', '01900000-0000-7000-8000-000000000051', '01900000-0000-7000-8000-0000000000d1', '01900000-0000-7000-8000-000000000041', '/srv/архив ''WAL''', 9007199254740993, 9007199254740993, 2147483648, 9007199254740993, 9007199254740993, '00000001FFFFFFFF000000FF', 'archived', 'o''clock ключ', '2026-01-02 01:10:00+00');


--
-- Data for Name: job_rehearsal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job_rehearsal VALUES ('01900000-0000-7000-8000-000000000092', '01900000-0000-7000-8000-0000000000d1', '01900000-0000-7000-8000-000000000041', '01900000-0000-7000-8000-000000000051', '01900000-0000-7000-8000-000000000051', 9007199254740993, 86400, 600000, 600000, 2147483647, 'FFFFFFFF/FFFFFFFF', false, '[{"name":"Экзамены ''новые''","value":null,"least":1,"most":null,"millis":12,"said":"42P01 relation"}]', '2026-01-02 01:10:00+00');


--
-- Data for Name: notify_channel; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.notify_channel VALUES ('01900000-0000-7000-8000-0000000000f1', 0, 'Dyżur', 'dyżur', '01900000-0000-7000-8000-000000000001', 'pl', 'pair-needs-person', 60, false, 'webhook', '{"address":"https://hooks.example.org/a"}', NULL, '2026-01-01 10:00:00+00', '2026-01-01 10:00:00+00', 'admin', '2026-01-01 10:00:00+00', 'admin', NULL, NULL);


--
-- Data for Name: notify_delivery; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.notify_delivery VALUES ('01900000-0000-7000-8000-0000000000f2', '01900000-0000-7000-8000-0000000000f1', 'k', 'pair:01900000-0000-7000-8000-000000000041', 'pair-needs-person', 'critical', '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000041', '2026-01-01 10:00:00+00', '{"title":{"key":"notify.pair.now","args":{}},"customer":"","pair":"","lines":[]}', 'SENT', 1, '2026-01-01 10:00:00+00', NULL, NULL, '2026-01-01 10:00:01+00');


--
-- Data for Name: notify_memory; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.notify_memory VALUES ('01900000-0000-7000-8000-0000000000f1', 'pair:01900000-0000-7000-8000-000000000041', 'critical', 'critical', '2026-01-01 10:00:00+00', '2026-01-01 10:00:00+00');


--
-- Data for Name: observation_minute; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.observation_minute VALUES ('01900000-0000-7000-8000-000000000041', '2026-01-01 10:00:00+00', 'HEALTHY', 0, 0.1, NULL);


--
-- Data for Name: pair; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.pair VALUES ('01900000-0000-7000-8000-000000000041', 0, '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000011', 'lodz-db', 'lodz-db', 'debian-systemd', '15', '', '', '', '', NULL, '2026-01-01 10:00:00+00', 'admin', '2026-01-01 10:00:00+00', 'admin', NULL);


--
-- Data for Name: pair_event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.pair_event VALUES ('01900000-0000-7000-8000-000000000071', '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000041', '01900000-0000-7000-8000-000000000051', 'ROLE', NULL, '2026-01-01 10:00:00+00', 'admin', 'x.y', '{}', '', NULL);


--
-- Data for Name: pair_home; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.pair_home VALUES ('01900000-0000-7000-8000-000000000041', '01900000-0000-7000-8000-000000000051', 1440);


--
-- Data for Name: pair_hooks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.pair_hooks VALUES ('01900000-0000-7000-8000-000000000041', 0, '01900000-0000-7000-8000-000000000001', '[]', '2026-01-01 10:00:00+00', 'admin', '2026-01-01 10:00:00+00', 'admin', NULL);


--
-- Data for Name: plan; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.plan VALUES ('01900000-0000-7000-8000-000000000091', 1, 'switchover', '01900000-0000-7000-8000-000000000041', '01900000-0000-7000-8000-000000000001', 'lodz-db', '{}', 'h', 'Marta', '2026-01-01 10:00:00+00', '2026-01-01 10:30:00+00');


--
-- Data for Name: primary_seen; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.primary_seen VALUES ('01900000-0000-7000-8000-000000000041', '01900000-0000-7000-8000-000000000051', '7', 1, '0/1', '2026-01-01 10:00:00+00', NULL, 1.5, '');


--
-- Data for Name: repeated_command; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.repeated_command VALUES ('01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-000000000081', 'k', 'r', NULL, NULL, '2026-01-01 10:00:00+00');


--
-- Data for Name: review; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.review VALUES ('01900000-0000-7000-8000-0000000000e1', '01900000-0000-7000-8000-000000000092', '01900000-0000-7000-8000-000000000001', '2026-11-20 02:20:00.123456+00', '{}', 'ab', 'Zażółć', '01900000-0000-7000-8000-000000000081', 'anna', 'Анна', '2026-11-21 02:20:00+00');


--
-- Data for Name: review_remark; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.review_remark VALUES ('01900000-0000-7000-8000-0000000000e2', '01900000-0000-7000-8000-000000000092', 'later', '01900000-0000-7000-8000-000000000081', 'anna', 'Анна', '2026-11-22 02:20:00+00');


--
-- Data for Name: role_grant; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.role_grant VALUES ('01900000-0000-7000-8000-000000000082', '01900000-0000-7000-8000-000000000081', 'ADMIN', NULL);


--
-- Data for Name: run; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run VALUES ('01900000-0000-7000-8000-000000000092', 41, '01900000-0000-7000-8000-000000000091', '01900000-0000-7000-8000-000000000041', '01900000-0000-7000-8000-000000000001', 'lodz-db', 'switchover', 'SUCCEEDED', 9007199254740993, 2, NULL, 'Marta', '01900000-0000-7000-8000-000000000081', 'marta', 'why', '', NULL, '[]', '2026-01-01 10:00:00+00', NULL, NULL, false, '', NULL, NULL, NULL);


--
-- Data for Name: run_attempt; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_attempt VALUES ('01900000-0000-7000-8000-000000000092', 'stop', 1, 'FAILED', NULL, NULL, 1, NULL, 'no', NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: run_lock; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_lock VALUES ('01900000-0000-7000-8000-000000000092', 'tree:01900000-0000-7000-8000-000000000051:/srv', NULL);


--
-- Data for Name: run_step; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_step VALUES ('01900000-0000-7000-8000-000000000092', 1, 'stop', 'DONE', 1, NULL, NULL, 0, NULL, 'done', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true);


--
-- Data for Name: scheduled_due_times; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.scheduled_due_times VALUES ('job', '01900000-0000-7000-8000-000000000092:2', '\x5c783631', '2026-01-01 10:00:00+00', true, 'old#1', NULL, NULL, NULL, '2026-01-01 10:00:00+00', 3, 50, NULL);


--
-- Data for Name: scheduled_job_runs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.scheduled_job_runs VALUES ('job-run', '01900000-0000-7000-8000-000000000092:2', '\x5c783631', '2026-01-01 10:00:00+00', true, 'old#1', NULL, NULL, NULL, '2026-01-01 10:00:00+00', 3, 50, NULL);


--
-- Data for Name: scheduled_tasks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.scheduled_tasks VALUES ('run', '01900000-0000-7000-8000-000000000092:2', '\x5c783631', '2026-01-01 10:00:00+00', true, 'old#1', NULL, NULL, NULL, '2026-01-01 10:00:00+00', 3, 50, NULL);


--
-- Data for Name: secret; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.secret VALUES ('01900000-0000-7000-8000-000000000022', 'replication-password', NULL, '\x5c7830313032', '2026-01-01 10:00:00+00', 'admin', NULL);


--
-- Data for Name: setting; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.setting VALUES ('sample', 'Zażółć gęślą jaźń 🐘');


--
-- Data for Name: sign_in_brake; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in_brake VALUES ('account:marta', 2, '2026-01-01 10:00:00+00', NULL);


--
-- Data for Name: sign_in_session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in_session VALUES ('01900000-0000-7000-8000-000000000083', 'h', '01900000-0000-7000-8000-000000000081', '2026-01-01 10:00:00+00', '2026-01-01 10:00:00+00', '127.0.0.1', 'x');


--
-- Data for Name: site; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.site VALUES ('01900000-0000-7000-8000-000000000011', 0, '01900000-0000-7000-8000-000000000001', 'Main', 'main', 'Łódź', 'Europe/Warsaw', 'Sat 22:00-02:00', '2026-01-01 10:00:00+00', 'admin', '2026-01-01 10:00:00+00', 'admin', NULL);


--
-- Data for Name: synchronous_wanted; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.synchronous_wanted VALUES ('01900000-0000-7000-8000-000000000041', 'FIRST 1 (pk_db2)');


--
-- Data for Name: target; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.target VALUES ('01900000-0000-7000-8000-000000000061', 0, '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000011', 'MEDIUM', 'tape', '01900000-0000-7000-8000-000000000032', '/mnt', '2026-01-01 10:00:00+00', 'admin', '2026-01-01 10:00:00+00', 'admin', NULL, 'tape');


--
-- Data for Name: vault_check; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.vault_check VALUES ('01900000-0000-7000-8000-000000000023', '\x5c783033', '2026-01-01 10:00:00+00');


--
-- Name: run_run_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.run_run_number_seq', 1, false);


--
-- Name: api_token api_token_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_pkey PRIMARY KEY (id);


--
-- Name: api_token api_token_token; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_token UNIQUE (token_hash);


--
-- Name: app_user app_user_name; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_user
    ADD CONSTRAINT app_user_name UNIQUE (name);


--
-- Name: app_user app_user_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_user
    ADD CONSTRAINT app_user_pkey PRIMARY KEY (id);


--
-- Name: appointment appointment_holds_pair; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_holds_pair UNIQUE (open_pair_id);


--
-- Name: appointment appointment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_pkey PRIMARY KEY (id);


--
-- Name: appointment appointment_run_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_run_once UNIQUE (run_id);


--
-- Name: approval approval_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval
    ADD CONSTRAINT approval_pkey PRIMARY KEY (id);


--
-- Name: approval approval_run_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval
    ADD CONSTRAINT approval_run_once UNIQUE (run_id);


--
-- Name: audit_chain audit_chain_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_chain
    ADD CONSTRAINT audit_chain_pkey PRIMARY KEY (chain);


--
-- Name: audit_checkpoint audit_checkpoint_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_checkpoint
    ADD CONSTRAINT audit_checkpoint_pkey PRIMARY KEY (number);


--
-- Name: audit_entry audit_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (chain, seq);


--
-- Name: checkpoint_delivery checkpoint_delivery_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoint_delivery
    ADD CONSTRAINT checkpoint_delivery_pkey PRIMARY KEY (target);


--
-- Name: contact contact_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (customer_id, rank);


--
-- Name: credential credential_active_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_active_name_key UNIQUE (active_name);


--
-- Name: credential credential_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_pkey PRIMARY KEY (id);


--
-- Name: customer customer_active_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_active_name_key UNIQUE (active_name);


--
-- Name: customer customer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_pkey PRIMARY KEY (id);


--
-- Name: draft draft_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (user_id, form, about);


--
-- Name: fencing_number fencing_number_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fencing_number
    ADD CONSTRAINT fencing_number_pkey PRIMARY KEY (pair_id);


--
-- Name: flyway_schema_history flyway_schema_history_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);


--
-- Name: host_key_request host_key_request_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.host_key_request
    ADD CONSTRAINT host_key_request_pkey PRIMARY KEY (host_id);


--
-- Name: host host_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.host
    ADD CONSTRAINT host_pkey PRIMARY KEY (id);


--
-- Name: host host_site_id_address_ssh_port_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.host
    ADD CONSTRAINT host_site_id_address_ssh_port_key UNIQUE (site_id, address, ssh_port);


--
-- Name: instance instance_host_id_active_port_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.instance
    ADD CONSTRAINT instance_host_id_active_port_key UNIQUE (host_id, active_port);


--
-- Name: instance instance_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.instance
    ADD CONSTRAINT instance_pkey PRIMARY KEY (id);


--
-- Name: job_backup job_backup_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_backup
    ADD CONSTRAINT job_backup_pkey PRIMARY KEY (run_id);


--
-- Name: job_count job_count_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_count
    ADD CONSTRAINT job_count_pkey PRIMARY KEY (run_id, "position");


--
-- Name: job_log_kind job_log_kind_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_log_kind
    ADD CONSTRAINT job_log_kind_pkey PRIMARY KEY (id);


--
-- Name: job_log_look job_log_look_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_log_look
    ADD CONSTRAINT job_log_look_pkey PRIMARY KEY (run_id, server_id);


--
-- Name: job job_name_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_name_once UNIQUE (pair_id, active_name);


--
-- Name: job_occurrence job_occurrence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_occurrence
    ADD CONSTRAINT job_occurrence_pkey PRIMARY KEY (job_id, due_at);


--
-- Name: job_occurrence job_occurrence_run_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_occurrence
    ADD CONSTRAINT job_occurrence_run_once UNIQUE (run_id);


--
-- Name: job job_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);


--
-- Name: job_prune job_prune_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_prune
    ADD CONSTRAINT job_prune_pkey PRIMARY KEY (run_id, server_id);


--
-- Name: job_rehearsal job_rehearsal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_rehearsal
    ADD CONSTRAINT job_rehearsal_pkey PRIMARY KEY (run_id);


--
-- Name: notify_channel notify_channel_name_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notify_channel
    ADD CONSTRAINT notify_channel_name_once UNIQUE (active_name);


--
-- Name: notify_channel notify_channel_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notify_channel
    ADD CONSTRAINT notify_channel_pkey PRIMARY KEY (id);


--
-- Name: notify_delivery notify_delivery_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notify_delivery
    ADD CONSTRAINT notify_delivery_once UNIQUE (channel_id, event_key);


--
-- Name: notify_delivery notify_delivery_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notify_delivery
    ADD CONSTRAINT notify_delivery_pkey PRIMARY KEY (id);


--
-- Name: notify_memory notify_memory_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notify_memory
    ADD CONSTRAINT notify_memory_pkey PRIMARY KEY (channel_id, about);


--
-- Name: observation_minute observation_minute_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.observation_minute
    ADD CONSTRAINT observation_minute_pkey PRIMARY KEY (pair_id, seen_minute);


--
-- Name: pair pair_customer_id_active_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pair
    ADD CONSTRAINT pair_customer_id_active_name_key UNIQUE (customer_id, active_name);


--
-- Name: pair_event pair_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pair_event
    ADD CONSTRAINT pair_event_pkey PRIMARY KEY (id);


--
-- Name: pair_home pair_home_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pair_home
    ADD CONSTRAINT pair_home_pkey PRIMARY KEY (pair_id);


--
-- Name: pair_hooks pair_hooks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pair_hooks
    ADD CONSTRAINT pair_hooks_pkey PRIMARY KEY (id);


--
-- Name: pair pair_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pair
    ADD CONSTRAINT pair_pkey PRIMARY KEY (id);


--
-- Name: plan plan_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan
    ADD CONSTRAINT plan_pkey PRIMARY KEY (id);


--
-- Name: primary_seen primary_seen_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.primary_seen
    ADD CONSTRAINT primary_seen_pkey PRIMARY KEY (pair_id);


--
-- Name: repeated_command repeated_command_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.repeated_command
    ADD CONSTRAINT repeated_command_key UNIQUE (user_id, repeat_key);


--
-- Name: repeated_command repeated_command_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.repeated_command
    ADD CONSTRAINT repeated_command_pkey PRIMARY KEY (id);


--
-- Name: review review_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review
    ADD CONSTRAINT review_once UNIQUE (run_id, run_ended_at);


--
-- Name: review review_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review
    ADD CONSTRAINT review_pkey PRIMARY KEY (id);


--
-- Name: review_remark review_remark_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_remark
    ADD CONSTRAINT review_remark_pkey PRIMARY KEY (id);


--
-- Name: role_grant role_grant_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT role_grant_pkey PRIMARY KEY (id);


--
-- Name: run_attempt run_attempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_attempt
    ADD CONSTRAINT run_attempt_pkey PRIMARY KEY (run_id, step_id, attempt);


--
-- Name: run run_holds_pair; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run
    ADD CONSTRAINT run_holds_pair UNIQUE (active_pair_id);


--
-- Name: run_lock run_lock_held_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_lock
    ADD CONSTRAINT run_lock_held_once UNIQUE (held_name);


--
-- Name: run_lock run_lock_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_lock
    ADD CONSTRAINT run_lock_pkey PRIMARY KEY (run_id, name);


--
-- Name: run run_number_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run
    ADD CONSTRAINT run_number_once UNIQUE (run_number);


--
-- Name: run run_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run
    ADD CONSTRAINT run_pkey PRIMARY KEY (id);


--
-- Name: run_step run_step_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_step
    ADD CONSTRAINT run_step_once UNIQUE (run_id, step_id);


--
-- Name: run_step run_step_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_step
    ADD CONSTRAINT run_step_pkey PRIMARY KEY (run_id, "position");


--
-- Name: scheduled_due_times scheduled_due_times_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scheduled_due_times
    ADD CONSTRAINT scheduled_due_times_pkey PRIMARY KEY (task_name, task_instance);


--
-- Name: scheduled_job_runs scheduled_job_runs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scheduled_job_runs
    ADD CONSTRAINT scheduled_job_runs_pkey PRIMARY KEY (task_name, task_instance);


--
-- Name: scheduled_tasks scheduled_tasks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scheduled_tasks
    ADD CONSTRAINT scheduled_tasks_pkey PRIMARY KEY (task_name, task_instance);


--
-- Name: secret secret_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.secret
    ADD CONSTRAINT secret_pkey PRIMARY KEY (id);


--
-- Name: setting setting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (name);


--
-- Name: sign_in_brake sign_in_brake_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_brake
    ADD CONSTRAINT sign_in_brake_pkey PRIMARY KEY (subject);


--
-- Name: sign_in_session sign_in_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_session
    ADD CONSTRAINT sign_in_session_pkey PRIMARY KEY (id);


--
-- Name: sign_in_session sign_in_session_token; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_session
    ADD CONSTRAINT sign_in_session_token UNIQUE (token_hash);


--
-- Name: site site_customer_id_active_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.site
    ADD CONSTRAINT site_customer_id_active_name_key UNIQUE (customer_id, active_name);


--
-- Name: site site_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.site
    ADD CONSTRAINT site_pkey PRIMARY KEY (id);


--
-- Name: synchronous_wanted synchronous_wanted_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.synchronous_wanted
    ADD CONSTRAINT synchronous_wanted_pkey PRIMARY KEY (pair_id);


--
-- Name: target target_name; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.target
    ADD CONSTRAINT target_name UNIQUE (customer_id, active_name);


--
-- Name: target target_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.target
    ADD CONSTRAINT target_pkey PRIMARY KEY (id);


--
-- Name: vault_check vault_check_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.vault_check
    ADD CONSTRAINT vault_check_pkey PRIMARY KEY (id);


--
-- Name: api_token_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX api_token_owner ON public.api_token USING btree (owner_id);


--
-- Name: appointment_by_approval; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX appointment_by_approval ON public.appointment USING btree (approval_id);


--
-- Name: appointment_by_pair; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX appointment_by_pair ON public.appointment USING btree (pair_id, starts_at);


--
-- Name: approval_by_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX approval_by_customer ON public.approval USING btree (customer_id, expires_at);


--
-- Name: approval_by_pair; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX approval_by_pair ON public.approval USING btree (pair_id, expires_at);


--
-- Name: approval_by_plan; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX approval_by_plan ON public.approval USING btree (plan_id);


--
-- Name: approval_untold; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX approval_untold ON public.approval USING btree (expiry_told_at, expires_at);


--
-- Name: audit_entry_pair; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_entry_pair ON public.audit_entry USING btree (pair_id, happened_at);


--
-- Name: audit_entry_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_entry_time ON public.audit_entry USING btree (happened_at);


--
-- Name: draft_changed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX draft_changed ON public.draft USING btree (changed_at);


--
-- Name: flyway_schema_history_s_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);


--
-- Name: instance_of_pair; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instance_of_pair ON public.instance USING btree (pair_id, rank);


--
-- Name: job_backup_of_job; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_backup_of_job ON public.job_backup USING btree (job_id, taken_at);


--
-- Name: job_backup_of_pair; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_backup_of_pair ON public.job_backup USING btree (pair_id, verified_at);


--
-- Name: job_count_of_job; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_count_of_job ON public.job_count USING btree (job_id, judged_at);


--
-- Name: job_log_kind_of_job; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_log_kind_of_job ON public.job_log_kind USING btree (job_id, server_id);


--
-- Name: job_log_kind_of_run; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_log_kind_of_run ON public.job_log_kind USING btree (last_run_id, server_id);


--
-- Name: job_log_look_of_job; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_log_look_of_job ON public.job_log_look USING btree (job_id, server_id, ended_at);


--
-- Name: job_prune_of_job; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_prune_of_job ON public.job_prune USING btree (job_id, ended_at);


--
-- Name: job_rehearsal_of_job; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_rehearsal_of_job ON public.job_rehearsal USING btree (job_id, ended_at);


--
-- Name: job_rehearsal_of_pair; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_rehearsal_of_pair ON public.job_rehearsal USING btree (pair_id, ended_at);


--
-- Name: notify_delivery_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notify_delivery_by_state ON public.notify_delivery USING btree (state, channel_id);


--
-- Name: observation_minute_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX observation_minute_by_time ON public.observation_minute USING btree (seen_minute);


--
-- Name: pair_event_of_pair; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX pair_event_of_pair ON public.pair_event USING btree (pair_id, happened_at);


--
-- Name: pair_of_site; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX pair_of_site ON public.pair USING btree (site_id);


--
-- Name: plan_by_pair; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plan_by_pair ON public.plan USING btree (pair_id, stored_at);


--
-- Name: repeated_command_began; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX repeated_command_began ON public.repeated_command USING btree (began_at);


--
-- Name: review_by_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX review_by_customer ON public.review USING btree (customer_id, signed_at);


--
-- Name: review_remark_by_run; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX review_remark_by_run ON public.review_remark USING btree (run_id, said_at);


--
-- Name: role_grant_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX role_grant_user ON public.role_grant USING btree (user_id);


--
-- Name: run_by_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX run_by_customer ON public.run USING btree (customer_id, created_at);


--
-- Name: run_by_end; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX run_by_end ON public.run USING btree (ended_at);


--
-- Name: run_by_job; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX run_by_job ON public.run USING btree (job_id, created_at);


--
-- Name: run_by_job_number; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX run_by_job_number ON public.run USING btree (job_id, run_number);


--
-- Name: run_by_pair; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX run_by_pair ON public.run USING btree (pair_id, created_at);


--
-- Name: run_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX run_by_state ON public.run USING btree (state, created_at);


--
-- Name: scheduled_due_times_execution_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scheduled_due_times_execution_time ON public.scheduled_due_times USING btree (execution_time);


--
-- Name: scheduled_due_times_last_heartbeat; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scheduled_due_times_last_heartbeat ON public.scheduled_due_times USING btree (last_heartbeat);


--
-- Name: scheduled_due_times_priority; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scheduled_due_times_priority ON public.scheduled_due_times USING btree (priority DESC, execution_time);


--
-- Name: scheduled_job_runs_execution_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scheduled_job_runs_execution_time ON public.scheduled_job_runs USING btree (execution_time);


--
-- Name: scheduled_job_runs_last_heartbeat; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scheduled_job_runs_last_heartbeat ON public.scheduled_job_runs USING btree (last_heartbeat);


--
-- Name: scheduled_job_runs_priority; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scheduled_job_runs_priority ON public.scheduled_job_runs USING btree (priority DESC, execution_time);


--
-- Name: scheduled_tasks_execution_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scheduled_tasks_execution_time ON public.scheduled_tasks USING btree (execution_time);


--
-- Name: scheduled_tasks_last_heartbeat; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scheduled_tasks_last_heartbeat ON public.scheduled_tasks USING btree (last_heartbeat);


--
-- Name: scheduled_tasks_priority; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scheduled_tasks_priority ON public.scheduled_tasks USING btree (priority DESC, execution_time);


--
-- Name: secret_of_pair; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX secret_of_pair ON public.secret USING btree (pair_id, purpose);


--
-- Name: sign_in_brake_last; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sign_in_brake_last ON public.sign_in_brake USING btree (last_at);


--
-- Name: sign_in_session_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sign_in_session_user ON public.sign_in_session USING btree (user_id);


--
-- Name: api_token api_token_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);


--
-- Name: appointment appointment_approval_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES public.approval(id);


--
-- Name: appointment appointment_plan_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plan(id);


--
-- Name: approval approval_plan_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval
    ADD CONSTRAINT approval_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plan(id);


--
-- Name: audit_entry audit_entry_chain_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_chain_fkey FOREIGN KEY (chain) REFERENCES public.audit_chain(chain);


--
-- Name: contact contact_customer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id);


--
-- Name: credential credential_customer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id);


--
-- Name: draft draft_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);


--
-- Name: fencing_number fencing_number_pair_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fencing_number
    ADD CONSTRAINT fencing_number_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES public.pair(id);


--
-- Name: host host_credential_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.host
    ADD CONSTRAINT host_credential_id_fkey FOREIGN KEY (credential_id) REFERENCES public.credential(id);


--
-- Name: host host_customer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.host
    ADD CONSTRAINT host_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id);


--
-- Name: host host_jump_host_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.host
    ADD CONSTRAINT host_jump_host_id_fkey FOREIGN KEY (jump_host_id) REFERENCES public.host(id);


--
-- Name: host_key_request host_key_request_host_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.host_key_request
    ADD CONSTRAINT host_key_request_host_id_fkey FOREIGN KEY (host_id) REFERENCES public.host(id);


--
-- Name: host host_site_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.host
    ADD CONSTRAINT host_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id);


--
-- Name: host host_sudo_credential_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.host
    ADD CONSTRAINT host_sudo_credential_id_fkey FOREIGN KEY (sudo_credential_id) REFERENCES public.credential(id);


--
-- Name: instance instance_customer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.instance
    ADD CONSTRAINT instance_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id);


--
-- Name: instance instance_host_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.instance
    ADD CONSTRAINT instance_host_id_fkey FOREIGN KEY (host_id) REFERENCES public.host(id);


--
-- Name: instance instance_pair_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.instance
    ADD CONSTRAINT instance_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES public.pair(id);


--
-- Name: instance instance_sql_credential_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.instance
    ADD CONSTRAINT instance_sql_credential_id_fkey FOREIGN KEY (sql_credential_id) REFERENCES public.credential(id);


--
-- Name: job_backup job_backup_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_backup
    ADD CONSTRAINT job_backup_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.job(id);


--
-- Name: job_backup job_backup_pair_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_backup
    ADD CONSTRAINT job_backup_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES public.pair(id);


--
-- Name: job_backup job_backup_primary_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_backup
    ADD CONSTRAINT job_backup_primary_id_fkey FOREIGN KEY (primary_id) REFERENCES public.instance(id);


--
-- Name: job_backup job_backup_run_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_backup
    ADD CONSTRAINT job_backup_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.run(id);


--
-- Name: job_backup job_backup_server_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_backup
    ADD CONSTRAINT job_backup_server_id_fkey FOREIGN KEY (server_id) REFERENCES public.instance(id);


--
-- Name: job_count job_count_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_count
    ADD CONSTRAINT job_count_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.job(id);


--
-- Name: job_count job_count_run_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_count
    ADD CONSTRAINT job_count_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.run(id);


--
-- Name: job job_customer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id);


--
-- Name: job_log_kind job_log_kind_first_run_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_log_kind
    ADD CONSTRAINT job_log_kind_first_run_id_fkey FOREIGN KEY (first_run_id) REFERENCES public.run(id);


--
-- Name: job_log_kind job_log_kind_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_log_kind
    ADD CONSTRAINT job_log_kind_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.job(id);


--
-- Name: job_log_kind job_log_kind_last_run_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_log_kind
    ADD CONSTRAINT job_log_kind_last_run_id_fkey FOREIGN KEY (last_run_id) REFERENCES public.run(id);


--
-- Name: job_log_kind job_log_kind_server_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_log_kind
    ADD CONSTRAINT job_log_kind_server_id_fkey FOREIGN KEY (server_id) REFERENCES public.instance(id);


--
-- Name: job_log_look job_log_look_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_log_look
    ADD CONSTRAINT job_log_look_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.job(id);


--
-- Name: job_log_look job_log_look_pair_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_log_look
    ADD CONSTRAINT job_log_look_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES public.pair(id);


--
-- Name: job_log_look job_log_look_run_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_log_look
    ADD CONSTRAINT job_log_look_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.run(id);


--
-- Name: job_log_look job_log_look_server_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_log_look
    ADD CONSTRAINT job_log_look_server_id_fkey FOREIGN KEY (server_id) REFERENCES public.instance(id);


--
-- Name: job_occurrence job_occurrence_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_occurrence
    ADD CONSTRAINT job_occurrence_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.job(id);


--
-- Name: job job_pair_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES public.pair(id);


--
-- Name: job_prune job_prune_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_prune
    ADD CONSTRAINT job_prune_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.job(id);


--
-- Name: job_prune job_prune_pair_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_prune
    ADD CONSTRAINT job_prune_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES public.pair(id);


--
-- Name: job_prune job_prune_run_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_prune
    ADD CONSTRAINT job_prune_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.run(id);


--
-- Name: job_prune job_prune_server_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_prune
    ADD CONSTRAINT job_prune_server_id_fkey FOREIGN KEY (server_id) REFERENCES public.instance(id);


--
-- Name: job_rehearsal job_rehearsal_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_rehearsal
    ADD CONSTRAINT job_rehearsal_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.job(id);


--
-- Name: job_rehearsal job_rehearsal_pair_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_rehearsal
    ADD CONSTRAINT job_rehearsal_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES public.pair(id);


--
-- Name: job_rehearsal job_rehearsal_primary_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_rehearsal
    ADD CONSTRAINT job_rehearsal_primary_id_fkey FOREIGN KEY (primary_id) REFERENCES public.instance(id);


--
-- Name: job_rehearsal job_rehearsal_run_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_rehearsal
    ADD CONSTRAINT job_rehearsal_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.run(id);


--
-- Name: job_rehearsal job_rehearsal_server_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_rehearsal
    ADD CONSTRAINT job_rehearsal_server_id_fkey FOREIGN KEY (server_id) REFERENCES public.instance(id);


--
-- Name: notify_channel notify_channel_customer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notify_channel
    ADD CONSTRAINT notify_channel_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id);


--
-- Name: notify_delivery notify_delivery_channel_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notify_delivery
    ADD CONSTRAINT notify_delivery_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES public.notify_channel(id);


--
-- Name: notify_memory notify_memory_channel_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notify_memory
    ADD CONSTRAINT notify_memory_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES public.notify_channel(id);


--
-- Name: observation_minute observation_minute_pair_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.observation_minute
    ADD CONSTRAINT observation_minute_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES public.pair(id);


--
-- Name: pair pair_customer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pair
    ADD CONSTRAINT pair_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id);


--
-- Name: pair_event pair_event_customer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pair_event
    ADD CONSTRAINT pair_event_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id);


--
-- Name: pair_event pair_event_pair_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pair_event
    ADD CONSTRAINT pair_event_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES public.pair(id);


--
-- Name: pair_event pair_event_server_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pair_event
    ADD CONSTRAINT pair_event_server_id_fkey FOREIGN KEY (server_id) REFERENCES public.instance(id);


--
-- Name: pair_home pair_home_pair_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pair_home
    ADD CONSTRAINT pair_home_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES public.pair(id);


--
-- Name: pair_home pair_home_server_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pair_home
    ADD CONSTRAINT pair_home_server_id_fkey FOREIGN KEY (server_id) REFERENCES public.instance(id);


--
-- Name: pair_hooks pair_hooks_customer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pair_hooks
    ADD CONSTRAINT pair_hooks_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id);


--
-- Name: pair_hooks pair_hooks_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pair_hooks
    ADD CONSTRAINT pair_hooks_id_fkey FOREIGN KEY (id) REFERENCES public.pair(id);


--
-- Name: pair pair_site_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pair
    ADD CONSTRAINT pair_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id);


--
-- Name: primary_seen primary_seen_pair_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.primary_seen
    ADD CONSTRAINT primary_seen_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES public.pair(id);


--
-- Name: review_remark review_remark_run_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_remark
    ADD CONSTRAINT review_remark_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.run(id);


--
-- Name: review review_run_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review
    ADD CONSTRAINT review_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.run(id);


--
-- Name: role_grant role_grant_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT role_grant_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);


--
-- Name: run_attempt run_attempt_run_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_attempt
    ADD CONSTRAINT run_attempt_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.run(id);


--
-- Name: run_lock run_lock_run_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_lock
    ADD CONSTRAINT run_lock_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.run(id);


--
-- Name: run run_plan_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run
    ADD CONSTRAINT run_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plan(id);


--
-- Name: run_step run_step_run_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_step
    ADD CONSTRAINT run_step_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.run(id);


--
-- Name: sign_in_session sign_in_session_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_session
    ADD CONSTRAINT sign_in_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);


--
-- Name: site site_customer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.site
    ADD CONSTRAINT site_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id);


--
-- Name: synchronous_wanted synchronous_wanted_pair_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.synchronous_wanted
    ADD CONSTRAINT synchronous_wanted_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES public.pair(id);


--
-- Name: target target_customer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.target
    ADD CONSTRAINT target_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id);


--
-- Name: target target_host_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.target
    ADD CONSTRAINT target_host_id_fkey FOREIGN KEY (host_id) REFERENCES public.host(id);


--
-- Name: target target_site_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.target
    ADD CONSTRAINT target_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id);


--
-- PostgreSQL database dump complete
--

\unrestrict 9KyVgIYVsTsrHicN2qDlqMHDSuEvC7rjJVCgsc51mam4GwTBolEVpjXAXWytSKw

