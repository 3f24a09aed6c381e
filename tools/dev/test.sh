#!/usr/bin/env bash
# ./dev test [--fast] [--sanitizers] [REGEX]: builds the dev tree and runs its tests on both engines;
# then the slow and crash tests and the screens in Chromium; with --sanitizers also the quick tests under
# AddressSanitizer and UBSan.
# --fast stops after the quick tests; REGEX selects tests by name (quick and slow, without the sanitizers).
# In CI nothing is built twice: the quick tests run once, under the sanitizers, and whatever drives the whole program
# drives the optimised one that ./dev check has built.
# Labels: slow (minutes), crash (kill -9 under load), load (nightly only), no_asan (not under the sanitizers).
source "$(dirname "$0")/common.sh"
source tools/dev/postgres.sh

fast=false
sanitizers=false
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

# The quick tests under the sanitizers.
sanitized() {
    step "Build the tests with sanitizers" build asan || broken asan
    local -x ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1:detect_leaks=1
    local -x LSAN_OPTIONS=suppressions=$DEV_ROOT/tools/dev/lsan.supp:print_suppressions=0
    local -x UBSAN_OPTIONS=print_stacktrace=1
    step "Quick tests with sanitizers" suite asan asan -LE 'slow|crash|load|no_asan'
}

# long_tests PRESET LABELS: what takes minutes, drives the whole program, or kills it.
long_tests() {
    step "Start PostgreSQL with fsync" postgres_start durable durable
    export LINLI_TEST_PG_DURABLE=$POSTGRES_DURABLE
    step "Slow and crash tests" suite slow "$1" -L "$2"
}

# screens PRESET: in a real browser, against the program of that tree.
screens() {
    bash tools/dev/web.sh check && bash tools/dev/web.sh test &&
        LINLI_PROGRAM=$DEV_ROOT/build/$1/linli bash tools/dev/web.sh e2e
}

in_ci() {
    step "Build the program" build release linli linli_sheet_memory_test || broken release
    sanitized
    long_tests release 'slow|crash|no_asan'
    step "Screens" screens release || failed=1
}

at_a_desk() {
    step "Build the tests" build dev || broken dev
    step "Quick tests" suite quick dev -LE 'slow|crash|load'
    [ $fast = false ] || return 0
    long_tests dev 'slow|crash'
    [ -z "$pattern" ] || return 0
    step "Screens" screens dev || failed=1
    [ $sanitizers = false ] || sanitized
}

bash tools/dev/setup.sh test
unset LINLI_DATA LINLI_PORT
trap postgres_stop EXIT
step "Start PostgreSQL" postgres_start unit
export LINLI_TEST_PG=$POSTGRES_UNIT
if [ "${CI:-}" = true ]; then in_ci; else at_a_desk; fi
python3 tools/dev/totals.py $results || failed=1
exit $failed
