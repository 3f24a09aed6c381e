#!/usr/bin/env bash
# Sourced by every tools/dev/*.sh: the root of the tree, a voice, timed steps.
set -euo pipefail
DEV_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# Variables of these scripts are DEV_...: the program refuses LINLI_... variables that it does not know.
cd "$DEV_ROOT"
export NINJA_STATUS='[%f/%t %es] '
JOBS=${DEV_JOBS:-$(nproc)}
# Compiler output with Chinese text needs a UTF-8 locale that every Debian has.
export LC_ALL=C.UTF-8

say() { printf '\033[1m== %s\033[0m\n' "$*"; }
fail() { printf 'dev: %s\n' "$*" >&2; exit 1; }
on_terminal() { [ -t 1 ] && [ "${CI:-}" != true ]; }

# step "What happens" command...: runs it, says how long it took, keeps its exit status.
step() {
    local what=$1 begin=$SECONDS status=0
    shift
    say "$what"
    "$@" || status=$?
    printf '   %s: %ss%s\n' "$what" "$((SECONDS - begin))" "$([ $status -eq 0 ] || echo " (failed: $status)")"
    return $status
}

# quietly LOG command...: one line with the time that passes; the log is shown only when it fails.
quietly() {
    local log=$1 begin=$SECONDS status=0 pid
    shift
    mkdir -p "$(dirname "$log")"
    "$@" </dev/null >"$log" 2>&1 &
    pid=$!
    if on_terminal; then
        while kill -0 $pid 2>/dev/null; do
            printf '\r   %ss' "$((SECONDS - begin))"
            sleep 1
        done
        printf '\r'
    fi
    wait $pid || status=$?
    if [ $status -ne 0 ]; then
        tail -n 60 "$log" >&2
        echo "   the whole log: $log" >&2
    fi
    return $status
}

# configure PRESET: only when its build tree is not there yet; ninja repeats it by itself later.
# In CI several files are compiled as one, four times as fast; the warnings that only a file alone can give (shadowing,
# a missing include) are those of every desk and of ./dev nightly.
configure() {
    local options=()
    [ "${CI:-}" != true ] || options=(-DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=12 -DLINLI_TESTS=ON)
    [ -f "build/$1/build.ninja" ] || quietly "build/$1.configure.log" cmake --preset "$1" "${options[@]}"
}

# build PRESET TARGET...: ninja's own counter is the progress.
build() {
    local preset=$1
    shift
    configure "$preset"
    ninja -C "build/$preset" -j "$JOBS" "$@"
}
