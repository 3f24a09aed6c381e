#!/usr/bin/env bash
# ./dev build [PRESET] [TARGET...]: without arguments the program, build/release/linli.
source "$(dirname "$0")/common.sh"
preset=${1:-release}
[ $# -gt 0 ] && shift
group="test"
[ "$preset" = release ] && group="run"
bash tools/dev/setup.sh "$group"
build "$preset" "$@"
