//! Programmes as everybody sees them.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::value::{Money, ProgrammeId};
use serde_json::json;

use super::partnerships::{Line, beside};
use super::{Outline, front};
use crate::features::district;
use crate::features::portal::export::goals::name;
use crate::features::portal::model::shortened;
use crate::features::portal::names::{Area, Names, names};
use crate::features::portal::store::partnerships::Filter as PartnershipFilter;
use crate::features::portal::store::programmes::{self, Filter, PublicFunding, PublicProgramme};
use crate::features::programme;
use crate::kit::access::Public;
use crate::kit::app::App;
use crate::kit::card::PublicPlace;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, QueryString, for_everybody};
use crate::kit::problem::Problem;
use crate::kit::search;
use crate::kit::store::paging::{Cursor, Page};
use crate::kit::words::Language;

/// Fields of the address that narrow the list.
pub(super) const FILTERS: [&str; 7] = ["q", "side", "organisation", "theme", "goal", "place", "year"];

#[derive(Template)]
#[template(path = "features/portal/pages/programmes.html")]
struct ListPage {
    frame: Frame,
    outline: Outline,
    query: QueryString,
    typed: Form,
    names: Arc<Names>,
    sides: Vec<(String, String)>,
    themes: Vec<(String, String)>,
    goals: Vec<(String, String)>,
    years: Vec<(String, String)>,
    year: String,
    page: Page<PublicProgramme>,
}

impl ListPage {
    fn period(&self, row: &PublicProgramme) -> String {
        self.frame.period(&row.period())
    }

    /// Its rupiah, and beside it what it has in other currencies.
    fn money(&self, row: &PublicProgramme) -> String {
        programme::money_in_list(&self.frame, row.total_idr, row.other_money.as_deref())
    }

    /// The kecamatan it works in: three of them, and how many more.
    fn places(&self, row: &PublicProgramme) -> String {
        let areas = self.names.areas(&row.places);
        let named: Vec<String> = areas.into_iter().map(|area| area_name(&self.frame, &area)).collect();
        match named.len() {
            0..=3 => named.join(", "),
            more => format!("{} +{}", named[..3].join(", "), more - 3),
        }
    }
}

/// What a place is called: its kecamatan, or the whole district.
pub(super) fn area_name(frame: &Frame, area: &Area) -> String {
    area.kecamatan.clone().unwrap_or_else(|| frame.say("programme-whole-district"))
}

/// What an address asks for; without a year the cycle in force, and all of them for `all`.
///
/// # Errors
/// When the database cannot be asked.
pub(super) async fn filter(app: &App, form: &Form) -> Result<(Filter, Vec<i64>, String), Problem> {
    let (db, region) = (app.db(), app.region());
    let cycles = district::cycles(db, &region).await?;
    let asked = form.text("year");
    let of_year = |year: &str| cycles.iter().find(|cycle| cycle.year.to_string() == year);
    let named = if asked == "all" { None } else { form.filter_by("year", of_year) };
    let cycle = match (named, asked) {
        (_, "all") => None,
        (Some(cycle), _) => Some(cycle.clone()),
        (None, _) => Some(district::current_cycle(db, &region).await?),
    };
    let year = cycle.as_ref().map_or_else(|| "all".to_owned(), |cycle| cycle.year.to_string());
    let filter = Filter {
        also_former: named.is_some(),
        cycle: cycle.map(|cycle| cycle.id),
        side: form.filter("side"),
        organisation: form.filter("organisation"),
        theme: form.filled("theme").map(str::to_owned),
        goal: form.filter_by("goal", |goal| goal.parse().ok().filter(|goal| (1..=17).contains(goal))),
        place: form.filter("place"),
        words: search::asked(app, form).await?,
    };
    Ok((filter, cycles.into_iter().map(|cycle| cycle.year).collect(), year))
}

/// The years of cycles as a choice, and all of them together.
pub(super) fn year_choices(frame: &Frame, years: &[i64]) -> Vec<(String, String)> {
    let every = ("all".to_owned(), frame.say("portal-every-year"));
    years.iter().map(|year| (year.to_string(), year.to_string())).chain([every]).collect()
}

/// The programmes.
pub async fn list(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = frame.query(query.as_deref());
    let names = names(&app).await?;
    let (filter, years, year) = filter(&app, &form).await?;
    let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
    let page = programmes::page(app.db(), &app.region(), &filter, &cursor).await?;
    let about = frame.say_with("portal-programmes-about", "district", &frame.district.name);
    let title = frame.say("nav-public-programmes");
    let shown = page.rows.iter().map(|row| (row.title.clone(), format!("/public/programmes/{}", row.id)));
    let outline = Outline::new("/public/programmes", title, &about).with_list(&app, shown);
    let goal = |goal: &sekber_facts::sdg::Sdg| {
        (goal.code.to_owned(), format!("{} {}", goal.code, name(frame.language, goal.code)))
    };
    for_everybody(
        &frame.clone(),
        &headers,
        &ListPage {
            sides: frame.say_codes("programme-side-", ["office", "partner"]),
            themes: names.theme_choices(frame.language),
            goals: sekber_facts::sdg::goals().map(goal).collect(),
            years: year_choices(&frame, &years),
            query: QueryString::keep(&form, &FILTERS),
            typed: form,
            year,
            names,
            page,
            outline,
            frame,
        },
    )
}

#[derive(Template)]
#[template(path = "features/portal/pages/programme.html")]
struct RecordPage {
    frame: Frame,
    outline: Outline,
    found: PublicProgramme,
    themes: Vec<String>,
    areas: Vec<Area>,
    codes: Vec<(String, String)>,
    goals: Vec<(&'static str, &'static str, &'static str)>,
    funding: Vec<PublicFunding>,
    partnerships: Vec<Line>,
    panels: Vec<String>,
}

/// What lines of money come to, in each currency in which there are several.
fn totals(lines: &[PublicFunding]) -> Vec<Money> {
    let mut totals: Vec<(Money, usize)> = Vec::new();
    for line in lines {
        match totals.iter_mut().find(|(total, _)| total.currency == line.currency) {
            Some((total, count)) => {
                total.minor = total.minor.saturating_add(line.amount_minor);
                *count += 1;
            }
            None => totals.push((line.amount(), 1)),
        }
    }
    totals.into_iter().filter(|(_, count)| *count > 1).map(|(total, _)| total).collect()
}

impl RecordPage {
    fn totals(&self) -> Vec<String> {
        totals(&self.funding).iter().map(|total| self.frame.money(total)).collect()
    }

    fn period(&self) -> String {
        self.frame.period(&self.found.period())
    }

    fn area_name(&self, area: &Area) -> String {
        area_name(&self.frame, area)
    }

    fn amount(&self, line: &PublicFunding) -> String {
        self.frame.money(&line.amount())
    }
}

/// The development goals among some codes: code, name and colour.
fn goals(codes: &[String], language: Language) -> Vec<(&'static str, &'static str, &'static str)> {
    let chosen = sekber_facts::sdg::goals().filter(|goal| codes.iter().any(|code| code == goal.code));
    chosen.map(|goal| (goal.code, name(language, goal.code), goal.color)).collect()
}

/// One programme.
pub async fn show(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    PathId(id): PathId<ProgrammeId>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let found = programmes::find(db, &region, &id).await?.ok_or(Problem::NotFound)?;
    let names = names(&app).await?;
    let funding = programmes::funding(db, &region, &Filter::default(), Some(&id)).await?;
    let carrying = PartnershipFilter { programme: Some(id.clone()), ..PartnershipFilter::default() };
    let partnerships = beside(&app, &frame, carrying).await?;
    let named = |code: &String| names.theme(frame.language, code).to_owned();
    let code = |code: String| {
        let name = sekber_facts::nomenclature::find(&code).map_or("", |entry| entry.name).to_owned();
        (code, name)
    };
    let about = if found.description.is_empty() {
        format!("{}. {}", found.title, found.organisation)
    } else {
        shortened(&found.description, 180)
    };
    let path = format!("/public/programmes/{id}");
    let data = json!({
        "@type": "Project",
        "name": found.title,
        "description": about,
        "url": format!("{}{path}", app.settings().base_url),
        "foundingDate": found.start_on.map(|date| date.to_string()),
        "parentOrganization": { "@type": "Organization", "name": found.organisation },
    });
    let outline = Outline::new(&path, &found.title, &about).with_data(data);
    for_everybody(
        &frame.clone(),
        &headers,
        &RecordPage {
            panels: front::panels(&app, &frame, PublicPlace::Programme(&id)).await?,
            themes: found.themes.iter().map(named).collect(),
            areas: names.areas(&found.places),
            codes: found.nomenclature.iter().cloned().map(code).collect(),
            goals: goals(&found.sdg, frame.language),
            funding,
            partnerships,
            outline,
            found,
            frame,
        },
    )
}

#[cfg(test)]
mod tests {
    use sekber_core::value::Currency;

    use super::*;

    #[test]
    fn money_is_summed_in_each_currency_with_several_lines() {
        let line = |currency, amount_minor| PublicFunding {
            programme_id: "programme-1".parse().unwrap(),
            year: 2023,
            source: String::new(),
            currency,
            amount_minor,
            form: sekber_core::registry::programme::FundingForm::Cash,
            on_budget: false,
        };
        let lines = [line(Currency::IDR, 100), line(Currency::IDR, 23), line(Currency::USD, 5)];
        assert_eq!(totals(&lines), [Money { minor: 123, currency: Currency::IDR }]);
        assert!(totals(&lines[1..]).is_empty());
    }
}
