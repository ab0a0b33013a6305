//! Scenarios about what one side of a partnership cannot do alone: write over what both accepted, begin papers that nobody asks for,
//! record the money of others, or go on while it is not verified.

use sekber::kit::store::sql;

use crate::harness::{Caller, Harness, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, SCAN, Seen, on_both};
use crate::partnership::{Story, version};
use crate::partnership_course::{count, text};

/// Changes the title of a partnership, and nothing else.
async fn rename(who: &Caller, path: &str, title: &str) -> Seen {
    let edit = format!("{path}/edit");
    let now = version(&who.get(&edit).await);
    let fields = [
        ("version", now.as_str()),
        ("title", title),
        ("lead", OWN_OFFICE),
        ("partner", OWN_PARTNER),
        ("programme", OWN_PARTNER_PROGRAMME),
    ];
    who.post(&edit, &fields).await
}

async fn unverified(harness: &Harness) {
    let lapsed = "update organisation set state = 'submitted' where id = $1";
    harness.change(sql(lapsed).bind(OWN_PARTNER)).await;
}

#[tokio::test]
async fn what_both_accepted_is_accepted_anew_when_one_side_changes_it() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        rename(&story.partner, &story.path, "Kebun sawit rakyat").await.is(303);
        let state = text(&harness, "select state as cell from partnership").await;
        assert_eq!(state.as_deref(), Some("proposed"));
        let waiting = "select count(*) from partnership_party where accepted_at is null";
        assert_eq!(count(&harness, waiting).await, 1, "the office is asked again");
        story.act(&story.office, &[("act", "accept"), ("party", OWN_OFFICE)]).await.is(303);
        let state = text(&harness, "select state as cell from partnership").await;
        assert_eq!(state.as_deref(), Some("accepted"));
        // What the secretariat puts right stands.
        rename(&story.staff, &story.path, "Kebun gizi").await.is(303);
        assert_eq!(count(&harness, waiting).await, 0);
        // What is carried out follows its papers.
        harness.change(sql("update partnership set state = 'active', version = version + 1")).await;
        rename(&story.partner, &story.path, "Kebun sawit rakyat").await.is(422).shows("href=\"#title\"");
        rename(&story.office, &story.path, "Kebun sawit rakyat").await.is(422).shows("href=\"#title\"");
    })
    .await;
}

#[tokio::test]
async fn no_side_begins_a_paper_that_the_road_does_not_ask_for() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let form = format!("{}/agreements/new?kind=consent", story.path);
        story.office.get(&form).await.is(422).shows("tidak memerlukan naskah jenis ini");
        story.draft(&story.office, &[("kind", "consent"), ("village", "Baning Kota")]).await.is(422);
        story.draft(&story.office, &[("kind", "memorandum")]).await.is(422);
        let joint = [("kind", "joint"), ("village", "61.05.01.1001")];
        story.draft(&story.partner, &joint).await.is(422).shows("href=\"#village\"");
        story.draft(&story.staff, &[("kind", "consent"), ("village", "61.05.01.1001")]).await.is(422);
        assert_eq!(count(&harness, "select count(*) from agreement").await, 0);
        // What is signed has no form any more, and what ended begins no paper.
        let paper = story.draft(&story.partner, &[("kind", "joint")]).await.is(303).leads_on().to_owned();
        let edit = format!("{paper}/edit");
        story.partner.get(&edit).await.is_ok();
        harness.change(sql("update agreement set state = 'signed', version = version + 1")).await;
        story.partner.get(&edit).await.is(422).shows("sudah ditandatangani");
        harness.change(sql("update partnership set state = 'ended', version = version + 1")).await;
        story.partner.get(&format!("{}/agreements/new?kind=joint", story.path)).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn a_partner_whose_verification_lapsed_takes_no_new_step() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        let ledger = format!("{}/ledger/new", story.path);
        let money = entry("partner_run", "committed", "1 juta");
        let line = story.partner.post(&ledger, &money).await.is(303).leads_on().to_owned();
        unverified(&harness).await;
        story.partner.get(&story.path).await.is_ok();
        // No form opens that would not be taken; the page leads to what is to be mended.
        let (edit, correct) = (format!("{}/edit", story.path), format!("{line}/correct"));
        for form in [&edit, &ledger, &correct] {
            let page = story.partner.get(form).await;
            page.is(422)
                .shows("Verifikasi organisasi Anda")
                .shows(&format!("href=\"/partners/{OWN_PARTNER}\""));
        }
        let now = count(&harness, "select version from partnership").await.to_string();
        let renamed = [
            ("version", now.as_str()),
            ("title", "Kebun"),
            ("lead", OWN_OFFICE),
            ("partner", OWN_PARTNER),
            ("programme", OWN_PARTNER_PROGRAMME),
        ];
        story.partner.post(&edit, &renamed).await.is(422).shows("Verifikasi organisasi Anda");
        story.partner.post(&ledger, &money).await.is(422);
        let instead = [&money[..], &[("reason", "Keliru"), ("act", "record")]].concat();
        for form in [&[("reason", "Keliru"), ("act", "undo")][..], &instead] {
            story.partner.post(&correct, form).await.is(422).shows("Verifikasi organisasi Anda");
        }
        assert_eq!(count(&harness, "select count(*) from ledger_entry").await, 1);
        harness.change(sql("update partnership set state = 'proposed', version = version + 1")).await;
        let version = count(&harness, "select version from partnership").await.to_string();
        let accept = [("act", "accept"), ("party", OWN_PARTNER), ("version", version.as_str())];
        let acts = format!("{}/acts", story.path);
        story.partner.post(&acts, &accept).await.is(422).shows("Verifikasi organisasi Anda");
    })
    .await;
}

fn entry<'a>(way: &'a str, stage: &'a str, amount: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("stage", stage),
        ("year", "2023"),
        ("way", way),
        ("form", "cash"),
        ("disclosure", "exact"),
        ("funder", OWN_PARTNER),
        ("implementer", OWN_PARTNER),
        ("amount", amount),
        ("source", "PKS 1/2023"),
        ("confirmed", "1"),
    ]
}

#[tokio::test]
async fn no_partner_records_public_money_alone_and_nobody_a_large_sum_without_a_document() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let new = format!("{}/ledger/new", story.path);
        for (way, giver) in [
            ("money_to_district", OWN_PARTNER),
            ("district_grant", OWN_OFFICE),
            ("village_budget", OWN_OFFICE),
            ("state_budget", OWN_PARTNER),
        ] {
            let mut public = entry(way, "committed", "77 juta");
            public[5] = ("funder", giver);
            story.partner.post(&new, &public).await.is(303);
        }
        let waiting = "select count(*) from ledger_entry where standing = 'waiting'";
        assert_eq!(count(&harness, waiting).await, 4);
        story.staff.get("/ledger").await.is_ok().hides("77.000.000");
        let decides = "/ledger/entries?standing=deciding";
        let home = story.office.get("/").await;
        home.is_ok().shows("Dana perlu dikonfirmasi").shows(&format!("href=\"{decides}\""));
        home.shows("menunggu konfirmasi perangkat daerah Anda").shows("Yayasan Sendiri: Rp77.000.000");
        let list = story.office.get("/ledger/entries?standing=waiting").await;
        list.is_ok().shows("Menunggu perangkat daerah").shows("tidak dihitung");
        // What opens from a total holds what the total counts.
        let counted = story.staff.get("/ledger/entries?standing=counted").await;
        counted.is_ok().shows("Hanya yang dihitung").hides("77.000.000");
        // What the tile counts is what it opens: nothing waits for whoever does not lead.
        for (who, shown) in [(&story.office, true), (&story.staff, true), (&story.partner, false)] {
            let list = who.get(decides).await;
            list.is_ok().shows("Menunggu konfirmasi Anda").costs_at_most(5);
            assert_eq!(list.text.contains("77.000.000"), shown);
        }
        let one = async |asked| format!("/ledger/{}", text(&harness, asked).await.unwrap());
        let first = &one("select min(id) as cell from ledger_entry").await;
        let second = &one("select max(id) as cell from ledger_entry").await;
        let decide = async |who: &Caller, path: &str, fields: &[(&str, &str)]| {
            who.post(&format!("{path}/standing"), fields).await
        };
        decide(&story.partner, first, &[("act", "confirm")]).await.is(403);
        decide(&story.office, first, &[("act", "refuse")]).await.is(422).shows("href=\"#reason\"");
        decide(&story.office, first, &[("act", "refuse"), ("reason", "Tidak ada hibahnya")]).await.is(303);
        decide(&story.office, first, &[("act", "confirm")]).await.is(422);
        story.partner.get(first).await.is_ok().shows("Tidak ada hibahnya");
        decide(&story.office, second, &[("act", "confirm")]).await.is(303);
        story.staff.get("/ledger").await.is_ok().shows("77.000.000");
        assert_eq!(count(&harness, waiting).await, 2);
        harness.change(sql("delete from ledger_code where region_code <> $1").bind("")).await;
        harness.change(sql("delete from ledger_entry where region_code <> $1").bind("")).await;
        // The money of another is not handed over or spent before the papers are in force.
        let mut of_another = entry("partner_run", "realised", "25 juta");
        of_another[5] = ("funder", OWN_OFFICE);
        story.partner.post(&new, &of_another).await.is(422).shows("href=\"#stage\"");
        assert_eq!(count(&harness, "select count(*) from ledger_entry").await, 0);
        story.office.post(&new, &entry("money_to_district", "committed", "25 juta")).await.is(303);
        let own = story.partner.post(&new, &entry("partner_run", "planned", "25 juta")).await;
        let own = own.is(303).leads_on().to_owned();
        let large = entry("partner_run", "planned", "900 miliar");
        for who in [&story.partner, &story.office] {
            who.post(&new, &large).await.is(422).shows("href=\"#file\"");
        }
        let instead = [&large[..], &[("reason", "Salah ketik")]].concat();
        story.partner.post(&format!("{own}/correct"), &instead).await.is(422).shows("href=\"#amount\"");
        assert_eq!(count(&harness, "select count(*) from ledger_entry").await, 2);
        let proof = ("bukti.pdf", "application/pdf", SCAN);
        story.partner.upload(&new, &large, "file", proof).await.is(303);
    })
    .await;
}
