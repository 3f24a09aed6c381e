#!/usr/bin/env bash
# openapi.sh [--write]: docs/api/openapi.json is what the routes say of themselves.
source "$(dirname "$0")/common.sh"
golden=docs/api/openapi.json
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
program=$(find build/dev -name linli -type f -perm -u+x | head -n 1)
[ -n "$program" ] || fail "openapi: build/dev holds no program; ./dev build dev linli"
"$program" openapi >"$fresh"
if [ "${1:-}" = --write ]; then
    mkdir -p docs/api
    cp "$fresh" $golden
    exit 0
fi
[ -f $golden ] || fail "openapi: $golden is missing; ./dev check --fix writes it"
diff -u $golden "$fresh" | head -n 80 || true
cmp -s $golden "$fresh" || fail "openapi: the routes changed; ./dev check --fix rewrites $golden"
