#!/usr/bin/env bash
# ./dev fuzz [SECONDS] [NAME...]: builds the libFuzzer programs with clang 14, ASan and UBSan and runs each for SECONDS
# (60). Names such as json_reader select. What they find interesting stays in build/fuzz/found/NAME, where the next run
# begins. What breaks a promise is kept in build/fuzz/broken: repair it, then put the input into fuzz/corpus/NAME of the
# room, where the ctest fuzz_NAME replays it with every compiler for ever.
source "$(dirname "$0")/common.sh"

# run_one SECONDS NAME: one line of results; the program's own log is shown only when it fails.
run_one() {
    local seconds=$1 name=$2 source folder program log found status=passed
    source=$(find server -path "*/fuzz/$name.cpp")
    folder=$(dirname "$source")
    program=$(find build/fuzz -name "fuzz_$name" -type f -perm -u+x)
    log=build/fuzz/log/$name.log
    found=build/fuzz/found/$name
    mkdir -p "$found" build/fuzz/broken build/fuzz/log
    local options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=1)
    [ -f "$folder/$name.dict" ] && options+=(-dict="$folder/$name.dict")
    nice "$program" "${options[@]}" -artifact_prefix="build/fuzz/broken/$name-" "$found" "$folder/corpus/$name" \
        </dev/null >"$log" 2>&1 || status=FAILED
    awk -v name="fuzz_$name" -v seconds="$seconds" -v status=$status '
        /^stat::number_of_executed_units/ { runs = $2 }
        /^stat::average_exec_per_sec/ { rate = $2 }
        / cov: / { for (i = 1; i < NF; ++i) { if ($i == "cov:") edges = $(i + 1); if ($i == "ft:") parts = $(i + 1) } }
        END { printf "%-22s %5ds %11d runs %7d/s %6d edges %6d features  %s\n",
                     name, seconds, runs, rate, edges, parts, status }' "$log"
    if [ $status != passed ]; then
        tail -n 60 "$log" >&2
        echo "   the whole log: $log" >&2
        return 1
    fi
}

if [ "${1:-}" = --one ]; then
    run_one "$2" "$3"
    exit
fi
seconds=60
if [[ ${1:-} =~ ^[0-9]+$ ]]; then
    seconds=$1
    shift
fi
names=("$@")
[ $# -gt 0 ] || mapfile -t names < <(find server -path '*/fuzz/*.cpp' -printf '%f\n' | sed 's/\.cpp$//' | sort)
for name in "${names[@]}"; do
    [ -n "$(find server -path "*/fuzz/$name.cpp")" ] || fail "fuzz: there is no fuzzer '$name'"
done

bash tools/dev/setup.sh test
step "Build ${#names[@]} fuzzers" build fuzz "${names[@]/#/fuzz_}"
export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1
ASAN_SYMBOLIZER_PATH=$(command -v llvm-symbolizer-14 || true)
export ASAN_SYMBOLIZER_PATH
printf '%s\n' "${names[@]}" |
    step "Run each for $seconds s" xargs -P "$JOBS" -I{} bash tools/dev/fuzz.sh --one "$seconds" {} ||
    fail "fuzz: something broke; the inputs are in build/fuzz/broken"
