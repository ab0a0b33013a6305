//! Reproducible numbers without a generator's state: every number is a hash of a seed, a stream and two indices, so any
//! program in any language finds the same one, in any order.

/// The mixing function of splitmix64 (Steele, Lea and Flood, 2014).
#[inline]
pub fn splitmix64(seed: u64) -> u64 {
    let x = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// The numbers of one seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyedHash(pub u64);

impl KeyedHash {
    /// The number at `(i, j)` of a stream, uniform over all 64 bits.
    #[inline]
    pub fn at(self, stream: u64, i: u64, j: u64) -> u64 {
        let start = splitmix64(self.0.wrapping_mul(0x0100_0000_01B3).wrapping_add(stream));
        splitmix64(splitmix64(start ^ i).wrapping_add(j))
    }
}
