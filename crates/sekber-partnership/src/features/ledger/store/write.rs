//! SQL that adds entries, their codes and what proves them. Nothing here changes what a line says.

use sekber_core::ledger::{Dimension, shares};
use sekber_core::value::region::RegionLevel;
use sekber_core::value::{AttachmentId, LedgerEntryId, OrganisationId, PartnershipId, RegionCode};

use crate::features::district::{Mission, mission_of};
use crate::features::ledger::draft::EntryDraft;
use crate::features::ledger::model::{LedgerEntry, Standing, disclosure};
use crate::features::registry::WAITS_TO_BE_LET_IN;
use crate::kit::store::{Bind, StoreError, Tx, Value, insert_rows, sql};
use sekber_core::ledger::{Amount, Rupiah};
use sekber_core::value::Currency;

/// A line that is to be added.
pub struct NewEntry<'a> {
    /// The line.
    pub id: &'a LedgerEntryId,
    /// The partnership it belongs to.
    pub partnership: &'a PartnershipId,
    /// The office that leads it.
    pub office: Option<&'a OrganisationId>,
    /// What it says.
    pub draft: &'a EntryDraft,
    /// What it counts.
    pub rupiah: Rupiah,
    /// What it is under the dimensions that are kept beside it.
    pub codes: &'a [(Dimension, String)],
    /// What is odd about it: codes separated by `;`.
    pub doubts: &'a str,
    /// Whether it counts already.
    pub standing: Standing,
    /// For which organisation it is recorded; none for the secretariat.
    pub recorder: Option<&'a OrganisationId>,
}

const INSERT: &str = "insert into ledger_entry (region_code, id, partnership_id, programme_id, stage, way, budget, form, year,
     funder_id, funder_name, funder_key, implementer_id, implementer_name, implementer_key, office_id, out_of_id, corrects_id,
     disclosure, currency, low_minor, high_minor, rate_micro, rate_on, rate_source, low_idr, high_idr, undisclosed,
     quantity_milli, unit, value_method, source, note, reason, simulated, person_name, recorded_at,
     on_day, doubts, standing, recorder_id) values";

/// Adds lines with their codes. A few statements for any number.
pub async fn insert(tx: &mut Tx, new: &[NewEntry<'_>]) -> Result<(), StoreError> {
    let rows = new.iter().map(|new| row(tx, new)).collect();
    tx.run_all(insert_rows(INSERT, "", rows)).await?;
    let codes = new.iter().flat_map(|new| shared(&tx.region, new.id, new.rupiah, new.codes)).collect();
    insert_codes(tx, codes).await
}

async fn insert_codes(tx: &mut Tx, rows: Vec<Vec<Value>>) -> Result<(), StoreError> {
    let head = "insert into ledger_code (region_code, entry_id, dimension, code, low_idr, high_idr) values";
    tx.run_all(insert_rows(head, "", rows)).await
}

fn row(tx: &Tx, new: &NewEntry<'_>) -> Vec<Value> {
    let draft = new.draft;
    let (low, high) = match draft.amount {
        Amount::Exact(minor) => (Some(minor), Some(minor)),
        Amount::Band(low, high) => (Some(low), Some(high)),
        Amount::NotDisclosed => (None, None),
    };
    let foreign = draft.conversion.as_ref().filter(|_| draft.currency != Currency::IDR);
    let quantity = draft.quantity.as_ref();
    vec![
        (&tx.region).into(),
        new.id.into_value(),
        new.partnership.into(),
        draft.programme.as_ref().into(),
        draft.stage.into_value(),
        draft.way.into_value(),
        draft.way.budget().into_value(),
        draft.form.into_value(),
        draft.year.into(),
        draft.funder.id.as_ref().into(),
        (&draft.funder.name).into(),
        draft.funder.key().into(),
        draft.implementer.id.as_ref().into(),
        (&draft.implementer.name).into(),
        draft.implementer.key().into(),
        new.office.into(),
        draft.out_of.as_ref().into_value(),
        Value::Text(None),
        disclosure(draft.amount).into(),
        draft.currency.into_value(),
        low.into(),
        high.into(),
        foreign.map(|conversion| conversion.rate.0).into(),
        foreign.map(|conversion| conversion.on).map_or(Value::Text(None), Value::from),
        foreign.map_or("", |conversion| conversion.source.as_str()).into(),
        new.rupiah.low.into(),
        new.rupiah.high.into(),
        new.rupiah.undisclosed.into(),
        quantity.map(|quantity| quantity.milli).into(),
        quantity.map_or("", |quantity| quantity.unit.as_str()).into(),
        quantity.and_then(|quantity| quantity.method).into_value(),
        (&draft.source).into(),
        (&draft.note).into(),
        "".into(),
        draft.simulated.into(),
        (&tx.actor.name).into(),
        tx.now.into(),
        draft.on_day.map_or(Value::Text(None), Value::from),
        new.doubts.into(),
        new.standing.as_str().into(),
        new.recorder.into(),
    ]
}

/// The rows of a line's codes: under each dimension its amount is divided evenly, to the sen; one code has all of it.
fn shared(
    region: &RegionCode,
    id: &LedgerEntryId,
    rupiah: Rupiah,
    codes: &[(Dimension, String)],
) -> Vec<Vec<Value>> {
    let mut rows = Vec::with_capacity(codes.len());
    for by in Dimension::ALL.iter().filter(|by| by.is_kept()) {
        let of: Vec<&String> = codes.iter().filter(|(found, _)| found == by).map(|(_, code)| code).collect();
        if of.is_empty() {
            continue;
        }
        let (low, high) = (shares(rupiah.low, of.len()), shares(rupiah.high, of.len()));
        for ((code, low), high) in of.into_iter().zip(low).zip(high) {
            rows.push(vec![
                region.into(),
                id.into_value(),
                (*by).into_value(),
                code.into(),
                low.into(),
                high.into(),
            ]);
        }
    }
    rows
}

/// Adds the line that undoes another: all of it as it stands, its amounts with the other sign. Its codes follow.
pub async fn insert_counter(
    tx: &mut Tx,
    id: &LedgerEntryId,
    undone: &LedgerEntry,
    reason: &str,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let person = tx.actor.name.clone();
    tx.run(
        sql("insert into ledger_entry (region_code, id, partnership_id, programme_id, stage, way, budget, form, year,
             funder_id, funder_name, funder_key, implementer_id, implementer_name, implementer_key, office_id, out_of_id,
             corrects_id, disclosure, currency, low_minor, high_minor, rate_micro, rate_on, rate_source, low_idr, high_idr,
             undisclosed, quantity_milli, unit, value_method, source, note, reason, simulated, person_name, recorded_at,
             on_day, standing)
             select region_code, $3, partnership_id, programme_id, stage, way, budget, form, year,
             funder_id, funder_name, funder_key, implementer_id, implementer_name, implementer_key, office_id, out_of_id,
             id, disclosure, currency, -low_minor, -high_minor, rate_micro, rate_on, rate_source, -low_idr, -high_idr,
             -undisclosed, -quantity_milli, unit, value_method, source, '', $4, simulated, $5, $6, on_day, standing
             from ledger_entry where region_code = $1 and id = $2")
        .bind(&region)
        .bind(&undone.id)
        .bind(id)
        .bind(reason)
        .bind(person)
        .bind(now),
    )
    .await?;
    tx.run(
        sql("insert into ledger_code (region_code, entry_id, dimension, code, low_idr, high_idr)
             select region_code, $3, dimension, code, -low_idr, -high_idr from ledger_code
             where region_code = $1 and entry_id = $2")
        .bind(&region)
        .bind(&undone.id)
        .bind(id),
    )
    .await
    .map(|_| ())
}

/// Writes that a line that waits counts now, or was refused; `false` when somebody was faster.
pub async fn decide(
    tx: &mut Tx,
    id: &LedgerEntryId,
    (standing, reason): (Standing, &str),
) -> Result<bool, StoreError> {
    let (region, now, by) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    let statement =
        sql("update ledger_entry set standing = $3, standing_reason = $4, standing_by = $5, standing_at = $6
         where region_code = $1 and id = $2 and standing = 'waiting'");
    let statement = statement.bind(&region).bind(id).bind(standing).bind(reason).bind(by).bind(now);
    Ok(tx.run(statement).await? == 1)
}

/// Puts beside an entry what proves the one whose place it takes.
pub async fn pass_evidence_on(
    tx: &mut Tx,
    from: &LedgerEntryId,
    to: &LedgerEntryId,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let passed =
        sql("insert into ledger_evidence (region_code, entry_id, attachment_id, person_name, added_at)
         select region_code, $3, attachment_id, person_name, added_at from ledger_evidence
         where region_code = $1 and entry_id = $2");
    tx.run(passed.bind(&region).bind(from).bind(to)).await.map(|_| ())
}

/// Puts a file beside an entry.
pub async fn add_evidence(
    tx: &mut Tx,
    id: &LedgerEntryId,
    attachment: &AttachmentId,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let person = tx.actor.name.clone();
    tx.run(
        sql("insert into ledger_evidence (region_code, entry_id, attachment_id, person_name, added_at)
             values ($1, $2, $3, $4, $5)")
        .bind(&region)
        .bind(id)
        .bind(attachment)
        .bind(person)
        .bind(now),
    )
    .await
    .map(|_| ())
}

crate::row_struct! { struct Code { kind: String, code: String } }

/// The missions that codes of the nomenclature serve, each code the one that is tied to it most closely.
async fn missions(tx: &mut Tx, found: &[Code]) -> Result<Vec<(Dimension, String)>, StoreError> {
    let of = found.iter().filter(|one| one.kind == "nomenclature");
    let codes: Vec<&String> = of.map(|one| &one.code).collect();
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let region = tx.region.clone();
    let asked = sql("select ordinal, text, codes from mission where region_code = $1 order by ordinal");
    let missions: Vec<Mission> = tx.all(asked.bind(&region)).await?;
    let mission = |code: &String| mission_of(&missions, std::slice::from_ref(code));
    let served = codes.into_iter().filter_map(mission);
    Ok(served.map(|one| (Dimension::Mission, one.ordinal.to_string())).collect())
}

/// What an entry is about: themes, fields, goals, places and missions of one programme of a partnership, or of all of them; and what the
/// registry says of its funder.
pub async fn codes(
    tx: &mut Tx,
    partnership: &PartnershipId,
    draft: &EntryDraft,
) -> Result<Vec<(Dimension, String)>, StoreError> {
    let region = tx.region.clone();
    let asked = sql("with of as (select programme_id as id from partnership_programme where region_code = $1 and partnership_id = $2")
        .bind(&region)
        .bind(partnership)
        .push_if(" and programme_id = ", draft.programme.as_ref())
        .push(") select 'theme' as kind, t.theme_code as code from programme_theme t join of on of.id = t.programme_id where t.region_code = $1
               union select c.vocabulary, c.code from programme_code c join of on of.id = c.programme_id where c.region_code = $1
               union select 'place', l.place_code from programme_place l join of on of.id = l.programme_id where l.region_code = $1")
        .push_bind(" union select 'funder_kind', o.kind from organisation o where o.region_code = $1 and o.id = ", draft.funder.id.as_ref())
        .push_bind(
            " union select 'funder_level', o.level from organisation o where o.level is not null and o.region_code = $1 and o.id = ",
            draft.funder.id.as_ref(),
        );
    let found: Vec<Code> = tx.all(asked).await?;
    let mut codes: Vec<(Dimension, String)> = missions(tx, &found).await?;
    for Code { kind, code } in found {
        match kind.as_str() {
            "funder_kind" => codes.push((Dimension::Kind, code)),
            "funder_level" => codes.push((Dimension::Level, code)),
            "theme" => codes.push((Dimension::Theme, code)),
            "sdg" if !code.contains('.') => codes.push((Dimension::Goal, code)),
            "nomenclature" => codes.extend(field(&code).map(|field| (Dimension::Field, field))),
            "place" if draft.places.is_empty() => {
                codes.extend(code.parse().ok().map(|place| (Dimension::Place, kecamatan(&place))));
            }
            _ => {}
        }
    }
    codes.extend(draft.places.iter().map(|place| (Dimension::Place, kecamatan(place))));
    codes.sort();
    codes.dedup();
    Ok(codes)
}

/// The field of government of a code of the nomenclature: its first two parts.
fn field(code: &str) -> Option<String> {
    let mut parts = code.split('.');
    let (urusan, field) = (parts.next()?, parts.next()?);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (digits(urusan) && digits(field)).then(|| format!("{urusan}.{field}"))
}

/// The kecamatan of a place; the district as a whole stays itself.
fn kecamatan(place: &RegionCode) -> String {
    match place.level() {
        RegionLevel::Village => place.parent().unwrap_or_else(|| place.clone()).to_string(),
        _ => place.to_string(),
    }
}

/// How many of some places are kecamatan of the district, or the district itself.
pub async fn known_places(tx: &mut Tx, places: &[RegionCode]) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked =
        sql("select count(*) from region where level in ('district', 'regency') and region_code = $1")
            .bind(&region);
    Ok(tx.value(asked.push_list(" and code in ", places.iter())).await?.unwrap_or(0))
}

crate::row_struct! {
    /// An office of the district, as the registry calls it.
    #[derive(Debug, Clone)]
    pub struct OfficeName {
        /// The office.
        pub id: OrganisationId,
        /// Its name.
        pub name: String,
        /// Its name in speech; may be empty.
        pub short_name: String,
    }
}

/// The offices of the district.
pub async fn offices(tx: &mut Tx) -> Result<Vec<OfficeName>, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select id, name, short_name from organisation
         where region_code = $1 and side = 'office' and merged_into is null");
    tx.all(asked.bind(&region)).await
}

/// How many of some organisations are in the registry and let in.
pub async fn known_organisations(tx: &mut Tx, ids: &[&OrganisationId]) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked =
        sql("select count(*) from organisation where merged_into is null and region_code = $1 and not ")
            .bind(&region)
            .push(WAITS_TO_BE_LET_IN);
    Ok(tx.value(asked.push_list(" and id in ", ids.iter().copied())).await?.unwrap_or(0))
}

/// Whether a programme is carried out in a partnership.
pub async fn carries(
    tx: &mut Tx,
    partnership: &PartnershipId,
    programme: &sekber_core::value::ProgrammeId,
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select count(*) from partnership_programme where region_code = $1 and partnership_id = $2 and programme_id = $3",
    );
    let found = tx.value::<i64>(asked.bind(&region).bind(partnership).bind(programme)).await?;
    Ok(found.unwrap_or(0) > 0)
}
