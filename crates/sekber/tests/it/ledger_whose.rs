//! Scenarios about whose money it is: no side undoes or rewrites that of the other, lets an office's pass as its own, or proves a large sum
//! by taking it apart.

use crate::harness::{OWN_OFFICE, OWN_PARTNER, SCAN, on_both};
use crate::partnership_course::count;
use crate::told::carried_out;

type Fields<'a> = Vec<(&'a str, &'a str)>;

const UNDO: [(&str, &str); 2] = [("reason", "Keliru"), ("act", "undo")];

fn entry<'a>(
    way: &'a str,
    (giver, receiver): (&'a str, &'a str),
    (stage, amount): (&'a str, &'a str),
) -> Fields<'a> {
    vec![
        ("stage", stage),
        ("year", "2023"),
        ("way", way),
        ("form", "cash"),
        ("disclosure", "exact"),
        ("funder", giver),
        ("implementer", receiver),
        ("amount", amount),
        ("source", "PKS 1/2023"),
        ("confirmed", "1"),
    ]
}

/// The same with other answers to some fields.
fn but<'a>(fields: &[(&'a str, &'a str)], others: &[(&'a str, &'a str)]) -> Fields<'a> {
    let kept = fields.iter().filter(|(name, _)| others.iter().all(|(other, _)| other != name));
    kept.chain(others).copied().collect()
}

const ALL: &str = "select count(*) from ledger_entry";
const WAITING: &str = "select count(*) from ledger_entry where standing = 'waiting'";

#[tokio::test]
async fn nobody_undoes_or_rewrites_the_money_of_the_other_side() {
    on_both(async |harness| {
        let new = format!("{}/ledger/new", carried_out(&harness).await);
        let (partner, office) = (harness.as_partner().await, harness.as_office().await);
        let own = (OWN_PARTNER, OWN_PARTNER);
        let grant = entry("district_grant", (OWN_OFFICE, OWN_PARTNER), ("committed", "90 juta"));
        let grant = office.post(&new, &grant).await.is(303).leads_on().to_owned();
        let spent = entry("partner_run", own, ("committed", "70 juta"));
        let spent = partner.post(&new, &spent).await.is(303).leads_on().to_owned();
        let instead = but(&entry("partner_run", own, ("committed", "9 miliar")), &[("reason", "Keliru")]);
        for (who, line) in [(&partner, &grant), (&office, &spent)] {
            let correct = format!("{line}/correct");
            who.get(line).await.is_ok().hides(&correct).shows("Dikoreksi oleh");
            who.get(&correct).await.is(422).shows("hanya dikoreksi oleh");
            for form in [&UNDO[..], &instead] {
                who.post(&correct, form).await.is(422).shows("hanya dikoreksi oleh");
            }
        }
        assert_eq!(count(&harness, ALL).await, 2);
        // Whose it is corrects it, and the other side hears of it.
        partner.get(&spent).await.is_ok().shows(&format!("{spent}/correct"));
        partner.post(&format!("{spent}/correct"), &UNDO).await.is(303);
        office.get("/notices").await.is_ok().shows("Catatan dana dikoreksi");
        partner.get("/notices").await.is_ok().hides("Catatan dana dikoreksi");
        harness.as_staff().await.post(&format!("{grant}/correct"), &UNDO).await.is(303);
        partner.get("/notices").await.is_ok().shows("Catatan dana dikoreksi");
    })
    .await;
}

#[tokio::test]
async fn what_the_office_confirmed_is_undone_by_the_office_alone() {
    on_both(async |harness| {
        let new = format!("{}/ledger/new", carried_out(&harness).await);
        let (partner, office) = (harness.as_partner().await, harness.as_office().await);
        let gift = entry("money_to_district", (OWN_PARTNER, OWN_OFFICE), ("committed", "50 juta"));
        let gift = partner.post(&new, &gift).await.is(303).leads_on().to_owned();
        office.post(&format!("{gift}/standing"), &[("act", "confirm")]).await.is(303);
        // Nobody is told of what they did themselves.
        partner.get("/notices").await.is_ok().shows("Dana dikonfirmasi");
        office.get("/notices").await.is_ok().hides("Dana dikonfirmasi");
        let correct = format!("{gift}/correct");
        partner.post(&correct, &UNDO).await.is(422).shows("sudah dikonfirmasi perangkat daerah");
        assert_eq!(count(&harness, ALL).await, 1);
        office.post(&correct, &UNDO).await.is(303);
        assert_eq!(count(&harness, ALL).await, 2);
    })
    .await;
}

#[tokio::test]
async fn no_money_of_an_office_passes_as_the_partners() {
    on_both(async |harness| {
        let new = format!("{}/ledger/new", carried_out(&harness).await);
        let (partner, office) = (harness.as_partner().await, harness.as_office().await);
        let hands = (OWN_OFFICE, OWN_PARTNER);
        let mut all: Vec<Fields<'_>> = Vec::new();
        for stage in ["planned", "committed", "disbursed"] {
            all.push(entry("partner_run", hands, (stage, "5 juta")));
        }
        for name in ["DINAS  Sendiri", "Dinas Sendiri Kabupaten Sintang", "disendi"] {
            let named = [("funder", "other"), ("funder_name", name)];
            all.push(but(&entry("partner_run", hands, ("planned", "5 juta")), &named));
        }
        for form in &all {
            for who in [&partner, &office] {
                who.post(&new, form).await.is(422).shows("href=\"#way\"");
            }
        }
        assert_eq!(count(&harness, ALL).await, 0);
        // On the way of the district's budget, and where an office receives, it waits for the office.
        let named = [("funder", "other"), ("funder_name", "Dinas Sendiri")];
        let granted = but(&entry("district_grant", hands, ("planned", "5 juta")), &named);
        partner.post(&new, &granted).await.is(303);
        let received = entry("partner_run", (OWN_PARTNER, OWN_OFFICE), ("planned", "5 juta"));
        partner.post(&new, &received).await.is(303);
        assert_eq!(count(&harness, WAITING).await, 2);
        // Money of a budget is its government's, whoever says otherwise; a name that is in no registry can be a government's.
        for way in ["district_grant", "self_managed", "village_budget"] {
            let own = entry(way, (OWN_PARTNER, OWN_PARTNER), ("planned", "5 juta"));
            for who in [&partner, &office] {
                who.post(&new, &own).await.is(422).shows("href=\"#way\"").shows("bukan pemerintah");
            }
            let foreign = but(&own, &[("funder", "other"), ("funder_name", "Yayasan Lain")]);
            partner.post(&new, &foreign).await.is(422).shows("href=\"#way\"");
        }
        assert_eq!(count(&harness, ALL).await, 2);
        let named = [("funder", "other"), ("funder_name", "Pemerintah Kabupaten Sintang")];
        let granted = but(&entry("district_grant", hands, ("planned", "6 juta")), &named);
        let granted = partner.post(&new, &granted).await.is(303).leads_on().to_owned();
        // Who confirmed it, and when, stands on the record.
        partner.get(&granted).await.is_ok().hides("<dt>Dikonfirmasi</dt>");
        office.post(&format!("{granted}/standing"), &[("act", "confirm")]).await.is(303);
        partner.get(&granted).await.is_ok().shows("<dt>Dikonfirmasi</dt>").costs_at_most(10);
        // A grant of goods is no money.
        let goods = entry("goods_to_office", (OWN_PARTNER, OWN_OFFICE), ("planned", "5 juta"));
        partner.post(&new, &goods).await.is(422).shows("href=\"#form\"");
    })
    .await;
}

#[tokio::test]
async fn ten_billion_need_a_document_also_in_parts_and_as_a_range() {
    on_both(async |harness| {
        let new = format!("{}/ledger/new", carried_out(&harness).await);
        let partner = harness.as_partner().await;
        let own = (OWN_PARTNER, OWN_PARTNER);
        let part = entry("partner_run", own, ("committed", "6 miliar"));
        let first = partner.post(&new, &part).await.is(303).leads_on().to_owned();
        partner.post(&new, &part).await.is(422).shows("href=\"#file\"");
        // Another year and another stage stand for themselves.
        partner.post(&new, &but(&part, &[("year", "2022")])).await.is(303);
        let range =
            [("stage", "planned"), ("disclosure", "band"), ("amount", "1"), ("amount_high", "6 miliar")];
        partner.post(&new, &but(&part, &range)).await.is(303);
        partner.post(&new, &but(&part, &range)).await.is(422).shows("href=\"#file\"");
        // Ends that are the wrong way round are told as that alone.
        let turned = but(&but(&part, &range), &[("amount", "9 miliar"), ("amount_high", "8 miliar")]);
        let turned = partner.post(&new, &turned).await;
        turned.is(422).shows("href=\"#amount_high\"").hides("lebih dari nol");
        let wide = but(&but(&part, &range), &[("year", "2024"), ("amount_high", "900 miliar")]);
        partner.post(&new, &wide).await.is(422).shows("href=\"#file\"");
        // Less can be said of it without a document, more cannot.
        let correct = format!("{first}/correct");
        let more = but(&part, &[("amount", "11 miliar"), ("reason", "Keliru")]);
        partner.post(&correct, &more).await.is(422).shows("href=\"#amount\"");
        let less = but(&part, &[("amount", "5 miliar"), ("reason", "Keliru")]);
        partner.post(&correct, &less).await.is(303);
        let proof = ("bukti.pdf", "application/pdf", SCAN);
        partner.upload(&new, &part, "file", proof).await.is(303);
        partner.post(&new, &but(&part, &[("amount", "1 miliar")])).await.is(303);
    })
    .await;
}
