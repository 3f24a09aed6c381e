#!/usr/bin/env bash
# ./dev run [--build-only]: install, build, fill the demo district once, serve.
source "$(dirname "$0")/common.sh"
export LINLI_PORT=${LINLI_PORT:-8080}
export LINLI_DATA=${LINLI_DATA:-$DEV_ROOT/.linli}
program=build/release/linli

# What demo says of itself (the accounts) is shown at every start.
fill() { "$program" demo >"$LINLI_DATA/demo.txt"; }

bash tools/dev/setup.sh run
step "Build" build release linli
bash tools/dev/web.sh build
[ "${1:-}" = --build-only ] && exit 0

# A filling that was interrupted left its mark: that folder was never served, so it is made anew.
mark=$LINLI_DATA/.filling
if [ -f "$mark" ]; then
    say "The last filling was interrupted; starting it again"
    rm -rf "$LINLI_DATA"
fi
if [ ! -d "$LINLI_DATA" ] || [ -z "$(ls -A "$LINLI_DATA")" ]; then
    mkdir -p "$LINLI_DATA"
    touch "$mark"
    step "Create the database in $LINLI_DATA" "$program" init --simulated
    step "Fill the demo district" fill
    rm "$mark"
fi
say "http://127.0.0.1:$LINLI_PORT  (data: $LINLI_DATA; stop with Ctrl-C)"
cat "$LINLI_DATA/demo.txt" 2>/dev/null || true
exec "$program" serve
