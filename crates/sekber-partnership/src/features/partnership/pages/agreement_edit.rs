//! The form of a paper of a partnership: begun with what is known already, changed by both sides until it is signed.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::partnership::{AgreementKind, AgreementState, Capacity, Part};
use sekber_core::reading::read_money;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{Currency, Money, OrganisationId, PartnershipId};

use super::act::day;
use super::agreement_begun::begun;
use crate::features::document;
use crate::features::partnership::actions::agreement as verbs;
use crate::features::partnership::checklist::{checklist, own_papers};
use crate::features::partnership::draft::AgreementDraft;
use crate::features::partnership::guard::{AgreementParty, AgreementScene, PartnershipParty, Scene};
use crate::features::partnership::model::{Agreement, Party};
use crate::features::partnership::store::{agreements, record, stands};
use crate::features::registry;
use crate::kit::access::refusal;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, page, page_with};
use crate::kit::problem::Problem;

type Pair = (String, String);

#[derive(Template)]
#[template(path = "features/partnership/pages/agreement_edit.html")]
struct EditPage {
    frame: Frame,
    kind: AgreementKind,
    typed: Form,
    faults: Faults,
    /// Where the form is sent, and where the way back leads.
    action: String,
    back: String,
    partnership: Pair,
    bases: Vec<Pair>,
    offices: Vec<Pair>,
    fields: Vec<Pair>,
    regent: String,
    /// Whether only the head of the region signs it for the district.
    for_regent: bool,
}

impl EditPage {
    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }

    fn paragraphs(&self, name: &str) -> String {
        self.typed.paragraphs(name).to_owned()
    }

    fn is_chosen(&self, name: &str, value: &str) -> bool {
        self.typed.all(name).any(|chosen| chosen == value)
    }
}

/// What the form needs to know about whom the paper is between.
struct Between<'a> {
    kind: AgreementKind,
    parties: &'a [Party],
    /// The partnerships for which it is.
    serves: Vec<PartnershipId>,
    partnership: Pair,
    action: String,
    back: String,
}

async fn edit_page(
    app: &App,
    frame: Frame,
    between: Between<'_>,
    typed: Form,
    faults: Faults,
) -> Result<EditPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let Between { kind, parties, serves, partnership, action, back } = between;
    let partner = parties.iter().find(|party| party.part == Part::Partner).ok_or(Problem::NotFound)?;
    let bases = match verbs::ground(kind, partner, &serves) {
        None => Vec::new(),
        Some(ground) => agreements::bases(db, &region, &ground).await?,
    };
    let base = |one: &Agreement| {
        let name = frame.say_code("agreement-kind-", one.kind.as_str());
        let number =
            if one.number_district.is_empty() { one.title.clone() } else { one.number_district.clone() };
        let state = match one.is_over(app.today()) {
            true => frame.say("agreement-over"),
            false => frame.say_code("agreement-state-", one.state.as_str()),
        };
        let days = match (one.starts_on, one.ends_on) {
            (Some(starts), Some(ends)) => format!(", {}", frame.civil_days(&starts, &ends)),
            _ => String::new(),
        };
        (one.id.to_string(), format!("{name} – {number} ({state}){days}"))
    };
    let offices = parties.iter().filter(|party| party.part.side() == Side::Office);
    // What changes an agreement is signed by whoever could sign that.
    let changed_by_holders =
        kind == AgreementKind::Amendment && bases.iter().any(|one| one.kind.is_for_holders());
    Ok(EditPage {
        for_regent: !kind.is_for_holders() && !changed_by_holders,
        bases: bases.iter().map(base).collect(),
        offices: offices.map(|party| (party.organisation_id.to_string(), party.name.clone())).collect(),
        fields: if kind.has_fields() { registry::field_choices(&frame.district.region) } else { Vec::new() },
        regent: document::head_of_region(app),
        kind,
        action,
        back,
        partnership,
        typed,
        faults,
        frame,
    })
}

/// The draft that a form holds.
fn read(form: &Form, kind: AgreementKind, faults: &mut Faults) -> AgreementDraft {
    let amount = form.filled("amount").and_then(|text| match read_money(text, Currency::IDR) {
        Ok(money) if money.currency == Currency::IDR => Some(money.minor),
        _ => {
            faults.add_with("amount", "fault-agreement-amount-unread", "value", text);
            None
        }
    });
    AgreementDraft {
        kind,
        title: form.text("title").to_owned(),
        base: form.parsed("base", "fault-not-a-choice", faults),
        office: form.parsed("office", "fault-not-a-choice", faults),
        signer: form.parsed("signer", "fault-not-a-choice", faults).unwrap_or(Capacity::Regent),
        district_name: form.text("district_name").to_owned(),
        district_position: form.text("district_position").to_owned(),
        district_number: form.text("district_number").to_owned(),
        district_rank: form.text("district_rank").to_owned(),
        partner_name: form.text("partner_name").to_owned(),
        partner_position: form.text("partner_position").to_owned(),
        partner_number: form.text("partner_number").to_owned(),
        partner_rank: form.text("partner_rank").to_owned(),
        village: form.text("village").to_owned(),
        village_head_name: form.text("village_head_name").to_owned(),
        village_head_number: form.text("village_head_number").to_owned(),
        purpose: form.paragraphs("purpose").to_owned(),
        scope: form.paragraphs("scope").to_owned(),
        financing: form.paragraphs("financing").to_owned(),
        amount_minor: amount,
        items: form.paragraphs("items").to_owned(),
        starts_on: day(form, "starts_on", faults),
        ends_on: day(form, "ends_on", faults),
        fields: form.all("field").map(str::to_owned).collect(),
    }
}

fn between(kind: AgreementKind, scene: &Scene) -> Between<'_> {
    let path = scene.partnership.path();
    Between {
        kind,
        parties: &scene.parties,
        serves: vec![scene.partnership.id.clone()],
        partnership: (path.clone(), scene.partnership.title.clone()),
        action: format!("{path}/agreements"),
        back: path,
    }
}

/// The form of a new paper.
pub async fn new(
    PartnershipParty(scene): PartnershipParty,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = frame.query(query.as_deref());
    // Without a choice it is the first paper of the road.
    let first = verbs::kinds(&scene.actor, &scene.partnership, &scene.parties, &[]).into_iter().next();
    let kind: AgreementKind = asked.filter("kind").or(first).ok_or(Problem::NotFound)?;
    if !verbs::may_write_kind(&scene.actor, &scene.parties, kind) {
        return Err(refusal(&scene.actor));
    }
    // What the road itself does not ask for, a step of the district may.
    let mut begins = verbs::may_begin(&scene.actor, &scene.partnership, kind, &[]);
    if begins.is_err()
        && let Some(road) = scene.partnership.road
    {
        let found = stands::evidence(app.db(), &app.region(), &scene.partnership.id, app.today()).await?;
        let own = own_papers(&checklist(road, &found));
        begins = verbs::may_begin(&scene.actor, &scene.partnership, kind, &own);
    }
    begins?;
    let typed = begun(&app, kind, &scene).await?;
    let shown = edit_page(&app, frame, between(kind, &scene), typed, Faults::none()).await?;
    if kind == AgreementKind::Amendment && shown.bases.is_empty() {
        return Err(Problem::refused("agreement-refused-no-base"));
    }
    page(&shown)
}

/// Begins a paper.
pub async fn create(
    PartnershipParty(scene): PartnershipParty,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let kind: AgreementKind = form.text("kind").parse().map_err(|_| Problem::NotFound)?;
    let mut faults = Faults::none();
    let draft = read(&form, kind, &mut faults);
    let faults = match faults.is_empty() {
        false => faults.and(draft.faults()),
        true => match verbs::draft(&app, &scene.actor, &scene.partnership.id, &draft).await {
            Ok(id) => return Ok(go(format!("/agreements/{id}"), "notice-agreement-drafted")),
            Err(Problem::Invalid(faults)) => faults,
            Err(other) => return Err(other),
        },
    };
    page_with(
        StatusCode::UNPROCESSABLE_ENTITY,
        &edit_page(&app, frame, between(kind, &scene), form, faults).await?,
    )
}

fn filled(agreement: &Agreement) -> Form {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let id = |id: &Option<OrganisationId>| id.as_ref().map(ToString::to_string).unwrap_or_default();
    let amount = |minor| Money { minor, currency: Currency::IDR }.id().trim_start_matches("Rp").to_owned();
    let amount = agreement.amount_minor.map(amount).unwrap_or_default();
    let mut fields: Vec<Pair> = [
        ("title", agreement.title.clone()),
        ("base", agreement.base_id.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("office", id(&agreement.office_id)),
        ("signer", agreement.signer.to_string()),
        ("district_name", agreement.district_name.clone()),
        ("district_position", agreement.district_position.clone()),
        ("district_number", agreement.district_number.clone()),
        ("district_rank", agreement.district_rank.clone()),
        ("partner_name", agreement.partner_name.clone()),
        ("partner_position", agreement.partner_position.clone()),
        ("partner_number", agreement.partner_number.clone()),
        ("partner_rank", agreement.partner_rank.clone()),
        ("village", agreement.village.clone()),
        ("village_head_name", agreement.village_head_name.clone()),
        ("village_head_number", agreement.village_head_number.clone()),
        ("purpose", agreement.purpose.clone()),
        ("scope", agreement.scope.clone()),
        ("financing", agreement.financing.clone()),
        ("amount", amount),
        ("items", agreement.items.clone()),
        ("starts_on", day(agreement.starts_on)),
        ("ends_on", day(agreement.ends_on)),
        ("version", agreement.version.to_string()),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect();
    fields.extend(agreement.fields().into_iter().map(|code| ("field".to_owned(), code)));
    Form::from(fields)
}

async fn page_of(
    app: &App,
    frame: Frame,
    agreement: &Agreement,
    typed: Form,
    faults: Faults,
) -> Result<EditPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let partnerships = agreements::partnerships(db, &region, &agreement.id).await?;
    let first = partnerships.first().ok_or(Problem::NotFound)?;
    let parties = record::parties(db, &region, &first.id).await?;
    let between = Between {
        kind: agreement.kind,
        parties: &parties,
        serves: partnerships.iter().map(|one| one.id.clone()).collect(),
        partnership: (first.path(), first.title.clone()),
        action: format!("{}/edit", agreement.path()),
        back: agreement.path(),
    };
    edit_page(app, frame, between, typed, faults).await
}

/// The form of a draft; what is signed or given up has none any more, and its page says so.
pub async fn show(
    AgreementParty(AgreementScene { agreement, .. }): AgreementParty,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    if agreement.state != AgreementState::Draft {
        return Err(Problem::refused("agreement-refused-signed"));
    }
    page(&page_of(&app, frame, &agreement, filled(&agreement), Faults::none()).await?)
}

/// Changes a draft.
pub async fn change(
    AgreementParty(AgreementScene { actor, agreement, .. }): AgreementParty,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    // The kind of a paper stays.
    let said = form.parsed("kind", "fault-not-a-choice", &mut faults).unwrap_or(agreement.kind);
    if said != agreement.kind {
        faults.add("kind", "fault-not-a-choice");
    }
    let draft = read(&form, agreement.kind, &mut faults);
    let version = form.version();
    let faults = match faults.is_empty() {
        false => faults.and(draft.faults()),
        true => match verbs::change(&app, &actor, &agreement.id, version, &draft).await {
            Ok(()) => return Ok(go(agreement.path(), "notice-agreement-changed")),
            Err(Problem::Invalid(faults)) => faults,
            Err(other) => return Err(other),
        },
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page_of(&app, frame, &agreement, form, faults).await?)
}
