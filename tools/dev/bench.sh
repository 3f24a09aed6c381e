#!/usr/bin/env bash
# ./dev bench [NAME...]: builds the release tree, runs its bench programs one after the other (all, or those whose name
# holds NAME), collects what they measured in build/bench/results.json. Each is called with `--json FILE` and
# writes a list of {"name", "value", "unit", "limit", "ratio", "goal", "met"}; limits are measured by the same program.
source "$(dirname "$0")/common.sh"
source tools/dev/postgres.sh
bash tools/dev/setup.sh test
step "Build" build release
unset LINLI_DATA LINLI_PORT
trap postgres_stop EXIT
postgres_start durable durable
export LINLI_BENCH_PG=$POSTGRES_DURABLE

mkdir -p build/bench
rm -f build/bench/part-*.json
status=0
for program in $(find build/release/bench -maxdepth 1 -type f -perm -u+x -name '*bench*' | sort); do
    name=$(basename "$program")
    [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || [[ $name == *$1* ]] || continue
    step "$name" "$program" --json "build/bench/part-$name.json" || status=1
done
python3 tools/dev/bench_table.py build/bench || status=1
exit $status
