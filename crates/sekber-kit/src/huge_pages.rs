//! Whether memory comes in huge pages, which the allocator asks the system for where it gives them only to who asks.
//!
//! A process of many small things never fills pages of two megabytes: a served demonstration took 208 MB with them and 123 MB without.
//! An engine that fills a few large tables takes up to four fifths longer without them (docs/benchmarks.md).

/// Takes memory in usual pages from now on; what was taken stays.
pub fn refuse() {
    disable(true);
}

/// Takes memory in huge pages from now on, as far as the system gives them.
pub fn accept() {
    disable(false);
}

fn disable(disabled: bool) {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::thread::disable_transparent_huge_pages(disabled) {
        tracing::debug!(%error, disabled, "the system leaves huge pages as they are");
    }
    #[cfg(not(target_os = "linux"))]
    let _ = disabled;
}
