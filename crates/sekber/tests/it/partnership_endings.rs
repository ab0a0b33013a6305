//! Scenarios about how a partnership ends: early, by a letter that its pages name, or by going on in another one that renews it.

use jiff::ToSpan as _;
use sekber::kit::store::sql;

use crate::harness::{Caller, Harness, OWN_OFFICE, OWN_PARTNER, SCAN, on_both};
use crate::partnership::{Story, version};
use crate::partnership_course::{count, text};

/// Lets the partnership be carried out until a day.
async fn runs_until(harness: &Harness, end: &str) {
    let change =
        "update partnership set state = 'active', road = 'third_party', start_on = '2022-01-01', end_on = $1,
         secretariat_since = null, version = version + 1";
    harness.change(sql(change).bind(end)).await;
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
        let send = async |who: &Caller, (number, letter_on, ended_on): (&str, &str, &str)| {
            let now = version(&story.staff.get(&story.path).await);
            let fields = [
                ("version", now.as_str()),
                ("act", "end"),
                ("ended_by", "office"),
                ("number", number),
                ("letter_on", letter_on),
                ("ended_on", ended_on),
                ("reason", "Dana berhenti"),
            ];
            let scan = ("surat.pdf", "application/pdf", SCAN);
            who.upload(&format!("{}/acts", story.path), &fields, "letter", scan).await
        };
        for (typed, at) in [
            (("", today.as_str(), today.as_str()), "href=\"#number\""),
            (("9/2023", tomorrow.as_str(), tomorrow.as_str()), "href=\"#letter_on\""),
            (("9/2023", today.as_str(), before.as_str()), "href=\"#ended_on\""),
            (("9/2023", today.as_str(), far.as_str()), "paling jauh 6 bulan"),
            (("9/2023", today.as_str(), after.as_str()), "dinyatakan selesai, tidak diakhiri lebih awal"),
        ] {
            send(&story.office, typed).await.is(422).shows(at);
        }
        story.office.get(&format!("{}/letter", story.path)).await.is(404);
        harness.as_other_partner().await.get(&format!("{}/letter", story.path)).await.is(403);
        send(&story.office, ("9/2023", today.as_str(), soon.as_str())).await.is(303);
        let page = story.partner.get(&story.path).await;
        page.is_ok().costs_at_most(10).shows("dengan surat pemerintah daerah nomor 9/2023 tanggal");
        page.shows("Dana berhenti").shows("Buka suratnya");
        let file = story.partner.get(&format!("{}/letter", story.path)).await;
        assert_eq!(file.is_ok().bytes, SCAN);
        harness.as_other_partner().await.get(&format!("{}/letter", story.path)).await.is(403);
        let last = text(&harness, "select end_on as cell from partnership").await;
        assert_eq!(last, Some(soon), "the day that the letter names is its last");
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
            let list = who.get("/partnerships").await;
            list.is_ok().costs_at_most(5).hides("Putuskan: perpanjang atau selesai");
        }
        story.office.get(&renewal).await.is_ok().costs_at_most(10).shows(&story.path);

        // A joint agreement that ends before the renewal does is not taken for its own.
        let joint = "insert into agreement (region_code, id, kind, state, title, partner_id, signer, ends_on, created_at, changed_at)
             select region_code, 'kept', 'joint', 'signed', 'Kebun', id, 'regent', $1, 0, 0 from organisation where id = $2";
        harness.change(sql(joint).bind(story.in_years(1, 0)).bind(OWN_PARTNER)).await;
        let act = async |who: &Caller, fields: &[(&str, &str)]| {
            let now = version(&story.staff.get(&renewal).await);
            let all = [&[("version", now.as_str())][..], fields].concat();
            who.post(&format!("{renewal}/acts"), &all).await
        };
        act(&story.office, &[("act", "accept"), ("party", OWN_OFFICE)]).await.is(303);
        act(&story.staff, &[("act", "begin"), ("road", "third_party")]).await.is(303);
        assert_eq!(count(&harness, "select count(*) from agreement_partnership").await, 0);
        let step = text(&harness, "select next_step as cell from partnership where renews_id is not null").await;
        assert_eq!(step.as_deref(), Some("mapping"));
    })
    .await;
}

/// Ends it by a letter of one side, with or without its sheet.
async fn letter(
    story: &Story,
    who: &Caller,
    by: &str,
    (day, last): (&str, &str),
    sheet: Option<&[u8]>,
) -> u16 {
    let now = version(&story.staff.get(&story.path).await);
    let fields = [
        ("version", now.as_str()),
        ("act", "end"),
        ("ended_by", by),
        ("number", "1/X"),
        ("letter_on", day),
        ("ended_on", last),
        ("reason", "x"),
    ];
    let path = format!("{}/acts", story.path);
    match sheet {
        None => who.post(&path, &fields).await.status,
        Some(bytes) => {
            let file = ("surat.pdf", "application/pdf", bytes);
            who.upload(&path, &fields, "letter", file).await.status
        }
    }
}

#[tokio::test]
async fn nobody_ends_a_partnership_in_the_name_of_the_other_side() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        let planned = story.in_years(1, 0);
        runs_until(&harness, &planned).await;
        let (today, soon) = (story.in_years(0, 0), story.in_years(0, 30));
        let now = (today.as_str(), soon.as_str());
        let markup: &[u8] = b"%PDF-1.4\n<script>";
        for (who, by, days, sheet) in [
            (&story.partner, "office", now, Some(SCAN)),
            (&story.partner, "both", now, Some(SCAN)),
            (&story.office, "partner", now, Some(SCAN)),
            (&story.partner, "partner", now, None),
            (&story.partner, "partner", now, Some(markup)),
            (&story.partner, "partner", ("1900-01-01", "1900-01-02"), Some(SCAN)),
            (&story.partner, "partner", ("2021-12-31", today.as_str()), Some(SCAN)),
        ] {
            assert_eq!(letter(&story, who, by, days, sheet).await, 422, "{by} {days:?}");
        }
        let state = "select state as cell from partnership";
        assert_eq!(text(&harness, state).await.as_deref(), Some("active"));

        // What ends on a day to come says so, and the secretariat takes it back with its reason.
        assert_eq!(letter(&story, &story.partner, "partner", now, Some(SCAN)).await, 303);
        let page = story.office.get(&story.path).await;
        page.is_ok().shows("Akan berakhir lebih awal").shows("beri tahu Sekber");
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
