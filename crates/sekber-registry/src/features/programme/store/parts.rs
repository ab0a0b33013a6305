//! SQL of what hangs on a programme: themes, codes, places, money by year, offices.

use sekber_core::value::{ProgrammeId, RegionCode};

use crate::features::programme::model::ProgrammeDraft;
use crate::kit::store::{StoreError, Tx, Value, insert_rows, sql};

/// Adds the parts of programmes that have none yet.
pub async fn insert_parts(tx: &mut Tx, owners: &[(&ProgrammeId, &ProgrammeDraft)]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let rows = |each: fn(&RegionCode, &ProgrammeId, &ProgrammeDraft) -> Vec<Vec<Value>>| {
        owners.iter().flat_map(|(id, draft)| each(&region, id, draft)).collect::<Vec<_>>()
    };
    let inserts = [
        ("insert into programme_theme (region_code, programme_id, theme_code) values", rows(themes)),
        ("insert into programme_code (region_code, programme_id, vocabulary, code) values", rows(codes)),
        ("insert into programme_place (region_code, programme_id, place_code) values", rows(places)),
        (
            "insert into programme_office (region_code, programme_id, organisation_id, part) values",
            rows(offices),
        ),
        (
            "insert into funding_line (region_code, programme_id, line, year, source, currency, amount_minor, form, on_budget) values",
            rows(funding),
        ),
    ];
    for (head, rows) in inserts {
        tx.run_all(insert_rows(head, "", rows)).await?;
    }
    Ok(())
}

/// Takes the parts off programmes before they get their new ones; what they were stands in the trail.
pub async fn clear_parts(tx: &mut Tx, ids: &[&ProgrammeId]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statements = [
        "delete from programme_theme where region_code = $1",
        "delete from programme_code where region_code = $1",
        "delete from programme_place where region_code = $1",
        "delete from programme_office where region_code = $1",
        "delete from funding_line where region_code = $1",
    ];
    for statement in statements {
        let own = ids.iter().copied();
        tx.run(sql(statement).bind(&region).push_list(" and programme_id in ", own)).await?;
    }
    Ok(())
}

fn themes(region: &RegionCode, id: &ProgrammeId, draft: &ProgrammeDraft) -> Vec<Vec<Value>> {
    draft.themes.iter().map(|theme| vec![region.into(), id.into(), theme.into()]).collect()
}

fn codes(region: &RegionCode, id: &ProgrammeId, draft: &ProgrammeDraft) -> Vec<Vec<Value>> {
    let row =
        |vocabulary: &str, code: &String| vec![region.into(), id.into(), vocabulary.into(), code.into()];
    let nomenclature = draft.nomenclature.iter().map(|code| row("nomenclature", code));
    nomenclature.chain(draft.sdg.iter().map(|code| row("sdg", code))).collect()
}

fn places(region: &RegionCode, id: &ProgrammeId, draft: &ProgrammeDraft) -> Vec<Vec<Value>> {
    draft.places.iter().map(|place| vec![region.into(), id.into(), place.into()]).collect()
}

fn offices(region: &RegionCode, id: &ProgrammeId, draft: &ProgrammeDraft) -> Vec<Vec<Value>> {
    let lead = draft.lead_office.iter().map(|office| (office, "lead"));
    let all = lead.chain(draft.supporting_offices.iter().map(|office| (office, "support")));
    all.map(|(office, part)| vec![region.into(), id.into(), office.into(), part.into()]).collect()
}

fn funding(region: &RegionCode, id: &ProgrammeId, draft: &ProgrammeDraft) -> Vec<Vec<Value>> {
    let numbered = (1_i64..).zip(&draft.funding);
    numbered
        .map(|(number, line)| {
            vec![
                region.into(),
                id.into(),
                number.into(),
                line.year.into(),
                (&line.source).into(),
                Value::from(line.amount.currency),
                line.amount.minor.into(),
                Value::from(line.form),
                line.on_budget.into(),
            ]
        })
        .collect()
}
