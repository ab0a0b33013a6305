//! How well partners fit what an office seeks: the ranking with its sides exchanged, so that there is one measure of a fit.
//!
//! What is sought is the text, and partners stand where offices stand, with their themes, fields and programmes as duties.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use sekber_core::matching::affinity::fit::{self, Part, Values};
use sekber_core::matching::affinity::model::Model;
use sekber_core::matching::affinity::nomenclature_index::{cut, is_within};
use sekber_core::matching::affinity::ranker::{Duties, Evidence, Ranker};
use sekber_core::value::{OrganisationId, ProgrammeId, RegionCode};

use super::nomenclature::nomenclature_index;
use super::ratings::Ratings;
use super::reasons::{banded, of_hundred, title_case};
use super::subjects::{Subjects, text_of};
use crate::features::programme::Stored;
use crate::features::registry::{self, Record};

/// Most things sought whose fits are remembered.
const MOST_KEPT: usize = 1_000;
/// From which likeness a programme is named as a reason.
const ALIKE: f64 = 0.12;
/// How many passages are looked through for programmes that are alike.
const LOOKED_AT: usize = 60;

/// What an office seeks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// Its id, unique.
    pub id: String,
    /// Counts its changes.
    pub version: i64,
    /// What is sought, and what for.
    pub text: String,
    /// The field of government that it belongs to.
    pub field: String,
    /// The kecamatan; none for the whole district.
    pub place: Option<RegionCode>,
    /// The year in which it is needed.
    pub year: i16,
}

/// How well a partner fits what is sought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The partner.
    pub partner: OrganisationId,
    /// The partner's programme that fits best; none for a partner without one.
    pub programme: Option<ProgrammeId>,
    /// Of 100.
    pub score: i64,
    /// Why, in one sentence.
    pub reason: String,
}

/// The best programme of each partner and its fit, in the order of the partners.
type Fits = Arc<Vec<(Option<usize>, Values)>>;

/// The partners of a table as the ranking reads them.
pub struct Partners {
    ranker: Ranker<'static>,
    fits: Mutex<HashMap<(String, i64), Fits>>,
}

/// The partners, worked out when somebody asks for them first.
pub type LazyPartners = OnceLock<Partners>;

/// What the ranking reads of a partner.
fn duties(subjects: &Subjects, record: &Record) -> Duties {
    let own = || programmes_of(subjects, &record.organisation.id).map(|(_, stored)| stored);
    let fields: BTreeSet<String> =
        own().flat_map(|stored| &stored.content.nomenclature).map(|code| cut(code, 2).to_owned()).collect();
    let themes = subjects.themes.iter().filter(|theme| record.themes.contains(&theme.code));
    let names =
        std::iter::once(record.organisation.name.as_str()).chain(themes.map(|theme| theme.name_id.as_str()));
    Duties {
        id: record.organisation.id.to_string(),
        name: names.collect::<Vec<_>>().join(" "),
        codes: fields.into_iter().collect(),
        lines: own().map(text_of).chain(std::iter::once(record.organisation.description.clone())).collect(),
    }
}

fn programmes_of<'a>(
    subjects: &'a Subjects,
    partner: &'a OrganisationId,
) -> impl Iterator<Item = (usize, &'a Stored)> + 'a {
    let all = subjects.programmes.iter().enumerate();
    all.filter(move |(_, stored)| stored.content.organisation == *partner)
}

/// The parts of a fit: the partner's words, and of one of its programmes the rest.
fn values(sought: &Sought, text: u16, stored: Option<&Stored>) -> Values {
    let values = Values::default().with(Part::Text, Some(fit::text(text)));
    let Some(content) = stored.map(|stored| &stored.content) else { return values };
    let place: Vec<RegionCode> = sought.place.iter().cloned().collect();
    values
        .with(Part::Field, fit::field(&content.nomenclature, std::slice::from_ref(&sought.field), &[]))
        .with(Part::Place, fit::place(&place, &content.places))
        .with(Part::Time, fit::time(&content.period, sought.year))
}

impl Partners {
    /// Prepares the partners of a table.
    pub fn of(subjects: &Subjects) -> Self {
        let partners = subjects.partners.iter().map(|record| duties(subjects, record)).collect();
        let ranker = Ranker::new(nomenclature_index(), partners, &[], Model::default());
        Self { ranker, fits: Mutex::default() }
    }

    fn fits(&self, subjects: &Subjects, sought: &Sought) -> Fits {
        let key = (sought.id.clone(), sought.version);
        let known = self.fits.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(fits) = known {
            return fits;
        }
        let text = self.ranker.fits(&sought.text);
        let best = |(record, text): (&Record, u16)| {
            let own = programmes_of(subjects, &record.organisation.id);
            let rated = own.map(|(at, stored)| (Some(at), values(sought, text, Some(stored))));
            // The first of equal ones: programmes come in order of their ids.
            let best = rated.reduce(|best, next| if next.1.points() > best.1.points() { next } else { best });
            best.unwrap_or_else(|| (None, values(sought, text, None)))
        };
        let partners = subjects.partners.iter().zip(text.iter().map(|fit| fit.points));
        let fits: Fits = Arc::new(partners.map(best).collect());
        let mut kept = self.fits.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(key, Arc::clone(&fits));
        fits
    }
}

impl Ratings {
    fn partners(&self) -> &Partners {
        self.table().partners.get_or_init(|| Partners::of(&self.table().subjects))
    }

    /// How well a partner fits what is sought, and why; none when the partner takes no part in the cycle. Some milliseconds,
    /// and for the first question about a table as long as reading all programmes.
    pub fn offer(&self, sought: &Sought, partner: &OrganisationId) -> Option<Offer> {
        let table = self.table();
        let at = table.subjects.partners.iter().position(|record| record.organisation.id == *partner)?;
        let (programme, values) = *self.partners().fits(&table.subjects, sought).get(at)?;
        let stored = programme.and_then(|at| table.subjects.programmes.get(at));
        Some(Offer {
            partner: partner.clone(),
            programme: stored.map(|stored| stored.id.clone()),
            score: of_hundred(values.points()),
            reason: self.why(sought, at, stored, values),
        })
    }

    /// The scores of one partner for all that is sought, in the same order; none when the partner takes no part.
    pub fn scores(&self, sought: &[Sought], partner: &OrganisationId) -> Vec<Option<i64>> {
        let table = self.table();
        let at = table.subjects.partners.iter().position(|record| record.organisation.id == *partner);
        let score = |one: &Sought| {
            let fits = self.partners().fits(&table.subjects, one);
            fits.get(at?).map(|(_, values)| of_hundred(values.points()))
        };
        sought.iter().map(score).collect()
    }

    /// The partners that fit what is sought well enough to be asked, the best first.
    pub fn fitting_partners(&self, sought: &Sought) -> Vec<OrganisationId> {
        let table = self.table();
        let fits = self.partners().fits(&table.subjects, sought);
        let mut found: Vec<(u16, &OrganisationId)> = table
            .subjects
            .partners
            .iter()
            .zip(fits.iter())
            .map(|(record, (_, values))| (values.points(), &record.organisation.id))
            .filter(|(points, _)| table.subjects.is_proposed(*points))
            .collect();
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        found.into_iter().map(|(_, partner)| partner.clone()).collect()
    }

    /// One sentence with what agrees; each clause is true of the partner by what it was worked out from.
    fn why(&self, sought: &Sought, partner: usize, best: Option<&Stored>, values: Values) -> String {
        let evidence = self.partners().ranker.evidence(&sought.text, partner, LOOKED_AT);
        let mut clauses: Vec<String> = Vec::new();
        clauses.extend(self.alike(&evidence, partner));
        if let Some(best) = best {
            let title = || best.content.title.clone();
            let is_of_field = best.content.nomenclature.iter().any(|code| is_within(code, &sought.field));
            if is_of_field {
                let field = title_case(&registry::field_name(&sought.field));
                clauses.push(self.say("sought-clause-field", &[("title", title()), ("field", field)]));
            }
            if values.of(Part::Place) == Some(fit::WHOLE) {
                clauses.push(self.say("sought-clause-place", &[("title", title())]));
            }
            if values.of(Part::Time) == Some(fit::WHOLE) {
                let year = sought.year.to_string();
                clauses.push(self.say("sought-clause-time", &[("title", title()), ("year", year)]));
            }
        }
        match clauses.is_empty() {
            true => self.say("sought-because-nothing", &[]),
            false => banded(self.words(), self.language(), of_hundred(values.points()), &clauses.join("; ")),
        }
    }

    /// What is alike in words: everyday words of a field that the partner works in, or a programme with words in common.
    fn alike(&self, evidence: &Evidence, partner: usize) -> Option<String> {
        let subjects = &self.table().subjects;
        let own = &subjects.partners.get(partner)?.organisation.id;
        let alike =
            evidence.passages.iter().filter(|passage| passage.similarity > ALIKE && passage.code.is_empty());
        let programme = |text: &str| programmes_of(subjects, own).find(|(_, stored)| text_of(stored) == text);
        let named = alike.filter_map(|passage| programme(&passage.text)).next();
        if let Some((_, stored)) = named {
            return Some(self.say("sought-clause-alike", &[("title", stored.content.title.clone())]));
        }
        let (word, code) = evidence.usage.first()?;
        let field = title_case(&registry::field_name(cut(code, 2)));
        Some(self.say("sought-clause-usage", &[("word", word.clone()), ("field", field)]))
    }
}
