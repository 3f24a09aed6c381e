#!/usr/bin/env bash
# openapi.sh [--write]: docs/api/openapi.json is what the routes say of themselves, permissions.* who may call them.
source "$(dirname "$0")/common.sh"
golden=docs/api/openapi.json
fresh=$(mktemp)
matrix=$(mktemp)
trap 'rm -f "$fresh" "$matrix"' EXIT
tree=${DEV_TREE:-dev}
program=build/$tree/linli
[ -x "$program" ] || fail "openapi: $program is missing; ./dev build $tree linli"
$program openapi >"$fresh"
$program openapi --matrix >"$matrix"
if [ "${1:-}" = --write ]; then
    mkdir -p docs/api
    cp "$fresh" $golden
    python3 tools/api_reference.py --write
    python3 tools/permission_matrix.py "$matrix" --write
    exit 0
fi
[ -f $golden ] || fail "openapi: $golden is missing; ./dev check --fix writes it"
diff -u $golden "$fresh" | head -n 80 || true
cmp -s $golden "$fresh" || fail "openapi: the routes changed; ./dev check --fix rewrites $golden"
python3 tools/api_reference.py
python3 tools/permission_matrix.py "$matrix"
