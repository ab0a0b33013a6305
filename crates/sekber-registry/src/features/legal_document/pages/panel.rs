//! What a partner's legal documents still lack, on its page.

use askama::Template;
use sekber_core::registry::kinds::{LegalForm, PartnerKind, Side};
use sekber_core::registry::legal_documents::{Gap, Requirement, gaps};

use crate::features::legal_document::model::documents_path;
use crate::features::legal_document::standing::Standing;
use crate::features::legal_document::store;
use crate::kit::access::Actor;
use crate::kit::card::{Drawing, PanelOf};
use crate::kit::page::{Frame, part};
use sekber_core::value::OrganisationId;

#[derive(Template)]
#[template(path = "features/legal_document/pages/panel.html")]
struct DocumentPanel<'a> {
    frame: &'a Frame,
    path: String,
    /// What is missing; nothing is known about it without a legal form.
    gaps: Option<Vec<Gap>>,
    /// What is there by number only.
    unfiled: Vec<String>,
}

impl DocumentPanel<'_> {
    /// The kinds of document of which any one closes a gap.
    fn documents_of(&self, gap: &Gap) -> String {
        named(self.frame, gap.any_of)
    }
}

/// The kinds of document of which any one will do.
fn named(frame: &Frame, any_of: Requirement) -> String {
    let names: Vec<String> =
        any_of.iter().map(|kind| frame.say_code("document-kind-", kind.as_str())).collect();
    names.join(&format!(" {} ", frame.say("document-panel-or")))
}

/// Who is told what is missing: the partner's own people, whoever keeps its documents, the secretariat and the leaders.
fn may_see(actor: &Actor, partner: &OrganisationId) -> bool {
    actor.may_edit(partner) || actor.oversees() || actor.may_keep_documents(partner)
}

/// Draws the panel.
pub fn draw(of: PanelOf<'_>) -> Drawing<'_> {
    Box::pin(async move {
        if of.side == Side::Office || !may_see(of.actor, of.organisation) {
            return Ok(None);
        }
        let documents = store::documents(of.app.db(), &of.app.region(), of.organisation).await?;
        let held: Vec<_> = documents
            .iter()
            .filter(|document| document.is_in_force())
            .map(|document| document.held())
            .collect();
        let missing = |form: LegalForm, kind: PartnerKind| gaps(form, kind, &held, of.app.today());
        let standing =
            of.partner_kind.map(|kind| Standing::of(of.legal_form, kind, &documents, of.app.today()));
        let unfiled =
            standing.iter().flat_map(Standing::unfiled).map(|need| named(of.frame, need.any_of)).collect();
        let gaps = of.legal_form.zip(of.partner_kind).map(|(form, kind)| missing(form, kind));
        part(&DocumentPanel { frame: of.frame, path: documents_path(of.organisation), gaps, unfiled })
            .map(Some)
    })
}
