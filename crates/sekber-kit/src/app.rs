//! What every request and command holds: the database, the settings, the words, the clock.

mod district_name;
mod identifiers;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use sekber_core::value::{Moment, RegionCode};

use super::access::Actor;
use super::audit::Tail;
use super::awaited::Awaited;
use super::card::{
    Card, ClosedDays, FirstStep, FramePart, HelpLink, Helping, LeaderFigures, NavItem, Panel,
    PartnershipPanel, PlacesTold, Presented, ProgrammePanel, PublicPanel, RowsAlike, SearchSource, Similar,
    Suggests, Tile, ToldBack, WordedPaper,
};
use super::files::Files;
use super::jobs::{Bell, Job};
use super::keyring::Keyring;
use super::memory::Memory;
use super::once;
use super::problem::Problem;
use super::search::KnownWords;
use super::settings::Settings;
use super::store::{Db, Tx};
use super::words::{Language, Words, telling};

pub use district_name::DistrictName;
pub use identifiers::{id_from_form, new_id};

/// What tells the time.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

/// What all districts of a process have in common.
struct Process {
    db: Db,
    files: Files,
    words: Arc<Words>,
    /// The same as provinces tell them, each made when the first of its districts is opened.
    local_words: Mutex<BTreeMap<&'static str, Arc<Words>>>,
    nav: Vec<NavItem>,
    frame: BTreeMap<FramePart, &'static str>,
    joined: Vec<&'static str>,
    access_ended: Vec<&'static str>,
    forgotten: Vec<&'static str>,
    named: Vec<&'static str>,
    addressed: Vec<&'static str>,
    kept_back: Vec<&'static str>,
    jobs: Vec<Job>,
    tiles: Vec<Tile>,
    first_steps: Vec<FirstStep>,
    panels: Vec<Panel>,
    public_panels: Vec<PublicPanel>,
    programme_panels: Vec<ProgrammePanel>,
    partnership_panels: Vec<PartnershipPanel>,
    similar: Vec<Similar>,
    suggestions: Vec<Suggests>,
    rows_alike: Vec<RowsAlike>,
    presented: Vec<Presented>,
    places_told: Vec<PlacesTold>,
    closed_days: Vec<ClosedDays>,
    told_back: Vec<ToldBack>,
    worded_papers: Vec<WordedPaper>,
    carried_on: Vec<&'static str>,
    partnered: Vec<&'static str>,
    leader: Vec<LeaderFigures>,
    sources: Vec<SearchSource>,
    help: Vec<Helping>,
    clock: Clock,
    memory: Memory,
    keys: OnceLock<Keyring>,
}

/// What the cards add of one kind, in the order of the rooms.
fn all<T: Clone>(cards: &[Card], of: impl Fn(&Card) -> &[T]) -> Vec<T> {
    cards.iter().flat_map(|card| of(card).iter().cloned()).collect()
}

impl Process {
    /// The sentences as they are told in a district.
    fn words_of(&self, region: &RegionCode) -> Arc<Words> {
        let Some((name, telling)) = telling(region.as_str()) else { return self.words.clone() };
        let mut known = self.local_words.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(name).or_insert_with(|| Arc::new(self.words.told(telling))).clone()
    }
}

struct Inner {
    process: Arc<Process>,
    words: Arc<Words>,
    settings: Settings,
    district: DistrictName,
    memory: Memory,
}

/// The application of one district as rooms see it; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// How much the clocks of two processes may differ, in seconds.
pub const CLOCKS_DIFFER: i64 = 10 * 60;

/// The machine's clock: the only place that reads it.
pub fn system_clock() -> Moment {
    Moment(jiff::Timestamp::now().as_millisecond())
}

impl App {
    /// Puts the parts together.
    pub fn new(db: Db, settings: Settings, files: Files, cards: &[Card], district: DistrictName) -> Self {
        let words = Arc::new(Words::gather(cards));
        let mut nav: Vec<NavItem> = all(cards, |card| &card.nav);
        // In the order of the cycle; within a group, the order of the rooms.
        nav.sort_by_key(|item| item.group);
        let mut first_steps: Vec<FirstStep> = all(cards, |card| &card.first_steps);
        first_steps.sort_by_key(|step| step.place);
        let process = Process {
            db,
            files,
            words,
            local_words: Mutex::default(),
            nav,
            frame: cards.iter().flat_map(|card| card.frame.iter().copied()).collect(),
            joined: all(cards, |card| card.joined),
            access_ended: all(cards, |card| card.access_ended),
            forgotten: all(cards, |card| card.forgotten),
            named: all(cards, |card| card.named),
            addressed: all(cards, |card| card.addressed),
            kept_back: all(cards, |card| card.kept_back),
            jobs: all(cards, |card| &card.jobs),
            tiles: all(cards, |card| &card.tiles),
            first_steps,
            panels: all(cards, |card| &card.panels),
            public_panels: all(cards, |card| &card.public_panels),
            programme_panels: all(cards, |card| &card.programme_panels),
            partnership_panels: all(cards, |card| &card.partnership_panels),
            similar: all(cards, |card| &card.similar),
            suggestions: all(cards, |card| &card.suggestions),
            rows_alike: all(cards, |card| &card.rows_alike),
            presented: all(cards, |card| &card.presented),
            places_told: cards.iter().filter_map(|card| card.places_told).collect(),
            closed_days: cards.iter().filter_map(|card| card.closed_days).collect(),
            worded_papers: all(cards, |card| &card.worded_papers),
            told_back: cards.iter().filter_map(|card| card.told_back).collect(),
            carried_on: cards.iter().filter_map(|card| card.carried_on).collect(),
            partnered: cards.iter().filter_map(|card| card.partnered).collect(),
            leader: all(cards, |card| &card.leader),
            sources: cards.iter().filter_map(|card| card.search).collect(),
            help: cards.iter().filter_map(|card| card.help).collect(),
            clock: Arc::new(system_clock),
            memory: Memory::default(),
            keys: OnceLock::new(),
        };
        let (words, process) = (process.words_of(&district.region), Arc::new(process));
        Self(Arc::new(Inner { process, words, settings, district, memory: Memory::default() }))
    }

    /// The application of another district of the same process: it shares what all have in common, and remembers nothing of this one.
    #[must_use]
    pub fn beside(&self, district: DistrictName, settings: Settings) -> Self {
        let process = self.0.process.clone();
        let words = process.words_of(&district.region);
        Self(Arc::new(Inner { process, words, settings, district, memory: Memory::default() }))
    }

    /// The same with another clock; only before the application is shared.
    #[must_use]
    pub fn with_clock(mut self, clock: Clock) -> Self {
        if let Some(process) = Arc::get_mut(&mut self.0).and_then(|inner| Arc::get_mut(&mut inner.process)) {
            process.clock = clock;
        }
        self
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.process.db
    }

    /// The settings the program was started with.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The keys that encrypt secrets in the database, read when they are needed first.
    ///
    /// # Errors
    /// When the file of keys cannot be read or made.
    pub fn keys(&self) -> anyhow::Result<&Keyring> {
        if let Some(keys) = self.0.process.keys.get() {
            return Ok(keys);
        }
        let opened = Keyring::open(&self.settings().secret_key)?;
        Ok(self.0.process.keys.get_or_init(|| opened))
    }

    /// The place of all attachments.
    pub fn files(&self) -> &Files {
        &self.0.process.files
    }

    /// All sentences in all languages, with the district's own words for its parts.
    pub fn words(&self) -> &Words {
        &self.0.words
    }

    /// How the records of all rooms move when an organisation is joined to another, in the order of the rooms.
    pub fn joined(&self) -> &[&'static str] {
        &self.0.process.joined
    }

    /// What all rooms gave out that ends with a person's sessions.
    pub fn access_ended(&self) -> &[&'static str] {
        &self.0.process.access_ended
    }

    /// What all rooms take out when a person is forgotten.
    pub fn forgotten(&self) -> &[&'static str] {
        &self.0.process.forgotten
    }

    /// Where all rooms keep no more than the name of a person who is forgotten.
    pub fn named(&self) -> &[&'static str] {
        &self.0.process.named
    }

    /// What all rooms keep under the e-mail of a person who is forgotten.
    pub fn addressed(&self) -> &[&'static str] {
        &self.0.process.addressed
    }

    /// Which records of all rooms nobody but the secretariat sees.
    pub fn kept_back(&self) -> &[&'static str] {
        &self.0.process.kept_back
    }

    /// The jobs of all rooms.
    pub fn jobs(&self) -> &[Job] {
        &self.0.process.jobs
    }

    /// The main navigation, group by group.
    pub fn nav(&self) -> &[NavItem] {
        &self.0.process.nav
    }

    /// Where a page is that the frame of every page leads to; the first page where no room serves it.
    pub fn frame_part(&self, part: FramePart) -> &'static str {
        self.0.process.frame.get(&part).copied().unwrap_or("/")
    }

    /// The tiles of the front page, in the order of the rooms.
    pub fn tiles(&self) -> &[Tile] {
        &self.0.process.tiles
    }

    /// What a fresh district has to do, in the order in which it is done.
    pub fn first_steps(&self) -> &[FirstStep] {
        &self.0.process.first_steps
    }

    /// What the rooms show on an organisation's page, in their order.
    pub fn panels(&self) -> &[Panel] {
        &self.0.process.panels
    }

    /// What the rooms show to everybody on the public pages, in their order.
    pub fn public_panels(&self) -> &[PublicPanel] {
        &self.0.process.public_panels
    }

    /// What the rooms show on a partnership's page, in their order.
    pub fn partnership_panels(&self) -> &[PartnershipPanel] {
        &self.0.process.partnership_panels
    }

    /// What the rooms show on a programme's page, in their order.
    pub fn programme_panels(&self) -> &[ProgrammePanel] {
        &self.0.process.programme_panels
    }

    /// What the rooms say about programmes like another one, in their order.
    pub fn similar(&self) -> &[Similar] {
        &self.0.process.similar
    }

    /// What the rooms suggest to choose for a programme that is typed, in their order.
    pub fn suggestions(&self) -> &[Suggests] {
        &self.0.process.suggestions
    }

    /// What the rooms say about the programmes that a sheet would add, in their order.
    pub fn rows_alike(&self) -> &[RowsAlike] {
        &self.0.process.rows_alike
    }

    /// What the rooms say in a meeting about the programmes of whoever presents, in their order.
    pub fn presented(&self) -> &[Presented] {
        &self.0.process.presented
    }

    /// What rooms say of days of a partnership that are closed.
    pub fn closed_days(&self) -> &[ClosedDays] {
        &self.0.process.closed_days
    }

    /// What the rooms know of places, in their order.
    pub fn places_told(&self) -> &[PlacesTold] {
        &self.0.process.places_told
    }

    /// How the rooms undo what they made of money that an import told.
    pub fn told_back(&self) -> &[ToldBack] {
        &self.0.process.told_back
    }

    /// The papers whose standing words the district can change, in the order of the rooms.
    pub fn worded_papers(&self) -> &[WordedPaper] {
        &self.0.process.worded_papers
    }

    /// By what rooms keep programmes going whatever their own last day says: conditions as [`Card::carried_on`] explains them.
    pub fn carried_on(&self) -> &[&'static str] {
        &self.0.process.carried_on
    }

    /// Statements that tell which offices carry out which programmes already.
    pub fn partnered(&self) -> &[&'static str] {
        &self.0.process.partnered
    }

    /// The figures that the rooms hand in to the leader's page, in the order of the rooms.
    pub fn leader(&self) -> &[LeaderFigures] {
        &self.0.process.leader
    }

    /// What the rooms hand in to the search over everything, in their order.
    pub fn sources(&self) -> &[SearchSource] {
        &self.0.process.sources
    }

    /// What explains the page at a path, in a language.
    pub fn help(&self, path: &str, language: Language) -> Option<HelpLink> {
        self.0.process.help.iter().find_map(|find| find(path, language))
    }

    /// What a room remembers of this district while the program runs: its one value of a type.
    pub fn memory<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        self.0.memory.of()
    }

    /// What is remembered for all districts of the process together, such as limits and places for work: its one value of a type.
    pub fn process_memory<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        self.0.process.memory.of()
    }

    /// The moment now.
    pub fn now(&self) -> Moment {
        (self.0.process.clock)()
    }

    /// Today's date where the district is.
    pub fn today(&self) -> jiff::civil::Date {
        self.0.settings.local_date(self.now())
    }

    /// The district served.
    pub fn district(&self) -> DistrictName {
        self.0.district.clone()
    }

    /// The code of the district served.
    pub fn region(&self) -> RegionCode {
        self.district().region
    }

    /// Opens a transaction for an actor, now, in the district served.
    ///
    /// # Errors
    /// When the database cannot be reached; [`Problem::SentBefore`] when the form that the actor sends has made something already.
    pub fn begin<'a>(&'a self, actor: &'a Actor) -> Awaited<'a, Result<Tx, Problem>> {
        Box::pin(async move {
            let mut tx = self.0.process.db.begin(actor, &self.region(), self.now()).await?;
            once::ask(&mut tx).await?;
            let tx = tx.telling(self.memory::<Tail>()).knowing(self.memory::<KnownWords>());
            Ok(tx.ringing(self.process_memory::<Bell>()))
        })
    }
}
