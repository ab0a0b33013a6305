#!/usr/bin/env bash
# Checks everything: form, lints, and all tests on both databases and in the browser.
# Needs Debian 12 (or alike) with Rust; installs PostgreSQL and Chromium from the system's packages when they are missing.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/postgres.sh

started=$(date +%s)
trap stop_postgres EXIT

# Prints how long a step took; the first one that fails ends the script.
step() {
  local name=$1 begun
  shift
  begun=$(date +%s)
  echo "== $name"
  if ! "$@"; then
    echo "== $name FAILED after $(($(date +%s) - begun)) s" >&2
    exit 1
  fi
  echo "== $name: $(($(date +%s) - begun)) s"
}

install_what_is_missing() {
  local missing=() root=()
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
  command -v chromium >/dev/null || missing+=(chromium fonts-liberation)
  command -v chromedriver >/dev/null || missing+=(chromium-driver)
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "installing ${missing[*]}"
  [ "$(id -u)" = 0 ] || root=(sudo)
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# With everything required, a test that lacks its database or browser fails instead of being left out.
export SEKBER_TEST_REQUIRE_ALL=1
# What is built is linted on the way: one pass over each crate instead of two. Whoever runs this wants the whole, so nothing
# is kept for building a part again.
export RUSTC_WORKSPACE_WRAPPER=$PWD/scripts/lint.sh CARGO_INCREMENTAL=0
# The cluster goes when the tests end, so it need not outlive a power cut.
lasting_is_not_asked="-c fsync=off -c synchronous_commit=off -c full_page_writes=off"

step "what tests need" install_what_is_missing
step "database server" start_postgres "$lasting_is_not_asked"
step "form" cargo fmt --all --check
step "lints and build" cargo test --workspace --all-targets --locked --no-run
step "tests" cargo test --workspace --locked
# Readers against inputs that are made up: so many seconds for each of them.
step "made-up inputs" env SEKBER_FUZZ_SECONDS=30 \
  cargo test --workspace --test fuzz --locked -- --skip than_it_is_long
step "made-up addresses, forms and files" env SEKBER_FUZZ_SECONDS=30 \
  cargo test -p sekber --test it --locked -- fuzz:: --skip than_it_is_long
echo "== everything is in order: $(($(date +%s) - started)) s"
