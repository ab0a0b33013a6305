//! A step of setting a district up: what the first page asks of the secretariat until the record shows that it is done.

use crate::access::Permit;
use crate::app::App;

use super::Figures;

/// One step of a room. Its sentences are `first-step-` with its code, which names it, `first-why-`, which says in one sentence why it is
/// done, where it leads anywhere `first-do-`, which stands on the link, and, where it can be settled by hand, `first-hand-`, which says that.
#[derive(Clone, Copy)]
pub struct FirstStep {
    /// Its code, different from that of every other step.
    pub code: &'static str,
    /// Where it stands among the steps of all rooms; the lowest comes first.
    pub place: u16,
    /// Who can do it, and is shown it.
    pub permit: Permit,
    /// Where it is done; empty when no page can do it.
    pub href: &'static str,
    /// Where it is done in another way, such as one by one instead of with a sheet; empty where there is one way only. Its link says
    /// `first-also-` with the code.
    pub also: &'static str,
    /// The statement that counts for it, as that of a [`super::Tile`]; empty when another statement of the first page counts what it asks
    /// for. It must cost next to nothing, as it stays when all is set up.
    pub figures: &'static str,
    /// Whether the record shows that it is done.
    pub is_done: fn(&App, &Figures) -> bool,
    /// Whether the record cannot know everything that settles it, so that somebody may say so instead: that e-mail is done without, or that
    /// backups are made elsewhere.
    pub by_hand: bool,
}
