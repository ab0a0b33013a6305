//! The engines, on top of the rules: who fits whom and the best plan of pairs, desks side by side in a meeting, the award's
//! arithmetic, overlaps and gaps.
//!
//! Like the rules they know no clock, disk, network, database or web page; the same input gives the same output, byte for
//! byte.

pub mod award;
pub mod desks;
pub mod matching;
pub mod synchronisation;
