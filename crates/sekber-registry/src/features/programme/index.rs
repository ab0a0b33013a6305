//! How programmes stand in the search index.

use sekber_core::value::ProgrammeId;

use super::model::{Names, ProgrammeDraft};
use super::store::{self, Wanted};
use crate::features::registry;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::search;
use crate::kit::store::{StoreError, Tx};

/// The kind under which programmes stand in the search index.
pub const SEARCH_KIND: search::Kind = registry::PROGRAMME_SEARCH;

/// Puts programmes into the search index; what a draft says helps nobody else to find words.
pub(super) async fn index<'a>(
    tx: &mut Tx,
    programmes: impl Iterator<Item = (&'a ProgrammeId, &'a ProgrammeDraft)>,
    names: &Names,
) -> Result<(), StoreError> {
    let (shared, drafts): (Vec<_>, Vec<_>) = programmes.partition(|(_, draft)| draft.state.is_open_to_all());
    let entries = |some: Vec<(&ProgrammeId, &ProgrammeDraft)>| -> Vec<search::Entry> {
        some.into_iter().map(|(id, draft)| searched(id, draft, names)).collect()
    };
    if !shared.is_empty() {
        search::index_many(tx, SEARCH_KIND, entries(shared)).await?;
    }
    if !drafts.is_empty() {
        search::index_unshared(tx, SEARCH_KIND, entries(drafts)).await?;
    }
    Ok(())
}

/// How a programme is found: by its title, and by all else that describes it.
fn searched(id: &ProgrammeId, draft: &ProgrammeDraft, names: &Names) -> search::Entry {
    let mut text = vec![draft.reference.as_deref().unwrap_or_default()];
    if let Some((name, short, _)) = names.organisations.get(draft.organisation.as_str()) {
        text.extend([name.as_str(), short]);
    }
    text.extend([draft.description.as_str(), &draft.targets, &draft.help_sought, &draft.help_offered]);
    text.push(&draft.place_note);
    text.extend(draft.themes.iter().map(|code| names.theme(code)));
    text.extend(draft.places.iter().map(|code| names.place(code.as_str())));
    text.extend(
        draft.nomenclature.iter().filter_map(|code| sekber_facts::nomenclature::find(code)).map(|e| e.name),
    );
    text.extend(draft.funding.iter().map(|line| line.source.as_str()));
    search::Entry { id: id.to_string(), title: draft.title.clone(), rest: text.join(" ") }
}

/// Records that are indexed anew in one transaction.
const AT_ONCE: i64 = 500;

/// Puts every programme into the search index anew.
///
/// # Errors
/// When the database refuses.
pub async fn reindex(app: &App) -> Result<(), Problem> {
    app.memory::<search::KnownWords>().forget();
    let mut last = String::new();
    loop {
        let ids = store::record::ids_after(app.db(), &app.region(), &last, AT_ONCE).await?;
        let Some(end) = ids.last() else { return Ok(()) };
        last = end.to_string();
        let mut tx = app.begin(&Actor::operator()).await?;
        let stored = store::load_in(&mut tx, &Wanted::Ids(&ids)).await?;
        let names = store::names_in(&mut tx, stored.iter().map(|stored| &stored.content)).await?;
        index(&mut tx, stored.iter().map(|stored| (&stored.id, &stored.content)), &names).await?;
        tx.commit(Event::new("search.rebuilt", SEARCH_KIND.name, "")).await?;
    }
}
