#!/usr/bin/env bash
# Makes what a release page offers, and tries each by serving a district from it:
#   bash scripts/package.sh                  a Debian package, and an archive with a program that needs no library of its machine
#   bash scripts/package.sh deb|static|container …
# OUT names the folder for them (target/packages). BINARY takes a program that is built already for the package. The archive wants
# musl-tools and rustup, which adds its target; the container podman or docker. Nothing is installed on this machine but musl-tools.
set -euo pipefail
cd "$(dirname "$0")/.."

out=${OUT:-target/packages}
target=${CARGO_TARGET_DIR:-target}
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1)
machine=$(uname -m)
work=$(mktemp -d "${TMPDIR:-/tmp}/sekber-package-XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

# Sets a district up in a folder of its own, serves it and asks whether it is well.
try_program() {
  local program=$1 folder port pid=
  folder=$(mktemp -d "$work/data-XXXXXX")
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  "$program" --version
  SEKBER_DATA=$folder "$program" init 61.05 >/dev/null
  SEKBER_DATA=$folder SEKBER_LISTEN=127.0.0.1:$port SEKBER_LOG=warn "$program" serve >"$folder/log" 2>&1 &
  pid=$!
  python3 - "$port" <<'PYTHON' || { kill "$pid"; cat "$folder/log" >&2; return 1; }
import sys, time, urllib.request
end = time.monotonic() + 20
while True:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/health", timeout=2) as answer:
            sys.exit(answer.status != 200)
    except OSError:
        if time.monotonic() > end:
            sys.exit("it does not serve")
        time.sleep(0.1)
PYTHON
  kill "$pid"
  wait "$pid" || true
}

# Licences of the program, and those of the tables and fonts in it.
add_licences() {
  install -d "$1"
  install -m 644 LICENSE-APACHE LICENSE-MIT crates/sekber-facts/tables/SOURCES.md "$1"
  install -m 644 crates/sekber-documents/fonts/NOTICE "$1/FONTS"
}

# What the program needs of the C library; what is said of Debian 12 where nothing reads it from the program.
needs() {
  local newest
  newest=$(objdump -T "$1" 2>/dev/null | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -1 | cut -d_ -f2 || true)
  # A program with short lists of relocations asks for no symbol of the version that reads them.
  if readelf -d "$1" 2>/dev/null | grep -q RELR; then
    newest=$(printf '%s\n' "${newest:-2.36}" 2.36 | sort -V | tail -1)
  fi
  echo "libc6 (>= ${newest:-2.36}), ca-certificates"
}

deb() {
  local program=${BINARY:-} root=$work/deb name
  if [ -z "$program" ]; then
    cargo build --profile shipped --locked -p sekber
    program=$target/shipped/sekber
  fi
  name=$out/sekber_${version}_$(dpkg --print-architecture).deb
  install -D -m 755 "$program" "$root/usr/bin/sekber"
  install -D -m 600 deploy/sekber.toml "$root/etc/sekber/sekber.toml"
  install -d "$root/lib/systemd/system" "$root/DEBIAN"
  for unit in sekber.service sekber-backup.service sekber-backup.timer; do
    sed 's#/usr/local/bin/sekber#/usr/bin/sekber#g' "deploy/$unit" >"$root/lib/systemd/system/$unit"
  done
  add_licences "$root/usr/share/doc/sekber"
  sed -e "s#@VERSION@#$version#" -e "s#@MACHINE@#$(dpkg --print-architecture)#" -e "s#@NEEDS@#$(needs "$program")#" \
    deploy/deb/control >"$root/DEBIAN/control"
  install -m 644 deploy/deb/conffiles "$root/DEBIAN/conffiles"
  install -m 755 deploy/deb/postinst deploy/deb/prerm "$root/DEBIAN"
  dpkg-deb --root-owner-group --build "$root" "$name" >/dev/null
  # What is in the package is tried, not what went into it.
  dpkg-deb --extract "$name" "$work/unpacked"
  try_program "$work/unpacked/usr/bin/sekber"
  tell "$name"
}

static() {
  local triple=$machine-unknown-linux-musl folder=$work/sekber-$version-$machine name
  if ! command -v musl-gcc >/dev/null; then
    [ "$(id -u)" = 0 ] && sudo= || sudo=sudo
    $sudo apt-get install -y -qq --no-install-recommends musl-tools >/dev/null
  fi
  rustup target add "$triple"
  env "CC_${triple//-/_}=musl-gcc" cargo build --profile shipped --locked -p sekber --target "$triple"
  install -D -m 755 "$target/$triple/shipped/sekber" "$folder/sekber"
  if readelf -d "$folder/sekber" | grep -q NEEDED; then
    echo "the program needs libraries of its machine" >&2
    return 1
  fi
  add_licences "$folder/licences"
  cp -r deploy "$folder/deploy"
  name=$out/sekber-$version-$machine-linux.tar.gz
  tar -C "$work" -czf "$name" "${folder##*/}"
  try_program "$folder/sekber"
  tell "$name"
}

container() {
  local engine
  engine=$(command -v podman || command -v docker) || { echo "neither podman nor docker is here" >&2; return 1; }
  "$engine" build -f deploy/Containerfile -t "sekber:$version" .
  "$engine" run --rm "sekber:$version" --version
  "$engine" run --rm --entrypoint sh "sekber:$version" -c 'sekber init 61.05 >/dev/null && sekber doctor'
}

tell() {
  echo "$1: $(stat -c %s "$1" | awk '{ printf "%.1f MB", $1 / 1e6 }'), $(sha256sum "$1" | cut -d' ' -f1)"
}

[ $# -gt 0 ] || set -- deb static
for what in "$@"; do
  case $what in
    deb | static | container) "$what" ;;
    *) echo "nothing is made under the name $what" >&2; exit 1 ;;
  esac
done
