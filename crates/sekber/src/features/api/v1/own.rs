//! What somebody reads as a member of an organisation, with a token or a session, and writes with a token.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use sekber_core::registry::programme::FundingForm;
use sekber_core::text::{clean, clean_line};
use sekber_core::value::{Currency, Money, PartialDate, Period, ProgrammeId};
use serde::Serialize;

use super::read::{cursor, funding_shape, listed};
use super::shapes::{Made, Me, NewFunding, NewProgramme, OwnProgramme};
use crate::features::api::actions::{self, Named};
use crate::features::api::check;
use crate::features::api::guard::{Caller, Participant, Writer};
use crate::features::api::limits;
use crate::features::district;
use crate::features::programme::{self, FundingLine, ProgrammeDraft, Stored};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::body;
use crate::kit::digest::sha256;
use crate::kit::form::Faults;
use crate::kit::page::PathId;
use crate::kit::problem::Problem;

/// Sends what one person may see: nobody keeps it.
fn send(caller: &Caller, shape: &impl Serialize) -> Result<Response, Problem> {
    let text = serde_json::to_vec(shape).map_err(anyhow::Error::from)?;
    Ok(caller.counted(([(header::CONTENT_TYPE, "application/json")], text).into_response()))
}

/// Who asks.
pub async fn me(Participant { actor, caller }: Participant) -> Result<Response, Problem> {
    let me = Me {
        name: actor.name.clone(),
        roles: actor.roles.iter().map(|role| role.name().to_owned()).collect(),
        organisations: actor.organisations().map(ToString::to_string).collect(),
        scope: caller.scope,
    };
    send(&caller, &me)
}

fn own_shape(stored: Stored) -> OwnProgramme {
    let content = stored.content;
    let line =
        |line: &FundingLine| funding_shape(line.year, &line.source, line.amount, line.form, line.on_budget);
    OwnProgramme {
        id: stored.id.to_string(),
        version: stored.version,
        reference: content.reference,
        title: content.title,
        organisation: content.organisation.to_string(),
        state: content.state,
        published: content.published,
        start: content.period.start().map(|date| date.to_string()),
        end: content.period.end().map(|date| date.to_string()),
        themes: content.themes,
        places: content.places.iter().map(ToString::to_string).collect(),
        funding: content.funding.iter().map(line).collect(),
    }
}

/// The programmes of the organisations that the one who asks belongs to, a page of them.
pub async fn programmes(
    Participant { actor, caller }: Participant,
    State(app): State<App>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let own: Vec<_> = actor.organisations().cloned().collect();
    let cycle = district::current_cycle(db, &region).await?;
    let page = programme::page_of(db, &region, &cycle.id, &own, &cursor(&caller.query)).await?;
    let list = listed("/api/v1/own/programmes", &[], &caller.query, page, own_shape);
    send(&caller, &list)
}

/// The header by which a request names itself.
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// Adds a programme as a draft.
pub async fn add_programme(
    Writer { actor, caller }: Writer,
    State(app): State<App>,
    request: Request,
) -> Result<Response, Problem> {
    let key = own_name(request.headers())?;
    let (bytes, sent) = read(request).await?;
    let draft = draft(&app, sent).await?;
    let named = key.as_deref().map(|key| Named { key, digest: sha256(&bytes) });
    let made = |id: &ProgrammeId| {
        let made = Made { id: id.to_string(), href: "/api/v1/own/programmes".to_owned() };
        serde_json::to_string(&made).unwrap_or_default()
    };
    let written = actions::add_programme(&app, &actor, &draft, (named, caller.token_end.as_deref()), made)
        .await
        .map_err(renamed)?;
    let kind = [(header::CONTENT_TYPE, "application/json")];
    let mut response = (StatusCode::CREATED, kind, written.body).into_response();
    if written.again {
        response.headers_mut().insert("idempotency-replayed", HeaderValue::from_static("true"));
    }
    Ok(caller.counted(response))
}

/// The body of a request, and the programme in it.
async fn read(request: Request) -> Result<(Vec<u8>, NewProgramme), Problem> {
    let (bytes, _share) = body::read_form(request).await?;
    let sent = check::read(&bytes)?;
    Ok((bytes, sent))
}

/// The version of which a request knows.
fn known_version(headers: &HeaderMap) -> Result<i64, Problem> {
    let told = headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok());
    let version = told.and_then(|text| text.strip_prefix('"')?.strip_suffix('"')?.parse().ok());
    version.ok_or_else(|| Problem::Invalid(Faults::one("If-Match", "fault-api-version")))
}

/// Writes over a programme. Owner and cycle stay; what this interface does not show is kept.
pub async fn change_programme(
    Writer { actor, caller }: Writer,
    State(app): State<App>,
    PathId(id): PathId<ProgrammeId>,
    request: Request,
) -> Result<Response, Problem> {
    let version = known_version(request.headers());
    let (_, sent) = read(request).await?;
    let version = version?;
    let before = stored(&app, &id).await?.content;
    actor.require_for(&before.organisation, Actor::may_edit)?;
    let names_year = sent.year.is_some();
    let sent = draft(&app, sent).await?;
    let mut faults = Faults::none();
    if sent.organisation != before.organisation {
        faults.add("organisation", "fault-api-fixed");
    }
    if names_year && sent.cycle != before.cycle {
        faults.add("year", "fault-api-fixed");
    }
    faults.or(())?;
    let draft = ProgrammeDraft {
        cycle: before.cycle,
        contact_name: before.contact_name,
        lead_office: before.lead_office,
        supporting_offices: before.supporting_offices,
        provenance: before.provenance,
        source: before.source,
        ..sent
    };
    let token = caller.token_end.as_deref();
    actions::change_programme(&app, &actor, (&id, version), &draft, token).await.map_err(renamed)?;
    send(&caller, &own_shape(stored(&app, &id).await?))
}

async fn stored(app: &App, id: &ProgrammeId) -> Result<Stored, Problem> {
    let found = programme::by_ids(app.db(), &app.region(), std::slice::from_ref(id)).await?;
    found.into_iter().next().ok_or(Problem::NotFound)
}

/// Fields of the page's form that are called otherwise here.
const NAMES: [(&str, &str); 3] = [("theme", "themes"), ("place", "places"), ("code", "nomenclature")];

/// A problem whose faults are named after what was sent.
fn renamed(problem: Problem) -> Problem {
    let Problem::Invalid(faults) = problem else { return problem };
    let mut named = Faults::none();
    for fault in faults.iter() {
        let known = NAMES.iter().find(|(form, _)| *form == fault.field);
        named.add_with_all(
            known.map_or(fault.field.as_str(), |(_, name)| name),
            fault.key,
            fault.facts.clone(),
        );
    }
    Problem::Invalid(named)
}

/// The name that a request gives itself: one header of a few plain signs, so that it stays the same on its way.
fn own_name(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let unreadable = || Problem::Invalid(Faults::one("Idempotency-Key", "fault-api-key"));
    let mut told = headers.get_all(IDEMPOTENCY_KEY).iter();
    let Some(first) = told.next() else { return Ok(None) };
    let key = first.to_str().map_err(|_| unreadable())?;
    let is_plain = |sign: u8| sign.is_ascii_alphanumeric() || b"-_.:".contains(&sign);
    let fits = (1..=limits::IDEMPOTENCY_KEY).contains(&key.len()) && key.bytes().all(is_plain);
    if fits && told.next().is_none() { Ok(Some(key.to_owned())) } else { Err(unreadable()) }
}

/// What was sent, as the verbs take it: texts are cleaned where they enter, as those of forms are.
async fn draft(app: &App, sent: NewProgramme) -> Result<ProgrammeDraft, Problem> {
    let (db, region) = (app.db(), app.region());
    let mut faults = Faults::none();
    let cycle = match sent.year {
        None => Some(district::current_cycle(db, &region).await?),
        Some(year) => district::cycles(db, &region).await?.into_iter().find(|cycle| cycle.year == year),
    };
    if cycle.is_none() {
        faults.add("year", "fault-not-a-choice");
    }
    let organisation = parsed(&sent.organisation, "organisation", &mut faults);
    let places = sent.places.iter().filter_map(|place| parsed(place, "places", &mut faults)).collect();
    let mut day = |text: Option<&String>, field: &str| {
        let text = text.map(|text| text.trim()).filter(|text| !text.is_empty())?;
        parsed::<PartialDate>(text, field, &mut faults)
    };
    let (start, end) = (day(sent.start.as_ref(), "start"), day(sent.end.as_ref(), "end"));
    let period = Period::new(start, end).unwrap_or_else(|_| {
        faults.add("end", "fault-ends-before");
        Period::default()
    });
    let funding = sent.funding.iter().filter_map(|line| money(line, &mut faults)).collect();
    let (Some(organisation), Some(cycle)) = (organisation, cycle) else {
        return faults.or(()).and(Err(Problem::NotFound));
    };
    let lines = |codes: Vec<String>| codes.iter().map(|code| clean_line(code)).collect();
    let draft = ProgrammeDraft {
        reference: sent.reference.map(|text| clean_line(&text)),
        description: clean(&sent.description),
        themes: lines(sent.themes),
        nomenclature: lines(sent.nomenclature),
        sdg: lines(sent.sdg),
        places,
        place_note: clean(&sent.place_note),
        period,
        funding,
        targets: clean(&sent.targets),
        beneficiaries: sent.beneficiaries,
        help_sought: clean(&sent.help_sought),
        help_offered: clean(&sent.help_offered),
        published: sent.published,
        ..ProgrammeDraft::new(organisation, cycle.id, clean_line(&sent.title).trim())
    };
    faults.or(draft)
}

fn parsed<T: std::str::FromStr>(text: &str, field: &str, faults: &mut Faults) -> Option<T> {
    let read = text.trim().parse().ok();
    if read.is_none() {
        faults.add_with(field, "fault-api-value", "value", text);
    }
    read
}

/// A line of money; its amount has no more digits behind the point than its currency.
fn money(line: &NewFunding, faults: &mut Faults) -> Option<FundingLine> {
    let currency: Currency = match &line.currency {
        None => Currency::IDR,
        Some(code) => parsed(code, "funding", faults)?,
    };
    let Some(minor) = minor(&line.amount, currency) else {
        faults.add_with("funding", "fault-api-value", "value", line.amount.as_str());
        return None;
    };
    Some(FundingLine {
        year: line.year,
        source: clean_line(&line.source).trim().to_owned(),
        amount: Money { minor, currency },
        form: line.form.unwrap_or(FundingForm::Cash),
        on_budget: line.on_budget,
    })
}

/// An amount in minor units; none when it is no plain decimal number or more precise than the currency.
fn minor(text: &str, currency: Currency) -> Option<i64> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let places = usize::from(currency.exponent());
    let is_number = !whole.is_empty() && digits(whole) && digits(rest) && rest.len() <= places;
    let is_number = is_number && !(text.contains('.') && rest.is_empty());
    is_number.then(|| format!("{whole}{rest:0<places$}").parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_plain_decimal_numbers() {
        let rupiah = |text| minor(text, Currency::IDR);
        assert_eq!(
            (rupiah("1250000"), rupiah("99.5"), rupiah("0.05")),
            (Some(125_000_000), Some(9950), Some(5))
        );
        for text in
            ["", ".", "1.", ".5", "-1", "1,5", "1.234.567", "1e3", "0.005", "99999999999999999999", " 1"]
        {
            assert_eq!(rupiah(text), None, "{text}");
        }
    }
}
