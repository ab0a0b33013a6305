//! How the program is linked when it is built for use. Generic code is compiled anew wherever it is used, so much of the program would
//! stand in it many times over; the linker that comes with Rust keeps one of those functions that came out alike.

use std::path::PathBuf;
use std::process::Command;

/// The only target that Rust brings such a linker for.
const TARGET: &str = "x86_64-unknown-linux-gnu";

/// The first version of the C library that reads short lists of what to set right; Debian 12 has it.
const SHORT_LISTS: (u32, u32) = (2, 36);

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|told| told == value);
    // What is built for a debugger or for tests is linked as ever: there every function keeps a place of its own.
    if !is("PROFILE", "release") || !is("TARGET", TARGET) || !is("HOST", TARGET) {
        return;
    }
    let Some(folder) = linkers() else { return };
    pass_on(&format!("-B{}", folder.display()));
    pass_on("-fuse-ld=lld");
    pass_on("-Wl,--icf=all");
    // What has to be set right when the program starts is listed in a form that takes a small part of the usual one, some five
    // megabytes that are read whole at every start.
    if glibc().is_some_and(|version| version >= SHORT_LISTS) {
        pass_on("-Wl,-z,pack-relative-relocs");
    }
}

fn pass_on(argument: &str) {
    println!("cargo:rustc-link-arg-bins={argument}");
}

/// The folder in which a C compiler finds the linker that comes with Rust; none where Rust came without it.
fn linkers() -> Option<PathBuf> {
    let asked = Command::new(std::env::var_os("RUSTC")?).args(["--print", "sysroot"]).output().ok()?;
    let sysroot = PathBuf::from(String::from_utf8(asked.stdout).ok()?.trim());
    let folder = sysroot.join("lib/rustlib").join(TARGET).join("bin/gcc-ld");
    folder.join("ld.lld").is_file().then_some(folder)
}

/// Version of the C library of this machine, as `getconf` tells it: "glibc 2.36".
fn glibc() -> Option<(u32, u32)> {
    let asked = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let told = String::from_utf8(asked.stdout).ok()?;
    let (major, minor) = told.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
