//! How many of those invited to a meeting come and are there.

use sekber_core::meeting::kinds::Reply;
use sekber_core::registry::kinds::Side;

use super::model::Participant;

/// How many are invited, coming and there.
#[derive(Default)]
pub struct Counts {
    /// Offices invited, and of them there.
    pub offices: (i64, i64),
    /// Partners invited, and of them there.
    pub partners: (i64, i64),
    /// Guests.
    pub guests: i64,
    /// Those that said that they come.
    pub coming: i64,
}

impl Counts {
    /// Counts the participants of a meeting.
    pub fn of(all: &[Participant]) -> Self {
        let mut counts = Self::default();
        for one in all {
            let there = i64::from(one.presence.is_there());
            counts.coming += i64::from(one.reply == Reply::Coming);
            match one.side {
                Some(Side::Office) => counts.offices = (counts.offices.0 + 1, counts.offices.1 + there),
                Some(Side::Partner) => counts.partners = (counts.partners.0 + 1, counts.partners.1 + there),
                None => counts.guests += 1,
            }
        }
        counts
    }
}
