#!/usr/bin/env bash
# ./dev bench [NAME...]: builds the release tree and runs `linli bench` (all of it, or what is named; `million` only
# when named) against a private, durable PostgreSQL; the results go to build/bench/results.json. docs/benchmarks.md
# explains them. Exit status 1: something could not be measured, or a goal was missed.
source "$(dirname "$0")/common.sh"
source tools/dev/postgres.sh
bash tools/dev/setup.sh test
step "Build" build release linli linli_image_worker linli_bench
unset LINLI_DATA LINLI_PORT
trap postgres_stop EXIT
postgres_start durable durable
export LINLI_TEST_PG=$POSTGRES_DURABLE

mkdir -p build/bench
rm -f build/bench/results.json
status=0
build/release/linli bench --out build/bench/results.json "$@" || status=1
python3 tools/dev/bench_table.py build/bench/results.json || status=1
exit $status
