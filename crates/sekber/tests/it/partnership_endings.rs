//! Scenarios about how a partnership ends: early, by a letter that its pages name, or by going on in another one that renews it.

use jiff::ToSpan as _;
use sekber::kit::store::sql;

use crate::harness::{Caller, Harness, OWN_OFFICE, OWN_PARTNER, SCAN, Seen, on_both};
use crate::partnership::{Story, version};
use crate::partnership_course::{count, text};

/// Lets the partnership be carried out until a day.
pub async fn runs_until(harness: &Harness, end: &str) {
    let change =
        "update partnership set state = 'active', road = 'third_party', start_on = '2022-01-01', end_on = $1,
         secretariat_since = null, version = version + 1";
    harness.change(sql(change).bind(end)).await;
}

/// Keeps a signed joint agreement of the own partner, with its last day.
async fn keep_joint(harness: &Harness, ends: String) {
    let joint = "insert into agreement (region_code, id, kind, state, title, partner_id, signer, ends_on, created_at, changed_at)
         select region_code, 'kept', 'joint', 'signed', 'Kebun', id, 'regent', $1, 0, 0 from organisation where id = $2";
    harness.change(sql(joint).bind(ends).bind(OWN_PARTNER)).await;
}

/// Lets it serve the partnership.
async fn serve(harness: &Harness) {
    let serves = "insert into agreement_partnership (region_code, agreement_id, partnership_id)
         select region_code, $1, id from partnership";
    harness.change(sql(serves).bind("kept")).await;
}

/// Records as much money at a stage as at every other.
async fn promise(harness: &Harness, stage: &str) {
    let entry = "insert into ledger_entry (region_code, id, partnership_id, stage, way, budget, form, year, funder_name, funder_key,
          implementer_name, implementer_key, disclosure, currency, low_idr, high_idr, undisclosed, source, person_name, recorded_at)
         select region_code, $1, id, $2, 'partner_run', 'partners', 'cash', 2023, 'YS', 'ys', 'YS', 'ys', 'exact', 'IDR', 100000000,
          100000000, 0, 'PKS 1', 'Delegasi', 0 from partnership";
    harness.change(sql(entry).bind(format!("entry-{stage}")).bind(stage)).await;
}

/// Ends it by a letter of one side: its number, its day and the last day; with or without its sheet.
async fn letter(
    story: &Story,
    who: &Caller,
    by: &str,
    (number, letter_on, ended_on): (&str, &str, &str),
    sheet: Option<&[u8]>,
) -> Seen {
    let now = version(&story.staff.get(&story.path).await);
    let fields = [
        ("version", now.as_str()),
        ("act", "end"),
        ("ended_by", by),
        ("number", number),
        ("letter_on", letter_on),
        ("ended_on", ended_on),
        ("reason", "Dana berhenti"),
    ];
    let path = format!("{}/acts", story.path);
    match sheet {
        None => who.post(&path, &fields).await,
        Some(bytes) => who.upload(&path, &fields, "letter", ("surat.pdf", "application/pdf", bytes)).await,
    }
}

#[tokio::test]
async fn an_early_end_rests_on_a_letter() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        runs_until(&harness, &story.in_years(0, 60)).await;
        story.act(&story.partner, &[("act", "end"), ("reason", "Dana berhenti")]).await.is(422);
        let (today, tomorrow) = (story.in_years(0, 0), story.in_years(0, 1));
        let (before, soon, after) = (story.in_years(0, -1), story.in_years(0, 30), story.in_years(0, 61));
        let far = (story.today + 6.months() + 1.day()).to_string();
        for (typed, at) in [
            (("", today.as_str(), today.as_str()), "href=\"#number\""),
            (("9/2023", tomorrow.as_str(), tomorrow.as_str()), "href=\"#letter_on\""),
            (("9/2023", today.as_str(), before.as_str()), "href=\"#ended_on\""),
            (("9/2023", today.as_str(), far.as_str()), "paling jauh 6 bulan"),
            (("9/2023", today.as_str(), after.as_str()), "dinyatakan selesai, tidak diakhiri lebih awal"),
        ] {
            letter(&story, &story.office, "office", typed, Some(SCAN)).await.is(422).shows(at);
        }
        story.office.get(&format!("{}/letter", story.path)).await.is(404);
        harness.as_other_partner().await.get(&format!("{}/letter", story.path)).await.is(403);
        let named = ("9/2023", today.as_str(), soon.as_str());
        letter(&story, &story.office, "office", named, Some(SCAN)).await.is(303);
        let page = story.partner.get(&story.path).await;
        page.is_ok().costs_at_most(10).shows("dengan surat pemerintah daerah nomor 9/2023 tanggal");
        page.shows("Dana berhenti").shows("Buka suratnya").shows("class=\"done\">Pengurusan naskah");
        story.partner.get("/partnerships?ends=3").await.is_ok().shows(&story.path);
        let file = story.partner.get(&format!("{}/letter", story.path)).await;
        assert_eq!(file.is_ok().bytes, SCAN);
        harness.as_other_partner().await.get(&format!("{}/letter", story.path)).await.is(403);
        let last = text(&harness, "select end_on as cell from partnership").await;
        assert_eq!(last, Some(soon), "the day that the letter names is its last");
    })
    .await;
}

#[tokio::test]
async fn last_days_go_into_the_calendars_of_those_who_may_see_them() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        runs_until(&harness, &story.in_years(0, 60)).await;
        keep_joint(&harness, story.in_years(1, 0)).await;
        serve(&harness).await;
        let path = "/partnerships/ends.ics";
        story.partner.get("/partnerships").await.is_ok().shows(path);
        for who in [&story.partner, &story.office, &story.staff] {
            let file = who.get(path).await;
            file.is_ok().shows("SUMMARY:Berakhir: Kemitraan Kebun gizi keluarga").costs_at_most(5);
            file.shows("SUMMARY:Berakhir: Kesepakatan Bersama Kebun").shows("BEGIN:VALARM");
            let day = story.in_years(0, 60).replace('-', "");
            file.shows(&format!("DTSTART;VALUE=DATE:{day}"));
        }
        harness.as_other_partner().await.get(path).await.is_ok().hides("VEVENT");
    })
    .await;
}

#[tokio::test]
async fn an_early_end_is_contested_within_two_weeks_and_the_secretariat_decides() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        runs_until(&harness, &story.in_years(1, 0)).await;
        let (today, soon) = (story.in_years(0, 0), story.in_years(0, 30));
        let named = ("9/2023", today.as_str(), soon.as_str());
        let (contest, ending) = (format!("{}/contest", story.path), format!("{}/ending", story.path));
        let send = async |who: &Caller, path: &str, fields: &[(&str, &str)]| {
            let now = version(&story.staff.get(&story.path).await);
            who.post(path, &[&[("version", now.as_str())][..], fields].concat()).await
        };
        let why = [("contest_reason", "Surat itu tidak pernah kami terima")];
        // Nothing is contested that goes on.
        send(&story.partner, &contest, &why).await.is(422);
        letter(&story, &story.office, "office", named, Some(SCAN)).await.is(303);
        story.partner.get(&story.path).await.is_ok().shows("Sanggah pengakhiran").costs_at_most(10);
        story.staff.get(&story.path).await.is_ok().hides("Sanggah pengakhiran");
        // Whoever recorded it does not contest it.
        story.office.get(&story.path).await.is_ok().hides("Sanggah pengakhiran");
        send(&story.office, &contest, &why).await.is(403);
        harness.as_other_partner().await.post(&contest, &why).await.is(403);
        send(&story.staff, &contest, &why).await.is(403);
        send(&story.partner, &contest, &[]).await.is(422).shows("href=\"#contest_reason\"");
        send(&story.partner, &contest, &why).await.is(303);
        send(&story.partner, &contest, &why).await.is(422);
        for who in [&story.office, &story.partner, &story.staff] {
            who.get(&story.path)
                .await
                .is_ok()
                .shows("tidak pernah kami terima")
                .shows("menunggu keputusan Sekber");
        }
        // It waits for the secretariat, on its home and in the list.
        story
            .staff
            .get("/")
            .await
            .is_ok()
            .shows("Memutuskan sanggahan atas pengakhirannya")
            .costs_at_most(10);
        story.staff.get("/partnerships?turn=mine").await.is_ok().shows("Kebun gizi keluarga");
        let stays = [("decision", "uphold"), ("contest_answer", "Tanda terimanya ada")];
        send(&story.office, &ending, &stays).await.is(403);
        send(&story.staff, &ending, &stays[..1]).await.is(422).shows("href=\"#contest_answer\"");
        send(&story.staff, &ending, &stays).await.is(303);
        send(&story.staff, &ending, &stays).await.is(422);
        story
            .partner
            .get(&story.path)
            .await
            .is_ok()
            .shows("Tanda terimanya ada")
            .hides("Sanggah pengakhiran");
        story.staff.get("/").await.is_ok().hides("Memutuskan sanggahan");
        send(&story.staff, &ending, &[("reason", "Kedua pihak sepakat")]).await.is(303);
        story.partner.get(&story.path).await.is_ok().hides("Sanggah pengakhiran");

        // After two weeks it stays, unless the secretariat takes it back.
        letter(&story, &story.office, "office", named, Some(SCAN)).await.is(303);
        let earlier = harness.app.now().plus_seconds(-15 * 24 * 60 * 60);
        harness.change(sql("update partnership set state_since = $1").bind(earlier)).await;
        let page = story.partner.get(&story.path).await;
        page.is_ok().shows("Masa sanggah pengakhiran ini sudah lewat").hides("Sanggah pengakhiran");
        send(&story.partner, &contest, &why).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn a_contested_end_stands_before_all_that_waits_for_the_secretariat() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        runs_until(&harness, &story.in_years(1, 0)).await;
        // More than a page shows has waited for longer.
        for number in 101..=110_i64 {
            let waits = "insert into partnership (region_code, id, cycle_id, number, title, state, state_since, secretariat_since,
                  created_at, changed_at)
                 select region_code, $1, cycle_id, $2, 'Menunggu lama', 'accepted', 0, 0, 0, 0 from partnership where number < 100";
            harness.change(sql(waits).bind(format!("waits-{number}")).bind(number)).await;
        }
        let (today, soon) = (story.in_years(0, 0), story.in_years(0, 30));
        letter(&story, &story.office, "office", ("9/2023", today.as_str(), soon.as_str()), Some(SCAN)).await.is(303);
        let now = version(&story.staff.get(&story.path).await);
        let why = [("version", now.as_str()), ("contest_reason", "Belum dibicarakan")];
        story.partner.post(&format!("{}/contest", story.path), &why).await.is(303);
        let home = story.staff.get("/").await;
        home.is_ok().shows("Memutuskan sanggahan atas pengakhirannya").costs_at_most(10);
    })
    .await;
}

#[tokio::test]
async fn what_is_renewed_goes_the_whole_road_again() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        let id = story.path.rsplit('/').next().unwrap();
        let form = format!("/partnerships/new?renews={id}");
        // It is offered from when its end is first reminded of: the road takes long.
        runs_until(&harness, &story.in_years(1, 10)).await;
        story.office.get(&story.path).await.is_ok().hides(&form);
        runs_until(&harness, &story.in_years(0, 200)).await;
        story.office.get(&story.path).await.is_ok().shows(&form);
        runs_until(&harness, &story.in_years(0, 60)).await;
        harness.as_other_partner().await.get(&form).await.is(403);
        story.staff.get(&story.path).await.is_ok().shows(&form);
        // Both who are asked to decide come to the form, with what is known and the day after the last one.
        for who in [&story.office, &story.partner] {
            who.get(&story.path).await.is_ok().costs_at_most(10).shows(&form);
            let page = who.get(&form).await;
            page.is_ok().costs_at_most(10).shows("Kebun gizi keluarga").shows(&story.in_years(0, 61));
            page.shows("alur naskah dari awal").shows(&format!("name=\"renews\" value=\"{id}\""));
        }
        let (start, end, beyond) = (story.in_years(0, 61), story.in_years(3, 0), story.in_years(5, 62));
        let fields = [
            ("renews", id),
            ("title", "Kebun gizi keluarga"),
            ("lead", OWN_OFFICE),
            ("partner", OWN_PARTNER),
            ("start_on", start.as_str()),
        ];
        let send = async |who: &Caller, last: &str| {
            who.post("/partnerships/new", &[&fields[..], &[("end_on", last)]].concat()).await
        };
        send(&story.partner, &beyond).await.is(422).shows("paling lama lima tahun");
        let unknown = [&[("renews", "tidak-ada")][..], &fields[1..]].concat();
        story.partner.post("/partnerships/new", &unknown).await.is(422).shows("href=\"#renews\"");
        let renewal = send(&story.partner, &end).await.is(303).leads_on().to_owned();
        send(&story.office, &end).await.is(422).shows("hanya sekali");
        let first = "select count(*) from partnership where renews_id is not null and state = 'proposed'
             and road is null";
        assert_eq!(count(&harness, first).await, 1, "it is accepted and goes its road like any other");
        let near = "putuskan, perpanjang atau selesai";
        for who in [&story.office, &story.partner] {
            who.get("/").await.is_ok().costs_at_most(10).hides(near);
            let page = who.get(&story.path).await;
            page.is_ok().shows("perpanjangannya sudah diusulkan").shows(&renewal).hides(&form);
            page.hides("Menunggu tindakan Disendi");
            let list = who.get("/partnerships").await;
            list.is_ok().costs_at_most(5).hides("Putuskan: perpanjang atau selesai");
        }
        story.office.get(&renewal).await.is_ok().costs_at_most(10).shows(&story.path);

        // A joint agreement that ends before the renewal does is not taken for its own.
        keep_joint(&harness, story.in_years(1, 0)).await;
        let act = async |who: &Caller, fields: &[(&str, &str)]| {
            let now = version(&story.staff.get(&renewal).await);
            let all = [&[("version", now.as_str())][..], fields].concat();
            who.post(&format!("{renewal}/acts"), &all).await
        };
        act(&story.office, &[("act", "accept"), ("party", OWN_OFFICE)]).await.is(303);
        act(&story.staff, &[("act", "begin"), ("road", "third_party")]).await.is(303);
        assert_eq!(count(&harness, "select count(*) from agreement_partnership").await, 0);
        let step =
            text(&harness, "select next_step as cell from partnership where renews_id is not null").await;
        assert_eq!(step.as_deref(), Some("mapping"));
    })
    .await;
}

#[tokio::test]
async fn nobody_ends_a_partnership_in_the_name_of_the_other_side() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        let planned = story.in_years(1, 0);
        runs_until(&harness, &planned).await;
        // Nobody is offered the letter of another side.
        let choice = |side: &str| format!("name=\"ended_by\" value=\"{side}\"");
        let page = story.partner.get(&story.path).await;
        page.is_ok().shows(&choice("partner")).hides(&choice("office")).hides(&choice("both"));
        let page = story.office.get(&story.path).await;
        page.is_ok().shows(&choice("office")).hides(&choice("partner")).hides(&choice("both"));
        let (today, soon) = (story.in_years(0, 0), story.in_years(0, 30));
        let now = ("1/X", today.as_str(), soon.as_str());
        let markup: &[u8] = b"%PDF-1.4\n<script>";
        for (who, by, days, sheet) in [
            (&story.partner, "office", now, Some(SCAN)),
            (&story.partner, "both", now, Some(SCAN)),
            (&story.office, "partner", now, Some(SCAN)),
            (&story.partner, "partner", now, None),
            (&story.partner, "partner", now, Some(markup)),
            (&story.partner, "partner", ("1/X", "1900-01-01", "1900-01-02"), Some(SCAN)),
            (&story.partner, "partner", ("1/X", "2021-12-31", today.as_str()), Some(SCAN)),
        ] {
            letter(&story, who, by, days, sheet).await.is(422);
        }
        let state = "select state as cell from partnership";
        assert_eq!(text(&harness, state).await.as_deref(), Some("active"));

        // What ends on a day to come says so, and the secretariat takes it back with its reason.
        letter(&story, &story.partner, "partner", now, Some(SCAN)).await.is(303);
        let page = story.office.get(&story.path).await;
        page.is_ok().shows("Akan berakhir lebih awal").shows("dapat menyanggahnya paling lambat");
        let back = format!("{}/ending", story.path);
        let version_now = version(&story.staff.get(&story.path).await);
        let said = [("version", version_now.as_str()), ("reason", "Surat itu keliru")];
        story.partner.post(&back, &said).await.is(403);
        story.office.post(&back, &said).await.is(403);
        story.staff.post(&back, &said[..1]).await.is(422).shows("href=\"#reason\"");
        story.staff.post(&back, &said).await.is(303);
        assert_eq!(text(&harness, "select end_on as cell from partnership").await, Some(planned));
        let page = story.partner.get(&story.path).await;
        page.is_ok().shows("Pengakhiran lebih awal dibatalkan").hides("Akan berakhir");
        story.staff.post(&back, &said).await.is(409);
    })
    .await;
}

#[tokio::test]
async fn what_still_runs_by_its_papers_is_not_completed_and_all_are_told_once_it_is() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        let story = Story::opened(&harness).await;
        runs_until(&harness, &story.in_years(0, 1)).await;
        let ending = format!("{}/completion", story.path);
        story.office.get(&story.path).await.is_ok().hides(&ending);
        story.office.get(&ending).await.is_ok().costs_at_most(10).hides("value=\"complete\"");
        story
            .act(&story.office, &[("act", "complete")])
            .await
            .is(422)
            .shows("masih berjalan menurut naskahnya");
        // On its last day it can be, and the term stays as it was agreed.
        let last = story.in_years(0, 0);
        runs_until(&harness, &last).await;
        let page = story.office.get(&story.path).await;
        page.is_ok().costs_at_most(10).shows(&format!("href=\"{ending}\""));
        // What is open is counted, and each number leads to where it is listed.
        story.partner.get(&ending).await.is_ok().hides("value=\"complete\"");
        harness.as_other_partner().await.get(&ending).await.is(403);
        let page = story.office.get(&ending).await;
        page.is_ok().costs_at_most(10).shows("value=\"complete\"").shows("7 langkah naskah belum ditempuh");
        page.shows(&format!("href=\"{}#road\"", story.path));
        // What was promised between others and paid is not counted, and not listed.
        promise(&harness, "committed").await;
        promise(&harness, "disbursed").await;
        let paid = "update ledger_entry set id = id || '-paid', funder_name = 'Lain', funder_key = 'lain'";
        harness.change(sql(paid)).await;
        story.office.get(&ending).await.is_ok().hides("janji dana");
        promise(&harness, "committed").await;
        let id = story.path.trim_start_matches("/partnerships/");
        let unpaid = format!("/ledger/entries?partnership={id}&stage=committed&unpaid=1");
        let page = story.office.get(&ending).await;
        page.is_ok().shows("1 janji dana belum seluruhnya disalurkan");
        page.shows(&format!("href=\"{}\"", unpaid.replace('&', "&#38;")));
        let list = story.office.get(&unpaid).await;
        list.is_ok().costs_at_most(5).shows("Yang dijanjikan belum seluruhnya disalurkan");
        list.shows("/ledger/entry-committed\"").hides("entry-committed-paid").hides("entry-disbursed");
        list.shows("1.000.000").hides("2.000.000");
        let both = story.office.get("/ledger/entries?stage=committed").await;
        both.is_ok().shows("entry-committed-paid").shows("2.000.000");
        // Who has no hand in it sees neither.
        harness.as_other_partner().await.get(&unpaid).await.is_ok().hides("entry-committed");
        promise(&harness, "disbursed").await;
        story.office.get(&ending).await.is_ok().hides("janji dana");
        story.office.get(&unpaid).await.is_ok().hides("entry-committed");
        story.act(&story.office, &[("act", "complete")]).await.is(303);
        let end = text(&harness, "select end_on as cell from partnership").await;
        assert_eq!(end, Some(last));
        let told = "select count(*) from email where subject like 'Kemitraan dinyatakan selesai:%'";
        assert!(count(&harness, told).await > 1);
    })
    .await;
}

#[tokio::test]
async fn the_road_of_what_is_over_shows_what_was_signed() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        runs_until(&harness, &story.in_years(0, -1)).await;
        keep_joint(&harness, story.in_years(0, -1)).await;
        harness.change(sql("update agreement set signed_on = '2022-01-05'")).await;
        serve(&harness).await;
        story.office.get(&story.path).await.is_ok().hides("5 Januari 2022");
        story.act(&story.office, &[("act", "complete")]).await.is(303);
        story.office.get(&story.path).await.is_ok().costs_at_most(10).shows("5 Januari 2022");
    })
    .await;
}
