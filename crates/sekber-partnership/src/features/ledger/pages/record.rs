//! The form of an entry, for a new one and for what takes the place of one that is undone.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::ledger::{Amount, Disclosure, Stage, ValueMethod, Way};
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::{Currency, LedgerEntryId, Money, ProgrammeId};

use super::{shown, told};
use crate::features::ledger::actions;
use crate::features::ledger::filter::LedgerSight;
use crate::features::ledger::form::{self, OTHER};
use crate::features::ledger::guard::LedgerKeeper;
use crate::features::ledger::model::LedgerEntry;
use crate::features::ledger::store::choices::{Choices, Pair, of_form};
use crate::features::ledger::store::entries;
use crate::features::partnership::{self, Part, Partnership, Party, Scene};
use crate::kit::app::App;
use crate::kit::files::{DOCUMENTS, Upload};
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, page, page_with};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// The form's page.
#[derive(Template)]
#[template(path = "features/ledger/pages/form.html")]
pub struct FormPage {
    /// The frame.
    pub frame: Frame,
    partnership: Partnership,
    /// The entry that is undone; none for a new one.
    pub undone: Option<LedgerEntry>,
    /// What was typed.
    pub typed: Form,
    /// What is to be mended.
    pub faults: Faults,
    stages: Vec<Pair>,
    ways: Vec<Pair>,
    forms: Vec<Pair>,
    methods: Vec<Pair>,
    disclosures: Vec<Pair>,
    programmes: Vec<Pair>,
    aboves: Vec<Pair>,
    /// What the form offers.
    pub choices: Choices,
    hands: Vec<Pair>,
    file_lost: bool,
}

impl FormPage {
    /// The page of a partnership's form. Three statements.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn of(
        app: &App,
        frame: Frame,
        (partnership, actor): (Partnership, &crate::kit::access::Actor),
        typed: Form,
    ) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        let choices = of_form(db, &region, &partnership.id).await?;
        let carried = partnership::programmes(db, &region, &partnership.id).await?;
        let sight = LedgerSight::of(actor);
        let mut known = entries::of_partnership(db, &region, &partnership.id, &sight).await?;
        // What is older than those that are offered stays chosen where it was.
        if let Ok(id) = typed.text("out_of").parse::<LedgerEntryId>()
            && known.iter().all(|entry| entry.id != id)
        {
            let older = entries::find(db, &region, &id, &sight).await?;
            known.extend(older.filter(|entry| entry.partnership_id == partnership.id));
        }
        let aboves = known.iter().filter(|entry| !entry.is_undone()).map(|entry| above(&frame, entry));
        let mut hands = choices.hands.clone();
        hands.push((OTHER.to_owned(), frame.say("ledger-other-name")));
        Ok(Self {
            stages: frame.say_codes("ledger-stage-", Stage::ALL),
            ways: frame.say_codes("ledger-way-", Way::ALL),
            forms: frame.say_codes("ledger-form-", FundingForm::ALL),
            methods: frame.say_codes("ledger-method-", ValueMethod::ALL),
            disclosures: frame.say_codes("ledger-disclosure-", Disclosure::ALL),
            programmes: carried.into_iter().map(|one| (one.programme_id.to_string(), one.title)).collect(),
            aboves: aboves.collect(),
            undone: None,
            faults: Faults::none(),
            file_lost: false,
            partnership,
            typed,
            choices,
            hands,
            frame,
        })
    }

    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }

    fn action(&self) -> String {
        match &self.undone {
            Some(entry) => format!("{}/correct", entry.path()),
            None => format!("/partnerships/{}/ledger/new", self.partnership.id),
        }
    }

    fn disclosure(&self) -> &str {
        self.typed.filled("disclosure").unwrap_or(Disclosure::Exact.as_str())
    }

    fn form(&self) -> &str {
        self.typed.filled("form").unwrap_or("cash")
    }

    fn has_place(&self, code: &str) -> bool {
        self.typed.all("place").any(|place| place == code)
    }

    /// Whether what is odd about the entry has to be confirmed.
    fn asks_to_confirm(&self) -> bool {
        self.typed.is_set("confirmed") || self.faults.of("confirmed").is_some()
    }

    /// Whether less usual fields hold something, so that their fold is open.
    fn has_more(&self) -> bool {
        let fields = ["rate", "quantity", "unit", "out_of", "programme", "place", "note"];
        let faults = [
            "rate",
            "rate_on",
            "rate_source",
            "quantity",
            "unit",
            "method",
            "out_of",
            "programme",
            "place",
            "note",
        ];
        fields.iter().any(|name| self.typed.is_set(name))
            || faults.iter().any(|name| self.faults.of(name).is_some())
    }
}

fn above(frame: &Frame, entry: &LedgerEntry) -> Pair {
    let text = format!(
        "{} {}: {} → {}, {}",
        frame.say_code("ledger-stage-", entry.stage.as_str()),
        entry.year,
        entry.funder_name,
        entry.implementer_name,
        shown::told(frame, entry)
    );
    (entry.id.to_string(), text)
}

/// What a new entry begins with: this year, the partner's own money.
fn begun(app: &App, parties: &[Party], given: &Form) -> Form {
    let partner = parties.iter().find(|party| party.part == Part::Partner);
    let partner = partner.map(|party| party.organisation_id.to_string()).unwrap_or_default();
    let mut pairs: Vec<(String, String)> =
        given.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    for (name, value) in [
        ("year", app.today().year().to_string()),
        ("way", Way::PartnerRun.to_string()),
        ("funder", partner.clone()),
        ("implementer", partner),
    ] {
        pairs.push((name.to_owned(), value));
    }
    Form::from(pairs)
}

/// The empty form; whoever may not send it is told so before they fill it in.
pub async fn new(
    LedgerKeeper(scene): LedgerKeeper,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    partnership::require_verified_now(&app, &scene.actor, &scene.parties).await?;
    let Scene { actor, partnership, parties } = scene;
    let given = Form::from_query(query.as_deref());
    let told = given.filled("told").map(str::to_owned);
    // What a line says stands alone.
    let given = if told.is_some() { Form::default() } else { given };
    let typed = begun(&app, &parties, &given);
    let mut form_page = FormPage::of(&app, frame, (partnership, &actor), typed).await?;
    if let Some(told) = told {
        let carried: Vec<ProgrammeId> =
            form_page.programmes.iter().filter_map(|(id, _)| id.parse().ok()).collect();
        let filled = told::filled(&app, &told, (&carried, &form_page.choices)).await?;
        form_page.typed = begun(&app, &parties, &Form::from(filled));
    }
    page(&form_page)
}

/// Records an entry.
pub async fn record(
    LedgerKeeper(scene): LedgerKeeper,
    State(app): State<App>,
    frame: Frame,
    upload: Upload,
) -> Result<Response, Problem> {
    let Scene { actor, partnership, .. } = scene;
    let id = partnership.id.clone();
    let mut form_page = FormPage::of(&app, frame, (partnership, &actor), upload.form.clone()).await?;
    let mut faults = Faults::none();
    let draft = form::read(&upload.form, &form_page.choices, app.today(), &mut faults);
    let file = upload.file.as_ref().and_then(|file| file.accepted(DOCUMENTS, &mut faults));
    let done = match faults.is_empty() {
        true => actions::record(&app, &actor, &id, &draft, file).await,
        false => Err(Problem::Invalid(faults)),
    };
    match done {
        Ok(entry) => Ok(go(format!("/ledger/{entry}"), "notice-ledger-recorded")),
        Err(Problem::Invalid(faults)) => {
            form_page.faults = faults;
            form_page.file_lost = upload.file.is_some();
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &form_page)
        }
        Err(Problem::NotAllowed) => {
            form_page.faults = Faults::one("funder", "fault-ledger-not-yours");
            form_page.file_lost = upload.file.is_some();
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &form_page)
        }
        Err(other) => Err(other),
    }
}

/// The form filled with what an entry says.
pub fn filled(entry: &LedgerEntry) -> Form {
    let money = |minor: i64| {
        let money = Money { minor, currency: entry.currency };
        money.id().trim_start_matches("Rp").to_owned()
    };
    let hand = |id: &Option<sekber_core::value::OrganisationId>| {
        id.as_ref().map_or(OTHER.to_owned(), ToString::to_string)
    };
    let (amount, high) = match entry.amount() {
        Amount::Exact(minor) => (money(minor), String::new()),
        Amount::Band(low, high) => (money(low), money(high)),
        Amount::NotDisclosed => (String::new(), String::new()),
    };
    let number = |text: String| text.replace('.', "");
    let rate = entry.rate_micro.filter(|_| entry.currency != Currency::IDR);
    let mut pairs = vec![
        ("stage", entry.stage.to_string()),
        ("way", entry.way.to_string()),
        ("form", entry.form.to_string()),
        ("year", entry.year.to_string()),
        ("on_day", entry.on_day.map(|day| day.to_string()).unwrap_or_default()),
        ("funder", hand(&entry.funder_id)),
        ("funder_name", entry.funder_name.clone()),
        ("implementer", hand(&entry.implementer_id)),
        ("implementer_name", entry.implementer_name.clone()),
        ("out_of", entry.out_of_id.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("programme", entry.programme_id.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("disclosure", entry.disclosure.to_string()),
        ("amount", amount),
        ("amount_high", high),
        ("rate", rate.map(|micro| number(shown::rate(Language::Indonesian, micro))).unwrap_or_default()),
        ("rate_on", entry.rate_on.map(|day| day.to_string()).unwrap_or_default()),
        ("rate_source", entry.rate_source.clone()),
        (
            "quantity",
            entry
                .quantity_milli
                .map(|milli| number(shown::thousandths(Language::Indonesian, milli)))
                .unwrap_or_default(),
        ),
        ("unit", entry.unit.clone()),
        ("method", entry.value_method.map(|method| method.to_string()).unwrap_or_default()),
        ("source", entry.source.clone()),
        ("note", entry.note.clone()),
    ];
    let places = entry.classes().into_iter().filter(|(by, _)| *by == sekber_core::ledger::Dimension::Place);
    pairs.extend(places.map(|(_, code)| ("place", code)));
    Form::from(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Vec<_>>())
}
