//! What imported files tell of a partnership's money and nobody has recorded yet: the chosen lines become entries.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::ledger::Way;
use sekber_core::value::{Currency, Money, PartnershipId, ProgrammeId};

use crate::features::ledger::actions::{Terms, record_told, set_aside};
use crate::features::ledger::filter::LedgerSight;
use crate::features::ledger::form::{OTHER, conversion};
use crate::features::ledger::guard::LedgerKeeper;
use crate::features::ledger::model::LedgerEntry;
use crate::features::ledger::offers::{
    AT_ONCE, Offer, draft, hand, offers, programmes, says_the_same, source, written,
};
use crate::features::ledger::store::choices::{Choices, Pair, of_form};
use crate::features::ledger::store::entries;
use crate::features::partnership::{Partnership, Scene};
use crate::features::programme::{self, ToldMoney};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, count, go_or_mend, page};
use crate::kit::problem::Problem;
use crate::kit::words::Fact;

/// A line as it is shown.
struct Row {
    id: String,
    kind: String,
    source: String,
    giver: String,
    receiver: String,
    day: String,
    amount: String,
    /// The entry that it corrects.
    corrects: Option<String>,
    /// An entry that says the same.
    alike: Option<String>,
}

/// The day and the amount of a line, as the reader's language writes them.
fn day_and_amount(frame: &Frame, line: &ToldMoney) -> (String, String) {
    let day = line.on_day.parse::<Date>().map_or_else(|_| line.on_day.clone(), |day| frame.civil_date(&day));
    (day, line.money().map(|money| frame.money(&money)).unwrap_or_default())
}

impl Row {
    fn of(frame: &Frame, offer: &Offer<'_>, (choices, entries): (&Choices, &[LedgerEntry])) -> Self {
        let line = offer.line;
        let (day, amount) = day_and_amount(frame, line);
        let draft = draft(line, choices, (Way::PartnerRun, None));
        let alike = draft.and_then(|draft| entries.iter().find(|entry| says_the_same(&draft, entry)));
        Self {
            alike: alike.map(|entry| entry.id.to_string()),
            id: line.id.clone(),
            kind: frame.say_code("told-kind-", programme::told_name(&line.kind)),
            source: source_shown(frame, line),
            giver: line.giver.clone(),
            receiver: line.receiver.clone(),
            day,
            amount,
            corrects: offer.corrects.and_then(|former| former.entry_id.clone()),
        }
    }
}

/// The document that says what a line says. What is meant for a time has that time as its number, which people read as days.
fn source_shown(frame: &Frame, line: &ToldMoney) -> String {
    let day = |text: &str| text.parse::<Date>().ok();
    let days = line.reference.split_once('/').and_then(|(from, until)| Some((day(from)?, day(until)?)));
    match days {
        Some((from, until)) => {
            format!("IATI {}, {}{}", line.source, frame.civil_days(&from, &until), written(line))
        }
        None => source(line),
    }
}

#[derive(Template)]
#[template(path = "features/ledger/pages/told.html")]
struct ToldPage {
    frame: Frame,
    partnership: Partnership,
    typed: Form,
    faults: Faults,
    /// The first lines that are offered, and how many there are.
    rows: Vec<Row>,
    count: i64,
    /// What they come to by kind and currency.
    sums: Vec<String>,
    /// Why others are not offered.
    kept: Vec<String>,
    /// The first lines that were set aside.
    aside: Vec<Row>,
    ways: Vec<Pair>,
    /// Whether a rate is needed for some of them.
    is_foreign: bool,
}

impl ToldPage {
    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }

    fn is_chosen(&self, id: &str) -> bool {
        self.typed.all("line").any(|line| line == id)
    }

    /// Whether what is odd about the lines has to be confirmed.
    fn asks_to_confirm(&self) -> bool {
        self.typed.is_set("confirmed") || self.faults.of("confirmed").is_some()
    }

    fn path(&self) -> String {
        path(&self.partnership.id)
    }
}

fn path(partnership: &PartnershipId) -> String {
    format!("/partnerships/{partnership}/ledger/told")
}

async fn told_page(
    app: &App,
    frame: Frame,
    partnership: Partnership,
    (typed, faults): (Form, Faults),
) -> Result<ToldPage, Problem> {
    let programmes = programmes(app, &partnership.id).await?;
    let known = programme::told_of(app.db(), &app.region(), &programmes).await?;
    let all = offers(&known);
    let offered: Vec<&Offer<'_>> = all.iter().filter(|offer| offer.is_open()).collect();
    let aside = all.iter().filter(|offer| offer.why.is_empty() && !offer.line.is_offered());
    let mut kept: BTreeMap<&str, i64> = BTreeMap::new();
    for offer in all.iter().filter(|offer| !offer.why.is_empty()) {
        *kept.entry(offer.why).or_default() += 1;
    }
    let idr = Currency::IDR.as_str();
    // What a file tells is money.
    let ways = Way::ALL.iter().filter(|way| !matches!(way, Way::InKind | Way::GoodsToOffice));
    let (db, region) = (app.db(), app.region());
    let sight = frame.actor.as_ref().map_or(LedgerSight::Of(Vec::new()), LedgerSight::of);
    let beside = match offered.is_empty() {
        true => (Choices::default(), Vec::new()),
        false => (
            of_form(db, &region, &partnership.id).await?,
            entries::of_partnership(db, &region, &partnership.id, &sight).await?,
        ),
    };
    let row = |offer: &Offer<'_>| Row::of(&frame, offer, (&beside.0, &beside.1));
    Ok(ToldPage {
        rows: offered.iter().take(AT_ONCE).copied().map(&row).collect(),
        count: count(offered.len()),
        sums: sums(&frame, &offered),
        kept: kept.iter().map(|(why, count)| frame.say_count(&format!("told-kept-{why}"), *count)).collect(),
        aside: aside.take(AT_ONCE).map(&row).collect(),
        ways: frame.say_codes("ledger-way-", ways),
        is_foreign: offered.iter().any(|offer| offer.line.currency != idr),
        faults: named(&frame, &all, faults),
        partnership,
        typed,
        frame,
    })
}

/// Faults of lines, with the day and the amount of the line that is meant.
fn named(frame: &Frame, all: &[Offer<'_>], faults: Faults) -> Faults {
    let say = |fact: &Fact| {
        let line = all.iter().find(|offer| offer.line.id == fact.to_string())?.line;
        let (day, amount) = day_and_amount(frame, line);
        Some(Fact::from(format!("{day}, {amount}")))
    };
    let mut named = Faults::none();
    for fault in faults.iter() {
        let facts = fault.facts.iter().map(|(name, fact)| match *name {
            "line" => (*name, say(fact).unwrap_or_else(|| fact.clone())),
            _ => (*name, fact.clone()),
        });
        named.add_with_all(&fault.field, fault.key, facts.collect());
    }
    named
}

/// What lines come to by kind and currency.
fn sums(frame: &Frame, offered: &[&Offer<'_>]) -> Vec<String> {
    let mut sums: BTreeMap<(&str, Currency), (i64, i64)> = BTreeMap::new();
    for offer in offered {
        let Some(Money { minor, currency }) = offer.line.money() else { continue };
        let (lines, sum) = sums.entry((offer.line.kind.as_str(), currency)).or_default();
        (*lines, *sum) = (*lines + 1, sum.saturating_add(minor));
    }
    let say = |((kind, currency), (lines, minor)): (&(&str, Currency), &(i64, i64))| {
        let facts = [
            ("kind", frame.say_code("told-kind-", programme::told_name(kind))),
            ("count", frame.whole(lines)),
            ("sum", frame.money(&Money { minor: *minor, currency: *currency })),
        ];
        frame.say_facts("told-sum", &facts)
    };
    sums.iter().map(say).collect()
}

/// The page.
pub async fn show(
    LedgerKeeper(scene): LedgerKeeper,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let typed = Form::from_query(None);
    page(&told_page(&app, frame, scene.partnership, (typed, Faults::none())).await?)
}

/// What is to be done with the chosen lines.
#[derive(Clone, Copy)]
enum Act {
    Record,
    Aside,
    Back,
}

/// Records the chosen lines, sets them aside, or offers them again.
pub async fn act(
    LedgerKeeper(scene): LedgerKeeper,
    State(app): State<App>,
    frame: Frame,
    typed: Form,
) -> Result<Response, Problem> {
    let Scene { actor, partnership, .. } = scene;
    let id = partnership.id.clone();
    let chosen: Vec<String> = typed.all("line").map(str::to_owned).collect();
    let act = typed.one_of("act", &[("record", Act::Record), ("aside", Act::Aside), ("back", Act::Back)])?;
    let (done, notice) = match act {
        Act::Record => match terms(&typed) {
            Ok(terms) => (record_told(&app, &actor, &id, &chosen, &terms).await, "notice-told-recorded"),
            Err(problem) => (Err(problem), "notice-told-recorded"),
        },
        Act::Aside => (set_aside(&app, &actor, &id, &chosen, false).await, "notice-told-aside"),
        Act::Back => (set_aside(&app, &actor, &id, &chosen, true).await, "notice-told-back"),
    };
    let to = path(&id);
    let again = |faults| told_page(&app, frame, partnership, (typed, faults));
    go_or_mend(done.map(|_| ()).map_err(at_lines), (&to, notice), again).await
}

/// What is refused is told at the lines, so that what of the selection is still there stays chosen.
fn at_lines(problem: Problem) -> Problem {
    let mut faults = Faults::none();
    match problem {
        Problem::NotAllowed => faults.add("line", "fault-ledger-not-yours"),
        Problem::Refused { key, facts } => {
            let facts = facts.into_iter().map(|(name, fact)| (name, Fact::from(fact))).collect();
            faults.add_with_all("line", key, facts);
        }
        other => return other,
    }
    Problem::Invalid(faults)
}

fn terms(typed: &Form) -> Result<Terms, Problem> {
    let mut faults = Faults::none();
    let way = typed.choice("way", &mut faults).unwrap_or(Way::PartnerRun);
    // Of which currency the rate is, the chosen lines say.
    let conversion = conversion(typed, Currency::USD, &mut faults);
    faults.or(Terms { way, conversion, confirmed: typed.is_set("confirmed") })
}

/// The form of an entry filled with what a line says that is told of one of some programmes, for what is recorded alone: with a document,
/// or said otherwise. One statement.
///
/// # Errors
/// A refusal when the line does not wait any more.
pub async fn filled(
    app: &App,
    told: &str,
    (programmes, choices): (&[ProgrammeId], &Choices),
) -> Result<Vec<(String, String)>, Problem> {
    let known = programme::told_of(app.db(), &app.region(), programmes).await?;
    let all = offers(&known);
    let is_it = |offer: &&Offer<'_>| offer.line.id == told && offer.is_open() && offer.corrects.is_none();
    let gone = || Problem::refused("refused-told-gone");
    let line = all.iter().find(is_it).ok_or_else(gone)?.line;
    let entry = draft(line, choices, (Way::PartnerRun, None)).ok_or_else(gone)?;
    let chosen = |name: &str| hand(name, choices).id.map_or(OTHER.to_owned(), |id| id.to_string());
    let amount = line.money().map(Money::id).unwrap_or_default();
    let pairs = [
        ("told", told.to_owned()),
        ("stage", entry.stage.to_string()),
        ("year", entry.year.to_string()),
        ("on_day", entry.on_day.map(|day| day.to_string()).unwrap_or_default()),
        ("funder", chosen(&line.giver)),
        ("funder_name", line.giver.clone()),
        ("implementer", chosen(&line.receiver)),
        ("implementer_name", line.receiver.clone()),
        ("amount", amount.trim_start_matches("Rp").to_owned()),
        ("source", entry.source),
        ("programme", line.programme_id.to_string()),
    ];
    Ok(pairs.map(|(name, value)| (name.to_owned(), value)).into())
}
