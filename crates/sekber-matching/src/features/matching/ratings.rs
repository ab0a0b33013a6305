//! How well pairs fit, at a glance, for rooms that show a few of them: a score and one sentence each.

use std::sync::Arc;

use sekber_core::value::{OrganisationId, ProgrammeId};

use super::fit_matrix::{self, Table};
use super::model::PlannedPair;
use super::progress::table_soon;
use super::reasons::{Reason, of_hundred};
use crate::features::district::Cycle;
use crate::features::programme::Stored;
use crate::features::registry::{Kind, Organisation};
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::words::{Language, Words};

/// A pair with its score and reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    /// The office.
    pub office: OrganisationId,
    /// The office's name in speech.
    pub office_name: String,
    /// The office's whole name, as official documents write it.
    pub office_whole: String,
    /// The programme.
    pub programme: ProgrammeId,
    /// Its title.
    pub title: String,
    /// The partner whose it is.
    pub partner: OrganisationId,
    /// The partner's name in speech.
    pub partner_name: String,
    /// The partner's whole name.
    pub partner_whole: String,
    /// Of 100.
    pub score: i64,
    /// Why, in one sentence.
    pub reason: String,
}

/// The fits of a cycle, ready to be asked.
#[derive(Clone)]
pub struct Ratings {
    app: App,
    table: Arc<Table>,
    language: Language,
}

impl Ratings {
    /// Prepares the fits of a cycle.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn at(app: &App, cycle: &Cycle, language: Language) -> Result<Self, Problem> {
        Ok(Self { app: app.clone(), table: fit_matrix::table(app, cycle).await?, language })
    }

    /// The same for a page: whoever comes while all programmes are rated is told how far that is.
    ///
    /// # Errors
    /// [`Problem::Working`] when it takes longer than a reader wants to wait; otherwise as [`Ratings::at`].
    pub async fn soon(app: &App, cycle: &Cycle, language: Language) -> Result<Self, Problem> {
        Ok(Self { app: app.clone(), table: table_soon(app, cycle).await?, language })
    }

    /// The same fits with their reasons in another language.
    pub fn in_language(&self, language: Language) -> Self {
        Self { language, ..self.clone() }
    }

    /// The table that it looks at.
    pub(super) fn table(&self) -> &Arc<Table> {
        &self.table
    }

    /// The sentences that it speaks with.
    pub(super) fn words(&self) -> &Words {
        self.app.words()
    }

    /// The language that it speaks.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// A sentence with facts.
    pub(super) fn say(&self, key: &str, facts: &[(&str, String)]) -> String {
        self.words().say_with(self.language, key, facts)
    }

    fn rated(&self, programme: usize, office: usize) -> Option<Rated> {
        let stored = self.table.subjects.programmes.get(programme)?;
        let office_record = &self.table.subjects.offices.get(office)?.organisation;
        let partner = &self.table.subjects.partner_of(stored)?.organisation;
        let sentence = self.table.sentence((programme, office, self.language), || {
            Reason::new(&self.table, self.app.words(), self.language, programme, office).sentence()
        });
        Some(Rated {
            office: office_record.id.clone(),
            office_name: office_record.short_name.clone(),
            office_whole: office_record.name.clone(),
            programme: stored.id.clone(),
            title: stored.content.title.clone(),
            partner: partner.id.clone(),
            partner_name: partner.short_name.clone(),
            partner_whole: partner.name.clone(),
            score: of_hundred(self.table.fit(programme, office).points()),
            reason: sentence.to_string(),
        })
    }

    fn partner(&self, id: &OrganisationId) -> Option<&Organisation> {
        let mut partners = self.table.subjects.partners.iter().map(|record| &record.organisation);
        partners.find(|partner| partner.id == *id)
    }

    /// A partner's name in speech; empty for none of the cycle's.
    pub fn partner_name(&self, partner: &OrganisationId) -> &str {
        self.partner(partner).map_or("", |partner| &partner.short_name)
    }

    /// What kind of organisation a partner is; none for none of the cycle's.
    pub fn partner_kind(&self, partner: &OrganisationId) -> Option<Kind> {
        self.partner(partner).map(|partner| partner.kind)
    }

    /// The fields of government that an office is in charge of, by their codes.
    pub fn fields(&self, office: &OrganisationId) -> &[String] {
        let offices = &self.table.subjects.offices;
        let found = offices.iter().find(|record| record.organisation.id == *office);
        found.map_or(&[], |record| record.fields.as_slice())
    }

    /// A programme that takes part, whole.
    pub fn stored(&self, programme: &ProgrammeId) -> Option<&Stored> {
        self.table.subjects.programmes.get(self.table.subjects.programme(programme)?)
    }

    /// The partner whose a programme is; none when it takes no part.
    pub fn partner_of(&self, programme: &ProgrammeId) -> Option<&OrganisationId> {
        self.stored(programme).map(|stored| &stored.content.organisation)
    }

    /// One pair; none when a side takes no part.
    pub fn pair(&self, office: &OrganisationId, programme: &ProgrammeId) -> Option<Rated> {
        self.rated(self.table.subjects.programme(programme)?, self.table.subjects.office(office)?)
    }

    /// A pair of a plan as it was planned: what it was called and how well it fitted then, whatever has changed since; and why,
    /// as long as both sides still take part. None only when the plan kept no names and a side takes no part any more.
    pub fn planned(&self, pair: &PlannedPair) -> Option<Rated> {
        let known = self.pair(&pair.office_id, &pair.programme_id);
        let Some(partner) = pair.partner_id.clone().filter(|_| !pair.title.is_empty()) else { return known };
        Some(Rated {
            office: pair.office_id.clone(),
            office_name: pair.office_short.clone(),
            office_whole: pair.office_name.clone(),
            programme: pair.programme_id.clone(),
            title: pair.title.clone(),
            partner,
            partner_name: pair.partner_short.clone(),
            partner_whole: pair.partner_name.clone(),
            score: of_hundred(pair.points),
            reason: known.map(|known| known.reason).unwrap_or_default(),
        })
    }

    /// An office's pairs with the programmes of one partner, the best first.
    pub fn with_partner(&self, office: &OrganisationId, partner: &OrganisationId) -> Vec<Rated> {
        let Some(office) = self.table.subjects.office(office) else { return Vec::new() };
        let own = self.programmes_of(partner);
        let mut rated: Vec<Rated> = own.filter_map(|at| self.rated(at, office)).collect();
        rated.sort_by(|a, b| b.score.cmp(&a.score).then(a.programme.cmp(&b.programme)));
        rated
    }

    /// The programmes that fit an office best, as far as they are worth a proposal.
    pub fn best_programmes(&self, office: &OrganisationId, most: usize) -> Vec<Rated> {
        let Some(at) = self.table.subjects.office(office) else { return Vec::new() };
        let programmes = self.table.programmes_for(at).iter().map(|(programme, _)| *programme);
        let proposed = programmes.filter(|programme| self.table.proposes(*programme, at)).take(most);
        proposed.filter_map(|programme| self.rated(programme, at)).collect()
    }

    /// The offices that fit one programme best, as far as they are worth a proposal.
    pub fn best_offices(&self, programme: &ProgrammeId, most: usize) -> Vec<Rated> {
        let Some(at) = self.table.subjects.programme(programme) else { return Vec::new() };
        let offices = self.table.offices_for(at).into_iter().map(|(office, _)| office);
        let proposed = offices.filter(|office| self.table.proposes(at, *office)).take(most);
        proposed.filter_map(|office| self.rated(at, office)).collect()
    }

    /// The programmes of a partner with their titles, in order of their ids.
    pub fn programmes(&self, partner: &OrganisationId) -> Vec<(ProgrammeId, String)> {
        let stored = self.programmes_of(partner).filter_map(|at| self.table.subjects.programmes.get(at));
        stored.map(|stored| (stored.id.clone(), stored.content.title.clone())).collect()
    }

    /// Every programme with the partner whose it is.
    pub fn all_programmes(&self) -> impl Iterator<Item = (OrganisationId, ProgrammeId)> + '_ {
        let all = self.table.subjects.programmes.iter();
        all.map(|stored| (stored.content.organisation.clone(), stored.id.clone()))
    }

    /// The theme that a partner's programmes name most often.
    pub fn main_theme(&self, partner: &OrganisationId) -> Option<String> {
        let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        for at in self.programmes_of(partner) {
            for theme in
                self.table.subjects.programmes.get(at).map_or(&[][..], |stored| &stored.content.themes)
            {
                *counts.entry(theme).or_default() += 1;
            }
        }
        let most = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)));
        most.map(|(theme, _)| theme.to_owned())
    }

    /// The offices that take part.
    pub fn offices(&self) -> Vec<(OrganisationId, String)> {
        let offices = self.table.subjects.offices.iter().map(|record| &record.organisation);
        offices.map(|office| (office.id.clone(), office.short_name.clone())).collect()
    }

    fn programmes_of<'a>(&'a self, partner: &'a OrganisationId) -> impl Iterator<Item = usize> + 'a {
        let all = self.table.subjects.programmes.iter().enumerate();
        all.filter(move |(_, stored)| stored.content.organisation == *partner).map(|(at, _)| at)
    }
}
