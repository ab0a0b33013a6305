//! The page of what was found.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::text::fold;

use super::store;
use crate::features::help;
use crate::kit::access::{Actor, RoleHolder};
use crate::kit::app::App;
use crate::kit::card::Shown;
use crate::kit::page::{Frame, QueryString, count, page};
use crate::kit::problem::Problem;
use crate::kit::search;

/// The longest text that is looked for, in letters.
const LONGEST: usize = 200;
/// Most sections of the guides that are shown.
const MOST_OF_GUIDES: usize = 5;

#[derive(Template)]
#[template(path = "features/search/pages/results.html")]
struct ResultsPage {
    frame: Frame,
    typed: String,
    mended: Vec<(String, String)>,
    groups: Vec<Group>,
}

/// What was found of a kind.
struct Group {
    label: &'static str,
    shown: Vec<Shown>,
    total: i64,
    /// Whether something is called exactly what was typed: then the group comes first. Otherwise its place decides.
    order: (bool, usize),
    /// Where all of them are listed, when there are more.
    all: Option<String>,
}

impl Group {
    /// How many more there are, when no list shows them.
    fn more(&self) -> i64 {
        self.total - count(self.shown.len())
    }
}

/// What every room finds that this person may see, exactly as far as its lists show it.
pub async fn results(
    RoleHolder(actor): RoleHolder,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = frame.query(query.as_deref());
    let typed: String = form.text("q").trim().chars().take(LONGEST).collect();
    let words = search::asked(&app, &form).await?;
    let groups = if words.is_empty() || words.is_vain {
        Vec::new()
    } else {
        groups(&app, &frame, &actor, &words, &typed, &QueryString::keep(&form, &["q"])).await?
    };
    page(&ResultsPage { mended: words.mended, groups, typed, frame })
}

async fn groups(
    app: &App,
    frame: &Frame,
    actor: &Actor,
    words: &search::Query,
    typed: &str,
    query: &QueryString,
) -> Result<Vec<Group>, Problem> {
    let whose = (actor, app.sources(), app.today());
    let mut found = store::found(app.db(), &app.region(), whose, (words, &fold(typed))).await?;
    let mut groups = Vec::new();
    for source in app.sources() {
        for kind in source.kinds {
            let Some(hits) = found.remove(kind.code) else { continue };
            let total = hits.first().map_or(0, |hit| hit.total);
            let shown: Vec<Shown> = hits.iter().map(|hit| (source.show)(frame, hit)).collect();
            let order = (hits.first().is_none_or(|hit| hit.position > 0), kind.place);
            let all = kind.list.map(|list| query.link(list));
            groups.push(Group { label: kind.label, shown, total, order, all });
        }
    }
    groups.extend(of_guides(frame, words).await?);
    groups.sort_by_key(|group| group.order);
    Ok(groups)
}

/// What the guides say about it, behind all records.
async fn of_guides(frame: &Frame, words: &search::Query) -> Result<Option<Group>, Problem> {
    let found = help::found(frame.language, words).await?;
    let total = count(found.len());
    let shown =
        |found: help::Found| Shown { title: found.title, href: found.href, note: found.guide, badge: None };
    let shown: Vec<Shown> = found.into_iter().take(MOST_OF_GUIDES).map(shown).collect();
    let group = Group { label: "nav-help", shown, total, order: (true, usize::MAX), all: None };
    Ok(Some(group).filter(|group| group.total > 0))
}
