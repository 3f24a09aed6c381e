#!/usr/bin/env bash
# ./dev package: build/package/linli_<version>_<arch>.deb, with the hardened unit of ops/linli.service.
source "$(dirname "$0")/common.sh"
bash tools/dev/setup.sh package
step "Build" build release linli linli_image_worker
bash tools/dev/web.sh build

version=$(sed -n 's/^project(linli VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
architecture=$(dpkg --print-architecture)
stage=build/package/linli
output=build/package/linli_${version}_$architecture.deb
rm -rf build/package
mkdir -p $stage/DEBIAN

put() { install -D -m "$1" "$2" "$stage/$3"; }

put 0755 build/release/linli usr/bin/linli
put 0755 build/release/linli-image-worker usr/libexec/linli/linli-image-worker
strip --strip-unneeded --remove-section=.comment --remove-section=.note \
    $stage/usr/bin/linli $stage/usr/libexec/linli/linli-image-worker
# What the program reads beside its settings: lists and dictionaries, what the simulator needs, the screens.
share=$stage/usr/share/linli
mkdir -p $share/sim $share/web
cp -r data/. $share
cp -r sim/data/. $share/sim
cp -r build/web/console build/web/mobile $share/web
put 0644 ops/linli.service lib/systemd/system/linli.service
put 0644 ops/linli.sysusers usr/lib/sysusers.d/linli.conf
put 0644 ops/linli.tmpfiles usr/lib/tmpfiles.d/linli.conf
# Every setting with its default, as a comment; only the data folder is set.
mkdir -p $stage/etc/linli
build/release/linli --data /var/lib/linli config |
    sed -E '/^data *=/! s/^([a-z_.]+ *=)/# \1/' >$stage/etc/linli/linli.toml
put 0644 ops/debian/copyright usr/share/doc/linli/copyright
put 0644 ops/README.md usr/share/doc/linli/README.md
put 0644 ops/linli.1 usr/share/man/man1/linli.1
put 0644 CHANGELOG.md usr/share/doc/linli/changelog
gzip -9n $stage/usr/share/man/man1/linli.1 $stage/usr/share/doc/linli/changelog

# The libraries that the program is linked with, as Debian names them.
mkdir -p build/package/debian
printf 'Source: linli\nPackage: linli\nArchitecture: any\n' >build/package/debian/control
depends=$(cd build/package && dpkg-shlibdeps -O linli/usr/bin/linli linli/usr/libexec/linli/* 2>/dev/null |
    sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || fail "package: the libraries of the program were not found"
rm -r build/package/debian

for script in postinst prerm postrm; do install -m 0755 ops/debian/$script $stage/DEBIAN/$script; done
echo /etc/linli/linli.toml >$stage/DEBIAN/conffiles
(cd $stage && find . -type f -not -path './DEBIAN/*' -printf '%P\0' | sort -z | xargs -0 md5sum) >$stage/DEBIAN/md5sums
cat >$stage/DEBIAN/control <<CONTROL
Package: linli
Version: $version
Architecture: $architecture
Maintainer: The linli authors <maintainers@linli.example.org>
Installed-Size: $(du -sk --exclude=DEBIAN $stage | cut -f1)
Depends: $depends, systemd
Recommends: tzdata
Suggests: postgresql, postgresql-client, nginx
Section: net
Priority: optional
Description: digital base of a community, street or district
 One server that takes every report from every channel to one accountable
 person and one answer: typed API, dated areas and posts, sealed personal data,
 evidence log with offline proofs. SQLite inside, PostgreSQL when it grows.
CONTROL
find $stage -type d -exec chmod 0755 {} +
dpkg-deb --root-owner-group --build $stage "$output"
lintian --fail-on error --suppress-tags-from-file ops/debian/lintian-suppressed "$output"
say "$output"
