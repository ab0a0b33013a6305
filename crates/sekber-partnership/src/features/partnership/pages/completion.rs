//! What is still open in a partnership, before it is declared completed.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::partnership::{Act, AgreementKind, Proof, Weight};

use super::moves::moves;
use crate::features::partnership::checklist::{Item, checklist};
use crate::features::partnership::guard::{PartnershipParty, Scene};
use crate::features::partnership::model::Partnership;
use crate::features::partnership::store::stands::{self, Evidence};
use crate::kit::app::App;
use crate::kit::card::{PartnershipPanelOf, StillOpen};
use crate::kit::page::{Frame, count, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/partnership/pages/completion.html")]
struct CompletionPage {
    frame: Frame,
    partnership: Partnership,
    open: Vec<StillOpen>,
    /// Whether the reader may declare it completed today.
    may_complete: bool,
}

/// The steps of a road that are not taken: what is advised and what is taken while the partnership is carried out.
fn is_left(item: &&Item) -> bool {
    !item.stand.taken && item.step.weight != Weight::Optional
}

fn is_hand_over(item: &&Item) -> bool {
    item.step.proof == Proof::Signed(AgreementKind::HandOver)
}

/// What of its papers is open: drafts that nobody has signed, steps, and the hand-over.
fn of_papers(path: &str, items: &[Item], found: &[Evidence]) -> Vec<StillOpen> {
    let hand_over = AgreementKind::HandOver.as_str();
    let drafted = found.iter().filter(|one| one.how == "drafted");
    let (handing, drafts): (Vec<&Evidence>, Vec<&Evidence>) = drafted.partition(|one| one.code == hand_over);
    let left = items.iter().filter(is_left);
    let (to_hand_over, steps): (Vec<&Item>, Vec<&Item>) = left.partition(is_hand_over);
    let open = |key: &'static str, many: usize, anchor: &str| StillOpen {
        key,
        many: count(many),
        href: format!("{path}{anchor}"),
    };
    // A hand-over that is being drawn up stands among the papers, one that nobody began among the steps.
    let where_handed = if handing.is_empty() { "#road" } else { "#papers" };
    vec![
        open("partnership-left-drafts", drafts.len(), "#papers"),
        open("partnership-left-steps", steps.len(), "#road"),
        open("partnership-left-hand-over", handing.len().max(to_hand_over.len()), where_handed),
    ]
}

/// What is still open, each leading to where it is listed, and the button that declares the partnership completed all the same.
pub async fn show(
    PartnershipParty(scene): PartnershipParty,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let Scene { actor, partnership, parties } = scene;
    let found = stands::evidence(app.db(), &app.region(), &partnership.id, app.today()).await?;
    let items = partnership.road.map(|kind| checklist(kind, &found)).unwrap_or_default();
    let mut open = of_papers(&partnership.path(), &items, &found);
    for panel in app.partnership_panels() {
        let of = PartnershipPanelOf { app: &app, frame: &frame, actor: &actor, partnership: &partnership.id };
        open.push((panel.open)(of).await?);
    }
    open.retain(|one| one.many > 0);
    let may = moves(&actor, &partnership, &parties, &items, app.today());
    let may_complete = may.iter().any(|way| way.act == Act::Complete);
    page(&CompletionPage { frame, partnership, open, may_complete })
}
