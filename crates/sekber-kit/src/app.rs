//! What every request and command holds: the database, the settings, the words, the clock.

use std::sync::{Arc, OnceLock};

use sekber_core::value::{Moment, RegionCode};

use super::access::Actor;
use super::audit::Tail;
use super::card::{
    Card, ClosedDays, LeaderFigures, NavItem, Panel, PartnershipPanel, Presented, ProgrammePanel,
    PublicPanel, RowsAlike, SearchSource, Similar, Tile,
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
use super::words::Words;

/// What pages say about the district they belong to; read once, when the house is opened.
#[derive(Debug, Clone)]
pub struct DistrictName {
    /// The district's code.
    pub region: RegionCode,
    /// "Kabupaten Sintang"; "Kabupaten Sintang (simulasi)" where programmes are made up for a demonstration.
    pub name: String,
    /// Whether it holds what was made up for a demonstration: every page says so.
    pub simulated: bool,
}

impl DistrictName {
    /// The name alone, for a sentence that speaks of the place and not of its records.
    pub fn plain(&self) -> &str {
        self.name.split(" (").next().unwrap_or_default()
    }
}

/// What tells the time.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

/// What all districts of a process have in common.
struct Process {
    db: Db,
    files: Files,
    words: Words,
    nav: Vec<NavItem>,
    joined: Vec<&'static str>,
    access_ended: Vec<&'static str>,
    forgotten: Vec<&'static str>,
    named: Vec<&'static str>,
    addressed: Vec<&'static str>,
    kept_back: Vec<&'static str>,
    jobs: Vec<Job>,
    tiles: Vec<Tile>,
    panels: Vec<Panel>,
    public_panels: Vec<PublicPanel>,
    programme_panels: Vec<ProgrammePanel>,
    partnership_panels: Vec<PartnershipPanel>,
    similar: Vec<Similar>,
    rows_alike: Vec<RowsAlike>,
    presented: Vec<Presented>,
    closed_days: Vec<ClosedDays>,
    carried_on: Vec<&'static str>,
    leader: Vec<LeaderFigures>,
    sources: Vec<SearchSource>,
    clock: Clock,
    memory: Memory,
    keys: OnceLock<Keyring>,
}

struct Inner {
    process: Arc<Process>,
    settings: Settings,
    district: DistrictName,
    memory: Memory,
}

/// The application of one district as rooms see it; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The machine's clock: the only place that reads it.
pub fn system_clock() -> Moment {
    Moment(jiff::Timestamp::now().as_millisecond())
}

impl App {
    /// Puts the parts together.
    pub fn new(db: Db, settings: Settings, files: Files, cards: &[Card], district: DistrictName) -> Self {
        let words = Words::gather(cards);
        let mut nav: Vec<NavItem> = cards.iter().flat_map(|card| card.nav.iter().copied()).collect();
        // In the order of the cycle; within a group, the order of the rooms.
        nav.sort_by_key(|item| item.group);
        let joined = cards.iter().flat_map(|card| card.joined.iter().copied()).collect();
        let jobs = cards.iter().flat_map(|card| card.jobs.iter().cloned()).collect();
        let process = Process {
            db,
            files,
            words,
            nav,
            joined,
            access_ended: cards.iter().flat_map(|card| card.access_ended.iter().copied()).collect(),
            forgotten: cards.iter().flat_map(|card| card.forgotten.iter().copied()).collect(),
            named: cards.iter().flat_map(|card| card.named.iter().copied()).collect(),
            addressed: cards.iter().flat_map(|card| card.addressed.iter().copied()).collect(),
            kept_back: cards.iter().flat_map(|card| card.kept_back.iter().copied()).collect(),
            jobs,
            tiles: cards.iter().flat_map(|card| card.tiles.iter().copied()).collect(),
            panels: cards.iter().flat_map(|card| card.panels.iter().copied()).collect(),
            public_panels: cards.iter().flat_map(|card| card.public_panels.iter().copied()).collect(),
            programme_panels: cards.iter().flat_map(|card| card.programme_panels.iter().copied()).collect(),
            partnership_panels: cards
                .iter()
                .flat_map(|card| card.partnership_panels.iter().copied())
                .collect(),
            similar: cards.iter().flat_map(|card| card.similar.iter().copied()).collect(),
            rows_alike: cards.iter().flat_map(|card| card.rows_alike.iter().copied()).collect(),
            presented: cards.iter().flat_map(|card| card.presented.iter().copied()).collect(),
            closed_days: cards.iter().filter_map(|card| card.closed_days).collect(),
            carried_on: cards.iter().filter_map(|card| card.carried_on).collect(),
            leader: cards.iter().flat_map(|card| card.leader.iter().copied()).collect(),
            sources: cards.iter().filter_map(|card| card.search).collect(),
            clock: Arc::new(system_clock),
            memory: Memory::default(),
            keys: OnceLock::new(),
        };
        Self(Arc::new(Inner { process: Arc::new(process), settings, district, memory: Memory::default() }))
    }

    /// The application of another district of the same process: it shares the database, the words, the clock and what guards
    /// the process, and remembers nothing of this one.
    #[must_use]
    pub fn beside(&self, district: DistrictName, settings: Settings) -> Self {
        let process = self.0.process.clone();
        Self(Arc::new(Inner { process, settings, district, memory: Memory::default() }))
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

    /// All sentences in all languages.
    pub fn words(&self) -> &Words {
        &self.0.process.words
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

    /// The tiles of the front page, in the order of the rooms.
    pub fn tiles(&self) -> &[Tile] {
        &self.0.process.tiles
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

    /// By what rooms keep programmes going whatever their own last day says: conditions as [`Card::carried_on`] explains them.
    pub fn carried_on(&self) -> &[&'static str] {
        &self.0.process.carried_on
    }

    /// The figures that the rooms hand in to the leader's page, in the order of the rooms.
    pub fn leader(&self) -> &[LeaderFigures] {
        &self.0.process.leader
    }

    /// What the rooms hand in to the search over everything, in their order.
    pub fn sources(&self) -> &[SearchSource] {
        &self.0.process.sources
    }

    /// What a room remembers of this district while the program runs: its one value of a type.
    pub fn memory<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        self.0.memory.of()
    }

    /// What is remembered for all districts of the process together, such as limits and places for work: its one value of a
    /// type.
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
    pub async fn begin(&self, actor: &Actor) -> Result<Tx, Problem> {
        let mut tx = self.0.process.db.begin(actor, &self.region(), self.now()).await?;
        once::ask(&mut tx).await?;
        let tx = tx.telling(self.memory::<Tail>()).knowing(self.memory::<KnownWords>());
        Ok(tx.ringing(self.process_memory::<Bell>()))
    }
}

/// The identifier that a form was given for what it makes, so that it makes one however often it is sent; a fresh one when it
/// brings none of ours. Any other text could be the address of another page, such as `new`.
pub fn id_from_form<T: TryFrom<String>>(text: &str) -> T
where
    T::Error: std::fmt::Debug,
{
    let is_ours = uuid::Uuid::try_parse(text)
        .is_ok_and(|id| id.get_version_num() == 7 && id.simple().to_string() == text);
    let brought = is_ours.then(|| T::try_from(text.to_owned()).ok()).flatten();
    brought.unwrap_or_else(new_id)
}

/// A fresh identifier: ordered by time, then chance.
pub fn new_id<T: TryFrom<String>>() -> T
where
    T::Error: std::fmt::Debug,
{
    let text = uuid::Uuid::now_v7().simple().to_string();
    match T::try_from(text) {
        Ok(id) => id,
        Err(_) => unreachable!("32 hexadecimal digits are a valid identifier"),
    }
}

#[cfg(test)]
mod tests {
    use sekber_core::value::ProgrammeId;

    use super::*;

    #[test]
    fn a_form_brings_an_identifier_of_ours_or_none() {
        let ours: ProgrammeId = new_id();
        assert_eq!(id_from_form::<ProgrammeId>(ours.as_str()), ours);
        let hyphened = "0198f3a0-0000-7000-8000-000000000001";
        let random = "7d444840-9dc0-41d1-b245-5ffdce74fad2".replace('-', "");
        for text in ["", "new", "codes", "programme-own", hyphened, &random, &ours.as_str().to_uppercase()] {
            assert_ne!(id_from_form::<ProgrammeId>(text).as_str(), text, "{text}");
        }
    }
}
