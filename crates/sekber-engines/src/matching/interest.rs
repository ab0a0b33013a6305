//! What one side says about a pair of office and programme: wanted, perhaps, or not, with a reason.

use sekber_core::coded::coded;

coded! {
    /// What an office or a partner thinks of a pair.
    Stance, "stance":
    /// Wants it.
    Want = "want",
    /// Could live with it.
    Maybe = "maybe",
    /// Does not want it; says why.
    No = "no",
}

coded! {
    /// Where a stance was told.
    Told, "place where a stance was told":
    /// On a page, at leisure.
    Page = "page",
    /// In the hall, on a phone.
    Meeting = "meeting",
    /// On a printed sheet, typed in later.
    Paper = "paper",
}

/// The lowest place in an order of wishes.
pub const LAST_RANK: i64 = 99;
/// Most characters of a reason or a note.
pub const LONGEST_TEXT: usize = 500;

/// Why a stance cannot stand as it was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Whoever refuses says why, so that the other side can learn from it.
    #[error("a refusal needs a reason")]
    NoReason,
    /// Ranks run from 1 to [`LAST_RANK`].
    #[error("a rank is 1 to 99")]
    BadRank,
    /// A reason or a note is longer than [`LONGEST_TEXT`].
    #[error("a text is longer than 500 characters")]
    TooLong,
}

/// A stance with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// Wanted, perhaps, or not.
    pub stance: Stance,
    /// Place in the owner's order of wishes, 1 the dearest; never with [`Stance::No`].
    pub rank: Option<i64>,
    /// Why not; never empty with [`Stance::No`].
    pub reason: String,
    /// A word to the other side.
    pub note: String,
}

impl Opinion {
    /// An opinion that keeps the rules: a refusal has a reason and no rank.
    ///
    /// # Errors
    /// [`Refusal`] with the first rule that is broken.
    pub fn new(stance: Stance, rank: Option<i64>, reason: &str, note: &str) -> Result<Self, Refusal> {
        let (reason, note) = (reason.trim(), note.trim());
        if stance == Stance::No && reason.is_empty() {
            return Err(Refusal::NoReason);
        }
        if rank.is_some_and(|rank| !(1..=LAST_RANK).contains(&rank)) {
            return Err(Refusal::BadRank);
        }
        if [reason, note].iter().any(|text| text.chars().count() > LONGEST_TEXT) {
            return Err(Refusal::TooLong);
        }
        let rank = rank.filter(|_| stance != Stance::No);
        Ok(Self { stance, rank, reason: reason.to_owned(), note: note.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_why_and_has_no_rank() {
        assert_eq!(Opinion::new(Stance::No, None, "  ", "").unwrap_err(), Refusal::NoReason);
        let refused = Opinion::new(Stance::No, Some(3), " sudah dilayani ", "").unwrap();
        assert_eq!((refused.rank, refused.reason.as_str()), (None, "sudah dilayani"));
    }

    #[test]
    fn a_wish_has_a_rank_between_first_and_last() {
        for rank in [None, Some(1), Some(LAST_RANK)] {
            assert_eq!(Opinion::new(Stance::Want, rank, "", "mari").unwrap().rank, rank);
        }
        for rank in [0, -1, LAST_RANK + 1] {
            assert_eq!(Opinion::new(Stance::Maybe, Some(rank), "", "").unwrap_err(), Refusal::BadRank);
        }
        assert_eq!(Opinion::new(Stance::Want, None, "", &"a".repeat(501)).unwrap_err(), Refusal::TooLong);
    }
}
