//! A partner's own standing through the year: what the record says of it on each criterion today, and what the next step would add. Never
//! anything about others.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::roles::Role;
use sekber_core::value::OrganisationId;
use sekber_engines::award::measure::Measure;
use sekber_engines::award::rules::{Criterion, Rules, Source};
use sekber_engines::award::standing::score as weigh;

use super::super::model::{Fact, Season};
use super::super::store::measures::{Asked, facts};
use super::super::store::{seasons, tickets};
use super::{amount, hundredths, score};
use crate::features::district;
use crate::features::registry;
use crate::kit::access::{Actor, Member};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;

/// Seasons of the cycle that are shown, the latest first.
const MOST: usize = 2;

/// A criterion as a partner stands on it.
struct Line {
    criterion: Criterion,
    has: Option<i64>,
    points: Option<u16>,
    next: Option<(i64, u16)>,
    facts: Vec<Fact>,
}

/// A season with the partner's standing.
struct Profile {
    season: Season,
    lines: Vec<Line>,
    score: Option<u16>,
    told: u32,
    /// Where the rules ask for reports: how many are confirmed of how many that are due, and until when.
    ticket: Option<(i64, i64, Date)>,
}

#[derive(Template)]
#[template(path = "features/award/pages/standing.html")]
struct StandingPage {
    frame: Frame,
    partner: Option<(OrganisationId, String)>,
    profiles: Vec<Profile>,
}

impl StandingPage {
    fn has(&self, line: &Line) -> String {
        match (line.criterion.source, line.has) {
            (Source::Jury, _) => self.frame.say("award-standing-jury"),
            (Source::Recorded, None) => self.frame.say("award-standing-recorded"),
            (_, None) => self.frame.say("award-not-told"),
            (_, Some(value)) => amount(&self.frame, &line.criterion, value),
        }
    }

    /// How the partner stands with the reports without which it does not take part.
    fn ticket(&self, profile: &Profile) -> Option<String> {
        let (confirmed, due, until) = profile.ticket?;
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

    fn has_ticket(&self, profile: &Profile) -> bool {
        profile.ticket.is_none_or(|(confirmed, due, _)| due > 0 && confirmed == due)
    }

    fn points(&self, line: &Line) -> String {
        line.points.map_or_else(|| "–".to_owned(), |points| hundredths(self.frame.language, points.into()))
    }

    fn score(&self, profile: &Profile) -> String {
        profile.score.map_or_else(|| "–".to_owned(), |points| score(self.frame.language, points.into()))
    }

    /// What the next anchor of the rubric would add to the score.
    fn next(&self, profile: &Profile, line: &Line) -> String {
        match (line.points, line.next) {
            (Some(points), Some((value, then))) => {
                let adds = u32::from(then - points) * line.criterion.weight / profile.told.max(1);
                let facts = [
                    ("value", amount(&self.frame, &line.criterion, value)),
                    ("adds", hundredths(self.frame.language, adds.into())),
                ];
                self.frame.say_facts("award-next-step", &facts)
            }
            (None, _) => match line.criterion.source.measure() {
                Some(measure) if can_tell(measure) => self.frame.say("award-tell-it"),
                Some(_) => self.frame.say("award-tell-later"),
                None => String::new(),
            },
            _ => String::new(),
        }
    }
}

/// Whether a partner can tell by itself what a measure lacks. The rest follows from meetings, partnerships, reports that are due, or the
/// cycle before.
fn can_tell(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::Funds
            | Measure::Kecamatan
            | Measure::Villages
            | Measure::Beneficiaries
            | Measure::Completeness
            | Measure::LegalDocuments
            | Measure::MoneyDisclosed
    )
}

/// The standing of a partner under rules; no measure is asked for more than once.
async fn profile(
    app: &App,
    season: Season,
    rules: &Rules,
    partner: &OrganisationId,
) -> Result<Profile, Problem> {
    let measures: Vec<Measure> = rules.criteria.iter().filter_map(|one| one.source.measure()).collect();
    let asked = Asked {
        cycle: season.cycle_id.clone(),
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
    let ticket = match rules.needs_report {
        true => {
            let days = (rules.from, rules.cut_off);
            let found = tickets::reported(app.db(), &app.region(), partner, days).await?;
            let (confirmed, due) = found.map_or((0, 0), |one| (one.confirmed, one.due));
            Some((confirmed, due, rules.cut_off))
        }
        false => None,
    };
    Ok(Profile { season, lines, score, told, ticket })
}

/// The partners that somebody acts for or reads for.
fn partners(actor: &Actor) -> impl Iterator<Item = &OrganisationId> {
    actor.roles.iter().filter(|role| role.side() == Some("partner")).filter_map(Role::organisation)
}

async fn standing_page(
    app: &App,
    frame: Frame,
    partner: Option<OrganisationId>,
) -> Result<StandingPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let Some(partner) = partner else {
        return Ok(StandingPage { frame, partner: None, profiles: Vec::new() });
    };
    let name = registry::names_of(db, &region, std::slice::from_ref(&partner)).await?;
    let name = name.into_iter().next().map(|one| one.name).ok_or(Problem::NotFound)?;
    let cycle = district::current_cycle(db, &region).await?;
    let mut profiles = Vec::new();
    for season in seasons::of_cycle(db, &region, &cycle.id).await?.into_iter().take(MOST) {
        if let Some(rules) = seasons::in_force(db, &region, &season).await? {
            profiles.push(profile(app, season, &rules.rules()?, &partner).await?);
        }
    }
    Ok(StandingPage { frame, partner: Some((partner, name)), profiles })
}

/// The standing of the partner that the person belongs to; `?partner=` chooses among several, and the secretariat's any.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref());
    let wanted: Option<OrganisationId> = match asked.filled("partner") {
        Some(id) => Some(id.parse().map_err(|_| Problem::NotFound)?),
        None => partners(&actor).next().cloned(),
    };
    let sees =
        wanted.as_ref().is_none_or(|wanted| actor.oversees() || partners(&actor).any(|own| own == wanted));
    if !sees {
        return Err(Problem::NotFound);
    }
    page(&standing_page(&app, frame, wanted).await?)
}
