//! What the sections for law and cooperation say of drafts: the drafts that wait for them, and the remarks on one.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::partnership::AgreementState;
use sekber_core::value::AgreementId;

use super::agreement_badge;
use super::consents::waiting;
use crate::features::partnership::actions;
use crate::features::partnership::filter::pattern;
use crate::features::partnership::guard::{AgreementReader, AgreementScene};
use crate::features::partnership::model::Agreement;
use crate::features::partnership::permits::{DRAFTING, Drafting};
use crate::features::partnership::remark::{RemarkDraft, RemarkFinding, RemarkOf};
use crate::features::partnership::store::agreements;
use crate::features::partnership::store::remarks::{self, KINDS, Known, Narrowed, Remark, ToRead};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, QueryString, count, go, page, page_with};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

#[derive(Template)]
#[template(path = "features/partnership/pages/drafts.html")]
struct DraftsPage {
    frame: Frame,
    drafts: Vec<ToRead>,
    /// All papers of those kinds, whether they wait or not, page by page.
    page: Page<Known>,
    typed: Form,
    /// Whether these are narrowed.
    is_narrowed: bool,
    kinds: Vec<(String, String)>,
    states: Vec<(String, String)>,
    query: QueryString,
    /// Whether the reader chooses the words of articles.
    manages: bool,
}

impl DraftsPage {
    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }

    /// How many wait, those that are not shown included.
    fn total(&self) -> i64 {
        self.drafts.first().map_or(0, |first| first.total)
    }

    /// For whom a draft waits, and since when.
    fn reading(&self, row: &Known) -> Option<String> {
        let (turn, since) = row.turn.zip(row.turn_since)?;
        Some(waiting(&self.frame, turn, since))
    }

    /// Whether more wait than are shown.
    fn is_cut(&self) -> bool {
        self.total() > count(self.drafts.len())
    }
}

/// What narrows the list of all papers.
const FIELDS: [&str; 3] = ["q", "kind", "state"];

/// How far the papers of the list are: those given up are left out.
const STATES: [AgreementState; 2] = [AgreementState::Draft, AgreementState::Signed];

/// The drafts on which the reader's section has said nothing as they are now, and all papers, those that were changed last first.
pub async fn drafts(
    Drafting(actor): Drafting,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let drafts = remarks::to_read(app.db(), &app.region(), RemarkOf::of(&actor)).await?;
    let cursor = Cursor::from_query(typed.filled("after"), typed.filled("before"));
    let narrowing = Narrowed {
        text: typed.filled("q").map(pattern),
        kind: typed.filter_by("kind", |kind| kind.parse().ok().filter(|kind| KINDS.contains(kind))),
        state: typed.filter_by("state", |state| state.parse().ok().filter(|state| STATES.contains(state))),
    };
    let found = remarks::known(app.db(), &app.region(), &narrowing, &cursor).await?;
    page(&DraftsPage {
        query: QueryString::keep(&typed, &FIELDS),
        is_narrowed: FIELDS.iter().any(|field| typed.filled(field).is_some()),
        kinds: frame.say_codes("agreement-kind-", KINDS),
        states: frame.say_codes("agreement-state-", STATES),
        manages: actor.is_secretariat(),
        page: found,
        frame,
        drafts,
        typed,
    })
}

#[derive(Template)]
#[template(path = "features/partnership/pages/remarks.html")]
struct RemarksPage {
    frame: Frame,
    agreement: Agreement,
    remarks: Vec<Remark>,
    findings: Vec<(String, String)>,
    may_remark: bool,
    finding: String,
    reason: String,
    refusal: Option<String>,
    faults: Faults,
}

impl RemarksPage {
    async fn of(
        app: &App,
        frame: Frame,
        actor: &Actor,
        agreement: Agreement,
        typed: &Form,
    ) -> Result<Self, Problem> {
        let is_draft = agreement.state == AgreementState::Draft;
        Ok(Self {
            remarks: remarks::of_agreement(app.db(), &app.region(), &agreement.id).await?,
            findings: frame.say_codes("remark-finding-", RemarkFinding::ALL),
            may_remark: is_draft && DRAFTING.allows(Some(actor), false),
            finding: typed.text("finding").to_owned(),
            reason: typed.paragraphs("reason").to_owned(),
            refusal: None,
            faults: Faults::none(),
            agreement,
            frame,
        })
    }

    /// Whether the draft says something else than what a remark is about.
    fn is_older(&self, remark: &Remark) -> bool {
        self.agreement.state == AgreementState::Draft && remark.seen_version != self.agreement.version
    }
}

/// The remarks on one paper, and the form for whoever may write one.
pub async fn show(
    AgreementReader(scene): AgreementReader,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let AgreementScene { actor, agreement, .. } = scene;
    page(&RemarksPage::of(&app, frame, &actor, agreement, &Form::default()).await?)
}

/// Writes a remark.
pub async fn write(
    Drafting(actor): Drafting,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<AgreementId>,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let finding: Option<RemarkFinding> = form.choice("finding", &mut faults);
    let done = match finding {
        Some(finding) => {
            let draft = RemarkDraft { finding, reason: form.paragraphs("reason").to_owned() };
            actions::remark::remark(&app, &actor, &id, form.version(), &draft).await
        }
        None => Err(Problem::Invalid(faults)),
    };
    match done {
        Ok(()) => Ok(go(format!("/agreements/{id}/remarks"), "notice-remark-kept")),
        Err(problem @ (Problem::Invalid(_) | Problem::Conflict)) => {
            let found = agreements::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
            let (refusal, status) = (frame.say_problem(&problem), problem.status());
            let mut again = RemarksPage::of(&app, frame, &actor, found, &form).await?;
            match problem {
                Problem::Invalid(faults) => again.faults = faults,
                _ => again.refusal = Some(refusal),
            }
            page_with(status, &again)
        }
        Err(other) => Err(other),
    }
}
