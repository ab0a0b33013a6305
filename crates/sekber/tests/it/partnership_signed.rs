//! Scenarios about papers that are signed: what ends with a partnership and what goes on, what is sent of them, and what a change of them
//! says.

use sekber::kit::store::sql;

use crate::harness::{OWN_OFFICE, SCAN, on_both};
use crate::partnership::{PROPOSAL, Story};
use crate::partnership_course::count;
use crate::partnership_endings::runs_until;
use crate::partnership_issue::told;

#[tokio::test]
async fn nothing_ends_before_it_begins() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        runs_until(&harness, &story.in_years(1, 0)).await;
        let tomorrow = story.in_years(0, 1);
        harness
            .change(sql("update partnership set start_on = $1, version = version + 1").bind(&tomorrow))
            .await;
        let ended = story.end(&story.partner, &[("reason", "Dana berhenti")]).await;
        ended.is(422).shows("tidak boleh sebelum hari pertama jangka waktu kemitraan ini");
        harness
            .change(
                sql("update partnership set start_on = $1, version = version + 1").bind(story.in_years(0, 0)),
            )
            .await;
        story.end(&story.partner, &[("reason", "Dana berhenti")]).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_carried_out_before_its_first_day() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        story.act(&story.staff, &[("act", "begin"), ("road", "company")]).await.is(303);
        let begins = "update partnership set start_on = $1, version = version + 1";
        harness.change(sql(begins).bind(story.in_years(0, 1))).await;
        let page = story.staff.get(&story.path).await;
        page.is_ok().shows("Pelaksanaan dapat dimulai sejak").hides("value=\"activate\"");
        story.act(&story.staff, &[("act", "activate")]).await.is(422).shows("kemitraan ini belum mulai");
        harness.change(sql(begins).bind(story.in_years(0, 0))).await;
        story.act(&story.staff, &[("act", "activate")]).await.is(303);
        let page = story.staff.get(&story.path).await;
        page.is_ok().shows("Selama pelaksanaan:").shows(&format!("{}/plan", story.path));
    })
    .await;
}

#[tokio::test]
async fn a_paper_that_serves_another_partnership_too_does_not_end_with_one() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let other = story.office.post("/partnerships/new", &PROPOSAL).await.is(303).leads_on().to_owned();
        let begun =
            "update partnership set state = 'in_agreement', road = 'third_party', version = version + 1
             where title = 'Kebun gizi sekolah'";
        harness.change(sql(begun)).await;
        let joint = story.joint().await;
        story.sign(&joint, "100.3.7/1/2023").await.is(303);
        story.staff.get(&other).await.is_ok().shows("100.3.7/1/2023");
        story.end(&story.partner, &[("reason", "Dana berhenti")]).await.is(303);
        let early = "diakhiri lebih awal, hari terakhir";
        let page = story.staff.get(&story.path).await;
        assert_eq!(page.is_ok().costs_at_most(10).text.matches(early).count(), 1, "of the partnership alone");
        story.staff.get(&other).await.is_ok().hides(early);
        story.staff.get(&joint).await.is_ok().shows("Ditandatangani");
        let over = "update partnership set state = 'ended', state_reason = 'Selesai', version = version + 1";
        harness.change(sql(over)).await;
        let page = story.staff.get(&story.path).await;
        assert_eq!(
            page.is_ok().text.matches(early).count(),
            2,
            "and of the paper, once nothing goes on with it"
        );
    })
    .await;
}

#[tokio::test]
async fn a_signing_is_recorded_in_one_place_and_what_is_sent_afterwards_is_what_was_issued() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        let story = Story::begins(&harness, "third_party").await;
        let joint = story.joint().await;
        let articles = |text: &str| text.matches("Pasal ").count();
        let draft = told(&story, &joint).await;
        let issued = story.issue(&joint, "100.3.7/1/2023").await.is(303).leads_on().to_owned();
        let page = story.staff.get(&issued).await;
        page.is_ok().shows(&format!("href=\"{joint}#sign\"")).hides(&format!("action=\"{issued}/scan\""));
        let scan = ("kb.pdf", "application/pdf", SCAN);
        let elsewhere = story.staff.upload(&format!("{issued}/scan"), &[], "file", scan).await;
        elsewhere.is(422).shows("dicatat pada halaman naskahnya");
        assert!(
            count(&harness, "select count(*) from email where subject like 'Naskah diterbitkan:%'").await > 0
        );
        let kept = told(&story, &issued).await;
        assert_eq!(articles(&draft), articles(&kept), "{draft}\n{kept}");
        // Until it is signed, the paper is what was issued, for whoever prints it.
        assert_eq!(told(&story, &joint).await, kept);
        story.partner.get(&joint).await.is_ok().costs_at_most(10).shows("Diterbitkan, menunggu tanda tangan");
        for article in ["Maksud dan Tujuan", "Surat-menyurat"] {
            assert_eq!(draft.contains(article), kept.contains(article), "{article}");
        }
        story.sign(&joint, "100.3.7/1/2023").await.is(303);
        assert!(
            count(&harness, "select count(*) from email where subject like 'Naskah ditandatangani:%'").await
                > 0
        );
        // What the record says by now is not what both sides signed.
        harness.change(sql("update agreement set ends_on = '2031-12-31', version = version + 1")).await;
        assert_eq!(told(&story, &joint).await, kept);
        let sent = story.partner.get(&format!("{joint}/pdf")).await;
        assert_eq!(sent.is_ok().bytes, story.partner.get(&format!("{issued}/pdf")).await.bytes);
    })
    .await;
}

#[tokio::test]
async fn a_change_is_issued_before_it_is_signed_and_what_it_changes_names_it() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let joint = story.joint().await;
        story.sign(&joint, "100.3.7/1/2023").await.is(303);
        let (base, longer) = (joint.rsplit('/').next().unwrap(), story.in_years(4, 0));
        let fields = [("kind", "amendment"), ("base", base), ("ends_on", longer.as_str())];
        let paper = story.draft(&story.office, &fields).await.is(303).leads_on().to_owned();
        let page = story.staff.get(&paper).await;
        page.is_ok().costs_at_most(10).shows("Hari terakhir yang baru").shows("terbitkan dahulu");
        page.hides(&format!("action=\"{paper}/sign\""));
        story.sign(&paper, "100.3.7/2/2023").await.is(422).shows("terbitkan dahulu");
        story.staff.get(&joint).await.is_ok().hides("Diubah dengan");
        story.issue(&paper, "100.3.7/2/2023").await.is(303);
        story.sign(&paper, "100.3.7/2/2023").await.is(303);
        let page = story.partner.get(&joint).await;
        page.is_ok().costs_at_most(10).shows("Diubah dengan").shows("Adendum 100.3.7/2/2023").shows(&paper);
    })
    .await;
}

#[tokio::test]
async fn a_joint_agreement_serves_the_partnerships_that_it_covers_and_first_the_one_it_was_drawn_up_for() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let (today, longer) = (story.in_years(0, 0), story.in_years(4, 0));
        let days = [("start_on", today.as_str()), ("end_on", longer.as_str())];
        let proposal = [&PROPOSAL[..], &days[..]].concat();
        let other = story.office.post("/partnerships/new", &proposal).await.is(303).leads_on().to_owned();
        let begun = "update partnership set state = 'in_agreement', road = 'third_party', version = version + 1
             where title = 'Kebun gizi sekolah'";
        harness.change(sql(begun)).await;
        // It ends a year before the other partnership does.
        let joint = story.joint().await;
        story.sign(&joint, "100.3.7/1/2023").await.is(303);
        story.staff.get(&other).await.is_ok().hides("100.3.7/1/2023");
        let serves = "insert into agreement_partnership (region_code, agreement_id, partnership_id, shared)
             select p.region_code, a.id, p.id, $1 from partnership p join agreement a on a.region_code = p.region_code
             where p.title = 'Kebun gizi sekolah' and a.number_district = '100.3.7/1/2023'";
        harness.change(sql(serves).bind(true)).await;
        let page = story.staff.get(&other).await;
        page.is_ok().costs_at_most(10).shows("tidak mencakup jangka waktu atau urusan kemitraan ini");
        page.shows("kind=joint");

        // What is drawn up for the other one covers both, and leads back to where it was drawn up.
        let fields = [
            ("kind", "joint"),
            ("title", "kebun gizi sekolah"),
            ("signer", "regent"),
            ("district_name", "Jarot Winarno"),
            ("partner_name", "Yuliana"),
            ("starts_on", today.as_str()),
            ("ends_on", longer.as_str()),
            ("field", "1.02"),
        ];
        let drafted = story.office.post(&format!("{other}/agreements"), &fields).await;
        let covering = drafted.is(303).leads_on().to_owned();
        story.staff.get(&other).await.is_ok().shows("badge info\">Konsep");
        story.sign(&covering, "100.3.7/2/2023").await.is(303);
        story.staff.get(&story.path).await.is_ok().shows("100.3.7/2/2023");
        let page = story.staff.get(&covering).await;
        let at = |path: &str| page.text.find(&format!("href=\"{path}\"")).unwrap();
        assert!(at(&other) < at(&story.path), "the one for which it was drawn up comes first");
        page.is_ok().costs_at_most(10).shows("sejauh jangka waktu dan urusannya tercakup");
    })
    .await;
}

#[tokio::test]
async fn goods_that_were_handed_over_stay_so_when_a_partnership_ends_early() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let paper = story.draft(&story.office, &[("kind", "hand_over"), ("office", OWN_OFFICE)]).await;
        let paper = paper.is(303).leads_on().to_owned();
        story.sign(&paper, "100.3.7/9/2023").await.is(303);
        story.end(&story.partner, &[("reason", "Dana berhenti")]).await.is(303);
        let text = told(&story, &paper).await;
        assert!(!text.contains("diakhiri lebih awal"), "{text}");
    })
    .await;
}
