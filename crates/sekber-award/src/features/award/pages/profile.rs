//! A partner's standing on the criteria of a season, as its own page, its year and the first page draw it: what the record says of it today,
//! and what the next step would add, as long as that can count. Never anything about others.

use askama::Template;
use jiff::civil::Date;
use sekber_core::registry::kinds::Side;
use sekber_core::roles::Role;
use sekber_core::value::{CycleId, OrganisationId};
use sekber_engines::award::measure::Measure;
use sekber_engines::award::rules::{Criterion, Rules, Source};
use sekber_engines::award::standing::score as weigh;

use super::super::model::Fact;
use super::super::store::measures::{Asked, facts};
use super::super::store::search::STANDING_BEGINS;
use super::super::store::seasons::Ruled;
use super::super::store::{seasons, tickets};
use super::taken::{self, About};
use super::{amount, hundredths, language_of, score, told};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::card::{Drawing, Figures, PanelOf};
use crate::kit::digest::sha256;
use crate::kit::page::{Frame, part};
use crate::kit::problem::Problem;

/// Steps that are named first.
const STEPS: usize = 3;

/// A criterion as a partner stands on it.
struct Line {
    criterion: Criterion,
    has: Option<i64>,
    points: Option<u16>,
    next: Option<(i64, u16)>,
    facts: Vec<Fact>,
}

impl Line {
    /// The next anchor of the rubric that is worth more, with the hundredths that it would add to a score of weights that sum to `told`.
    fn step(&self, told: u32) -> Option<(i64, u32)> {
        let (points, (value, then)) = (self.points?, self.next?);
        Some((value, u32::from(then.saturating_sub(points)) * self.criterion.weight / told.max(1)))
    }
}

/// A partner's standing on the criteria of a season.
pub struct Profile {
    about: About,
    partner: OrganisationId,
    lines: Vec<Line>,
    score: Option<u16>,
    told: u32,
    /// Whether what is recorded now can still count.
    is_open: bool,
    /// Where the rules ask for reports: how many are confirmed of how many that are due, and until when.
    ticket: Option<(i64, i64, Date)>,
}

impl Profile {
    /// What the record says of a partner under rules; one statement, and no measure is asked for more than once.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn of(
        app: &App,
        about: About,
        rules: &Rules,
        partner: &OrganisationId,
    ) -> Result<Self, Problem> {
        let measures: Vec<Measure> = rules.criteria.iter().filter_map(|one| one.source.measure()).collect();
        let asked = Asked {
            cycle: about.cycle.clone(),
            period: (rules.from, rules.until),
            cut_off: rules.cut_off,
            theme: None,
            partner: Some(partner.clone()),
        };
        let found = facts(app.db(), &app.region(), &measures, &asked).await?;
        let line = |criterion: &Criterion| {
            let measure = criterion.source.measure();
            let of: Vec<Fact> = found
                .iter()
                .filter(|fact| Some(fact.measure) == measure)
                .map(|fact| fact.clone().into())
                .collect();
            let amounts: Vec<Option<i64>> = of.iter().map(|fact| fact.amount).collect();
            let has = measure.and_then(|measure| measure.value(&amounts));
            Line {
                points: has.map(|value| criterion.points(value)),
                next: has.and_then(|value| criterion.rubric.next(value)),
                has,
                facts: of,
                criterion: criterion.clone(),
            }
        };
        let lines: Vec<Line> = rules.criteria.iter().map(line).collect();
        let weights: Vec<u32> = lines.iter().map(|line| line.criterion.weight).collect();
        let points: Vec<Option<u16>> = lines.iter().map(|line| line.points).collect();
        let (score, told) = weigh(&weights, &points);
        let is_open = app.today() <= rules.cut_off;
        Ok(Self { about, partner: partner.clone(), lines, score, told, is_open, ticket: None })
    }

    /// The same with how the partner stands with the reports that the rules ask for, if they do; one more statement then.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn with_ticket(
        self,
        app: &App,
        rules: &Rules,
        partner: &OrganisationId,
    ) -> Result<Self, Problem> {
        if !rules.needs_report {
            return Ok(self);
        }
        let days = (rules.from, rules.cut_off);
        let found = tickets::reported(app.db(), &app.region(), partner, days).await?;
        let (confirmed, due) = found.map_or((0, 0), |one| (one.confirmed, one.due));
        Ok(Self { ticket: Some((confirmed, due, rules.cut_off)), ..self })
    }

    /// Draws it; `is_brief` where it stands among much else: what would add most, with the criteria folded under it.
    ///
    /// # Errors
    /// When the template cannot be filled.
    pub fn drawn(&self, frame: &Frame, is_brief: bool) -> Result<String, Problem> {
        part(&ProfilePart { frame, profile: self, is_brief })
    }
}

#[derive(Template)]
#[template(path = "features/award/pages/profile.html")]
struct ProfilePart<'a> {
    frame: &'a Frame,
    profile: &'a Profile,
    is_brief: bool,
}

impl ProfilePart<'_> {
    fn has(&self, line: &Line) -> String {
        match (line.criterion.source, line.has) {
            (Source::Jury, _) => self.frame.say("award-standing-jury"),
            (Source::Recorded, None) => self.frame.say("award-standing-recorded"),
            (_, None) => self.frame.say("award-not-told"),
            (_, Some(value)) => amount(self.frame, &line.criterion, value),
        }
    }

    /// How the partner stands with the reports without which it does not take part.
    fn ticket(&self) -> Option<String> {
        let (confirmed, due, until) = self.profile.ticket?;
        let day = self.frame.civil_date(&until);
        Some(match due {
            0 => self.frame.say_with("award-ticket-none", "day", day),
            _ => {
                let whole = |count: i64| self.frame.whole(&count);
                let facts = [("confirmed", whole(confirmed)), ("due", whole(due)), ("day", day)];
                self.frame.say_facts("award-ticket", &facts)
            }
        })
    }

    fn has_ticket(&self) -> bool {
        self.profile.ticket.is_none_or(|(confirmed, due, _)| due > 0 && confirmed == due)
    }

    /// Nobody sees a profile who may not open the partner's legal documents as well.
    fn href(&self, fact: &Fact) -> Option<String> {
        fact.href(&self.profile.partner, &self.profile.about.cycle, true)
    }

    fn points(&self, line: &Line) -> String {
        line.points.map_or_else(|| "–".to_owned(), |points| hundredths(self.frame.language, points.into()))
    }

    fn score(&self) -> String {
        let told = self.profile.score;
        told.map_or_else(|| "–".to_owned(), |points| score(self.frame.language, points.into()))
    }

    /// A step with what it adds, in the words of a sentence.
    fn facts(&self, line: &Line, (value, adds): (i64, u32)) -> [(&'static str, String); 2] {
        let adds = hundredths(self.frame.language, adds.into());
        [("value", amount(self.frame, &line.criterion, value)), ("adds", adds)]
    }

    /// What the next anchor of the rubric would add to the score.
    fn next(&self, line: &Line) -> String {
        if !self.profile.is_open {
            return String::new();
        }
        match (line.step(self.profile.told), line.points, line.criterion.source.measure()) {
            (Some(step), ..) => self.frame.say_facts("award-next-step", &self.facts(line, step)),
            (None, None, Some(measure)) if can_tell(measure) => self.frame.say("award-tell-it"),
            (None, None, Some(_)) => self.frame.say("award-tell-later"),
            _ => String::new(),
        }
    }

    /// The steps that would add most to the score, the best first; none once nothing counts any more.
    fn steps(&self) -> Vec<String> {
        let lines = self.profile.lines.iter().filter(|_| self.profile.is_open);
        let mut all: Vec<(&Line, (i64, u32))> =
            lines.filter_map(|line| Some((line, line.step(self.profile.told)?))).collect();
        all.retain(|(_, (_, adds))| *adds > 0);
        all.sort_by_key(|(_, (_, adds))| std::cmp::Reverse(*adds));
        let said = |(line, step): (&Line, (i64, u32))| {
            let [value, adds] = self.facts(line, step);
            let criterion = ("criterion", line.criterion.name.clone());
            self.frame.say_facts("award-step", &[criterion, value, adds])
        };
        all.into_iter().take(STEPS).map(said).collect()
    }
}

/// Whether a partner can tell by itself what a measure has no number for. What is counted is never without one; the rest follows from
/// meetings, partnerships, reports that are due, or the cycle before.
fn can_tell(measure: Measure) -> bool {
    matches!(measure, Measure::Funds | Measure::Completeness | Measure::MoneyDisclosed)
}

/// The partners that somebody acts for or reads for.
pub fn partners(actor: &Actor) -> impl Iterator<Item = &OrganisationId> {
    actor.roles.iter().filter(|role| role.side() == Some("partner")).filter_map(Role::organisation)
}

/// Draws the standing on the page of a partner's year, for its own people and those who oversee the district.
pub fn draw_year(of: PanelOf<'_>) -> Drawing<'_> {
    Box::pin(async move {
        let sees = of.actor.oversees() || of.actor.belongs_to(of.organisation);
        if of.side != Side::Partner || !sees {
            return Ok(None);
        }
        let mut drawn = String::new();
        for one in seasons::ruled(of.app.db(), &of.app.region(), of.year).await? {
            let Some(rules) = one.rules() else { continue };
            let Ruled { id, cycle_id: cycle, name, state, simulated, .. } = one;
            let about = About { id, name, simulated, state, cycle };
            drawn.push_str(&stands(of.app, of.frame, (about, &rules), of.organisation, false).await?);
        }
        Ok(Some(drawn).filter(|drawn| !drawn.is_empty()))
    })
}

/// What the first page shows somebody of a partner about the award that is under way, in one statement: its rules come with the figures of
/// the page. Nothing without an award, for others, and for the secretariat, whose first page is about all.
///
/// # Errors
/// When the database cannot be asked.
pub async fn at_home(
    app: &App,
    frame: &Frame,
    actor: &Actor,
    (figures, cycle): (&Figures, &CycleId),
) -> Result<Option<String>, Problem> {
    let partner = partners(actor).next().filter(|_| !actor.is_secretariat());
    let Some((partner, (about, rules))) = partner.zip(under_way(figures, cycle)) else { return Ok(None) };
    stands(app, frame, (about, &rules), partner, true).await.map(Some)
}

/// Draws how a partner stands: as it was told once the evidence was taken, until then as the record says today.
async fn stands(
    app: &App,
    frame: &Frame,
    (about, rules): (About, &Rules),
    partner: &OrganisationId,
    is_brief: bool,
) -> Result<String, Problem> {
    let rules = told(frame, rules.clone());
    if about.is_taken() {
        return taken::drawn(app, frame, (&about, &rules), partner, is_brief).await;
    }
    Profile::of(app, about, &rules, partner).await?.drawn(frame, is_brief)
}

/// The award that is under way with its rules, as the figures of the first page tell it; nothing when the rules are no longer what was
/// published.
fn under_way(figures: &Figures, cycle: &CycleId) -> Option<(About, Rules)> {
    let (head, name) = figures.named(STANDING_BEGINS)?.split_once('\n')?;
    let mut parts = head.splitn(5, ' ');
    let (id, state) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let (simulated, digest, content) = (parts.next()?, parts.next()?, parts.next()?);
    if sha256(content) != digest {
        return None;
    }
    let (name, cycle) = (name.to_owned(), cycle.clone());
    let about = About { id, name, simulated: simulated == "1", state, cycle };
    Some((about, serde_json::from_str(content).ok()?))
}
