//! What a room shows to everybody on the public pages, which belong to a later room.

use sekber_core::value::{OrganisationId, ProgrammeId};

use crate::app::App;
use crate::awaited::Awaited;
use crate::page::Frame;
use crate::problem::Problem;

/// On which public page something stands.
#[derive(Debug, Clone, Copy)]
pub enum PublicPlace<'a> {
    /// The front page.
    Front,
    /// The page of an office or partner that is shown to everybody.
    Organisation(&'a OrganisationId),
    /// The page of a programme that is shown to everybody.
    Programme(&'a ProgrammeId),
}

/// A public page that is being drawn. It is drawn once for all who read it: nothing in it may depend on the reader.
pub struct PublicView<'a> {
    /// The application.
    pub app: &'a App,
    /// The page's frame; only its language may be looked at.
    pub frame: &'a Frame,
    /// Which page.
    pub place: PublicPlace<'a>,
}

/// A panel being drawn: a whole `<section>`, or nothing.
pub type PublicDrawing<'a> = Awaited<'a, Result<Option<String>, Problem>>;

/// One panel of the public pages. It takes one statement at most, and shows nothing that is not public.
#[derive(Clone, Copy)]
pub struct PublicPanel {
    /// Draws it, or says that it has nothing for this page.
    pub draw: for<'a> fn(PublicView<'a>) -> PublicDrawing<'a>,
}
