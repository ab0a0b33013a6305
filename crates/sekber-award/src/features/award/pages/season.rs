//! The page of a season: how far it is, what comes next, the rules in every version; and the buttons that move it on.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::value::SeasonId;
use sekber_engines::award::rules::{Category, Rules};
use sekber_engines::award::season::{SeasonState, SeasonStep};
use serde_json::json;

use super::super::actions::season as verbs;
use super::super::limits;
use super::super::model::{RulesVersion, Season};
use super::super::store::{entries, seasons};
use super::super::tally::{Records, Tally};
use super::super::verdict::obstacles;
use super::changed_rules::{self, Changed};
use super::{amount, find, language_of, tie_names, told};
use crate::features::district::{self, Theme};
use crate::kit::access::{Actor, Public, Secretariat};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, count, go, go_or_mend, page, structured};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/award/pages/season.html")]
struct SeasonPage {
    frame: Frame,
    season: Season,
    rules: Rules,
    shown: Option<RulesVersion>,
    versions: Vec<RulesVersion>,
    /// What the version shown says otherwise than the one before it.
    changed: Vec<Changed>,
    themes: Vec<Theme>,
    /// What keeps the draft from being published; for the secretariat.
    draft_faults: Faults,
    draft_differs: bool,
    missing: Vec<&'static str>,
    /// The categories in which everybody with a place wins, where the result is still to be decided; for the secretariat.
    uncontested: Vec<String>,
    manages: bool,
    oversees: bool,
    is_juror: bool,
    is_partner: bool,
    past_cut_off: bool,
    /// Whether it was decided and its ceremony is over, so that nothing comes next.
    is_over: bool,
    /// The first day on which the result can be final, where that is after the ceremony of the rules that hold.
    late: Option<Date>,
    reason: String,
    cancel_reason: String,
    faults: Faults,
    today: Date,
    /// The day on which the provisional result was told.
    told_on: Option<Date>,
    /// The day on which the rules were frozen.
    frozen_on: Option<Date>,
    /// The day on which the evidence was taken.
    taken_on: Option<Date>,
    /// Where the pages stand.
    base_url: String,
}

impl SeasonPage {
    /// The steps of a season that comes to its result.
    fn steps(&self) -> impl Iterator<Item = &'static SeasonState> {
        SeasonState::ALL.iter().filter(|state| **state != SeasonState::Cancelled)
    }

    /// The page as structured data, once everybody may see the season; what was made up is not told there.
    fn data(&self) -> Option<String> {
        let is_told = self.season.state.is_public() && !self.season.simulated;
        is_told.then(|| {
            structured(json!({
                "@type": "WebPage",
                "name": self.season.name,
                "description": self.rules.aim,
                "url": format!("{}{}", self.base_url, self.season.path()),
            }))
        })
    }

    fn may_cancel(&self) -> bool {
        self.manages && self.season.state.after(SeasonStep::Cancel).is_ok()
    }

    fn is(&self, state: &str) -> bool {
        self.season.state.as_str() == state
    }

    /// Who is in a category, in words.
    fn who(&self, category: &Category) -> String {
        let theme = category.theme.as_ref().map(|code| {
            let known = self.themes.iter().find(|theme| theme.code == *code);
            known.map_or_else(|| code.clone(), |theme| theme.name(self.frame.language).to_owned())
        });
        let size = category.size.map(|size| self.frame.say_code("award-size-", size.as_str()));
        let kind = category.kind.map(|kind| self.frame.say_code("kind-", kind.as_str()));
        let parts: Vec<String> = [theme, size, kind].into_iter().flatten().collect();
        if parts.is_empty() { self.frame.say("award-everybody") } else { parts.join(", ") }
    }

    fn ties(&self) -> String {
        tie_names(&self.rules).join(" → ")
    }

    /// Whether the rules shown are the ones that hold.
    fn is_in_force(&self) -> bool {
        self.shown.as_ref().map(|shown| shown.version) == self.season.rules_version
    }

    fn contest_days(&self) -> String {
        self.frame.say_count("award-contest-days", i64::from(self.rules.contest_days))
    }

    fn has_jury(&self) -> bool {
        self.rules.has_jury()
    }

    /// That the day of the ceremony cannot be kept, and what is done about it: rules that are open are changed before everybody's eyes.
    fn says_late(&self, day: &Date) -> String {
        let key =
            if self.season.state.is_open() { "award-ceremony-late-open" } else { "award-ceremony-late" };
        let ceremony = self.frame.civil_date(&self.rules.ceremony);
        self.frame.say_facts(key, &[("ceremony", ceremony), ("day", self.frame.civil_date(day))])
    }

    /// The day by which the jury's sheets are due; once the provisional result was told, that none is awaited any more.
    fn sheets_due(&self) -> String {
        match self.told_on {
            Some(day) => self.frame.say_with("award-sheets-closed", "day", self.frame.civil_date(&day)),
            None => self.frame.civil_date(&limits::sheets_due(&self.rules)),
        }
    }

    /// That the rules were closed when the record could be known already, or will be: rules are made before it is read.
    fn after_cut_off(&self) -> Option<String> {
        let cut_off = ("cut_off", self.frame.civil_date(&self.rules.cut_off));
        match self.frozen_on {
            Some(day) if day > self.rules.cut_off && self.is_in_force() => {
                let day = ("day", self.frame.civil_date(&day));
                Some(self.frame.say_facts("award-frozen-after", &[cut_off, day]))
            }
            None if self.past_cut_off && self.manages && self.season.state.is_open() => {
                Some(self.frame.say_facts("award-open-after", &[cut_off]))
            }
            _ => None,
        }
    }

    /// "Until" a day that is still to come, "ended on" one that is over.
    fn contested(&self, until: &Date) -> String {
        let key = if self.today <= *until { "award-contest-until" } else { "award-contest-ended" };
        self.frame.say_with(key, "day", self.frame.civil_date(until))
    }

    /// Until when the result is contested, or for how long it will be.
    fn result_contest(&self) -> String {
        match self.season.object_until {
            Some(until) => self.contested(&until),
            None => self.frame.say_count("award-object-days", i64::from(self.rules.contest_days)),
        }
    }
}

/// What keeps the result of a season that is scored from its next step, and the categories in which everybody with a place wins.
async fn scored(
    app: &App,
    season: &Season,
    in_force: Option<&RulesVersion>,
) -> Result<(Vec<&'static str>, Vec<String>), Problem> {
    let (db, region) = (app.db(), app.region());
    let rules = in_force.ok_or(Problem::NotFound)?.rules()?;
    let tally = Tally::of(rules, Records::read(db, &region, season).await?);
    let uncontested = tally.uncontested().into_iter().map(|one| one.name.clone()).collect();
    let open = entries::objections(db, &region, &season.id).await?;
    let open = count(open.iter().filter(|one| one.upheld.is_none()).count());
    Ok((obstacles(season, &tally, open, app.today()), uncontested))
}

async fn season_page(
    app: &App,
    frame: Frame,
    season: Season,
    version: Option<i64>,
    (reason, faults): (String, Faults),
) -> Result<SeasonPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let actor = frame.actor.as_ref();
    let manages = actor.is_some_and(Actor::is_secretariat);
    let versions = seasons::versions(db, &region, &season.id).await?;
    let wanted = version.or(season.rules_version);
    let shown = versions.iter().find(|one| Some(one.version) == wanted).cloned();
    let draft = season.draft()?;
    let rules = match &shown {
        Some(shown) => shown.rules()?,
        None if version.is_none() => draft.clone(),
        None => return Err(Problem::NotFound),
    };
    let former =
        shown.as_ref().and_then(|shown| versions.iter().find(|one| one.version == shown.version - 1));
    // A former version that is no longer what was published is compared with nothing; its own page says so.
    let changed = former.and_then(|former| former.rules().ok()).map(|former| told(&frame, former));
    let rules = told(&frame, rules);
    let changed = changed.map(|former| changed_rules::between(&frame, &former, &rules)).unwrap_or_default();
    let in_force = versions.iter().find(|one| Some(one.version) == season.rules_version);
    let draft_differs = in_force.is_some_and(|one| one.content_json != season.draft_json);
    let (missing, uncontested) = match season.state {
        SeasonState::Scoring if manages => scored(app, &season, in_force).await?,
        _ => (Vec::new(), Vec::new()),
    };
    let themes = district::themes(db, &region).await?;
    let known: Vec<String> = themes.iter().map(|theme| theme.code.clone()).collect();
    let draft_faults = match manages && season.state.is_open() {
        true => limits::rule_faults(&draft)
            .and(limits::theme_faults(&draft, &known))
            .and(limits::window_faults(&draft, app.today())),
        false => Faults::none(),
    };
    let cancelling = faults.of("cancel_reason").is_some();
    let awaited = matches!(season.state, SeasonState::Published | SeasonState::Frozen | SeasonState::Scoring);
    let periods = (season.contest_until, season.object_until);
    let earliest = limits::earliest_result(&rules, periods, app.today());
    Ok(SeasonPage {
        themes,
        draft_faults,
        draft_differs: draft_differs && manages,
        missing,
        uncontested,
        manages,
        oversees: actor.is_some_and(Actor::oversees),
        is_juror: actor.is_some_and(Actor::is_juror),
        is_partner: actor.is_some_and(|actor| actor.roles.iter().any(|role| role.side() == Some("partner"))),
        past_cut_off: app.today() > rules.cut_off,
        is_over: season.state == SeasonState::Decided && app.today() > rules.ceremony,
        today: app.today(),
        told_on: season.announced_at.map(|told| app.settings().local_date(told)),
        frozen_on: season.frozen_at.map(|frozen| app.settings().local_date(frozen)),
        taken_on: season.evidence_at.map(|taken| app.settings().local_date(taken)),
        base_url: app.settings().base_url.clone(),
        late: Some(earliest).filter(|earliest| awaited && version.is_none() && *earliest > rules.ceremony),
        frame,
        season,
        rules,
        shown,
        versions,
        changed,
        reason: if cancelling { String::new() } else { reason.clone() },
        cancel_reason: if cancelling { reason } else { String::new() },
        faults,
    })
}

/// The page; `?version=` shows the rules as they were.
pub async fn show(
    Public(actor): Public,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<SeasonId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let season = find(&app, &id, actor.as_ref()).await?;
    let asked = Form::from_query(query.as_deref());
    let version = match asked.filled("version") {
        Some(version) => Some(version.parse().map_err(|_| Problem::NotFound)?),
        None => None,
    };
    page(&season_page(&app, frame, season, version, (String::new(), Faults::none())).await?)
}

/// Publishes the draft as the next version.
pub async fn publish(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<SeasonId>,
    form: Form,
) -> Result<Response, Problem> {
    let season = find(&app, &id, Some(&actor)).await?;
    let to = season.path();
    let reason = form.paragraphs("reason");
    let done = verbs::publish(&app, &actor, &id, reason).await;
    go_or_mend(done, (&to, "notice-award-published"), |faults| {
        season_page(&app, frame, season, None, (reason.to_owned(), faults))
    })
    .await
}

/// Freezes the rules.
pub async fn freeze(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<SeasonId>,
    _: Form,
) -> Result<Response, Problem> {
    verbs::freeze(&app, &actor, &id).await?;
    Ok(go(format!("/awards/{id}"), "notice-award-frozen"))
}

/// Takes the evidence.
pub async fn take_evidence(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<SeasonId>,
    _: Form,
) -> Result<Response, Problem> {
    verbs::take_evidence(&app, &actor, &id).await?;
    Ok(go(format!("/awards/{id}/entries"), "notice-award-evidence"))
}

/// Ends the season without a result.
pub async fn cancel(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<SeasonId>,
    form: Form,
) -> Result<Response, Problem> {
    let season = find(&app, &id, Some(&actor)).await?;
    let to = season.path();
    let reason = form.paragraphs("cancel_reason");
    let done = verbs::cancel(&app, &actor, &id, reason).await;
    go_or_mend(done, (&to, "notice-award-cancelled"), |faults| {
        season_page(&app, frame, season, None, (reason.to_owned(), faults))
    })
    .await
}

/// Tells everybody the provisional result.
pub async fn announce(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<SeasonId>,
    _: Form,
) -> Result<Response, Problem> {
    verbs::announce(&app, &actor, &id).await?;
    Ok(go(format!("/awards/{id}/result"), "notice-award-announced"))
}

/// Makes the result final.
pub async fn decide(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<SeasonId>,
    _: Form,
) -> Result<Response, Problem> {
    verbs::decide(&app, &actor, &id).await?;
    Ok(go(format!("/awards/{id}/result"), "notice-award-decided"))
}
