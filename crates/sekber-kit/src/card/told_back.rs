//! What a room does with entries that it made of what an import told, when that import is taken back.

use crate::app::App;
use crate::awaited::Awaited;
use crate::problem::Problem;
use crate::store::Tx;

/// The entries being undone.
pub type Undoing<'a> = Awaited<'a, Result<(), Problem>>;

/// One room's answer: it undoes those of some entries that the actor may undo and that can be undone, with a reason.
#[derive(Clone, Copy)]
pub struct ToldBack {
    /// Undoes them within the transaction that takes the import back.
    pub undo: for<'a> fn(&'a App, &'a mut Tx, &'a [String], &'a str) -> Undoing<'a>,
}
