//! The entrance of matching: one's own rankings, and for the secretariat and the leaders the plans of the cycle.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::registry::kinds::Side;

use crate::features::district::{self, Cycle};
use crate::features::matching::actions;
use crate::features::matching::model::{PlanHead, Rule, Ruling};
use crate::features::matching::planning::Wanted;
use crate::features::matching::progress::table_soon;
use crate::features::matching::store::subjects::{self, LeftOut};
use crate::features::matching::store::{interests, plans, rulings};
use crate::features::registry::{self, Name};
use crate::kit::access::{Member, Secretariat};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, count, go, page};
use crate::kit::problem::Problem;

/// A ruling as it is listed.
struct RulingLine {
    rule: Rule,
    title: String,
    office: String,
    href: String,
    reason: String,
    who: String,
}

#[derive(Template)]
#[template(path = "features/matching/pages/overview.html")]
struct OverviewPage {
    frame: Frame,
    cycle: Cycle,
    own: Vec<Name>,
    offices: i64,
    partners: i64,
    programmes: i64,
    wishes: i64,
    oversees: bool,
    manages: bool,
    plans: Vec<PlanHead>,
    rulings: Vec<RulingLine>,
    /// Who does not take part, for those who oversee.
    left: LeftOut,
}

impl OverviewPage {
    /// Who does not take part in the cycle, and why; none when everybody does.
    fn left_out(&self) -> Option<String> {
        let LeftOut { invited, offices, partners, programmes } = self.left;
        let counted = [
            ("matching-left-offices", offices),
            ("matching-left-partners", partners),
            ("matching-left-programmes", programmes),
        ];
        let counted = counted.into_iter().filter(|(_, number)| *number > 0);
        let who: Vec<String> = counted.map(|(key, number)| self.frame.say_count(key, number)).collect();
        if who.is_empty() {
            return None;
        }
        let who = who.join(", ");
        Some(match invited {
            0 => self.frame.say_with("matching-left-nobody-invited", "who", who),
            _ => self.frame.say_with("matching-left-uninvited", "who", who),
        })
    }

    /// Why no plan can be made yet; none when one can.
    fn why_no_plan(&self) -> Option<&'static str> {
        actions::plan::lacking(self.offices == 0, self.programmes == 0)
    }

    /// The list of the offices that take part.
    fn offices_path(&self) -> &'static str {
        if self.left.invited > 0 { "/offices?invited=yes" } else { "/offices" }
    }

    /// The list of the partners that take part.
    fn partners_path(&self) -> &'static str {
        if self.left.invited > 0 { "/partners?invited=yes" } else { "/partners?state=verified" }
    }

    fn ranking_of(&self, name: &Name) -> String {
        format!("{}/matching", name.path())
    }
}

/// The entrance.
pub async fn show(Member(actor): Member, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let cycle = district::current_cycle(db, &region).await?;
    let table = table_soon(&app, &cycle).await?;
    let mine: Vec<_> = actor.organisations().cloned().collect();
    let oversees = actor.oversees();
    let (plans, rulings, wishes, left) = if oversees {
        let wishes = interests::number(db, &region, &cycle.id).await?;
        let ruled = rulings::of_cycle(db, &region, &cycle.id).await?;
        let plans = plans::of_cycle(db, &region, &cycle.id).await?;
        let left = subjects::left_out(db, &region, &cycle.id).await?;
        let line = |ruling: Ruling| {
            let programme = table.subjects.programme(&ruling.programme_id)?;
            let office = table.subjects.office(&ruling.office_id)?;
            Some(RulingLine {
                rule: ruling.rule,
                title: table.subjects.programmes.get(programme)?.content.title.clone(),
                office: table.subjects.offices.get(office)?.organisation.short_name.clone(),
                href: format!("/matching/pairs/{}/{}", ruling.office_id, ruling.programme_id),
                reason: ruling.reason,
                who: ruling.person_name,
            })
        };
        (plans, ruled.into_iter().filter_map(line).collect(), wishes, left)
    } else {
        (Vec::new(), Vec::new(), 0, LeftOut::default())
    };
    page(&OverviewPage {
        own: registry::names_of(db, &region, &mine).await?,
        offices: count(table.subjects.offices.len()),
        partners: count(table.subjects.partners.len()),
        programmes: count(table.subjects.programmes.len()),
        wishes,
        manages: actor.is_secretariat(),
        oversees,
        plans,
        rulings,
        left,
        cycle,
        frame,
    })
}

/// Makes a plan.
pub async fn make(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    // Without a kind it is the one that the page offers first.
    let kinds = [("", "best"), ("best", "best"), ("even", "even"), ("agreed", "agreed")];
    let wanted = Wanted::of_kind(form.one_of("kind", &kinds)?);
    let id = actions::plan::make(&app, &actor, &cycle, form.text("name"), wanted).await?;
    Ok(go(format!("/matching/plans/{id}"), "notice-matching-made"))
}

/// Whether an organisation is an office, for the templates.
fn is_office(name: &Name) -> bool {
    name.side == Side::Office
}
