#!/usr/bin/env bash
# ./dev check [--fix] [--all]: everything that can be said about the sources without running the tests.
# --fix formats and rewrites the generated pages; --all asks clang-tidy again about files it knows.
source "$(dirname "$0")/common.sh"
fix=false tidy=()
for argument in "$@"; do
    case $argument in
    --fix) fix=true ;;
    --all) tidy+=(--all) ;;
    *) fail "check: --fix, --all" ;;
    esac
done

failures=()
check() { step "$@" || failures+=("$1"); }

bash tools/dev/setup.sh test
if [ $fix = true ]; then
    python3 tools/dev/format.py --apply
else
    check "Format" python3 tools/dev/format.py
fi
check "Tidy rules" python3 tools/tidy.py
check "Requirements" python3 tools/requirements.py
configure dev
if [ $fix = true ]; then python3 tools/floor_plan.py --write build/dev/floor_plan.txt; fi
check "Architecture" python3 tools/check_architecture.py build/dev/floor_plan.txt
check "Floor plan page" python3 tools/floor_plan.py build/dev/floor_plan.txt
# CI builds what ./dev run builds: the optimiser finds mistakes of its own.
tree=dev
[ "${CI:-}" != true ] || tree=release
check "Build the program and the benchmarks ($tree)" build $tree linli linli_bench recognition_eval
export DEV_TREE=$tree
if [ $fix = true ]; then bash tools/dev/openapi.sh --write; fi
check "OpenAPI golden" bash tools/dev/openapi.sh
check "clang-tidy" python3 tools/dev/clang_tidy.py "${tidy[@]}"

if [ ${#failures[@]} -gt 0 ]; then
    printf 'check: failed: %s\n' "${failures[*]}"
    exit 1
fi
echo "check: all is well"
