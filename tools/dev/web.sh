#!/usr/bin/env bash
# ./dev web VERB: the screens in web/ (console, and the packages that it shares with the mobile application).
#   build    build/web/console, which `linli serve` shows at /console/
#   check    types, lint           test     unit tests
#   e2e      a real server, Chromium, every page measured: ./dev web e2e --only=main-job
#   screens  the same, and docs/screens is written anew
#   dev      vite with reload, for a server that runs already: LINLI_URL=http://127.0.0.1:8080 ./dev web dev
source "$(dirname "$0")/common.sh"
verb=${1:-build}
[ $# -gt 0 ] && shift
node() { CI=1 bash tools/dev/node.sh npm --prefix web "$@"; }

# The lock file says whether what lies in node_modules is what was asked for.
if ! cmp -s web/package-lock.json build/web/package-lock.json || [ ! -d web/node_modules ]; then
    step "Packages of the screens" quietly build/web/npm.log node ci
    cp web/package-lock.json build/web/package-lock.json
fi
browser() {
    bash tools/dev/setup.sh test
    node run build
    [ -n "${LINLI_PROGRAM:-}${LINLI_URL:-}" ] || step "Program" build release linli
}
case $verb in
build | check | test) step "Screens: $verb" node run "$verb" ;;
dev) node run dev -w console -- "$@" ;;
e2e) browser && step "Screens in Chromium" node run e2e -- "$@" ;;
screens) browser && step "Pictures of the screens" node run screens -- "$@" ;;
*) fail "web: build, check, test, e2e, screens or dev, not '$verb'" ;;
esac
