//! The program: one call into the house.

use std::process::ExitCode;

/// Memory that a crowd needed once goes back to the system; the usual allocator keeps it, half a gigabyte after a flood of
/// sign-ins (measured: docs/benchmarks.md).
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    sekber::shell::cli::main()
}
