//! Scenarios about the money of partnerships: recorded by those whose it is, counted once, corrected without being changed, and
//! the same sum wherever it is shown.

use std::collections::BTreeMap;

use sekber::features::ledger::{self, EntryDraft, Filter, Hand, LedgerSight, into_totals};
use sekber::kit::problem::Problem;
use sekber::kit::store::{StoreError, Value, insert_rows, sql};
use sekber_core::ledger::{
    Amount, Budget, Counted, Dimension, Entry, Rupiah, Stage, Totals, Way, shares, totals,
};
use sekber_core::registry::programme::FundingForm;
use sekber_core::splitmix::splitmix64;
use sekber_core::value::{LedgerEntryId, PartnershipId};

use crate::harness::{
    Harness, OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Who, on_both, organisation,
};
use crate::records::keep_ledger;

/// The partnership of the own office and the own partner, with its programme and nothing in its ledger.
async fn partnership(harness: &Harness) -> PartnershipId {
    keep_ledger(harness.app.db(), OWN_PARTNER).await;
    let id = harness.keep_lead().await;
    let carries = "insert into partnership_programme (region_code, partnership_id, programme_id)
         select region_code, $1, id from programme where id = $2";
    harness.change(sql(carries).bind(&id).bind(OWN_PARTNER_PROGRAMME)).await;
    for gone in ["delete from ledger_evidence", "delete from ledger_entry"] {
        harness.change(sql(gone)).await;
    }
    id.parse().unwrap()
}

fn fields<'a>(stage: &'a str, amount: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("stage", stage),
        ("year", "2023"),
        ("way", "partner_run"),
        ("form", "cash"),
        ("disclosure", "exact"),
        ("funder", OWN_PARTNER),
        ("implementer", OWN_PARTNER),
        ("amount", amount),
        ("source", "PKS 1/2023"),
    ]
}

#[tokio::test]
async fn a_partner_records_what_it_promised_and_spent_and_the_district_sees_the_same_sum() {
    on_both(async |harness| {
        let id = partnership(&harness).await;
        let path = format!("/partnerships/{id}/ledger");
        let partner = harness.as_partner().await;
        partner.get(&path).await.is_ok().shows("Belum ada catatan dana").costs_at_most(10);
        partner.get(&format!("{path}/new")).await.is_ok().costs_at_most(10);
        let none = partner.post(&format!("{path}/new"), &[]).await;
        none.is(422).shows("href=\"#stage\"").shows("href=\"#source\"");
        partner.post(&format!("{path}/new"), &fields("committed", "250 juta")).await.is(303);
        let foreign =
            [("amount", "USD 1.000"), ("rate", "15.450,5"), ("rate_on", "2023-06-01"), ("rate_source", "BI")];
        let spent: Vec<_> =
            fields("realised", "").into_iter().filter(|(name, _)| *name != "amount").chain(foreign).collect();
        let entry = partner.post(&format!("{path}/new"), &spent).await.is(303).leads_on().to_owned();
        partner
            .get(&entry)
            .await
            .is_ok()
            .costs_at_most(10)
            .shows("Rp15.450.500")
            .shows("15.450,5")
            .shows("1 Juni 2023");
        for caller in
            [&partner, &harness.as_office().await, &harness.as_staff().await, &harness.as_leader().await]
        {
            let page = caller.get(&path).await;
            page.is_ok().shows("Rp250.000.000").shows("Rp15.450.500").costs_at_most(10);
            page.shows("terealisasi Rp15.450.500 dari Rp250.000.000 yang dijanjikan");
            caller
                .get("/ledger")
                .await
                .is_ok()
                .shows("Rp250.000.000")
                .shows("Rp15.450.500")
                .costs_at_most(10);
            let list = caller.get("/ledger/entries?stage=committed&year=2023").await;
            list.is_ok().shows("Rp250.000.000").hides("15.450.500").costs_at_most(5);
            let file = caller.get("/ledger/entries.csv").await;
            file.is_ok().shows("15450500").shows("Tanggal kurs").shows("2023-06-01").shows("Kecamatan");
            caller.get("/ledger/entries.xlsx").await.is_ok();
        }
        for by in Dimension::ALL {
            let seen = harness.as_staff().await.get(&format!("/ledger?by={by}")).await;
            seen.is_ok().shows("Rp250.000.000").costs_at_most(10);
        }
        let staff = harness.as_staff().await;
        staff.get("/ledger?until=2020-01-31").await.is_ok().hides("250.000.000").shows("31 Januari 2020");
        staff.get(&format!("/ledger?until={}", harness.app.today())).await.is_ok().shows("Rp250.000.000");
        staff.get(&format!("/partnerships/{id}")).await.is_ok().shows("Rp250.000.000").costs_at_most(10);
        let other = harness.as_other_partner().await;
        other.get("/ledger").await.is_ok().hides("250.000.000");
        other.get("/ledger/entries.csv").await.is_ok().hides("15450500");
        assert!([401, 403].contains(&other.get(&path).await.status));
        assert!([401, 403].contains(&other.get(&entry).await.status));
    })
    .await;
}

#[tokio::test]
async fn money_is_told_by_mission_and_by_what_its_funder_is() {
    on_both(async |harness| {
        let id = partnership(&harness).await;
        harness.change(sql("delete from mission")).await;
        for (text, value) in [
            ("insert into mission (region_code, ordinal, text, codes) values ('61.05', 3, 'Hidup sehat', $1)", "1.02"),
            ("insert into programme_code (region_code, programme_id, vocabulary, code) values ('61.05', $1, 'nomenclature', '1.02.02')", OWN_PARTNER_PROGRAMME),
            ("update organisation set level = 'national' where id = $1", OWN_PARTNER),
        ] {
            harness.change(sql(text).bind(value)).await;
        }
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let new = format!("/partnerships/{id}/ledger/new");
        let entry = partner.post(&new, &fields("committed", "25 juta")).await.is(303).leads_on().to_owned();
        staff.get(&entry).await.is_ok().shows("3. Hidup sehat").shows("Lembaga swadaya masyarakat");
        for (by, shown, other) in [
            ("mission", "3. Hidup sehat", "1"),
            ("kind", "Lembaga swadaya masyarakat", "company"),
            ("level", "Nasional", "local"),
        ] {
            staff.get(&format!("/ledger?by={by}")).await.is_ok().shows(shown).shows("Rp25.000.000");
            staff.get(&format!("/ledger/entries?{by}={other}")).await.is_ok().hides("25.000.000");
        }
        staff.get("/ledger/entries?kind=ngo").await.is_ok().shows("Rp25.000.000").costs_at_most(5);
        // What the funder is later changes nothing that was recorded.
        harness.change(sql("update organisation set kind = 'donor' where id = $1").bind(OWN_PARTNER)).await;
        staff.get("/ledger?kind=ngo").await.is_ok().shows("Rp25.000.000");
        staff.get("/ledger/entries.csv?mission=3").await.is_ok().shows("25000000");
    })
    .await;
}

#[tokio::test]
async fn a_mistake_is_undone_by_a_counter_entry_and_nothing_is_changed() {
    on_both(async |harness| {
        let id = partnership(&harness).await;
        let path = format!("/partnerships/{id}/ledger");
        let partner = harness.as_partner().await;
        let entry = partner
            .post(&format!("{path}/new"), &fields("committed", "25 juta"))
            .await
            .is(303)
            .leads_on()
            .to_owned();
        let correct = partner.get(&format!("{entry}/correct")).await;
        correct.is_ok().shows("25.000.000").shows("name=\"place\" value=\"61.05\"");
        let mut right = fields("committed", "250 juta");
        partner.post(&format!("{entry}/correct"), &right).await.is(422).shows("href=\"#reason\"");
        right.push(("reason", "Salah ketik"));
        let instead = partner.post(&format!("{entry}/correct"), &right).await.is(303).leads_on().to_owned();
        assert_ne!(instead, entry);
        partner.get(&entry).await.is_ok().shows("Dibatalkan").shows("25.000.000");
        for page in [&entry, &path] {
            partner.get(page).await.is_ok().shows("Dibatalkan oleh").shows(": Salah ketik").costs_at_most(10);
        }
        partner.get("/ledger").await.is_ok().shows("Rp250.000.000").hides("Rp275.000.000");
        partner.post(&format!("{entry}/correct"), &right).await.is(422).shows("sudah dibatalkan");
        let undo = [("reason", "Tidak jadi"), ("act", "undo")];
        partner.post(&format!("{instead}/correct"), &undo).await.is(303);
        let (region, everything) = (harness.app.region(), Filter::everything(LedgerSight::All));
        let all = ledger::entries(harness.app.db(), &region, &everything).await.unwrap();
        assert_eq!((all.len(), all.iter().map(|entry| entry.low_idr).sum::<i64>()), (4, 0));
    })
    .await;
}

#[tokio::test]
async fn a_funder_sees_its_own_money_at_the_implementer_and_nothing_else() {
    on_both(async |harness| {
        let id = partnership(&harness).await;
        let hand = |id: &str, name: &str| Hand::of(organisation(id), name);
        let (own, funder) =
            (|| hand(OWN_PARTNER, "Yayasan Sendiri"), || hand(OTHER_PARTNER, "Perkumpulan Lain"));
        let outside = Hand { id: None, name: "Kelompok Tani".to_owned() };
        let draft = |hands, sen| EntryDraft {
            source: "Perjanjian".to_owned(),
            ..EntryDraft::new(Stage::Disbursed, 2023, hands, Amount::Exact(sen))
        };
        let staff = harness.actor(Who::Staff);
        let record = async |draft: &EntryDraft| ledger::record(&harness.app, &staff, &id, draft, None).await;
        let root = record(&draft((funder(), own()), 70_000)).await.unwrap();
        let part = EntryDraft { out_of: Some(root.clone()), ..draft((own(), outside), 30_000) };
        let passed = record(&part).await.unwrap();
        record(&draft((own(), own()), 11_100)).await.unwrap();
        let too_much = EntryDraft { amount: Amount::Exact(40_100), ..part };
        let refused = record(&too_much).await;
        assert!(
            matches!(&refused, Err(Problem::Invalid(faults)) if faults.of("amount").is_some()),
            "{refused:?}"
        );
        let caller = harness.as_other_partner().await;
        caller.get(&format!("/ledger/{root}")).await.is_ok().hides("Kelompok Tani");
        assert!([401, 403].contains(&caller.get(&format!("/ledger/{passed}")).await.status));
        caller.get("/ledger").await.is_ok().shows("Rp700").hides("811").hides("Rp111");
        caller.get("/ledger/entries.csv").await.is_ok().shows("Yayasan Sendiri").hides("Kelompok Tani");
        let mine = harness.as_partner().await;
        mine.get("/ledger").await.is_ok().shows("Rp811");
        let undo = ledger::correct(&harness.app, &staff, &root, "Keliru", None).await;
        assert!(matches!(undo, Err(Problem::Refused { .. })), "{undo:?}");
    })
    .await;
}

const MANY: usize = 100_000;
const KEYS: [Dimension; 4] = [Dimension::Theme, Dimension::Field, Dimension::Goal, Dimension::Place];

/// Made-up entries of every kind: chains, counter-entries, bands, hidden amounts, several codes.
fn made_up(count: usize) -> Vec<Entry> {
    let mut drawn = 0;
    let mut below = |most: u64| {
        drawn += 1;
        splitmix64(drawn) % most
    };
    let mut all: Vec<Entry> = Vec::with_capacity(count);
    for at in 0..count {
        let id: LedgerEntryId = format!("made-{at:06}").parse().unwrap();
        let before = below(all.len().max(1) as u64) as usize;
        if at > 0 && below(20) == 0 && all[before].corrects.is_none() {
            let undone = all[before].clone();
            let twice = all.iter().rev().take(2_000).any(|entry| entry.corrects.as_ref() == Some(&undone.id));
            if !twice && undone.funder != "undone" {
                all[before].funder = "undone".to_owned();
                let rupiah = undone.rupiah.undone();
                all.push(Entry {
                    id,
                    corrects: Some(undone.id.clone()),
                    rupiah,
                    funder: "undone".to_owned(),
                    ..undone
                });
                continue;
            }
        }
        let low = below(900_000_000_000_000) as i64;
        let rupiah = match below(10) {
            0 => Rupiah { low: 0, high: 0, undisclosed: 1 },
            1 => Rupiah { low, high: low + 77, undisclosed: 0 },
            _ => Rupiah { low, high: low, undisclosed: 0 },
        };
        let mut codes: Vec<(Dimension, String)> =
            (0..below(9)).map(|_| (KEYS[below(4) as usize], format!("code-{}", below(7)))).collect();
        codes.sort();
        codes.dedup();
        let out_of = (at > 0 && below(6) == 0).then(|| all[before].id.clone());
        all.push(Entry {
            id,
            out_of,
            corrects: None,
            stage: Stage::ALL[below(4) as usize],
            way: Way::ALL[below(9) as usize],
            form: FundingForm::ALL[below(2) as usize],
            year: 2020 + below(6) as i64,
            funder: format!("~hand {}", below(9)),
            implementer: "~somebody".to_owned(),
            office: if below(2) == 0 { OWN_OFFICE.to_owned() } else { String::new() },
            rupiah,
            codes,
        });
    }
    all
}

async fn write(harness: &Harness, partnership: &PartnershipId, all: &[Entry]) {
    let region = harness.app.region();
    let id = |id: &Option<LedgerEntryId>| Value::Text(id.as_ref().map(ToString::to_string));
    let row = |entry: &Entry| -> Vec<Value> {
        vec![
            (&region).into(),
            entry.id.as_str().into(),
            partnership.as_str().into(),
            entry.stage.as_str().into(),
            entry.way.as_str().into(),
            entry.way.budget().as_str().into(),
            entry.form.as_str().into(),
            entry.year.into(),
            entry.funder.as_str().into(),
            entry.funder.as_str().into(),
            entry.implementer.as_str().into(),
            entry.implementer.as_str().into(),
            Value::Text((!entry.office.is_empty()).then(|| entry.office.clone())),
            id(&entry.out_of),
            id(&entry.corrects),
            "exact".into(),
            "IDR".into(),
            entry.rupiah.low.into(),
            entry.rupiah.high.into(),
            entry.rupiah.undisclosed.into(),
            "x".into(),
            "x".into(),
            0_i64.into(),
        ]
    };
    let code = |entry: &Entry| -> Vec<Vec<Value>> {
        let mut rows = Vec::new();
        for by in KEYS {
            let of: Vec<_> = entry.codes.iter().filter(|(found, _)| *found == by).collect();
            let (low, high) = (shares(entry.rupiah.low, of.len()), shares(entry.rupiah.high, of.len()));
            for (((_, code), low), high) in of.into_iter().zip(low).zip(high) {
                rows.push(vec![
                    (&region).into(),
                    entry.id.as_str().into(),
                    by.as_str().into(),
                    code.into(),
                    low.into(),
                    high.into(),
                ]);
            }
        }
        rows
    };
    let mut tx = harness.app.begin(&sekber::kit::access::Actor::operator()).await.unwrap();
    let head = "insert into ledger_entry (region_code, id, partnership_id, stage, way, budget, form, year, funder_name, funder_key,
         implementer_name, implementer_key, office_id, out_of_id, corrects_id, disclosure, currency, low_idr, high_idr, undisclosed,
         source, person_name, recorded_at) values";
    tx.run_all(insert_rows(head, "", all.iter().map(row).collect())).await.unwrap();
    let head = "insert into ledger_code (region_code, entry_id, dimension, code, low_idr, high_idr) values";
    tx.run_all(insert_rows(head, "", all.iter().flat_map(code).collect())).await.unwrap();
    tx.commit(sekber::kit::audit::Event::new("house.filled", "ledger", "")).await.unwrap();
}

#[tokio::test]
async fn the_databases_sum_a_hundred_thousand_entries_as_the_arithmetic_does() {
    let all = made_up(MANY);
    on_both(async |harness| {
        let id = partnership(&harness).await;
        write(&harness, &id, &all).await;
        harness.app.db().analyze().await;
        let (db, region) = (harness.app.db(), harness.app.region());
        let everything = Filter::everything(LedgerSight::All);
        let mut slowest = std::time::Duration::ZERO;
        for by in Dimension::ALL.iter().copied().map(Some).chain([None]) {
            let begun = std::time::Instant::now();
            let rows = ledger::totals(db, &region, &everything, by).await.unwrap();
            slowest = slowest.max(begun.elapsed());
            assert_eq!(into_totals(&rows), totals(&all, by), "by {by:?}");
        }
        println!("{:?}: slowest breakdown of {MANY} entries: {slowest:?}", harness.engine());
        // What is kept for sums over many districts is the same, also when it is kept once more.
        let now = harness.app.now();
        for _ in 0..2 {
            ledger::keep_sums(db, &region, now).await.unwrap();
        }
        for by in Dimension::ALL.iter().copied() {
            let is_local = matches!(by, Dimension::Funder | Dimension::Office | Dimension::Mission);
            let key = |key: String| if is_local { format!("{region}/{key}") } else { key };
            let expected = totals(&all, Some(by)).into_iter();
            let expected: Totals =
                expected.map(|((budget, form, of), sums)| ((budget, form, key(of)), sums)).collect();
            let mut told = Vec::new();
            let take = |row| {
                told.push(row);
                Ok::<(), StoreError>(())
            };
            ledger::each_of_all_districts(db, by, take).await.unwrap();
            assert_eq!(into_totals(&told), expected, "by {by:?}");
            assert_eq!(ledger::kept_since(db, by).await.unwrap(), Some(now));
        }
        // A cell and the entries behind it, through the same filter that its link carries.
        let theme = Filter {
            class: Some((Dimension::Theme, "code-3".to_owned())),
            budget: Some(Budget::Partners),
            form: Some(FundingForm::Cash),
            stage: Some(Stage::Realised),
            ..everything.clone()
        };
        let behind = ledger::entries(db, &region, &theme).await.unwrap();
        let mut sum = Counted::default();
        for entry in behind.iter().filter(|entry| !entry.is_passed_on()) {
            sum += Counted::one(Rupiah {
                low: entry.share_low,
                high: entry.share_high,
                undisclosed: entry.undisclosed,
            });
        }
        let key = (Budget::Partners, FundingForm::Cash, "code-3".to_owned());
        assert_eq!(sum, totals(&all, Some(Dimension::Theme))[&key][&Stage::Realised]);
        // What stands in rows is what the arithmetic was given.
        let known: BTreeMap<&str, &Entry> = all.iter().map(|entry| (entry.id.as_str(), entry)).collect();
        for entry in behind.iter().take(500) {
            let (read, given) = (entry.entry(), known[entry.id.as_str()]);
            assert_eq!(
                (&read.rupiah, &read.codes, &read.out_of),
                (&given.rupiah, &given.codes, &given.out_of)
            );
        }
    })
    .await;
}
