//! How organisations stand in the search index.

use std::collections::BTreeMap;

use sekber_core::registry::kinds::Side;
use sekber_core::value::OrganisationId;

use super::draft::OrganisationDraft;
use super::store;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::search;
use crate::kit::store::Tx;

/// Under which kind the search index keeps a side.
pub fn search_kind(side: Side) -> search::Kind {
    let number = match side {
        Side::Office => 1,
        Side::Partner => 2,
    };
    search::Kind { name: side.as_str(), number }
}

/// Under which kind the search index keeps programmes: organisations are found by theirs, too.
pub const PROGRAMME_SEARCH: search::Kind = search::Kind { name: "programme", number: 3 };

/// Puts organisations into the search index: names, what they do, and the names of their themes and fields.
pub(super) async fn index(
    tx: &mut Tx,
    drafts: &[(OrganisationId, OrganisationDraft)],
    themes: &BTreeMap<String, String>,
) -> Result<(), Problem> {
    for side in [Side::Office, Side::Partner] {
        let entries: Vec<search::Entry> = drafts
            .iter()
            .filter(|(_, draft)| draft.side() == side)
            .map(|(id, draft)| searched(id, draft, themes))
            .collect();
        if !entries.is_empty() {
            search::index_many(tx, search_kind(side), entries).await?;
        }
    }
    Ok(())
}

/// How an organisation is found: by its name, and by all else that describes it.
fn searched(
    id: &OrganisationId,
    draft: &OrganisationDraft,
    themes: &BTreeMap<String, String>,
) -> search::Entry {
    let fields = draft.fields.iter().filter_map(|code| sekber_facts::nomenclature::find(code));
    let named = draft.themes.iter().filter_map(|code| themes.get(code).map(String::as_str));
    let own = [&draft.short_name, &draft.description, &draft.duties].map(String::as_str);
    let code = draft.code.as_deref().into_iter();
    let rest: Vec<&str> = own.into_iter().chain(code).chain(named).chain(fields.map(|e| e.name)).collect();
    search::Entry { id: id.to_string(), title: draft.name.clone(), rest: rest.join(" ") }
}

/// Records that are indexed anew in one transaction.
const AT_ONCE: usize = 500;

/// Puts every organisation into the search index anew.
///
/// # Errors
/// When the database refuses.
pub async fn reindex(app: &App) -> Result<(), Problem> {
    app.memory::<search::KnownWords>().forget();
    for side in [Side::Office, Side::Partner] {
        let records = store::records(app.db(), &app.region(), side).await?;
        for some in records.chunks(AT_ONCE) {
            let drafts: Vec<_> = some
                .iter()
                .map(|record| (record.organisation.id.clone(), OrganisationDraft::of(record)))
                .collect();
            let mut tx = app.begin(&Actor::operator()).await?;
            let themes = store::theme_names(&mut tx).await?;
            index(&mut tx, &drafts, &themes).await?;
            tx.commit(Event::new("search.rebuilt", side, "")).await?;
        }
    }
    Ok(())
}
