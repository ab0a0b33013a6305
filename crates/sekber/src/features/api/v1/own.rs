//! What somebody reads as a member of an organisation, with a token or a session, and writes with a token.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use sekber_core::registry::programme::FundingForm;
use sekber_core::text::{clean, clean_line};
use sekber_core::value::{Currency, CycleId, Money, PartialDate, Period, ProgrammeId, RegionCode};
use serde::Serialize;
use serde_json::Value as Json;

use super::changes::ProgrammeChange;
use super::read::{address, cursor, funding_shape, listed, stamp};
use super::renaming::SentCodes;
use super::shapes::{Made, Me, NewFunding, NewProgramme, OwnProgramme};
use crate::features::api::actions::{self, Idempotency, Written};
use crate::features::api::check;
use crate::features::api::guard::{Caller, Participant, Writer};
use crate::features::api::limits;
use crate::features::district;
use crate::features::programme::{self, FundingLine, ProgrammeDraft, Stored};
use crate::kit::access::Actor;
use crate::kit::app::{App, new_id};
use crate::kit::body;
use crate::kit::digest::sha256;
use crate::kit::form::Faults;
use crate::kit::page::{PathId, name_place};
use crate::kit::problem::Problem;

/// Sends what one person may see: nobody keeps it.
fn send_private(caller: &Caller, shape: &impl Serialize) -> Result<Response, Problem> {
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
    send_private(&caller, &me)
}

fn own_shape(app: &App, year: i64, stored: Stored) -> OwnProgramme {
    let content = stored.content;
    let line =
        |line: &FundingLine| funding_shape(line.year, &line.source, line.amount, line.form, line.on_budget);
    OwnProgramme {
        page: address(app, &format!("/programmes/{}", stored.id)),
        changed_at: stamp(stored.changed_at),
        year,
        withheld: stored.withheld,
        id: stored.id.to_string(),
        version: stored.version,
        reference: content.reference,
        title: content.title,
        organisation: content.organisation.to_string(),
        state: content.state,
        published: content.published,
        start: content.period.start().map(|date| date.to_string()),
        end: content.period.end().map(|date| date.to_string()),
        description: content.description,
        themes: content.themes,
        nomenclature: content.nomenclature,
        sdg: content.sdg,
        places: content.places.iter().map(ToString::to_string).collect(),
        place_note: content.place_note,
        targets: content.targets,
        beneficiaries: content.beneficiaries,
        help_sought: content.help_sought,
        help_offered: content.help_offered,
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
    let list = listed("/api/v1/own/programmes", &[], &caller.query, page, |stored| {
        own_shape(&app, cycle.year, stored)
    });
    send_private(&caller, &list)
}

/// One programme of an organisation that the one who asks belongs to or keeps the records of, with all that a change takes.
pub async fn programme(
    Participant { actor, caller }: Participant,
    State(app): State<App>,
    PathId(id): PathId<ProgrammeId>,
) -> Result<Response, Problem> {
    let found = stored(&app, &id).await?;
    let owner = &found.content.organisation;
    let is_own = actor.organisations().any(|own| own == owner);
    if !is_own && actor.require_for(owner, Actor::may_edit).is_err() {
        return Err(Problem::NotFound);
    }
    let year = year_of(&app, &found.content.cycle).await?;
    let tag = tag(found.version)?;
    let mut response = send_private(&caller, &own_shape(&app, year, found))?;
    response.headers_mut().insert(header::ETAG, tag);
    Ok(response)
}

/// The tag of a version: what a change names in `If-Match`.
fn tag(version: i64) -> Result<HeaderValue, Problem> {
    Ok(HeaderValue::from_str(&format!("\"{version}\"")).map_err(anyhow::Error::from)?)
}

/// The year of a cycle.
async fn year_of(app: &App, cycle: &CycleId) -> Result<i64, Problem> {
    let cycles = district::cycles(app.db(), &app.region()).await?;
    cycles.into_iter().find(|one| one.id == *cycle).map(|one| one.year).ok_or(Problem::NotFound)
}

/// A shape as text.
fn text_of(shape: &impl Serialize) -> Result<String, Problem> {
    Ok(serde_json::to_string(shape).map_err(anyhow::Error::from)?)
}

/// Sends the answer to a request that writes. Its headers are read from its body, so that they are the same when it is sent again.
fn send_written(caller: &Caller, status: StatusCode, written: Written) -> Result<Response, Problem> {
    let told: Json = serde_json::from_str(&written.body).map_err(anyhow::Error::from)?;
    let kind = [(header::CONTENT_TYPE, "application/json")];
    let mut response = (status, kind, written.body).into_response();
    let headers = response.headers_mut();
    if let Some(version) = told["version"].as_i64() {
        headers.insert(header::ETAG, tag(version)?);
    }
    if written.replayed {
        headers.insert("idempotency-replayed", HeaderValue::from_static("true"));
    }
    if let Some(place) = told["href"].as_str() {
        name_place(&mut response, place);
    }
    Ok(caller.counted(response))
}

/// The header by which a request names itself.
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// Adds a programme as a draft.
pub async fn add_programme(
    Writer { actor, caller }: Writer,
    State(app): State<App>,
    request: Request,
) -> Result<Response, Problem> {
    let key = idempotency_key(request.headers())?;
    let (bytes, _share) = body::read_form(request).await?;
    let sent: NewProgramme = check::read(&bytes)?;
    let codes = SentCodes::of(&sent);
    let (draft, faults) = draft(&app, sent).await?;
    if faults.of("organisation").is_none() {
        actor.require_for(&draft.organisation, Actor::may_edit)?;
    }
    let draft = faultless(&app, draft, (faults, &codes), None).await?;
    let idempotency = key.as_deref().map(|key| Idempotency { key, digest: sha256(&bytes) });
    let made = |stored: Stored| {
        let href = format!("/api/v1/own/programmes/{}", stored.id);
        text_of(&Made { id: stored.id.to_string(), version: stored.version, href })
    };
    let written =
        actions::add_programme(&app, &actor, &draft, (idempotency, caller.token_end.as_deref()), made)
            .await
            .map_err(|problem| codes.renamed(problem))?;
    send_written(&caller, StatusCode::CREATED, written)
}

/// The version in `If-Match`, which whoever asks has read.
fn version_in_if_match(headers: &HeaderMap) -> Result<i64, Problem> {
    let told = headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok());
    let quoted = told.and_then(|text| text.strip_prefix('"')?.strip_suffix('"'));
    // A number may have a sign; a version has none.
    let digits = quoted.filter(|text| text.bytes().all(|sign| sign.is_ascii_digit()));
    let version = digits.and_then(|text| text.parse().ok());
    version.ok_or_else(|| Problem::Invalid(Faults::one("If-Match", "fault-api-version")))
}

/// Changes a programme in the fields that are sent. Owner and cycle stay.
pub async fn change_programme(
    Writer { actor, caller }: Writer,
    State(app): State<App>,
    PathId(id): PathId<ProgrammeId>,
    request: Request,
) -> Result<Response, Problem> {
    let version = version_in_if_match(request.headers());
    let key = idempotency_key(request.headers())?;
    let (bytes, _share) = body::read_form(request).await?;
    let version = version?;
    let stored_before = stored(&app, &id).await?;
    let before = stored_before.content.clone();
    actor.require_for(&before.organisation, Actor::may_edit)?;
    let year = year_of(&app, &before.cycle).await?;
    let shape_before = own_shape(&app, year, stored_before);
    let sent: NewProgramme = check::read_over::<ProgrammeChange, _>(&bytes, &shape_before)?;
    let names_year = sent.year.is_some();
    let codes = SentCodes::of(&sent);
    let (sent, mut faults) = draft(&app, sent).await?;
    if sent.organisation != before.organisation && faults.of("organisation").is_none() {
        faults.add("organisation", "fault-api-fixed");
    }
    if names_year && sent.cycle != before.cycle && faults.of("year").is_none() {
        faults.add("year", "fault-api-fixed");
    }
    let known = before.clone();
    let draft = ProgrammeDraft {
        organisation: before.organisation,
        cycle: before.cycle,
        contact_name: before.contact_name,
        lead_office: before.lead_office,
        supporting_offices: before.supporting_offices,
        provenance: before.provenance,
        source: before.source,
        ..sent
    };
    let draft = faultless(&app, draft, (faults, &codes), Some(&known)).await?;
    // A name belongs to one request: to this programme, to the version that was read and to what was sent.
    let digest = || sha256([format!("{id} {version} ").as_bytes(), bytes.as_slice()].concat());
    let idempotency = key.as_deref().map(|key| Idempotency { key, digest: digest() });
    let came = (idempotency, caller.token_end.as_deref());
    let shown = |stored: Stored| text_of(&own_shape(&app, year, stored));
    let written = actions::change_programme(&app, &actor, (&id, version), &draft, came, shown)
        .await
        .map_err(|problem| codes.renamed(problem))?;
    send_written(&caller, StatusCode::OK, written)
}

async fn stored(app: &App, id: &ProgrammeId) -> Result<Stored, Problem> {
    let found = programme::by_ids(app.db(), &app.region(), std::slice::from_ref(id)).await?;
    found.into_iter().next().ok_or(Problem::NotFound)
}

/// A draft that was read without faults. Otherwise all that is to be mended, with what the verb would find in the rest: whoever sends
/// it mends it once.
async fn faultless(
    app: &App,
    draft: ProgrammeDraft,
    (faults, codes): (Faults, &SentCodes),
    before: Option<&ProgrammeDraft>,
) -> Result<ProgrammeDraft, Problem> {
    if faults.is_empty() {
        return Ok(draft);
    }
    let names = programme::names(app.db(), &app.region(), std::iter::once(&draft)).await?;
    let mut more = draft.faults(before).and(draft.unknown(before, &names));
    if names.side(&draft.organisation).is_none() {
        more.add("organisation", "programme-fault-organisation");
    }
    Err(Problem::Invalid(faults.and(codes.renamed_faults(&more))))
}

/// The name that a request gives itself in `Idempotency-Key`, if it does: one header of a few plain signs, so that it stays the same on its way.
fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let unreadable = || Problem::Invalid(Faults::one("Idempotency-Key", "fault-api-key"));
    let mut told = headers.get_all(IDEMPOTENCY_KEY).iter();
    let Some(first) = told.next() else { return Ok(None) };
    let key = first.to_str().map_err(|_| unreadable())?;
    let is_plain = |sign: u8| sign.is_ascii_alphanumeric() || b"-_.:".contains(&sign);
    let fits = (1..=limits::IDEMPOTENCY_KEY).contains(&key.len()) && key.bytes().all(is_plain);
    if fits && told.next().is_none() { Ok(Some(key.to_owned())) } else { Err(unreadable()) }
}

/// What was sent, as the verbs take it, with all that could not be read of it: texts are cleaned where they enter, as those of forms are.
async fn draft(app: &App, sent: NewProgramme) -> Result<(ProgrammeDraft, Faults), Problem> {
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
    let mut places: Vec<RegionCode> = Vec::with_capacity(sent.places.len());
    for (index, place) in sent.places.iter().enumerate() {
        places.extend(parsed::<RegionCode>(place, &format!("places[{index}]"), &mut faults));
    }
    let mut day = |text: Option<&String>, field: &str| {
        let text = text.map(|text| text.trim()).filter(|text| !text.is_empty())?;
        parsed::<PartialDate>(text, field, &mut faults)
    };
    let (start, end) = (day(sent.start.as_ref(), "start"), day(sent.end.as_ref(), "end"));
    let period = Period::new(start, end).unwrap_or_else(|_| {
        faults.add("end", "fault-ends-before");
        Period::new(start, None).unwrap_or_default()
    });
    let mut funding: Vec<FundingLine> = Vec::with_capacity(sent.funding.len());
    for (index, line) in sent.funding.iter().enumerate() {
        funding.extend(money(line, &format!("funding[{index}]"), &mut faults));
    }
    // Where one of them is missing there is a fault, so that nothing is kept under the one made up here.
    let organisation = organisation.unwrap_or_else(new_id);
    let cycle = cycle.map_or_else(new_id, |cycle| cycle.id);
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
        ..ProgrammeDraft::new(organisation, cycle, clean_line(&sent.title).trim())
    };
    Ok((draft, faults))
}

fn parsed<T: std::str::FromStr>(text: &str, field: &str, faults: &mut Faults) -> Option<T> {
    let read = text.trim().parse().ok();
    if read.is_none() {
        faults.add_with(field, "fault-api-value", "value", text);
    }
    read
}

/// A line of money, whose faults are named after where it stands; its amount has no more digits behind the point than its currency.
fn money(line: &NewFunding, within: &str, faults: &mut Faults) -> Option<FundingLine> {
    let currency: Currency = match &line.currency {
        None => Currency::IDR,
        Some(code) => parsed(code, &format!("{within}.currency"), faults)?,
    };
    let Some(minor) = minor(&line.amount.0, currency) else {
        faults.add_with(&format!("{within}.amount"), "fault-api-value", "value", line.amount.0.as_str());
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
