//! What a room shows on the page of an office, a partner or a programme, which belongs to an earlier room.

use sekber_core::registry::kinds::{LegalForm, PartnerKind, Side};
use sekber_core::value::{CycleId, OrganisationId, PartnershipId, ProgrammeId};

use crate::access::Actor;
use crate::app::App;
use crate::awaited::Awaited;
use crate::page::Frame;
use crate::problem::Problem;

/// Where a panel stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Beside the profile, where there is room for a table.
    Main,
    /// Beside the verification, in short.
    Side,
    /// On the page of a partner's year, under what it carried out; `year` is then the one that the page is about.
    Year,
    /// Beside the checklist of whoever verifies a partner.
    Check,
}

/// Whose page it is and who looks.
pub struct PanelOf<'a> {
    /// The application.
    pub app: &'a App,
    /// The page's frame.
    pub frame: &'a Frame,
    /// Who looks.
    pub actor: &'a Actor,
    /// The office or partner.
    pub organisation: &'a OrganisationId,
    /// Which of the two.
    pub side: Side,
    /// A partner's kind.
    pub partner_kind: Option<PartnerKind>,
    /// A partner's legal form, when it is known.
    pub legal_form: Option<LegalForm>,
    /// The current cycle.
    pub cycle: &'a CycleId,
    /// Its year, or the one that the page is about.
    pub year: i64,
}

/// A panel being drawn: a whole `<section>`, or nothing.
pub type Drawing<'a> = Awaited<'a, Result<Option<String>, Problem>>;

/// One panel. It takes one statement at most, so that the page keeps its budget; on the page of a year, three.
#[derive(Clone, Copy)]
pub struct Panel {
    /// Where it stands.
    pub column: Column,
    /// Draws it for somebody who may see the page; what of it that person may see is the room's to decide.
    pub draw: for<'a> fn(PanelOf<'a>) -> Drawing<'a>,
}

/// Which programme it is and who looks.
pub struct ProgrammePanelOf<'a> {
    /// The application.
    pub app: &'a App,
    /// The page's frame.
    pub frame: &'a Frame,
    /// Who looks.
    pub actor: &'a Actor,
    /// The programme.
    pub programme: &'a ProgrammeId,
}

/// One panel on a programme's page, beside what it is about. It takes one statement at most.
#[derive(Clone, Copy)]
pub struct ProgrammePanel {
    /// Draws it for somebody who may see the page; what of it that person may see is the room's to decide.
    pub draw: for<'a> fn(ProgrammePanelOf<'a>) -> Drawing<'a>,
}

/// Whose page of a partnership it is and who looks.
pub struct PartnershipPanelOf<'a> {
    /// The application.
    pub app: &'a App,
    /// The page's frame.
    pub frame: &'a Frame,
    /// Who looks.
    pub actor: &'a Actor,
    /// The partnership.
    pub partnership: &'a PartnershipId,
}

/// Something of a partnership that is still open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StillOpen {
    /// The sentence that says how many there are.
    pub key: &'static str,
    /// How many.
    pub many: i64,
    /// Where they are listed.
    pub href: String,
}

/// What is still open, being counted.
pub type Counted<'a> = Awaited<'a, Result<StillOpen, Problem>>;

/// One panel on a partnership's page, beside who takes part. It takes one statement at most.
#[derive(Clone, Copy)]
pub struct PartnershipPanel {
    /// Draws it for somebody who may see the page; what of it that person may see is the room's to decide.
    pub draw: for<'a> fn(PartnershipPanelOf<'a>) -> Drawing<'a>,
    /// Counts what is still open when the partnership is to be completed; two statements at most.
    pub open: for<'a> fn(PartnershipPanelOf<'a>) -> Counted<'a>,
}
