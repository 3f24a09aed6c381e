#!/usr/bin/env bash
# ./dev fmt [FILE...]: formats the C++ sources, all of them or those named.
source "$(dirname "$0")/common.sh"
bash tools/dev/setup.sh test
python3 tools/dev/format.py --apply "$@"
