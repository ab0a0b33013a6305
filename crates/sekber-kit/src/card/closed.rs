//! What a room says about days of a partnership on which it has closed the books, to a room before it that writes about them.

use jiff::civil::Date;
use sekber_core::value::PartnershipId;

use crate::awaited::Awaited;
use crate::store::{StoreError, Tx};
use crate::words::Fact;

/// The name of what closed a day, being looked for.
pub type Closing<'a> = Awaited<'a, Result<Option<Fact>, StoreError>>;

/// One room's answer: what closed a day of a partnership, if anything did. It takes one statement.
#[derive(Clone, Copy)]
pub struct ClosedDays {
    /// Looks for it.
    pub find: for<'a> fn(&'a mut Tx, &'a PartnershipId, Date) -> Closing<'a>,
}
