//! What a room says about records that are like one which is being typed or looked at, which belongs to an earlier room.

use sekber_core::value::{CycleId, OrganisationId, Period, RegionCode};

use super::panel::Drawing;
use crate::access::Actor;
use crate::app::App;
use crate::page::Frame;

/// What is known of a programme: stored, or typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Whose it is.
    pub organisation: OrganisationId,
    /// The cycle it belongs to.
    pub cycle: CycleId,
    /// Title.
    pub title: String,
    /// What is done.
    pub description: String,
    /// What shall be reached.
    pub targets: String,
    /// Codes of themes.
    pub themes: Vec<String>,
    /// Codes of the nomenclature.
    pub nomenclature: Vec<String>,
    /// Development goals and targets.
    pub sdg: Vec<String>,
    /// Where.
    pub places: Vec<RegionCode>,
    /// From when to when.
    pub period: Period,
}

/// What likeness is asked for, and who looks.
pub struct SimilarTo<'a> {
    /// The application.
    pub app: &'a App,
    /// The page's frame.
    pub frame: &'a Frame,
    /// Who looks: somebody who takes part in the district.
    pub actor: &'a Actor,
    /// The programme's id, once it has one.
    pub id: Option<&'a str>,
    /// What is known of it.
    pub described: Described,
    /// Whether it is being typed: then only what should stop the typing is worth saying.
    pub typing: bool,
}

/// One room's answer: a piece of a page, or nothing. It takes two statements at most.
#[derive(Clone, Copy)]
pub struct Similar {
    /// Draws it.
    pub draw: for<'a> fn(SimilarTo<'a>) -> Drawing<'a>,
}
