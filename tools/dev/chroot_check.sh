#!/usr/bin/env bash
# chroot_check.sh [run|test|package] [TARGET...]: proves tools/dev/packages.txt on a minimal Debian 12 that has nothing
# of this machine but its apt configuration: debootstrap, then in a clean clone of HEAD
#   run      `./dev run` until it serves, and once more on the data it made
#   test     `./dev setup test` and the dev tree, or TARGET of it
#   package  `./dev package`, and the package installed
# Needs root. DEV_CHROOT=/folder keeps the system for the next time.
source "$(dirname "$0")/common.sh"
[ "$(id -u)" -eq 0 ] || fail "chroot_check: needs root for debootstrap and chroot"
command -v debootstrap >/dev/null || fail "chroot_check: debootstrap is not installed"
group=${1:-run}
[ $# -gt 0 ] && shift
folder=${DEV_CHROOT:-$(mktemp -d "${TMPDIR:-/tmp}/linli-chroot.XXXXXX")}

# The mirror that this machine is configured for: the first URI of a source that offers bookworm.
mirror_of() {
    apt-get indextargets --format '$(SITE) $(RELEASE) $(REPO_URI)' 'Created-By: Packages' |
        awk '$2 == "bookworm" { print $3; exit }'
}

leave() {
    umount -l "$folder/proc" 2>/dev/null || true
    [ -n "${DEV_CHROOT:-}" ] || rm -rf "$folder"
}
trap leave EXIT

# What the machine needs to reach its mirror and registry: proxies and certificates, nothing else.
mapfile -t reach < <(env | grep -iE '^(https?_proxy|no_proxy)=' || true)
[ -z "${NODE_EXTRA_CA_CERTS:-}" ] || reach+=(NODE_EXTRA_CA_CERTS=/srv/certificates.crt)
at_home=(PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "${reach[@]}")
inside() { chroot "$folder" /usr/bin/env -i "${at_home[@]}" "$@"; }

if [ ! -x "$folder/usr/bin/apt-get" ]; then
    step "Bootstrap Debian 12" quietly build/chroot.log debootstrap --variant=minbase bookworm "$folder" "$(mirror_of)"
    cp -r /etc/apt/apt.conf.d/. "$folder/etc/apt/apt.conf.d/"
    cp /etc/resolv.conf "$folder/etc/resolv.conf"
    mkdir -p "$folder/srv"
    [ -z "${NODE_EXTRA_CA_CERTS:-}" ] || cp -L "$NODE_EXTRA_CA_CERTS" "$folder/srv/certificates.crt"
    npm_registry=$(npm config get registry 2>/dev/null) && echo "registry=$npm_registry" >"$folder/root/.npmrc"
fi
mount -t proc proc "$folder/proc" 2>/dev/null || say "no /proc in the chroot"
rm -rf "$folder/srv/linli"
git clone -q "$DEV_ROOT" "$folder/srv/linli"

port=${LINLI_PORT:-18080}
until_it_serves() {
    # Each of these replaces itself by the next, the last one is the server: its number stops it.
    chroot "$folder" /usr/bin/env -i "${at_home[@]}" LINLI_PORT="$port" bash /srv/linli/dev run &
    local server=$!
    until curl -fs "http://127.0.0.1:$port/readyz" >/dev/null; do
        kill -0 $server 2>/dev/null || fail "chroot_check: ./dev run ended"
        sleep 0.2
    done
    curl -fs "http://127.0.0.1:$port/docs/api" | grep linli >/dev/null || fail "chroot_check: no reference page"
    kill $server
    wait $server || fail "chroot_check: the server did not stop in order"
}

case $group in
run)
    step "./dev run" until_it_serves
    step "./dev run, again" until_it_serves
    ;;
test)
    step "Packages" inside bash -c "cd /srv/linli && bash ./dev setup test"
    step "Build" inside bash -c "cd /srv/linli && bash ./dev build dev $*"
    ;;
package)
    step "./dev package" inside bash -c "cd /srv/linli && bash ./dev package"
    package=$(cd "$folder" && ls srv/linli/build/package/linli_*.deb)
    step "Install it" inside apt-get -q install -y --no-install-recommends "/$package"
    inside sh -c "linli --version && getent passwd linli && ls -ld /var/lib/linli /etc/linli"
    ;;
*) fail "chroot_check: run, test or package" ;;
esac
say "The list is complete: $(inside dpkg-query -W | wc -l) packages on a fresh Debian 12"
