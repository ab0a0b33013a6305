//! The words of papers that the district chooses, passage by passage, kind by kind.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::features::partnership::actions::clause::{ClauseDraft, set_clause, stand};
use crate::features::partnership::documents::{preview, usual};
use crate::features::partnership::store::clauses;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::card::{Passage, WordedPaper};
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, page, page_with};
use crate::kit::problem::Problem;

/// One passage.
struct Clause {
    code: &'static str,
    heading: String,
    /// The usual words.
    usual: String,
    /// The district's; empty where it has none.
    own: String,
    /// The name of the district's words that are read here.
    stand: String,
    /// Whether it is the one whose words were sent.
    is_typed: bool,
    /// What somebody else saved meanwhile; empty where the usual words hold again.
    theirs: Option<String>,
    /// How the words that were sent stand in a paper; empty where nobody asked.
    preview: Vec<String>,
}

#[derive(Template)]
#[template(path = "features/partnership/pages/clauses.html")]
struct ClausesPage {
    frame: Frame,
    /// The papers to choose from: address, name, and whether it is the one shown.
    papers: Vec<(String, String, bool)>,
    kind: &'static str,
    /// What can stand in braces.
    names: String,
    clauses: Vec<Clause>,
    faults: Faults,
}

/// Why a form is shown once more.
enum Again {
    /// It was not sent.
    No,
    /// To see how the words stand in a paper; nothing is kept.
    Preview,
    /// With what is to be mended.
    Mend(Faults),
    /// Somebody else saved other words meanwhile.
    Met,
}

fn path(kind: &str) -> String {
    format!("/agreements/clauses?kind={kind}")
}

async fn clauses_page(
    app: &App,
    frame: Frame,
    paper: &WordedPaper,
    (typed, again): (&Form, Again),
) -> Result<ClausesPage, Problem> {
    let kept = clauses::of_kind(app.db(), &app.region(), paper.kind).await?;
    let (is_met, is_preview) = (matches!(again, Again::Met), matches!(again, Again::Preview));
    let clause = |passage: &Passage| {
        let code = passage.code;
        let own = kept.iter().find(|one| one.article == code).map(|one| one.text.clone()).unwrap_or_default();
        let (heading, usual) = (frame.say(&passage.heading), usual(app, paper, passage));
        let now = stand(&own);
        if typed.text("article") != code {
            let (theirs, preview) = (None, Vec::new());
            return Clause { code, heading, usual, own, stand: now, is_typed: false, theirs, preview };
        }
        // Until both were shown, what is sent again is held against what was read first.
        let stand = if is_met { now } else { typed.text("stand").to_owned() };
        let theirs = is_met.then_some(own);
        let own = typed.paragraphs("text").to_owned();
        // Without words of the district the usual ones stand.
        let shown = if own.is_empty() { &usual } else { &own };
        let preview = if is_preview { preview(app, paper, shown) } else { Vec::new() };
        Clause { code, heading, usual, own, stand, is_typed: true, theirs, preview }
    };
    let clauses = paper.passages.iter().map(clause).collect();
    let faults = if let Again::Mend(faults) = again { faults } else { Faults::none() };
    let of_paper = |one: &WordedPaper| (path(one.kind), frame.say(&one.title), one.kind == paper.kind);
    let papers = app.worded_papers().iter().map(of_paper).collect();
    let names = paper.names.iter().map(|one| format!("{{{}}}", one.name)).collect::<Vec<_>>().join(", ");
    Ok(ClausesPage { papers, kind: paper.kind, names, clauses, faults, frame })
}

/// The passages of a kind of paper.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let papers = app.worded_papers();
    let named = typed.filter_by("kind", |kind| papers.iter().find(|paper| paper.kind == kind));
    let paper = named.or(papers.first()).ok_or(Problem::NotFound)?;
    page(&clauses_page(&app, frame, paper, (&Form::default(), Again::No)).await?)
}

/// Puts words in the place of those of a passage, or shows how they would stand in a paper.
pub async fn set(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let papers = app.worded_papers();
    let known: Vec<(&str, &WordedPaper)> = papers.iter().map(|paper| (paper.kind, paper)).collect();
    let paper = form.one_of("kind", &known)?;
    let keeps = form.one_of("act", &[("keep", true), ("preview", false), ("", true)])?;
    let draft = ClauseDraft {
        kind: paper.kind.to_owned(),
        article: form.text("article").to_owned(),
        text: form.paragraphs("text").to_owned(),
        stand: form.text("stand").to_owned(),
    };
    let done = match keeps {
        true => set_clause(&app, &actor, &draft).await.map(|()| None),
        false => draft.faults(papers).or(Some(Again::Preview)),
    };
    let (status, again) = match done {
        Ok(None) => return Ok(go(path(paper.kind), "notice-clause-kept")),
        Ok(Some(again)) => (StatusCode::OK, again),
        Err(Problem::Invalid(faults)) => (StatusCode::UNPROCESSABLE_ENTITY, Again::Mend(faults)),
        Err(Problem::Conflict) => (StatusCode::CONFLICT, Again::Met),
        Err(other) => return Err(other),
    };
    page_with(status, &clauses_page(&app, frame, paper, (&form, again)).await?)
}
