#!/usr/bin/env bash
# ./dev bench [NAME...]: builds the release tree and runs its bench programs one after the other (all, or those whose
# name holds NAME); what they measured is collected in build/bench/results.json.
# A bench program is an executable below build/release/bench. It finds a durable PostgreSQL in LINLI_TEST_PG and
# prints one JSON line {"name", "value", "unit", "limit", "ratio", "goal", "met"} a result, limits of the same run.
source "$(dirname "$0")/common.sh"
source tools/dev/postgres.sh
bash tools/dev/setup.sh test
step "Build" build release
unset LINLI_DATA LINLI_PORT
trap postgres_stop EXIT
postgres_start durable durable
export LINLI_TEST_PG=$POSTGRES_DURABLE

mkdir -p build/bench
rm -f build/bench/*.out
status=0
for program in $(find build/release/bench -type f -perm -u+x ! -name '*.so' ! -path '*/CMakeFiles/*' | sort); do
    name=$(basename "$program")
    wanted=false
    for part in "${@:-$name}"; do [[ $name == *"$part"* ]] && wanted=true; done
    [ $wanted = true ] || continue
    say "$name"
    "$program" | tee "build/bench/$name.out" || status=1
done
python3 tools/dev/bench_table.py build/bench || status=1
exit $status
