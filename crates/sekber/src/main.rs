//! The program: one call into the house.

use std::process::ExitCode;

fn main() -> ExitCode {
    sekber::shell::cli::main()
}
