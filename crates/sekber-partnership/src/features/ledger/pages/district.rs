//! The district's money: totals by one dimension, each with the entries that made it up one click away.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::ledger::{Budget, Counted, Dimension, Stage, Way};
use sekber_core::registry::kinds::{Level, OfficeKind, PartnerKind};
use sekber_core::registry::programme::FundingForm;

use super::shown;
use crate::features::ledger::filter::{COUNTED, DECIDING, FIELDS, Filter, NONE};
use crate::features::ledger::model::Standing;
use crate::features::ledger::store::choices::{self, Names, Pair};
use crate::features::ledger::store::totals::{self, TotalRow};
use crate::features::partnership::{self, Partnership};
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString, page};
use crate::kit::problem::Problem;
use crate::kit::revision_cache::RevisionCache;

/// The sum of one stage in a line, and where its entries are.
pub struct Cell {
    text: String,
    href: String,
    /// How long its bar is, in per cent of the longest of its table; none where there is nothing to compare it with.
    share: Option<i64>,
}

/// One line of a table.
pub struct Line {
    name: String,
    cells: Vec<Cell>,
}

/// The totals of one budget and form, which share no total with another.
pub struct Group {
    budget: Budget,
    form: FundingForm,
    lines: Vec<Line>,
    sums: Vec<Cell>,
    /// Whether more was spent than was paid out somewhere, as far as both are recorded.
    spends_more: bool,
}

/// A filter that is set, and the address without it.
pub struct Chip {
    /// What it says.
    pub text: String,
    /// The address without it.
    pub href: String,
}

#[derive(Template)]
#[template(path = "features/ledger/pages/district.html")]
struct DistrictPage {
    frame: Frame,
    groups: Vec<Group>,
    by: Dimension,
    bys: Vec<Pair>,
    names: Names,
    ways: Vec<Pair>,
    forms: Vec<Pair>,
    kinds: Vec<Pair>,
    levels: Vec<Pair>,
    typed: Form,
    query: QueryString,
    chips: Vec<Chip>,
    own: Vec<Partnership>,
    sees_all: bool,
    /// Whether the reader belongs to an organisation, whose money it then is.
    has_organisation: bool,
}

impl DistrictPage {
    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }

    fn download(&self, ending: &str) -> String {
        self.query.link(&format!("/ledger/entries.{ending}"))
    }

    /// Whether the entries behind the totals were divided, which the page says.
    fn is_divided(&self) -> bool {
        self.by.may_be_several()
            || Dimension::ALL.iter().any(|by| by.may_be_several() && self.typed.is_set(by.as_str()))
    }
}

/// What narrows a page, as texts with the address without each.
pub fn chips(frame: &Frame, names: &Names, query: &QueryString, path: &str) -> Vec<Chip> {
    let text = |name: &str, value: &str| -> Option<String> {
        let given = if value == NONE { "" } else { value };
        let shown = match name {
            "budget" => frame.say_code("ledger-budget-", value.parse::<Budget>().ok()?.as_str()),
            "form" => frame.say_code("ledger-form-", value.parse::<FundingForm>().ok()?.as_str()),
            "stage" => frame.say_code("ledger-stage-", value.parse::<Stage>().ok()?.as_str()),
            "until" => {
                return Some(frame.say_with("ledger-as-of", "day", frame.civil_date(&value.parse().ok()?)));
            }
            "from" | "to" => {
                let key = if name == "from" { "ledger-from-day" } else { "ledger-to-day" };
                return Some(frame.say_with(key, "day", frame.civil_date(&value.parse().ok()?)));
            }
            "partnership" => return Some(frame.say("ledger-of-one-partnership")),
            "unpaid" => return Some(frame.say("ledger-unpaid-only")),
            "standing" if value == COUNTED => return Some(frame.say("ledger-counted-only")),
            "standing" if value == DECIDING => return Some(frame.say("ledger-standing-deciding")),
            "standing" => {
                let waits = value == Standing::Waiting.as_str();
                return waits.then(|| frame.say("ledger-standing-waiting"));
            }
            "way" => frame.say_code("ledger-way-", value.parse::<Way>().ok()?.as_str()),
            _ => shown::key(frame, names, name.parse().ok()?, given),
        };
        Some(match name.parse::<Dimension>() {
            Ok(by) => format!("{}: {shown}", frame.say_code("ledger-by-", by.as_str())),
            Err(_) => shown,
        })
    };
    let chip = |(name, value): &Pair| {
        let text = if name == "by" { None } else { text(name, value) };
        text.map(|text| Chip { text, href: query.without(name).link(path) })
    };
    query.pairs().iter().filter_map(chip).collect()
}

/// The totals.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let (db, region) = (app.db(), app.region());
    let filter = Filter::read(&typed, &actor, &app);
    let wanted = typed.filter("by").unwrap_or(Dimension::Year);
    let by = if filter.allows(wanted) { wanted } else { Dimension::Year };
    let names = choices::names(db, &region, &filter.sight, frame.language).await?;
    let rows = summed(&app, &filter, by, names.line).await?;
    let query = QueryString::keep(&typed, &FIELDS);
    let mut own = Vec::new();
    if let Some(organisation) = actor.edited().next() {
        own = partnership::of_organisation(db, &region, organisation).await?;
    }
    page(&DistrictPage {
        groups: groups(&frame, &names, &rows, by, &query),
        chips: chips(&frame, &names, &query, "/ledger"),
        bys: frame.say_codes("ledger-by-", Dimension::ALL.iter().filter(|by| filter.allows(**by))),
        ways: frame.say_codes("ledger-way-", Way::ALL),
        forms: frame.say_codes("ledger-form-", FundingForm::ALL),
        kinds: [frame.say_codes("kind-", PartnerKind::ALL), frame.say_codes("kind-", OfficeKind::ALL)]
            .concat(),
        levels: frame.say_codes("level-", Level::ALL),
        sees_all: actor.oversees(),
        has_organisation: actor.organisations().next().is_some(),
        frame,
        by,
        names,
        typed,
        query,
        own,
    })
}

/// The sums, remembered until the trail grows.
async fn summed(app: &App, filter: &Filter, by: Dimension, line: i64) -> Result<Vec<TotalRow>, Problem> {
    let (known, question) = (app.memory::<RevisionCache<Vec<TotalRow>>>(), format!("{by} {filter:?}"));
    if let Some(rows) = known.get(&question, line) {
        return Ok(rows);
    }
    let rows = totals::all(app.db(), &app.region(), filter, Some(by)).await?;
    known.put(&question, line, rows.clone());
    Ok(rows)
}

fn groups(frame: &Frame, names: &Names, rows: &[TotalRow], by: Dimension, query: &QueryString) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let sums = totals::into_totals(rows);
    for budget in Budget::ALL {
        for form in FundingForm::ALL {
            let own = sums.iter().filter(|((b, f, _), _)| b == budget && f == form);
            let base = query.without("by").with("budget", budget.as_str()).with("form", form.as_str());
            let cell = |query: &QueryString, stage: &Stage, sum: Option<&Counted>| {
                let text = sum.map(|sum| shown::counted(frame, sum, *form)).unwrap_or_default();
                let behind = query.with("stage", stage.as_str()).with("standing", COUNTED);
                Cell { text, href: behind.link("/ledger/entries"), share: None }
            };
            let longest = own.clone().flat_map(|(_, stages)| stages.values().map(|sum| sum.low)).max();
            let has_several = own.clone().nth(1).is_some();
            let mut whole = std::collections::BTreeMap::<Stage, Counted>::new();
            let mut lines: Vec<(String, Line)> = Vec::new();
            let mut spent_more = false;
            for ((_, _, key), stages) in own {
                let code = if key.is_empty() { NONE } else { key };
                let narrowed = base.with(by.as_str(), code);
                for (stage, sum) in stages {
                    *whole.entry(*stage).or_default() += *sum;
                }
                spent_more |= spends_more(stages);
                let cells = Stage::ALL.iter().map(|stage| {
                    let sum = stages.get(stage);
                    let share = sum.filter(|_| has_several).and_then(|sum| share(sum.low, longest?));
                    Cell { share, ..cell(&narrowed, stage, sum) }
                });
                let name = shown::key(frame, names, by, key);
                lines.push((key.clone(), Line { name, cells: cells.collect() }));
            }
            if lines.is_empty() {
                continue;
            }
            match by {
                Dimension::Year => lines.sort_by(|one, other| other.0.cmp(&one.0)),
                _ => lines.sort_by_key(|(key, line)| (key.is_empty(), line.name.to_lowercase())),
            }
            // What is not disclosed is so under each key and counted once in all.
            let sums = match by.may_be_several() {
                true => Vec::new(),
                false => Stage::ALL.iter().map(|stage| cell(&base, stage, whole.get(stage))).collect(),
            };
            let lines = lines.into_iter().map(|(_, line)| line).collect();
            let spends_more = spent_more || spends_more(&whole);
            groups.push(Group { budget: *budget, form: *form, lines, sums, spends_more });
        }
    }
    groups
}

/// A sum in per cent of the largest one, at least one so that what is there is seen.
fn share(sum: i128, largest: i128) -> Option<i64> {
    let is_drawn = sum > 0 && largest > 0;
    let percent = || i64::try_from(sum.saturating_mul(100) / largest).unwrap_or(100);
    is_drawn.then(|| percent().max(1))
}

/// Whether more was spent than was paid out, where both are recorded and told.
fn spends_more(stages: &std::collections::BTreeMap<Stage, Counted>) -> bool {
    let (disbursed, realised) = (stages.get(&Stage::Disbursed), stages.get(&Stage::Realised));
    let (Some(disbursed), Some(realised)) = (disbursed, realised) else { return false };
    disbursed.undisclosed == 0 && realised.low > disbursed.high
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn bars_are_as_long_as_their_sums_and_what_is_there_is_seen() {
        assert_eq!((share(5, 10), share(10, 10), share(1, 1_000)), (Some(50), Some(100), Some(1)));
        assert_eq!((share(0, 10), share(-5, 10), share(0, 0)), (None, None, None));
    }
}
