#!/usr/bin/env bash
# ./dev nightly [crash|load|fuzz|tsan|headers ...]: the long runs; without names all of them. The last result of each is
# kept in docs/nightly/results.json and shown in docs/nightly/README.md.
#   LINLI_TEST_CRASH_ROUNDS (50)   rounds of kill -9 under load, each engine
#   LINLI_TEST_LOAD_SECONDS (600)  length of the load tests
#   DEV_FUZZ_SECONDS (300)  each fuzzer
source "$(dirname "$0")/common.sh"
source tools/dev/postgres.sh
export LINLI_TEST_CRASH_ROUNDS=${LINLI_TEST_CRASH_ROUNDS:-50} LINLI_TEST_LOAD_SECONDS=${LINLI_TEST_LOAD_SECONDS:-600}
fuzz_seconds=${DEV_FUZZ_SECONDS:-300}
unset LINLI_DATA LINLI_PORT

# The tests of one label in one tree, with what they say of themselves; says how many there were.
labelled() {
    local preset=$1 selection=$2 label=$3
    ctest --test-dir "build/$preset" --verbose --no-tests=error --timeout 14400 "$selection" "$label"
}

run_crash() { build dev && labelled dev -L crash; }
run_load() { build dev && labelled dev -L load; }
run_headers() { build dev all_verify_interface_header_sets; }

run_tsan() {
    build tsan || return 1
    # libvips and its like are not instrumented: what they order among their threads is not seen.
    local -x TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:ignore_noninstrumented_modules=1
    TSAN_OPTIONS+=:suppressions=$PWD/tools/dev/tsan.supp
    local -x CTEST_PARALLEL_LEVEL=2
    labelled tsan -LE 'slow|crash|load|no_tsan'
}

run_fuzz() { bash tools/dev/fuzz.sh "$fuzz_seconds"; }

# The one sentence that says what a run did, for the page.
summary_of() {
    local log=$1 name=$2
    if [ "$name" = headers ]; then
        find server sim -path '*/include/*.h' | wc -l | sed 's/$/ headers compiled alone/'
        return
    fi
    grep -hE 'tests passed|^fuzz_|rounds of|requests/s|acknowledged|understood|at most [0-9]+ MiB' "$log" |
        sed -E 's/^[0-9]+: //' | sort -u | head -c 4000
}

bash tools/dev/setup.sh test
trap postgres_stop EXIT
postgres_start unit
postgres_start durable durable
export LINLI_TEST_PG=$POSTGRES_UNIT LINLI_TEST_PG_DURABLE=$POSTGRES_DURABLE
mkdir -p build/nightly docs/nightly
failed=0
for name in "${@:-crash load fuzz tsan headers}"; do
    for run in $name; do
        declare -F "run_$run" >/dev/null || fail "nightly: crash, load, fuzz, tsan or headers"
        log=build/nightly/$run.log begin=$SECONDS status=passed
        say "Nightly: $run"
        "run_$run" 2>&1 | tee "$log" || status=failed
        [ $status = passed ] || failed=1
        summary_of "$log" "$run" >build/nightly/summary
        python3 tools/dev/nightly_page.py "$run" $status $((SECONDS - begin)) build/nightly/summary
    done
done
exit $failed
