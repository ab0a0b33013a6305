//! What a room knows of places, for a page that tells of them and belongs to an earlier room.

use crate::app::App;
use crate::awaited::Awaited;
use crate::page::Frame;
use crate::problem::Problem;

/// Of which places it is told, and in which words.
pub struct PlacesOf<'a> {
    /// The application.
    pub app: &'a App,
    /// The frame of the page.
    pub frame: &'a Frame,
    /// Codes of the places.
    pub places: &'a [String],
}

/// Sentences being put together.
pub type Telling<'a> = Awaited<'a, Result<Vec<String>, Problem>>;

/// One room's sentences about places, each with whose figures they are and of which year. It takes one statement.
#[derive(Clone, Copy)]
pub struct PlacesTold {
    /// Puts them together.
    pub tell: for<'a> fn(PlacesOf<'a>) -> Telling<'a>,
}
