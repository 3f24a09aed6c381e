#!/usr/bin/env bash
# Sourced: a private PostgreSQL 15 in a temporary folder, owned by an unprivileged user, on a unix socket only.
# postgres_start NAME [durable] sets POSTGRES_<NAME> to a libpq connection string;
# postgres_stop ends all of them by pid.
# `durable` keeps fsync on, which the crash tests need; the unit tests do without.
PG_BIN=${DEV_PG_BIN:-/usr/lib/postgresql/15/bin}
pg_folders=()

as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

postgres_start() {
    local name=$1 folder port=5432 options=(-c fsync=off -c full_page_writes=off -c synchronous_commit=off)
    [ "${2:-}" = durable ] && options=(-c fsync=on -c synchronous_commit=on)
    [ -x "$PG_BIN/initdb" ] || fail "PostgreSQL 15 is not installed: ./dev setup test"
    folder=$(mktemp -d "${TMPDIR:-/tmp}/linli-pg.XXXXXX")
    pg_folders+=("$folder")
    [ "$(id -u)" -eq 0 ] && chown postgres "$folder"
    (cd "$folder" && as_postgres "$PG_BIN/initdb" -D "$folder/data" -U linli -A trust -E UTF8 --no-locale --no-sync) \
        >"$DEV_ROOT/build/postgres.log" 2>&1 || { cat "$DEV_ROOT/build/postgres.log" >&2; return 1; }
    (cd "$folder" && exec 9>&- && as_postgres "$PG_BIN/postgres" -D "$folder/data" -p $port \
        -c listen_addresses= -c unix_socket_directories="$folder" -c max_connections=300 \
        -c timezone=UTC -c log_min_messages=warning "${options[@]}" </dev/null >"$folder/log" 2>&1) &
    local tries=0
    until "$PG_BIN/pg_isready" -q -h "$folder" -p $port; do
        tries=$((tries + 1))
        [ $tries -lt 150 ] || { cat "$folder/log" >&2; fail "PostgreSQL did not start"; }
        sleep 0.2
    done
    "$PG_BIN/createdb" -h "$folder" -p $port -U linli linli_test
    printf -v "POSTGRES_${name^^}" '%s' "host=$folder port=$port user=linli dbname=linli_test"
}

postgres_stop() {
    local folder pid
    for folder in "${pg_folders[@]}"; do
        pid=$(head -n 1 "$folder/data/postmaster.pid" 2>/dev/null) || pid=
        if [ -n "$pid" ]; then
            kill -INT "$pid" 2>/dev/null || true
            while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
        fi
        rm -rf "$folder"
    done
    pg_folders=()
}
