//! Setting desks up for presentations side by side: what each is called, which themes it hears, and who is dealt to it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::MeetingId;

use super::{cycle_of, find};
use crate::features::district;
use crate::features::matching::Ratings;
use crate::features::meeting::actions::order;
use crate::features::meeting::desks::{AtDesk, DeskDraft};
use crate::features::meeting::limits::DESKS;
use crate::features::meeting::model::Meeting;
use crate::features::meeting::store::slots;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go_or_mend, page};
use crate::kit::problem::Problem;

/// A theme, and where it is heard.
struct ThemeRow {
    code: String,
    name: String,
    /// Partners in the running order most of whose programmes name it.
    partners: i64,
    desk: Option<i64>,
}

#[derive(Template)]
#[template(path = "features/meeting/pages/desks.html")]
struct DesksPage {
    frame: Frame,
    meeting: Meeting,
    faults: Faults,
    /// Every number that a desk can have, with the name that one is given.
    names: Vec<(i64, String)>,
    themes: Vec<ThemeRow>,
    /// Whether desks can still be set up.
    open: bool,
    /// Who is dealt to which desk.
    dealt: Vec<AtDesk>,
}

impl DesksPage {
    async fn of(
        app: &App,
        frame: Frame,
        meeting: &Meeting,
        drafts: Vec<DeskDraft>,
        faults: Faults,
    ) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        let order = slots::all(db, &region, &meeting.id).await?;
        let ratings = Ratings::at(app, &cycle_of(app, meeting).await?, frame.language).await?;
        let mut partners: BTreeMap<String, i64> = BTreeMap::new();
        for theme in order.iter().filter_map(|slot| ratings.main_theme(&slot.organisation_id)) {
            *partners.entry(theme).or_default() += 1;
        }
        let themes = district::themes(db, &region).await?.into_iter().map(|theme| ThemeRow {
            name: theme.name(frame.language).to_owned(),
            partners: partners.get(&theme.code).copied().unwrap_or_default(),
            desk: drafts.iter().find(|draft| draft.themes.contains(&theme.code)).map(|draft| draft.number),
            code: theme.code,
        });
        let name = |number: i64| {
            let own = drafts.iter().find(|draft| draft.number == number);
            (number, own.map(|draft| draft.name.clone()).unwrap_or_default())
        };
        Ok(Self {
            themes: themes.collect(),
            names: (1..).take(DESKS).map(name).collect(),
            open: order::takes_desks(meeting, &order),
            dealt: meeting.desks.at(&order),
            meeting: meeting.clone(),
            faults,
            frame,
        })
    }

    /// The name of the field with what a desk is called.
    fn field(&self, number: &i64) -> String {
        format!("name_{number}")
    }

    /// The desks that a theme can be given to: those that have a name, or a theme already.
    fn offered(&self) -> Vec<&(i64, String)> {
        let has_theme = |number: &i64| self.themes.iter().any(|theme| self.is_heard_at(theme, number));
        self.names.iter().filter(|(number, name)| !name.is_empty() || has_theme(number)).collect()
    }

    fn is_heard_at(&self, theme: &ThemeRow, number: &i64) -> bool {
        theme.desk == Some(*number)
    }
}

/// The desks of a meeting.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let drafts = meeting.desks.drafts();
    page(&DesksPage::of(&app, frame, &meeting, drafts, Faults::none()).await?)
}

/// Sets the desks up, or goes back to one queue.
pub async fn set(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let is_cleared = form.one_of("act", &[("set", false), ("none", true)])?;
    let drafts = if is_cleared { Vec::new() } else { read(&form)? };
    let cycle = cycle_of(&app, &meeting).await?;
    let done = order::set_desks(&app, &actor, &cycle, (&meeting.id, form.version()), &drafts).await;
    let path = format!("{}/desks", meeting.path());
    let notice = if drafts.is_empty() { "notice-meeting-no-desks" } else { "notice-meeting-desks" };
    let again = |faults| DesksPage::of(&app, frame, &meeting, drafts, faults);
    go_or_mend(done, (&path, notice), again).await
}

/// The desks that were typed: those that are named or that a theme was given to.
///
/// # Errors
/// [`Problem::Invalid`] for a desk that the page does not offer.
fn read(form: &Form) -> Result<Vec<DeskDraft>, Problem> {
    let mut drafts: Vec<DeskDraft> = (1..)
        .take(DESKS)
        .map(|number| {
            let name = form.text(&format!("name_{number}")).to_owned();
            DeskDraft { number, name, themes: Vec::new() }
        })
        .collect();
    for (theme, desk) in form.column("theme").zip(form.column("desk")).filter(|(_, desk)| !desk.is_empty()) {
        let own = drafts.iter_mut().find(|draft| desk.parse::<i64>() == Ok(draft.number));
        let own = own.ok_or_else(|| Problem::Invalid(Faults::one("desk", "fault-not-a-choice")))?;
        own.themes.push(theme.to_owned());
    }
    drafts.retain(|draft| !draft.name.is_empty() || !draft.themes.is_empty());
    Ok(drafts)
}
