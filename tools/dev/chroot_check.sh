#!/usr/bin/env bash
# chroot_check.sh [run|test] [TARGET...]: proves tools/dev/packages.txt on a minimal Debian 12 that has nothing of this
# machine but its apt configuration: debootstrap, a clean clone of HEAD, `./dev setup`, a build. Needs root.
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
inside() {
    chroot "$folder" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "${reach[@]}" "$@"
}

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

step "Packages ($group)" inside bash -c "cd /srv/linli && bash ./dev setup $group"
if [ "$group" = run ]; then
    step "Build" inside bash -c "cd /srv/linli && bash ./dev build release ${*:-linli}"
else
    step "Build" inside bash -c "cd /srv/linli && bash ./dev build dev $*"
fi
inside bash -c "cd /srv/linli && ls -l build/release/linli 2>/dev/null; dpkg-query -W | wc -l"
say "The list is complete: a fresh Debian 12 builds this commit"
