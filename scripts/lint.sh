#!/usr/bin/env bash
# The linter in the compiler's place, for RUSTC_WORKSPACE_WRAPPER: what is built is linted by the same pass, and a warning ends it.
exec clippy-driver "$@" -D warnings
