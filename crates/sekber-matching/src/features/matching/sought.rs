//! How well partners fit what an office seeks: the ranking with its sides exchanged, so that there is one measure of a fit.
//!
//! What is sought is the text, and partners stand where offices stand, with their themes, fields and programmes as duties.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use sekber_core::value::{OrganisationId, ProgrammeId, RegionCode, is_within};
use sekber_engines::matching::affinity::fit::{self, Part, Values};
use sekber_engines::matching::affinity::model::Model;
use sekber_engines::matching::affinity::nomenclature_index::cut;
use sekber_engines::matching::affinity::ranker::{Duties, Evidence, Passage, Ranker};
use sekber_engines::matching::kinds::Band;

use super::fit_matrix::Table;
use super::nomenclature::nomenclature_index;
use super::ratings::Ratings;
use super::reasons::{ALIKE, banded, of_hundred, title_case};
use super::subjects::{Subjects, text_of};
use crate::features::programme::{ProgrammeDraft, Stored};
use crate::features::registry::{self, Record};

/// Most things sought whose fits are remembered.
const MOST_KEPT: usize = 1_000;
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
    /// The partner's programme that it was rated with; none for a partner without one.
    pub programme: Option<ProgrammeId>,
    /// Of 100.
    pub score: i64,
    /// Whether that is as much as the district asks for.
    pub fits: bool,
    /// Why, in one sentence.
    pub reason: String,
}

/// The best programme of each partner and its fit, in the order of the partners.
type Fits = Arc<Vec<(Option<usize>, Values)>>;

/// The partners of a table as the ranking reads them.
pub struct Partners {
    ranker: Ranker<'static>,
    /// The fields of government of each programme.
    fields: Vec<Fields>,
    fits: Mutex<HashMap<(String, i64), Fits>>,
}

/// The partners, worked out when somebody asks for them first.
pub type LazyPartners = OnceLock<Partners>;

/// The fields of government that a programme belongs to.
enum Fields {
    /// By its own codes.
    Coded(Vec<String>),
    /// By the office whose duties it fits best: its place, and the fields it is in charge of.
    Nearest(usize, Vec<String>),
    /// Nobody can tell.
    Unknown,
}

impl Fields {
    /// Those of a programme that names codes are its own; else those of the office that it would be proposed to first.
    fn of(table: &Table, programme: usize, stored: &Stored) -> Self {
        if !stored.content.nomenclature.is_empty() {
            let fields = stored.content.nomenclature.iter().map(|code| cut(code, 2).to_owned());
            return Self::Coded(fields.collect());
        }
        let best = table.offices_for(programme).into_iter().next();
        let proposed = best.filter(|(office, _)| table.proposes(programme, *office));
        let nearest = proposed.and_then(|(office, _)| Some((office, table.subjects.offices.get(office)?)));
        nearest.map_or(Self::Unknown, |(office, record)| Self::Nearest(office, record.fields.clone()))
    }

    fn codes(&self) -> &[String] {
        match self {
            Self::Coded(fields) | Self::Nearest(_, fields) => fields,
            Self::Unknown => &[],
        }
    }

    /// How near the programme is to a field: by the matching alone it is worth half of what a code is.
    fn near(&self, content: &ProgrammeDraft, field: &String) -> Option<u16> {
        let field = std::slice::from_ref(field);
        match self {
            Self::Coded(_) => fit::field(&content.nomenclature, field, &[]),
            Self::Nearest(_, fields) => fit::field(fields, field, &[]).map(|value| value / 2),
            Self::Unknown => None,
        }
    }
}

/// What the ranking reads of a partner.
fn duties(subjects: &Subjects, fields: &[Fields], record: &Record) -> Duties {
    let own = || programmes_of(subjects, &record.organisation.id);
    let codes: BTreeSet<String> = own()
        .filter_map(|(at, _)| fields.get(at))
        .flat_map(|fields| fields.codes().iter().cloned())
        .collect();
    let themes = subjects.themes.iter().filter(|theme| record.themes.contains(&theme.code));
    let names =
        std::iter::once(record.organisation.name.as_str()).chain(themes.map(|theme| theme.name_id.as_str()));
    let described = std::iter::once(record.organisation.description.clone());
    Duties {
        id: record.organisation.id.to_string(),
        name: names.collect::<Vec<_>>().join(" "),
        codes: codes.into_iter().collect(),
        lines: own()
            .map(|(_, stored)| text_of(stored))
            .chain(described)
            .filter(|line| !line.is_empty())
            .collect(),
    }
}

fn programmes_of<'a>(
    subjects: &'a Subjects,
    partner: &'a OrganisationId,
) -> impl Iterator<Item = (usize, &'a Stored)> + 'a {
    let all = subjects.programmes.iter().enumerate();
    all.filter(move |(_, stored)| stored.content.organisation == *partner)
}

impl Partners {
    /// Prepares the partners of a table.
    pub fn of(table: &Table) -> Self {
        let subjects = &table.subjects;
        let programmes = subjects.programmes.iter().enumerate();
        let fields: Vec<Fields> = programmes.map(|(at, stored)| Fields::of(table, at, stored)).collect();
        let partners = subjects.partners.iter().map(|record| duties(subjects, &fields, record)).collect();
        let ranker = Ranker::new(nomenclature_index(), partners, &[], Model::default());
        Self { ranker, fields, fits: Mutex::default() }
    }

    /// The parts of a fit: the partner's words, and of one of its programmes the rest.
    fn values(&self, sought: &Sought, text: Option<u16>, programme: Option<(usize, &Stored)>) -> Values {
        let values = Values::default().with(Part::Text, text);
        let Some((at, stored)) = programme else { return values };
        let place: Vec<RegionCode> = sought.place.iter().cloned().collect();
        let near = self.fields.get(at).and_then(|fields| fields.near(&stored.content, &sought.field));
        values
            .with(Part::Field, near)
            .with(Part::Place, fit::place(&place, &stored.content.places))
            .with(Part::Time, fit::time(&stored.content.period, sought.year))
    }

    fn fits(&self, subjects: &Subjects, sought: &Sought) -> Fits {
        let key = (sought.id.clone(), sought.version);
        let known = self.fits.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(fits) = known {
            return fits;
        }
        let text = self.ranker.fits(&sought.text);
        let best = |(record, text): (&Record, u16)| {
            let text = Some(fit::text(text));
            let own = programmes_of(subjects, &record.organisation.id);
            let rated = own.map(|(at, stored)| (Some(at), self.values(sought, text, Some((at, stored)))));
            // The first of equal ones: programmes come in order of their ids.
            let best = rated.reduce(|best, next| if next.1.points() > best.1.points() { next } else { best });
            best.unwrap_or_else(|| (None, self.values(sought, text, None)))
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
        self.table().partners.get_or_init(|| Partners::of(self.table()))
    }

    /// The place of a partner in the table; none for one that takes no part.
    fn partner_at(&self, partner: &OrganisationId) -> Option<usize> {
        self.table().subjects.partners.iter().position(|record| record.organisation.id == *partner)
    }

    /// The fit that a partner's answer has, whoever looks at it: with the programme that it names, or with the partner's best one as
    /// long as it names none. None when that programme takes no part any more.
    fn fit(
        &self,
        sought: &Sought,
        at: usize,
        answered: Option<&ProgrammeId>,
    ) -> Option<(Option<usize>, Values)> {
        let (partners, subjects) = (self.partners(), &self.table().subjects);
        let (best, values) = *partners.fits(subjects, sought).get(at)?;
        let Some(answered) = answered else { return Some((best, values)) };
        let programme = subjects.programme(answered)?;
        let stored = subjects.programmes.get(programme)?;
        let values = partners.values(sought, values.of(Part::Text), Some((programme, stored)));
        Some((Some(programme), values))
    }

    /// How well a partner fits what is sought, and why: with the programme that it answered with, or else with the one that fits
    /// best. None when the partner takes no part in the cycle, or the programme. Some milliseconds, and for the first question about
    /// a table as long as reading all programmes.
    pub fn offer(
        &self,
        sought: &Sought,
        partner: &OrganisationId,
        answered: Option<&ProgrammeId>,
    ) -> Option<Offer> {
        let table = self.table();
        let at = self.partner_at(partner)?;
        let (programme, values) = self.fit(sought, at, answered)?;
        let best = programme.and_then(|at| Some((at, table.subjects.programmes.get(at)?)));
        Some(Offer {
            partner: partner.clone(),
            programme: best.map(|(_, stored)| stored.id.clone()),
            score: of_hundred(values.points()),
            fits: table.subjects.is_fitting(values.points()),
            reason: self.why(sought, at, best, values),
        })
    }

    /// The scores of one partner for all that is sought, each with the programme that it answered with, in the same order; as
    /// [`Ratings::offer`] tells them.
    pub fn scores(
        &self,
        sought: &[(Sought, Option<ProgrammeId>)],
        partner: &OrganisationId,
    ) -> Vec<Option<i64>> {
        let at = self.partner_at(partner);
        let score = |(one, answered): &(Sought, Option<ProgrammeId>)| {
            let (_, values) = self.fit(one, at?, answered.as_ref())?;
            Some(of_hundred(values.points()))
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
            .filter(|(points, _)| table.subjects.is_fitting(*points))
            .collect();
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        found.into_iter().map(|(_, partner)| partner.clone()).collect()
    }

    /// One sentence with what agrees; each clause is true of the partner by what it was worked out from.
    fn why(&self, sought: &Sought, partner: usize, best: Option<(usize, &Stored)>, values: Values) -> String {
        let evidence = self.partners().ranker.evidence(&sought.text, partner, LOOKED_AT);
        let mut clauses: Vec<String> = Vec::new();
        clauses.extend(self.alike(&evidence, partner));
        if let Some((at, best)) = best {
            let title = || best.content.title.clone();
            clauses.extend(self.of_field(sought, at, best));
            if values.of(Part::Place) == Some(fit::WHOLE) {
                clauses.push(self.say("sought-clause-place", &[("title", title())]));
            }
            // That something goes on at the time is no reason by itself.
            if !clauses.is_empty() && values.of(Part::Time) == Some(fit::WHOLE) {
                let year = sought.year.to_string();
                clauses.push(self.say("sought-clause-time", &[("title", title()), ("year", year)]));
            }
        }
        match clauses.is_empty() {
            true => self.say("sought-because-nothing", &[]),
            false => banded(
                self.words(),
                self.language(),
                Band::of(of_hundred(values.points())),
                &clauses.join("; "),
            ),
        }
    }

    /// That a programme is of the field that is sought: by its code, or by the office whose duties it fits best.
    fn of_field(&self, sought: &Sought, at: usize, best: &Stored) -> Option<String> {
        let fields = self.partners().fields.get(at)?;
        if !fields.codes().iter().any(|code| is_within(code, &sought.field)) {
            return None;
        }
        let title = ("title", best.content.title.clone());
        Some(match fields {
            Fields::Nearest(office, _) => {
                let office = self.table().subjects.offices.get(*office)?.organisation.short_name.clone();
                self.say("sought-clause-nearest", &[title, ("office", office)])
            }
            _ => {
                let field = title_case(&registry::field_name(&sought.field));
                self.say("sought-clause-field", &[title, ("field", field)])
            }
        })
    }

    /// What is alike in words: a programme of the partner, everyday words of a field that it works in, or what the nomenclature
    /// says of such a field.
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
        if let Some((word, code)) = evidence.usage.first() {
            let field = title_case(&registry::field_name(cut(code, 2)));
            return Some(self.say("sought-clause-usage", &[("word", word.clone()), ("field", field)]));
        }
        // What the nomenclature says of the partner's fields.
        let of_field = |passage: &&Passage| passage.similarity > ALIKE && !passage.code.is_empty();
        let passage = evidence.passages.iter().find(of_field)?;
        let facts = [("name", passage.text.clone()), ("code", passage.code.clone())];
        Some(self.say("matching-clause-passage", &facts))
    }
}
