//! What a partner's legal papers still lack, on its page.

use askama::Template;
use sekber_core::registry::kinds::{LegalForm, PartnerKind, Side};
use sekber_core::registry::papers::{Gap, gaps};

use crate::features::paper::model::papers_path;
use crate::features::paper::store;
use crate::kit::access::Actor;
use crate::kit::card::{Drawing, PanelOf};
use crate::kit::page::{Frame, part};
use sekber_core::value::OrganisationId;

#[derive(Template)]
#[template(path = "features/paper/pages/panel.html")]
struct PaperPanel<'a> {
    frame: &'a Frame,
    path: String,
    /// What is missing; nothing is known about it without a legal form.
    gaps: Option<Vec<Gap>>,
}

impl PaperPanel<'_> {
    /// The kinds of paper of which any one closes a gap.
    fn papers_of(&self, gap: &Gap) -> String {
        let names: Vec<String> =
            gap.any_of.iter().map(|kind| self.frame.say_code("paper-kind-", kind.as_str())).collect();
        names.join(&format!(" {} ", self.frame.say("paper-panel-or")))
    }
}

/// Who is told what is missing: the partner's own people, whoever keeps its papers, the secretariat and the leaders.
fn may_see(actor: &Actor, partner: &OrganisationId) -> bool {
    actor.may_edit(partner) || actor.oversees() || actor.may_keep_papers(partner)
}

/// Draws the panel.
pub fn draw(of: PanelOf<'_>) -> Drawing<'_> {
    Box::pin(async move {
        if of.side == Side::Office || !may_see(of.actor, of.organisation) {
            return Ok(None);
        }
        let papers = store::papers(of.app.db(), &of.app.region(), of.organisation).await?;
        let held: Vec<_> =
            papers.iter().filter(|paper| paper.is_in_force()).map(|paper| paper.held()).collect();
        let missing = |form: LegalForm, kind: PartnerKind| gaps(form, kind, &held, of.app.today());
        let gaps = of.legal_form.zip(of.partner_kind).map(|(form, kind)| missing(form, kind));
        part(&PaperPanel { frame: of.frame, path: papers_path(of.organisation), gaps }).map(Some)
    })
}
