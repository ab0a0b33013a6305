//! The form of an office or partner, for adding and for changing.

mod met;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::registry::kinds::{LegalForm, Level, Provenance, Side};
use sekber_core::registry::verification::State as Verification;
use sekber_core::value::{OrganisationId, RegionCode};

use self::met::Conflict;
use super::{Choices, field_name};
use crate::features::district;
use crate::features::registry::duplicates::{Double, look_for};
use crate::features::registry::model::{Kind, Name, Record, list_path, record_path};
use crate::features::registry::store::{self, record};
use crate::features::registry::{OrganisationDraft, Saved, actions, form, identity};
use crate::kit::access::{Actor, Member, OrganisationEditor, Secretariat};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::once;
use crate::kit::page::{Frame, go, page, page_with};
use crate::kit::problem::Problem;

/// Most fields of government that a search offers.
const OFFERED: usize = 12;

#[derive(Template)]
#[template(path = "features/registry/pages/edit.html")]
struct EditPage {
    frame: Frame,
    side: Side,
    known: Option<Name>,
    version: i64,
    /// What each field held when the form was opened, as digests.
    opened: String,
    draft: OrganisationDraft,
    quota: String,
    faults: Faults,
    themes: Choices,
    kinds: Choices,
    levels: Choices,
    forms: Choices,
    provenances: Choices,
    searched: String,
    offered: Vec<Offer>,
    doubles: Vec<Double>,
    conflict: Option<Conflict>,
    secretariat: bool,
    /// Whether another name, kind or legal form takes the verification back.
    verified: bool,
}

/// A field of government that can be ticked.
struct Offer {
    code: String,
    name: String,
    chosen: bool,
}

impl EditPage {
    async fn new(app: &App, frame: Frame, actor: &Actor, draft: OrganisationDraft) -> Result<Self, Problem> {
        let themes = district::themes(app.db(), &app.region()).await?;
        let language = frame.language;
        Ok(Self {
            side: draft.side(),
            known: None,
            version: 0,
            opened: String::new(),
            quota: draft.quota.map(|quota| quota.to_string()).unwrap_or_default(),
            faults: Faults::none(),
            themes: themes
                .into_iter()
                .map(|theme| (theme.code.clone(), theme.name(language).to_owned()))
                .collect(),
            kinds: frame.say_codes("kind-", Kind::all(draft.side())),
            levels: frame.say_codes("level-", Level::ALL.iter()),
            forms: frame.say_codes("legal-form-", LegalForm::ALL.iter()),
            provenances: frame.say_codes(
                "provenance-",
                Provenance::ALL.iter().filter(|one| **one != Provenance::Simulated),
            ),
            searched: String::new(),
            offered: offers("", &draft.fields, &frame.district.region),
            doubles: Vec::new(),
            conflict: None,
            secretariat: actor.is_secretariat(),
            verified: false,
            draft,
            frame,
        })
    }

    fn of(mut self, record: &Record) -> Self {
        let found = &record.organisation;
        self.version = found.version;
        self.opened = met::began_with(record);
        self.verified = found.state.verification() == Some(Verification::Verified);
        self.known = Some(Name {
            id: found.id.clone(),
            side: found.side,
            code: found.code.clone(),
            name: found.name.clone(),
            short_name: found.short_name.clone(),
        });
        self
    }

    /// Keeps what was typed where it could not be read.
    fn typed(mut self, form: &Form, faults: Faults) -> Self {
        self.quota = form.text("quota").to_owned();
        self.searched = form.text("field_words").to_owned();
        self.offered = offers(&self.searched, &self.draft.fields, &self.frame.district.region);
        self.faults = faults;
        self
    }

    fn is_partner(&self) -> bool {
        self.side == Side::Partner
    }

    fn action(&self) -> String {
        match &self.known {
            Some(known) => format!("{}/edit", known.path()),
            None => format!("{}/new", list_path(self.side)),
        }
    }

    fn back(&self) -> String {
        self.known.as_ref().map_or_else(|| list_path(self.side).to_owned(), Name::path)
    }

    fn title(&self) -> String {
        match (&self.known, self.side) {
            (Some(known), _) => self.frame.say_with("registry-edit-title", "name", &known.name),
            (None, Side::Office) => self.frame.say("office-add"),
            (None, Side::Partner) => self.frame.say("partner-add"),
        }
    }

    fn is_new(&self) -> bool {
        self.known.is_none()
    }

    fn has_theme(&self, code: &str) -> bool {
        self.draft.themes.iter().any(|chosen| chosen == code)
    }

    fn code(&self) -> &str {
        self.draft.code.as_deref().unwrap_or_default()
    }

    /// What is said of the code: an example of the same side.
    fn code_hint(&self) -> &'static str {
        match self.side {
            Side::Office => "office-code-hint",
            Side::Partner => "partner-code-hint",
        }
    }

    fn level(&self) -> &str {
        self.draft.level.map_or("", Level::as_str)
    }

    fn legal_form(&self) -> &str {
        self.draft.legal_form.map_or("", LegalForm::as_str)
    }

    /// The kind chosen; none yet in an empty form.
    fn kind(&self) -> &str {
        if self.draft.name.is_empty() && self.is_new() { "" } else { self.draft.kind.as_str() }
    }
}

/// The fields of government to tick: those chosen first, then those found. Words that name a kegiatan or
/// sub-kegiatan find the field it belongs to.
fn offers(words: &str, chosen: &[String], district: &RegionCode) -> Vec<Offer> {
    use sekber_facts::nomenclature::{Entry, Level, ancestors, search_in};
    let offer = |code: &str, chosen: bool| Offer { code: code.to_owned(), name: field_name(code), chosen };
    let mut offers: Vec<Offer> = chosen.iter().map(|code| offer(code, true)).collect();
    let field_of = |entry: &'static Entry| match entry.level {
        Level::Urusan => None,
        Level::Bidang => Some(entry.code),
        _ => ancestors(entry.code)
            .into_iter()
            .find(|above| above.level == Level::Bidang)
            .map(|above| above.code),
    };
    let most = chosen.len() + OFFERED;
    for code in search_in(words, 400, district.as_str()).into_iter().filter_map(field_of) {
        let placed = code.starts_with(|c: char| c.is_ascii_digit());
        if placed && offers.len() < most && !offers.iter().any(|known| known.code == code) {
            offers.push(offer(code, false));
        }
    }
    offers
}

#[derive(Template)]
#[template(path = "features/registry/pages/field_offers.html")]
struct OffersPart {
    frame: Frame,
    searched: String,
    offered: Vec<Offer>,
}

/// The fields of government that words find, as a part of the form.
pub async fn fields(_: Member, frame: Frame, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let form = Form::from_query(query.as_deref());
    let chosen: Vec<String> = form.all("fields").take(50).map(str::to_owned).collect();
    let searched = form.text("field_words").to_owned();
    page(&OffersPart { offered: offers(&searched, &chosen, &frame.district.region), searched, frame })
}

/// The empty form of an office.
pub async fn new_office(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    empty(app, frame, &actor, Side::Office).await
}

/// The empty form of a partner.
pub async fn new_partner(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    empty(app, frame, &actor, Side::Partner).await
}

async fn empty(app: App, frame: Frame, actor: &Actor, side: Side) -> Result<Response, Problem> {
    let kind = Kind::all(side).first().copied().ok_or(Problem::NotFound)?;
    page(&EditPage::new(&app, frame, actor, OrganisationDraft::new(kind, "")).await?)
}

/// Adds an office.
pub async fn add_office(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    add(app, frame, actor, Side::Office, form).await
}

/// Adds a partner, after asking whether it is not one that is registered already.
pub async fn add_partner(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    add(app, frame, actor, Side::Partner, form).await
}

async fn add(app: App, frame: Frame, actor: Actor, side: Side, form: Form) -> Result<Response, Problem> {
    let (mut typed, unreadable) = form::read(&form, side, None, &actor);
    let mut edit = EditPage::new(&app, frame, &actor, typed.clone()).await?;
    let faults = unreadable.and(typed.faults());
    if only_searches(&form)? {
        return page(&edit.typed(&form, Faults::none()));
    }
    if !faults.is_empty() {
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &edit.typed(&form, faults));
    }
    once::ask_first(&app, &actor).await?;
    if side == Side::Partner && !form.switched("anyway")? {
        let all = record::comparables(app.db(), &app.region()).await?;
        edit.doubles =
            look_for((typed.name.as_str(), typed.short_name.as_str(), typed.website.as_str()), all).await?;
        if !edit.doubles.is_empty() {
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &edit.typed(&form, Faults::none()));
        }
    }
    typed.is_another = form.switched("anyway")?;
    match actions::add(&app, &actor, typed).await {
        Ok(id) => Ok(go(record_path(side, &id), "notice-organisation-saved")),
        Err(Problem::Invalid(faults)) => {
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &edit.typed(&form, faults))
        }
        Err(other) => Err(other),
    }
}

/// Whether the button pressed only looks for fields of government, as it does without script.
fn only_searches(form: &Form) -> Result<bool, Problem> {
    form.one_of("action", &[("", false), ("search", true)])
}

async fn living(app: &App, id: &OrganisationId) -> Result<Record, Problem> {
    let found = store::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    if found.organisation.merged_into.is_some() { Err(Problem::NotFound) } else { Ok(found) }
}

/// The form of an office or partner as it stands.
pub async fn edit(
    editor: OrganisationEditor,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let record = living(&app, &editor.organisation).await?;
    let draft = OrganisationDraft::of(&record);
    page(&EditPage::new(&app, frame, &editor.actor, draft).await?.of(&record))
}

/// Changes an office or partner.
pub async fn save(
    editor: OrganisationEditor,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let began = form.opened_with()?;
    let record = living(&app, &editor.organisation).await?;
    let side = record.organisation.side;
    let (mut typed, unreadable) = form::read(&form, side, Some(&record), &editor.actor);
    let edit = EditPage::new(&app, frame, &editor.actor, typed.clone()).await?.of(&record);
    let faults = unreadable.and(typed.faults());
    if only_searches(&form)? {
        return page(&keep_version(edit, &form).typed(&form, Faults::none()));
    }
    if !faults.is_empty() {
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &keep_version(edit, &form).typed(&form, faults));
    }
    let version = form.version();
    typed.is_another = form.switched("anyway")?;
    match actions::change(&app, &editor.actor, &editor.organisation, version, &typed).await {
        Ok(Saved::Kept) => Ok(go(record.organisation.path(), "notice-organisation-saved")),
        Ok(Saved::Waits) => Ok(go(record.organisation.path(), "notice-organisation-waits")),
        Err(Problem::Conflict) => met::meet(&app, &editor, edit, (&began, &form), typed).await,
        Err(Problem::Invalid(faults)) => {
            let mut edit = keep_version(edit, &form);
            if edit.secretariat && faults.of("name").is_some_and(|fault| fault.key == identity::TAKEN) {
                let all = record::comparables(app.db(), &app.region()).await?;
                edit.doubles = same_names(&editor.organisation, &typed, all).await?;
            }
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &edit.typed(&form, faults))
        }
        Err(other) => Err(other),
    }
}

/// The partners that have the name a partner is to get: the secretariat is asked whether it is another one all the same.
async fn same_names(
    id: &OrganisationId,
    typed: &OrganisationDraft,
    all: Vec<record::Comparable>,
) -> Result<Vec<Double>, Problem> {
    let is_same = |double: &Double| double.id != *id && identity::is_same_name(&double.name, &typed.name);
    Ok(look_for((typed.name.as_str(), "", ""), all).await?.into_iter().filter(is_same).collect())
}

/// A form that comes back to be mended still starts from the version that the person saw.
fn keep_version(mut edit: EditPage, form: &Form) -> EditPage {
    edit.version = form.version();
    form.text("opened").clone_into(&mut edit.opened);
    edit
}
