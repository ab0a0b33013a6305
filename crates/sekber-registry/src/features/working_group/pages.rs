//! The page of working groups: the themes with their members, and of one theme what members say and which programmes bear it.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::value::OrganisationId;

use super::actions;
use super::store::{self, Group, MemberLine};
use crate::features::programme::MarkedProgramme;
use crate::features::registry::record_path;
use crate::kit::access::{Actor, Member, Secretariat, refusal};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, QueryString, go_or_mend, page};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// Where the page is.
pub const PATH: &str = "/working-groups";

#[derive(Template)]
#[template(path = "features/working_group/pages/list.html")]
struct GroupsPage {
    frame: Frame,
    groups: Vec<Group>,
    /// Codes of the themes that the reader's own organisations look after.
    own: Vec<String>,
    /// The code of the theme that was chosen; empty for none.
    theme: String,
    members: Vec<MemberLine>,
    /// The programmes that bear the theme that was chosen.
    page: Page<MarkedProgramme>,
    query: QueryString,
    manages: bool,
    /// Whether the reader sees what members say.
    reads_notes: bool,
    /// The member for which the reader can say something.
    speaks_for: Option<MemberLine>,
    /// The members as they are typed.
    typed: String,
    /// What the reader's own organisation says, as it is typed.
    note: String,
    /// A name of the members as they are now.
    stand: String,
    faults: Faults,
}

impl GroupsPage {
    /// The theme that was chosen; none where an address names none that is offered.
    fn chosen(&self) -> Option<&Group> {
        self.groups.iter().find(|group| group.code == self.theme)
    }

    fn is_own(&self, group: &Group) -> bool {
        self.own.contains(&group.code)
    }

    fn name<'a>(&self, group: &'a Group) -> &'a str {
        group.name(self.frame.language)
    }

    /// The page of a member.
    fn page_of(&self, member: &MemberLine) -> String {
        record_path(member.side, &member.id)
    }
}

/// What was typed in one of the forms, with its faults.
#[derive(Default)]
struct Typed {
    members: Option<String>,
    note: Option<String>,
    faults: Faults,
}

async fn groups_page(
    app: &App,
    frame: Frame,
    actor: &Actor,
    query: &Form,
    typed: Typed,
) -> Result<GroupsPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let theme = query.text("theme").to_owned();
    let cursor = Cursor::from_query(query.filled("after"), query.filled("before"));
    let organisations: Vec<OrganisationId> = actor.organisations().cloned().collect();
    let own = match organisations.is_empty() {
        true => Vec::new(),
        false => store::looked_after(db, &region, &organisations).await?,
    };
    let members = store::members(db, &region, &theme).await?;
    let speaks_for = members.iter().find(|member| actor.acts_for(&member.id)).cloned();
    let said = speaks_for.as_ref().map(|member| member.note.clone()).unwrap_or_default();
    Ok(GroupsPage {
        groups: store::groups(db, &region).await?,
        page: store::bearing(db, &region, &theme, &cursor).await?,
        query: QueryString::keep(query, &["theme"]),
        manages: actor.is_secretariat(),
        reads_notes: actor.oversees() || members.iter().any(|member| actor.belongs_to(&member.id)),
        typed: typed.members.unwrap_or_else(|| actions::as_typed(&members)),
        note: typed.note.unwrap_or(said),
        stand: actions::stand(&members),
        faults: typed.faults,
        own,
        theme,
        members,
        speaks_for,
        frame,
    })
}

/// The page.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    if !actor.takes_part() {
        return Err(refusal(&actor));
    }
    let query = frame.query(query.as_deref());
    page(&groups_page(&app, frame, &actor, &query, Typed::default()).await?)
}

/// Names the members of a theme's group.
pub async fn keep(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let theme = form.text("theme");
    let done = actions::keep(&app, &actor, theme, &form).await;
    let members = Some(form.paragraphs("members").to_owned());
    go_or_mend(done, (address(theme).as_str(), "notice-working-group-kept"), |faults| {
        groups_page(&app, frame, &actor, &form, Typed { members, faults, ..Typed::default() })
    })
    .await
}

/// Says what a member thinks of the theme.
pub async fn note(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let theme = form.text("theme");
    let organisation: OrganisationId = form.text("organisation").parse().map_err(|_| Problem::NotFound)?;
    let text = form.paragraphs("note").to_owned();
    let done = actions::note(&app, &actor, theme, &organisation, &text).await;
    go_or_mend(done, (address(theme).as_str(), "notice-working-group-noted"), |faults| {
        groups_page(&app, frame, &actor, &form, Typed { note: Some(text), faults, ..Typed::default() })
    })
    .await
}

/// Where a theme's group stands. Codes of themes are plain words; whatever else was sent is no theme and gets no address.
fn address(theme: &str) -> String {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.');
    match theme.chars().all(is_plain) {
        true => format!("{PATH}?theme={theme}"),
        false => PATH.to_owned(),
    }
}
