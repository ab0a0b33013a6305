//! The table of fits: how well every programme of a partner fits every office, kept in memory while nothing changes.
//!
//! It is computed from the records alone, so it can be thrown away at any time. After a change only the programmes that
//! changed are rated anew; when an office changed, all are, since an office's rank depends on the others.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock, PoisonError};

use sekber_core::value::{CycleId, ProgrammeId};
use sekber_engines::matching::affinity::fit::{self, Part, Values};
use sekber_engines::matching::affinity::model::Model;
use sekber_engines::matching::affinity::order::by_points;
use sekber_engines::matching::affinity::ranker::{Duties, Evidence, Ranker, sentences};
use tokio::sync::Mutex;

use super::authority::{Matter, of_office, of_programme};
use super::nomenclature::nomenclature_index;
use super::rating::Progress;
use super::sought::LazyPartners;
use super::store::subjects::Stamp;
use super::subjects::{self, Marks, Subjects, text_of};
use crate::features::district::Cycle;
use crate::features::programme::Stored;
use crate::features::registry::{Record, Side};
use crate::kit::app::App;
use crate::kit::audit;
use crate::kit::cpu;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// The name of the engine in stored plans: another number whenever the same input could give another plan.
pub const ENGINE: &str = "sekber-matching/1";

/// Everything about a cycle with its fits.
pub struct Table {
    /// Who and what is matched.
    pub subjects: Subjects,
    marks: Marks,
    ranker: Arc<Ranker<'static>>,
    /// By programme, then by office, in the orders of the subjects.
    fits: Vec<Arc<Vec<Values>>>,
    sentences: Sentences,
    /// The partners as what offices seek is ranked for them.
    pub partners: LazyPartners,
    /// By office, the order of its programmes, worked out when it is first asked for.
    orders: Vec<OnceLock<Vec<(usize, u16)>>>,
    /// By programme, what it needs a partner above the district for, worked out when it is first asked for.
    matters: Vec<OnceLock<Vec<Matter>>>,
}

/// Sentences of pairs by programme, office and language.
type Sentences = std::sync::Mutex<HashMap<(usize, usize, Language), Arc<str>>>;

/// Most sentences that are remembered: those of a hall many times over.
const MOST_SENTENCES: usize = 50_000;

/// The tables made so far, by cycle, each with the number of the trail's last line before its marks were read.
#[derive(Default)]
struct Kept(Mutex<HashMap<CycleId, (i64, Arc<Table>)>>);

/// The table of a cycle as it stands now. One statement when nothing changed at all, since every change writes a line into
/// the trail; two more when nothing changed that is matched; otherwise one computation serves everybody who waits for it.
///
/// # Errors
/// When the database cannot be asked.
pub async fn table(app: &App, cycle: &Cycle) -> Result<Arc<Table>, Problem> {
    let line = audit::head(app.db(), &app.region()).await?.seq;
    if let Some((_, table)) =
        app.memory::<Kept>().0.lock().await.get(&cycle.id).filter(|(known, _)| *known == line)
    {
        return Ok(table.clone());
    }
    let marks = subjects::marks(app, cycle).await?;
    // In a task of its own: a reader who gives up does not throw away what others wait for.
    let renewed = renewed(app.clone(), cycle.clone(), line, marks);
    tokio::spawn(renewed).await.map_err(anyhow::Error::from)?
}

async fn renewed(app: App, cycle: Cycle, line: i64, marks: Marks) -> Result<Arc<Table>, Problem> {
    let kept = app.memory::<Kept>();
    let mut tables = kept.0.lock().await;
    let before = tables.get(&cycle.id).map(|(_, table)| table.clone());
    if let Some(table) = before.as_ref().filter(|table| table.marks == marks) {
        tables.insert(cycle.id, (line, table.clone()));
        return Ok(table.clone());
    }
    let subjects = subjects::load(&app, &cycle, &marks).await?;
    let progress = app.memory::<Progress>();
    let rate = move || {
        progress.begin(subjects.programmes.len());
        let rated = Table::rate(subjects, marks, before.as_deref(), &progress);
        progress.end();
        rated
    };
    let table = Arc::new(cpu::run(rate).await?);
    tables.insert(cycle.id, (line, table.clone()));
    Ok(table)
}

/// What the ranking reads of an office.
fn duties(record: &Record, own: &[Stored]) -> Duties {
    let organisation = &record.organisation;
    let fields = record.fields.iter().filter_map(|code| sekber_facts::nomenclature::find(code));
    let names = std::iter::once(organisation.name.as_str()).chain(fields.map(|entry| entry.name));
    Duties {
        id: organisation.id.to_string(),
        name: names.collect::<Vec<_>>().join(" "),
        codes: record.fields.clone(),
        // What it plans itself, and what help it seeks for that, tells its business as much as its duties do.
        lines: sentences(&organisation.duties)
            .map(str::to_owned)
            .chain(own.iter().map(|stored| stored.content.title.clone()))
            .chain(own.iter().map(|stored| stored.content.help_sought.clone()))
            .filter(|line| !line.is_empty())
            .collect(),
    }
}

/// What an office brings beside words.
struct OfficeFacts {
    codes: Vec<String>,
    places: Vec<sekber_core::value::RegionCode>,
    goals: BTreeSet<String>,
    themes: BTreeSet<String>,
}

fn goals_of(codes: &[String]) -> impl Iterator<Item = String> + '_ {
    codes.iter().map(|code| code.split('.').next().unwrap_or(code).to_owned())
}

/// The development goals of an office: those of its fields, and those that its own programmes name.
pub fn goals_of_office(record: &Record, own: &[Stored]) -> BTreeSet<String> {
    let related = record.fields.iter().filter_map(|code| sekber_facts::crosswalk::find(code));
    let related = related.flat_map(|bridge| bridge.goals.iter().map(ToString::to_string));
    own.iter().flat_map(|stored| goals_of(&stored.content.sdg)).chain(related).collect()
}

fn office_facts(record: &Record, own: &[Stored]) -> OfficeFacts {
    OfficeFacts {
        codes: own.iter().flat_map(|stored| stored.content.nomenclature.iter().cloned()).collect(),
        places: own.iter().flat_map(|stored| stored.content.places.iter().cloned()).collect(),
        goals: goals_of_office(record, own),
        themes: record.themes.iter().cloned().collect(),
    }
}

impl Table {
    /// Rates every programme for every office, in as many threads as the machine has; what is known already is kept.
    fn rate(subjects: Subjects, marks: Marks, before: Option<&Self>, progress: &Progress) -> Self {
        let none = Vec::new();
        let own = |record: &Record| subjects.own.get(&record.organisation.id).unwrap_or(&none).as_slice();
        let same_offices = before.filter(|before| before.same_offices(&marks, &subjects));
        let ranker = match same_offices {
            Some(before) => before.ranker.clone(),
            None => {
                let offices = subjects.offices.iter().map(|office| duties(office, own(office))).collect();
                Arc::new(Ranker::new(nomenclature_index(), offices, &subjects.experience, Model::default()))
            }
        };
        let known: HashMap<(&ProgrammeId, i64), &Arc<Vec<Values>>> = match same_offices {
            Some(before) => {
                let programmes = before.subjects.programmes.iter().map(|stored| (&stored.id, stored.version));
                programmes.zip(&before.fits).collect()
            }
            None => HashMap::new(),
        };
        let facts: Vec<OfficeFacts> =
            subjects.offices.iter().map(|office| office_facts(office, own(office))).collect();
        let year = i16::try_from(subjects.cycle.year).unwrap_or(0);
        let one = |stored: &Stored| {
            let fits = match known.get(&(&stored.id, stored.version)) {
                Some(fits) => Arc::clone(fits),
                None => Arc::new(rate_one(&ranker, &subjects, &facts, stored, year)),
            };
            progress.step();
            fits
        };
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let share = subjects.programmes.len().div_ceil(threads).max(1);
        let fits = std::thread::scope(|scope| {
            let work: Vec<_> = subjects
                .programmes
                .chunks(share)
                .map(|some| scope.spawn(|| some.iter().map(one).collect::<Vec<_>>()))
                .collect();
            // A thread that panicked has told so already; its programmes count as unrated rather than ending the server.
            work.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
        });
        let orders = subjects.offices.iter().map(|_| OnceLock::new()).collect();
        let matters = subjects.programmes.iter().map(|_| OnceLock::new()).collect();
        Self {
            ranker,
            fits,
            marks,
            subjects,
            sentences: Sentences::default(),
            partners: LazyPartners::new(),
            orders,
            matters,
        }
    }

    /// The offices, as texts are ranked for them.
    pub fn ranker(&self) -> &Ranker<'static> {
        &self.ranker
    }

    /// The fields that a programme, by its place, lies in and that are not the district's.
    pub fn matters(&self, programme: usize) -> &[Matter] {
        match (self.matters.get(programme), self.subjects.programmes.get(programme)) {
            (Some(known), Some(stored)) => known.get_or_init(|| of_programme(stored)),
            _ => &[],
        }
    }

    /// What a pair needs a partner above the district for: by the places of its programme and its office.
    pub fn above(&self, programme: usize, office: usize) -> Vec<Matter> {
        let Some(office) = self.subjects.offices.get(office) else { return Vec::new() };
        of_office(&office.organisation.name, self.matters(programme))
    }

    /// Whether the offices, their own programmes and the experience are the same as before.
    fn same_offices(&self, marks: &Marks, subjects: &Subjects) -> bool {
        let offices = |marks: &Marks| -> Vec<(String, i64)> {
            let offices = marks.participants.iter().filter(|one| one.side == Side::Office);
            offices.map(|one| (one.id.to_string(), one.version)).collect()
        };
        let own = |marks: &Marks, subjects: &Subjects| -> Vec<Stamp> {
            let of_office =
                |stamp: &&Stamp| subjects.offices.iter().any(|o| o.organisation.id == stamp.organisation_id);
            marks.programmes.iter().filter(of_office).cloned().collect()
        };
        self.marks.earlier == marks.earlier
            && offices(&self.marks) == offices(marks)
            && own(&self.marks, &self.subjects) == own(marks, subjects)
    }

    /// The sentence about a pair; worked out once for as long as the table stands, since finding the evidence takes some
    /// milliseconds and a hall asks for the same pairs again and again.
    pub fn sentence(
        &self,
        (programme, office, language): (usize, usize, Language),
        work_out: impl FnOnce() -> String,
    ) -> Arc<str> {
        let key = (programme, office, language);
        let known = |sentences: &Sentences| {
            let known = sentences.lock().unwrap_or_else(PoisonError::into_inner);
            known.get(&key).cloned()
        };
        if let Some(sentence) = known(&self.sentences) {
            return sentence;
        }
        let sentence: Arc<str> = work_out().into();
        let mut known = self.sentences.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_SENTENCES {
            known.clear();
        }
        known.insert(key, Arc::clone(&sentence));
        sentence
    }

    /// How well a programme fits an office, by their places in the subjects.
    pub fn fit(&self, programme: usize, office: usize) -> Values {
        self.fits.get(programme).and_then(|row| row.get(office)).copied().unwrap_or_default()
    }

    /// Whether they fit well enough to be proposed to each other.
    pub fn proposes(&self, programme: usize, office: usize) -> bool {
        self.subjects.is_proposed(&self.fit(programme, office))
    }

    /// Why, as far as words tell. Some milliseconds.
    pub fn evidence(&self, programme: usize, office: usize) -> Evidence {
        let text = self.subjects.programmes.get(programme).map(text_of).unwrap_or_default();
        self.ranker.evidence(&text, office, 3)
    }

    /// Programmes by how well they fit an office, the best first; equal ones by id. Worked out once for each office.
    pub fn programmes_for(&self, office: usize) -> &[(usize, u16)] {
        let work_out = || {
            let all = 0..self.subjects.programmes.len();
            by_points(all.map(|at| self.fit(at, office).points()))
        };
        self.orders.get(office).map_or(&[], |order| order.get_or_init(work_out).as_slice())
    }

    /// Offices by how well a programme fits them, the best first; equal ones by name.
    pub fn offices_for(&self, programme: usize) -> Vec<(usize, u16)> {
        by_points((0..self.subjects.offices.len()).map(|at| self.fit(programme, at).points()))
    }
}

fn rate_one(
    ranker: &Ranker<'_>,
    subjects: &Subjects,
    facts: &[OfficeFacts],
    stored: &Stored,
    year: i16,
) -> Vec<Values> {
    let content = &stored.content;
    let goals: BTreeSet<String> = goals_of(&content.sdg).collect();
    let themes: BTreeSet<String> = content.themes.iter().cloned().collect();
    let text = ranker.fits(&text_of(stored));
    let offices = subjects.offices.iter().zip(facts).zip(text);
    offices
        .map(|((office, facts), words)| {
            Values::default()
                // What comes from earlier pairs is a part of its own, so it is not counted twice.
                .with(Part::Text, Some(fit::text(words.points - words.from_history)))
                .with(Part::Field, fit::field(&content.nomenclature, &office.fields, &facts.codes))
                .with(Part::Place, fit::place(&content.places, &facts.places))
                .with(Part::Goal, fit::marks(&goals, &facts.goals))
                .with(Part::Theme, fit::marks(&themes, &facts.themes))
                .with(Part::Time, fit::time(&content.period, year))
                .with(Part::PastAssignment, words.earlier)
        })
        .collect()
}
