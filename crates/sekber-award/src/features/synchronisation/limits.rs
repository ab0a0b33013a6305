//! How long what people say about a finding may be. In characters.

/// What stands beside a verdict.
pub const NOTE: usize = 2_000;
