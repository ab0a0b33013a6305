//! How long what people say about a finding may be. In characters.

/// What stands beside a verdict.
pub const NOTE: usize = 2_000;

/// Name, producer, licence and unit of data.
pub const DATA_LINE: usize = 200;
/// What data counts, and where it was published.
pub const DATA_TEXT: usize = 2_000;
/// First and last year of data.
pub const DATA_YEARS: (i64, i64) = (1990, 2100);
/// Data sets of a district. A number of them, not characters.
pub const DATA_SETS: i64 = 50;
/// Most people that data counts at one kecamatan or village: the largest kecamatan of the country has some 600,000. Not characters.
pub const PEOPLE_OF_A_PLACE: i64 = 1_000_000;
