//! The page of an office or partner: profile, programmes, standing and history.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::registry::Completeness;
use sekber_core::registry::checklist::{Checklist, POINTS};
use sekber_core::registry::kinds::{Side, Turn};
use sekber_core::registry::verification::State as Stage;
use sekber_core::value::OrganisationId;

use super::field_name;
use crate::features::district;
use crate::features::registry::duplicates::{Double, look_for_those_of, sounds_official};
use crate::features::registry::model::{Organisation, Record, record_path};
use crate::features::registry::permits::LEGALITY;
use crate::features::registry::profile;
use crate::features::registry::store::record::{Happening, Part};
use crate::features::registry::store::{self, record};
use crate::features::registry::verification;
use crate::kit::access::{Actor, RoleHolder, refusal};
use crate::kit::app::App;
use crate::kit::audit;
use crate::kit::card::{Column, PanelOf};
use crate::kit::page::{Change, Frame, PathId, count, difference, page, redirect};
use crate::kit::problem::Problem;

/// How many happenings the page shows; the trail shows the rest.
const HAPPENINGS: i64 = 20;

#[derive(Template)]
#[template(path = "features/registry/pages/record.html")]
struct RecordPage {
    frame: Frame,
    record: Record,
    part: Part,
    themes: Vec<String>,
    /// What it is verified with: points of the checklist, and what was noted on them.
    notes: Vec<(&'static str, String)>,
    /// What other rooms show beside the profile.
    main_panels: Vec<String>,
    /// What other rooms show in short.
    side_panels: Vec<String>,
    completeness: Completeness<'static>,
    missing: Vec<String>,
    /// How many papers its own people still owe, as long as they can hand it in without them.
    gaps: i64,
    doubles: Vec<Double>,
    happenings: Vec<Happening>,
    may: May,
}

/// What the reader may do here.
struct May {
    edit: bool,
    secretariat: bool,
    see_notes: bool,
    see_contact: bool,
    audit: bool,
    keep_documents: bool,
    note_legality: bool,
    own: bool,
    manage: bool,
}

impl May {
    fn of(actor: &Actor, found: &Organisation) -> Self {
        let own = actor.acts_for(&found.id);
        let edit = actor.may_edit(&found.id);
        Self {
            edit,
            secretariat: actor.is_secretariat(),
            see_notes: edit
                || actor.belongs_to(&found.id)
                || actor.is_leader()
                || LEGALITY.allows(Some(actor), false),
            see_contact: edit || actor.belongs_to(&found.id) || found.contact_public,
            audit: actor.audits(),
            keep_documents: actor.may_keep_documents(&found.id),
            note_legality: LEGALITY.allows(Some(actor), false),
            own,
            manage: actor.may_manage(&found.id),
        }
    }

    fn see_history(&self) -> bool {
        self.edit || self.audit || self.keep_documents
    }
}

/// The page of an office or partner. A double that was joined leads to the record it lives on in.
pub async fn show(
    RoleHolder(actor): RoleHolder,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<OrganisationId>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let record = store::find(db, &region, &id).await?.ok_or(Problem::NotFound)?;
    let found = &record.organisation;
    if let Some(into) = &found.merged_into {
        return Ok(redirect(&record_path(found.side, into)));
    }
    let part = record::part(db, &region, &id).await?;
    if part.waits && !actor.is_secretariat() {
        return Err(Problem::NotFound);
    }
    if !frame.path.starts_with(found.list_path()) {
        return Ok(redirect(&found.path()));
    }
    if !actor.takes_part() && !actor.belongs_to(&id) {
        return Err(refusal(&actor));
    }
    let may = May::of(&actor, found);
    let main_panels = panels(&app, &frame, &actor, &record, &part, Column::Main).await?;
    let side_panels = panels(&app, &frame, &actor, &record, &part, Column::Side).await?;
    let happenings =
        if may.see_history() { record::happenings(db, &region, &id, HAPPENINGS).await? } else { Vec::new() };
    let doubles = if may.secretariat && is_in_question(found) {
        look_for_those_of(&id, record::comparables(db, &region).await?).await?
    } else {
        Vec::new()
    };
    let missing = profile::missing(&record);
    let gaps = if may.own && missing.is_empty() && is_to_hand_in(&record.organisation) {
        let held = record::documents(db, &region, &id).await?;
        count(verification::facts(&record, &held, app.today(), Checklist::default()).document_gaps.len())
    } else {
        0
    };
    page(&RecordPage {
        gaps,
        themes: theme_names(&app, &frame, &record).await?,
        notes: notes(&record, &part),
        completeness: profile::completeness_of(&record),
        missing,
        frame,
        record,
        part,
        main_panels,
        side_panels,
        doubles,
        happenings,
        may,
    })
}

/// Whether its own people have to hand a partner in.
fn is_to_hand_in(found: &Organisation) -> bool {
    matches!(found.state.verification(), Some(Stage::Draft | Stage::Returned))
}

/// Whether a partner is still on its way to being verified: then doubles are worth a look.
fn is_in_question(found: &Organisation) -> bool {
    matches!(found.state.verification(), Some(Stage::Draft | Stage::Submitted | Stage::Returned))
}

/// What a partner is verified with; nothing while it is not.
fn notes(record: &Record, part: &Part) -> Vec<(&'static str, String)> {
    if record.organisation.state.verification() != Some(Stage::Verified) {
        return Vec::new();
    }
    let checked = part.checked_json.as_deref().and_then(|json| serde_json::from_str::<Checklist>(json).ok());
    let checked = checked.unwrap_or_default();
    checked.notes().into_iter().map(|(point, remark)| (point, remark.to_owned())).collect()
}

/// What other rooms show of an organisation in a column, in the order of the rooms.
pub async fn panels(
    app: &App,
    frame: &Frame,
    actor: &Actor,
    record: &Record,
    part: &Part,
    column: Column,
) -> Result<Vec<String>, Problem> {
    let found = &record.organisation;
    let mut drawn = Vec::new();
    for panel in app.panels().iter().filter(|panel| panel.column == column) {
        let of = PanelOf {
            app,
            frame,
            actor,
            organisation: &found.id,
            side: found.side,
            partner_kind: found.partner_kind(),
            legal_form: found.legal_form,
            cycle: &part.cycle_id,
            year: part.year,
        };
        drawn.extend((panel.draw)(of).await?);
    }
    Ok(drawn)
}

async fn theme_names(app: &App, frame: &Frame, record: &Record) -> Result<Vec<String>, Problem> {
    if record.themes.is_empty() {
        return Ok(Vec::new());
    }
    let themes = district::themes(app.db(), &app.region()).await?;
    let name = |code: &String| {
        let known = themes.iter().find(|theme| theme.code == *code);
        known.map_or_else(|| code.clone(), |theme| theme.name(frame.language).to_owned())
    };
    Ok(record.themes.iter().map(name).collect())
}

impl RecordPage {
    fn is_partner(&self) -> bool {
        self.record.organisation.side == Side::Partner
    }

    fn turn(&self) -> Turn {
        if self.part.waits { Turn::Secretariat } else { self.record.organisation.state.turn() }
    }

    /// Whether it signed itself up under a name that sounds like one of the government, for whoever lets it in.
    fn takes_an_official_name(&self) -> bool {
        let found = &self.record.organisation;
        let is_decided_here = self.may.secretariat && self.part.waits;
        is_decided_here && (sounds_official(&found.name) || sounds_official(&found.short_name))
    }

    /// The form that invites its person in charge.
    fn invite_link(&self) -> String {
        let found = &self.record.organisation;
        let fields = [
            ("organisation", found.id.as_str()),
            ("name", found.contact_name.as_str()),
            ("email", found.contact_email.as_str()),
            ("phone", found.contact_phone.as_str()),
        ];
        let query: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        format!("/invitations/new?{query}")
    }

    /// Whether it is the reader who has to act.
    fn is_my_turn(&self) -> bool {
        match self.turn() {
            Turn::Partner | Turn::Office => self.may.own,
            Turn::Secretariat => self.may.secretariat,
            Turn::Nobody => false,
        }
    }

    fn stage(&self) -> Option<Stage> {
        self.record.organisation.state.verification()
    }

    fn can_submit(&self) -> bool {
        self.may.edit && is_to_hand_in(&self.record.organisation)
    }

    /// What the secretariat looks at once it is handed in.
    fn points(&self) -> &'static [&'static str] {
        POINTS
    }

    fn can_check(&self) -> bool {
        self.may.secretariat && self.stage() == Some(Stage::Submitted)
    }

    /// Whether the reader may write down what Kesbangpol found: of whatever was handed in.
    fn can_note_legality(&self) -> bool {
        self.may.note_legality && self.record.organisation.state.is_handed_in()
    }

    fn can_suspend(&self) -> bool {
        self.may.secretariat && self.is_partner() && self.stage() == Some(Stage::Verified)
    }

    fn can_reinstate(&self) -> bool {
        self.may.secretariat && self.stage() == Some(Stage::Suspended)
    }

    fn can_reopen(&self) -> bool {
        self.may.edit && self.is_partner() && matches!(self.stage(), Some(Stage::Submitted | Stage::Verified))
    }

    /// Whether the reader may ask for an invitation to the cycle: for whoever keeps a partner that is verified.
    fn can_ask(&self) -> bool {
        self.may.own && self.stage() == Some(Stage::Verified) && !self.part.waits
    }

    /// Whether nobody can have checked its legal documents by this record, though it counts as verified: records from elsewhere
    /// come so.
    fn is_unchecked(&self) -> bool {
        self.stage() == Some(Stage::Verified) && self.record.organisation.legal_form.is_none()
    }

    /// The steps of verification as the page draws them: key of the name, class, whether it is the present one.
    fn steps(&self) -> Vec<(&'static str, &'static str, bool)> {
        let Some(stage) = self.stage() else { return Vec::new() };
        let place = match stage {
            Stage::Draft | Stage::Returned => 0,
            Stage::Submitted => 1,
            Stage::Verified | Stage::Suspended => 2,
        };
        let first = if stage == Stage::Returned { "standing-returned" } else { "standing-draft" };
        let last = if stage == Stage::Suspended { "standing-suspended" } else { "standing-verified" };
        let names = [first, "partner-step-checked", last];
        let bad = matches!(stage, Stage::Returned | Stage::Suspended);
        (0..)
            .zip(names)
            .map(|(at, name)| match at {
                1 if self.is_unchecked() => (name, "", false),
                at if at < place => (name, "done", false),
                at if at == place && bad => (name, "bad", true),
                at if at == place => (name, "", stage != Stage::Verified),
                _ => (name, "", false),
            })
            .map(|(name, class, now)| {
                if name == "standing-verified" && stage == Stage::Verified {
                    (name, "done", false)
                } else {
                    (name, class, now)
                }
            })
            .collect()
    }

    fn fields(&self) -> Vec<(String, String)> {
        self.record.fields.iter().map(|code| (code.clone(), field_name(code))).collect()
    }

    fn has_contact(&self) -> bool {
        let found = &self.record.organisation;
        [&found.contact_name, &found.contact_email, &found.contact_phone, &found.address]
            .iter()
            .any(|text| !text.is_empty())
    }

    fn changes(&self, line: &Happening) -> Vec<Change> {
        let (before, after) =
            (audit::told(line.before_json.as_deref()), audit::told(line.after_json.as_deref()));
        difference(before.as_ref(), after.as_ref())
    }

    fn event(&self, line: &Happening) -> String {
        self.frame.say(&format!("event-{}", line.kind.replace(['.', '_'], "-")))
    }

    /// Who acted; the operator of the machine and an applicant have no name of its own, and of whoever was erased none is left.
    fn who(&self, name: &str) -> String {
        match name {
            "" => self.frame.say("registry-withdrawn"),
            name if name == Actor::operator().name => self.frame.say("registry-operator"),
            name if name == Actor::applicant().name => self.frame.say("registry-applicant"),
            name => name.to_owned(),
        }
    }

    fn event_class(&self, line: &Happening) -> &'static str {
        match line.kind.as_str() {
            "organisation.verified" | "organisation.reinstated" => "good",
            "organisation.returned" | "organisation.suspended" => "bad",
            _ => "",
        }
    }
}
