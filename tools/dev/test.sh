#!/usr/bin/env bash
# ./dev test [--fast] [--sanitizers] [REGEX]: builds the dev tree and runs its tests on both engines;
# then the slow and crash tests and the screens in Chromium; with --sanitizers (always in CI) also the same suite
# under AddressSanitizer and UBSan.
# --fast stops after the quick tests; REGEX selects tests by name (quick and slow, without the sanitizers).
# Labels: slow (minutes), crash (kill -9 under load), load (nightly only), no_asan (not under the sanitizers).
source "$(dirname "$0")/common.sh"
source tools/dev/postgres.sh

fast=false
sanitizers=${CI:-false}
pattern=
for argument in "$@"; do
    case $argument in
    --fast) fast=true ;;
    --sanitizers) sanitizers=true ;;
    -*) fail "test: --fast, --sanitizers, or a regular expression" ;;
    *) pattern=$argument ;;
    esac
done

results=build/test-results
rm -rf $results
mkdir -p $results
failed=0

# suite NAME PRESET CTEST-ARGUMENT...
suite() {
    local name=$1 preset=$2
    shift 2
    ctest --test-dir "build/$preset" --output-on-failure --no-tests=ignore -j 2 \
        --output-junit "$DEV_ROOT/$results/$name.xml" ${pattern:+-R "$pattern"} "$@" || failed=1
}

broken() {
    echo "test: the $1 tree does not build"
    echo "0 passed, 1 failed"
    exit 1
}

bash tools/dev/setup.sh test
unset LINLI_DATA LINLI_PORT
trap postgres_stop EXIT
step "Build the tests" build dev || broken dev
step "Start PostgreSQL" postgres_start unit
export LINLI_TEST_PG=$POSTGRES_UNIT
step "Quick tests" suite quick dev -LE 'slow|crash|load'
if [ $fast = false ]; then
    step "Start PostgreSQL with fsync" postgres_start durable durable
    export LINLI_TEST_PG_DURABLE=$POSTGRES_DURABLE
    step "Slow and crash tests" suite slow dev -L 'slow|crash'
fi
# The screens in a real browser, against the program of the tests.
screens() {
    bash tools/dev/web.sh check && bash tools/dev/web.sh test &&
        LINLI_PROGRAM=$DEV_ROOT/build/dev/linli bash tools/dev/web.sh e2e
}
if [ $fast = false ] && [ -z "$pattern" ]; then
    step "Screens" screens || failed=1
fi
if [ $sanitizers = true ] && [ -z "$pattern" ]; then
    step "Build the tests with sanitizers" build asan || broken asan
    export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1:detect_leaks=1
    export LSAN_OPTIONS=suppressions=$DEV_ROOT/tools/dev/lsan.supp:print_suppressions=0
    export UBSAN_OPTIONS=print_stacktrace=1
    step "Tests with sanitizers" suite asan asan -LE 'slow|crash|load|no_asan'
fi
python3 tools/dev/totals.py $results || failed=1
exit $failed
