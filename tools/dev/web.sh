#!/usr/bin/env bash
# ./dev web VERB: the screens in web/ (console and mobile, and the packages that they share).
#   build    build/web/console at /console/, build/web/mobile at /m/ of `linli serve`; --all: the mini program, too
#   check    types, lint           test     unit tests
#   e2e      a real server, Chromium, every page measured: ./dev web e2e --only=main-job
#   screens  the same, and docs/screens is written anew
#   dev      vite with reload, for a server that runs already: LINLI_URL=http://127.0.0.1:8080 ./dev web dev
source "$(dirname "$0")/common.sh"
verb=${1:-build}
[ $# -gt 0 ] && shift
node() { local folder=$1; shift; CI=1 bash tools/dev/node.sh npm --prefix "$folder" "$@"; }

# packages FOLDER: the lock file says whether what lies in node_modules is what was asked for.
packages() {
    local mark=build/web/lock/$1.json
    if cmp -s "$1/package-lock.json" "$mark" && [ -d "$1/node_modules" ]; then return 0; fi
    step "Packages of $1" quietly build/web/npm.log node "$1" ci
    mkdir -p "$(dirname "$mark")"
    cp "$1/package-lock.json" "$mark"
}
packages web
packages web/mobile

build_screens() {
    step "Console" quietly build/web/console.log node web run build
    step "Mobile" quietly build/web/mobile.log node web/mobile run build:h5
    if [ "${1:-}" = --all ]; then step "Mini program" quietly build/web/mini.log node web/mobile run build:mp-weixin; fi
}
browser() {
    bash tools/dev/setup.sh test
    build_screens "$@"
    if [ -z "${LINLI_PROGRAM:-}${LINLI_URL:-}" ]; then step "Program" build release linli; fi
}
case $verb in
build) build_screens "$@" ;;
check)
    step "Types and lint of the console" node web run check
    step "Types of the mobile application" node web/mobile run check
    ;;
test)
    step "Unit tests of the console" node web run test
    step "Unit tests of the mobile application" node web/mobile run test
    ;;
e2e)
    browser --all
    step "Console in Chromium" node web run e2e -- "$@"
    step "Mobile in Chromium" node web/mobile run e2e
    step "Mini program in its simulator" node web/mobile run e2e:mini
    ;;
screens)
    browser
    step "Pictures of the console" node web run screens -- "$@"
    step "Pictures of the mobile application" node web/mobile run screens
    ;;
dev) node web run dev -w console -- "$@" ;;
*) fail "web: build, check, test, e2e, screens or dev, not '$verb'" ;;
esac
