//! Scenarios about the figures of a partner's year: its money by stage and whose it is, and what was achieved of its outcomes.

use sekber::kit::files::FileKind;
use sekber::kit::store::sql;

use crate::harness::{Harness, OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, on_both};
use crate::records::keep_ledger;
use crate::records::work_plans::keep_work_plan;
use crate::told::carried_out;

/// An entry beside the one that is kept: id, stage, way, budget, form, year, funder, implementer, and how it is told in sen.
async fn add_entry(
    harness: &Harness,
    id: &str,
    (stage, way, budget, form): (&str, &str, &str, &str),
    (funder, implementer): (&str, &str),
    (disclosure, sen, undisclosed): (&str, i64, i64),
) {
    let added = "insert into ledger_entry (region_code, id, partnership_id, stage, way, budget, form, year, funder_id, funder_name,
          funder_key, implementer_id, implementer_name, implementer_key, disclosure, currency, low_minor, high_minor, low_idr,
          high_idr, undisclosed, source, person_name, recorded_at)
         select region_code, $1, partnership_id, $2, $3, $4, $5, 2023, $6, $6, $6, $7, $7, $7, $8, 'IDR', $9, $9, $9, $9, $10,
          source, person_name, 0 from ledger_entry where id = $11";
    let added =
        sql(added).bind(id).bind(stage).bind(way).bind(budget).bind(form).bind(funder).bind(implementer);
    let kept = format!("ledger-entry-of-{OWN_PARTNER}");
    harness.change(added.bind(disclosure).bind(sen).bind(undisclosed).bind(kept)).await;
}

/// A partnership that was carried out in 2023, with its ledger and its work plan.
async fn begun(harness: &Harness) {
    keep_ledger(harness.app.db(), OWN_PARTNER).await;
    keep_work_plan(harness.app.db(), OWN_PARTNER).await;
    carried_out(harness).await;
    let (partnership, indicator) =
        (format!("partnership-of-{OWN_PARTNER}"), format!("work-indicator-of-{OWN_PARTNER}"));
    for (text, one) in [
        ("update partnership set start_on = '2023-01-01', end_on = '2023-12-31', activated_at = 0 where id = $1", partnership.as_str()),
        ("insert into work_indicator (region_code, id, partnership_id, organisation_id, kind, title, unit, counting, baseline_milli,
            baseline_year, proposed_by, proposed_at, agreed_at, agreed_by, created_at, changed_at)
           select region_code, 'outcome', partnership_id, organisation_id, 'outcome', 'Balita kurang gizi', 'orang', 'last', 120000,
            2022, 'secretariat', 0, 0, 'Delegasi', 0, 0 from work_indicator where id = $1", indicator.as_str()),
        ("insert into work_target (region_code, indicator_id, year, value_milli) values ('61.05', $1, 2023, 80000)", "outcome"),
        ("insert into work_actual (region_code, id, indicator_id, on_day, value_milli, person_name, recorded_at)
           values ('61.05', 'first', $1, '2023-03-01', 95000, 'Delegasi', 0)", "outcome"),
        ("insert into work_actual (region_code, id, indicator_id, on_day, value_milli, person_name, recorded_at)
           values ('61.05', 'last', $1, '2023-11-01', 81500, 'Delegasi', 0)", "outcome"),
    ] {
        harness.change(sql(text).bind(one)).await;
    }
}

#[tokio::test]
async fn a_partners_year_tells_its_money_by_stage_and_whose_it_is() {
    on_both(async |harness| {
        begun(&harness).await;
        let given = ("committed", "in_kind", "partners", "in_kind");
        add_entry(&harness, "goods", given, (OWN_PARTNER, OWN_PARTNER), ("not_disclosed", 0, 1)).await;
        let grant = ("disbursed", "district_grant", "district", "cash");
        add_entry(&harness, "grant", grant, (OWN_OFFICE, OWN_PARTNER), ("exact", 5_000_000_000, 0)).await;
        let others = ("committed", "partner_run", "partners", "cash");
        let other = (OTHER_PARTNER, OTHER_PARTNER);
        add_entry(&harness, "others", others, other, ("exact", 7_770_000_000, 0)).await;
        let year = format!("/partners/{OWN_PARTNER}/year?year=2023");
        for reader in [harness.as_partner().await, harness.as_staff().await] {
            let page = reader.get(&year).await;
            page.is_ok().costs_at_most(10).shows("Dana mitra ini, uang").shows("Rp1.000.000");
            page.shows("Dana mitra ini, barang atau jasa").shows("1 tidak dinilai dengan uang");
            page.shows("APBD, uang").shows("Rp50.000.000").hides("77.700.000").hides("Rp51.000.000");
        }
        harness.as_other_partner().await.get(&year).await.is(403);
        let partner = harness.as_partner().await;
        partner.get(&format!("/partners/{OWN_PARTNER}/year?year=2022")).await.is_ok().hides("Rp1.000.000");
        // What is handed on tells the money only where the partner wants it to.
        let sheet = format!("/partners/{OWN_PARTNER}/year.pdf?year=2023");
        let (plain, with_money) = (partner.get(&sheet).await, partner.get(&format!("{sheet}&money=1")).await);
        for file in [&plain, &with_money] {
            assert_eq!(FileKind::of(&file.is_ok().costs_at_most(10).bytes).ok(), Some(FileKind::Pdf));
        }
        assert_ne!(plain.bytes, with_money.bytes);
        harness
            .change(sql("update ledger_entry set low_idr = low_idr + 100, high_idr = high_idr + 100"))
            .await;
        let now = (partner.get(&sheet).await, partner.get(&format!("{sheet}&money=1")).await);
        assert_eq!(plain.bytes, now.0.bytes, "it holds no money");
        assert_ne!(with_money.bytes, now.1.bytes);
    })
    .await;
}

#[tokio::test]
async fn a_partners_year_tells_baseline_target_and_actual_of_its_outcomes() {
    on_both(async |harness| {
        begun(&harness).await;
        let partner = harness.as_partner().await;
        let year = format!("/partners/{OWN_PARTNER}/year?year=2023");
        let page = partner.get(&year).await;
        page.is_ok().costs_at_most(10).shows("Balita kurang gizi (orang)").shows("120 (2022)");
        page.shows("Target 2023")
            .shows(">80<")
            .shows("Capaian 2023")
            .shows(">81,5<")
            .hides("Kader yang dilatih");
        // What was withdrawn is no value, and where nothing was measured no zero stands.
        harness.change(sql("update work_actual set withdrawn_at = 0 where indicator_id = 'outcome'")).await;
        partner.get(&year).await.is_ok().shows("data-label=\"Capaian 2023\">–<").hides(">81,5<");
        harness.change(sql("update work_indicator set agreed_at = null where id = 'outcome'")).await;
        partner.get(&year).await.is_ok().hides("Balita kurang gizi");
    })
    .await;
}
