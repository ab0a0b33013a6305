//! A room's card: what it is and what it adds to the house, as plain data that the shell folds together.

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Request, State as WithState};
use axum::handler::Handler;
use axum::http::Method;
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use axum::{Extension, Router};

use super::access::{Guard, Permit};
use super::app::App;
use super::awaited::Awaited;
use super::body::BodyLimit;
use super::jobs::Job;

mod check;
mod closed;
mod codes;
mod command;
mod first_step;
mod frame_part;
mod help;
mod leader;
mod nav;
mod panel;
mod places;
mod presented;
mod public;
mod rows_alike;
mod similar;
mod source;
mod suggested;
mod tile;
mod told_back;
mod worded;

pub use check::{Check, Checking, Finding, State, finding};
pub use closed::{ClosedDays, Closing};
pub use codes::{Codes, codes, listed};
pub use command::{RoomCommand, Run, arguments, subcommands};
pub use first_step::FirstStep;
pub use frame_part::FramePart;
pub use help::{HelpLink, Helping};
pub use leader::{AddFigures, Counting, LeaderAsks, LeaderFigure, LeaderFigures, LeaderGroup, LeaderUnit};
pub use nav::{NavGroup, NavItem};
pub use panel::{
    Column, Counted, Drawing, Panel, PanelOf, PartnershipPanel, PartnershipPanelOf, ProgrammePanel,
    ProgrammePanelOf, StillOpen,
};
pub use places::{PlacesOf, PlacesTold, Telling};
pub use presented::{Presented, Presenter, Remark, Remarking, Remarks};
pub use public::{PublicDrawing, PublicPanel, PublicPlace, PublicView};
pub use rows_alike::{Alike, Compares, Looking, Preparing, RowsAlike};
pub use similar::{Described, Similar, SimilarTo};
pub use source::{Asked, Hit, SearchKind, SearchSource, Shown, best_first};
pub use suggested::{Suggesting, Suggestion, SuggestionKind, Suggests, Typed};
pub use tile::{Figures, Tile, TileShown};
pub use told_back::{ToldBack, Undoing};
pub use worded::{FactName, Passage, WordedPaper};

/// What a room tells about itself. A room fills in what it has: `Card { name, routes, ..Card::default() }`.
#[derive(Default)]
pub struct Card {
    /// The room's name, as in its folder.
    pub name: &'static str,
    /// Its pages, made when a server begins: commands that serve nothing are spared all handlers.
    pub routes: Option<fn() -> Vec<Route>>,
    /// Its entries in the main navigation, each in its group.
    pub nav: Vec<NavItem>,
    /// Which of the pages that the frame of every page leads to it serves, and where.
    pub frame: &'static [(FramePart, &'static str)],
    /// Its sentences.
    pub words: RoomWords,
    /// Its sentences that are completed by a stored code: each prefix with every code that can follow.
    pub codes: Vec<Codes>,
    /// Its commands of the command line.
    pub commands: Vec<RoomCommand>,
    /// Its tiles on the front page.
    pub tiles: Vec<Tile>,
    /// What a fresh district has to do for it.
    pub first_steps: Vec<FirstStep>,
    /// What it shows on the page of an office or partner.
    pub panels: Vec<Panel>,
    /// What it shows to everybody on the public pages.
    pub public_panels: Vec<PublicPanel>,
    /// What it shows on the page of a programme.
    pub programme_panels: Vec<ProgrammePanel>,
    /// What it shows on the page of a partnership.
    pub partnership_panels: Vec<PartnershipPanel>,
    /// What it says about programmes like one that is typed or looked at.
    pub similar: Vec<Similar>,
    /// What it suggests to choose for a programme that is typed.
    pub suggestions: Vec<Suggests>,
    /// What it says about the programmes that a sheet would add.
    pub rows_alike: Vec<RowsAlike>,
    /// What it says in a meeting about the programmes of whoever presents.
    pub presented: Vec<Presented>,
    /// What it knows of places.
    pub places_told: Option<PlacesTold>,
    /// Its figures on the leader's page.
    pub leader: Vec<LeaderFigures>,
    /// What it says of days of a partnership that are closed.
    pub closed_days: Option<ClosedDays>,
    /// How it undoes what it made of money that an import told.
    pub told_back: Option<ToldBack>,
    /// Its papers whose standing words the district can change.
    pub worded_papers: Vec<WordedPaper>,
    /// Which programmes go on whatever their own last day says: a condition on a programme `p` behind which the day stands that they
    /// must not have ended before, and which that day closes.
    pub carried_on: Option<&'static str>,
    /// Which offices carry out which programmes of partners already: a statement about the district `$1` on the day `$2` that names
    /// `office_id`, `programme_id` and the `number` under which they do.
    pub partnered: Option<&'static str>,
    /// What it hands in to the search over everything.
    pub search: Option<SearchSource>,
    /// How it finds what explains a page.
    pub help: Option<Helping>,
    /// What the doctor looks at for it.
    pub checks: Vec<Check>,
    /// How its records move when two organisations turn out to be one: statements with the district as `$1`, the
    /// organisation that stays as `$2` and the one that is joined to it as `$3`.
    pub joined: &'static [&'static str],
    /// What it gave out that ends whenever a person's sessions do: statements with the person as `$1` and the moment as
    /// `$2`.
    pub access_ended: &'static [&'static str],
    /// What it keeps in a person's own words, taken out when the person is forgotten: statements with the person as `$1`.
    pub forgotten: &'static [&'static str],
    /// Where it keeps no more than a person's name, replaced when the person is forgotten and nobody else bears it: statements
    /// with the district as `$1`, the name that stands in as `$2` and the former one as `$3`.
    pub named: &'static [&'static str],
    /// The same for what is found by a person's e-mail, as `$3`.
    pub addressed: &'static [&'static str],
    /// Which of its records nobody but the secretariat sees, wherever lines of the trail tell of them: statements with the
    /// district as `$1` that select the identifiers as `id`.
    pub kept_back: &'static [&'static str],
    /// What it does in the background.
    pub jobs: Vec<Job>,
}

impl Card {
    /// Its pages.
    pub fn routes(&self) -> Vec<Route> {
        self.routes.map_or_else(Vec::new, |routes| routes())
    }
}

/// A room's sentences in both languages, in Fluent's form.
#[derive(Debug, Clone, Copy, Default)]
pub struct RoomWords {
    /// Indonesian.
    pub id: &'static str,
    /// English.
    pub en: &'static str,
}

/// Embeds the `words/id.ftl` and `words/en.ftl` beside the file that calls it.
#[macro_export]
macro_rules! room_words {
    () => {
        $crate::card::RoomWords { id: include_str!("words/id.ftl"), en: include_str!("words/en.ftl") }
    };
}

/// One page or action: its address, who may use it, and its handler.
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path in the router's form.
    pub path: &'static str,
    /// Who may use it: read from the handler's signature, so the table cannot disagree with the code.
    pub permit: Permit,
    /// What it takes as a body at most.
    pub body: BodyLimit,
    /// Whether it is an entrance: its attempts are limited by its own verb, which lets right ones pass, and not by how
    /// many actions an address sends.
    pub is_entrance: bool,
    filter: MethodFilter,
    answer: Answer,
}

/// A handler whose type nobody knows any more: what leads to handlers is compiled once for all of them, and not for each.
type Answer = Arc<dyn Fn(Request, App) -> Awaited<'static, Response> + Send + Sync>;

impl Route {
    /// The same route as an entrance.
    #[must_use]
    pub fn as_entrance(mut self) -> Self {
        self.is_entrance = true;
        self
    }

    /// Adds the route to a router.
    pub fn attach(self, router: Router<App>) -> Router<App> {
        let limits = (DefaultBodyLimit::max(self.body.bytes()), Extension(self.body));
        let answer = self.answer;
        let handler = move |WithState(app): WithState<App>, request: Request| answer(request, app);
        router.route(self.path, on(self.filter, handler).route_layer(limits))
    }

    /// The same with another limit for its body than its permit implies.
    #[must_use]
    pub fn takes(self, body: BodyLimit) -> Self {
        Self { body, ..self }
    }
}

/// Arguments of a handler whose first one is a guard.
pub trait Guarded {
    /// The guard.
    type Guard: Guard;
}

macro_rules! guarded {
    ($($more:ident),*) => {
        impl<M, G: Guard, $($more),*> Guarded for (M, G, $($more),*) {
            type Guard = G;
        }
    };
}

guarded!();
guarded!(A);
guarded!(A, B);
guarded!(A, B, C);
guarded!(A, B, C, D);
guarded!(A, B, C, D, E);

/// A page that is read. The handler's first argument must be a guard.
pub fn get<H, T>(path: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: Guarded + 'static,
{
    route(Method::GET, MethodFilter::GET, path, handler)
}

/// An action. The handler's first argument must be a guard.
pub fn post<H, T>(path: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: Guarded + 'static,
{
    route(Method::POST, MethodFilter::POST, path, handler)
}

fn route<H, T>(method: Method, filter: MethodFilter, path: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: Guarded + 'static,
{
    let permit = T::Guard::PERMIT;
    let answer: Answer = Arc::new(move |request: Request, app: App| -> Awaited<'static, Response> {
        Box::pin(handler.clone().call(request, app))
    });
    Route { method, path, permit, body: BodyLimit::of(permit), is_entrance: false, filter, answer }
}
