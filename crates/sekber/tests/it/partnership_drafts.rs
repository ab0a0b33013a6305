//! Scenarios about drafts that somebody takes a step with in the place of another: they say why, and the others are told.

use sekber::kit::store::sql;

use crate::harness::{OWN_OFFICE, on_both};
use crate::partnership::{Story, version};
use crate::partnership_course::{count, text};

#[tokio::test]
async fn the_secretariat_answers_for_a_side_only_with_a_reason_of_which_both_are_told() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        let story = Story::begins(&harness, "third_party").await;
        let (today, last) = (story.in_years(0, 0), story.in_years(3, 0));
        let fields =
            [("kind", "joint"), ("starts_on", today.as_str()), ("ends_on", last.as_str()), ("field", "1.02")];
        let joint = story.draft(&story.office, &fields).await.is(303).leads_on().to_owned();
        let page = story.staff.get(&joint).await;
        page.is_ok().costs_at_most(10).shows("Menunggu tanggapan mitra");
        page.shows("Catat atas nama mitra")
            .shows("Mitra belum menyatakan bahwa konsep ini tidak perlu diubah");
        story.partner.get(&joint).await.is_ok().hides("Catat atas nama mitra");
        let now = version(&page);
        let stand = page.field("stand");
        let issue = [("number", "1"), ("stand", stand.as_str())];
        story.staff.post(&format!("{joint}/issue"), &issue).await.is(422).shows("href=\"#seen\"");

        let turn = format!("{joint}/turn");
        let said = [("version", now.as_str()), ("pass_reason", "Surel YS tanggal 20 September 2023")];
        story.staff.post(&turn, &said[..1]).await.is(422).shows("href=\"#pass_reason\"");
        story.staff.post(&turn, &said).await.is(303);
        let told =
            "select count(*) from email where subject like 'Dicatat Sekber: tidak ada yang perlu diubah%'";
        assert!(count(&harness, told).await > 1, "both sides");
        let page = story.partner.get(&story.path).await;
        page.is_ok().shows("Dicatat Sekber atas nama satu pihak").shows("Surel YS tanggal 20 September 2023");
        let page = story.staff.get(&joint).await;
        page.is_ok().hides("Mitra belum menyatakan").shows("Tidak ada pihak yang meminta perubahan lagi");
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_given_up_with_a_reason_that_the_other_side_reads() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        let story = Story::begins(&harness, "third_party").await;
        let joint = story.joint().await;
        let now = version(&story.partner.get(&joint).await);
        let gone = [("version", now.as_str()), ("withdraw_reason", "Kegiatan ditunda")];
        let path = format!("{joint}/withdraw");
        story.partner.post(&path, &gone[..1]).await.is(422).shows("href=\"#withdraw_reason\"");
        let state = "select state as cell from agreement";
        assert_eq!(text(&harness, state).await.as_deref(), Some("draft"));
        story.partner.post(&path, &gone).await.is(303);
        story.office.get(&story.path).await.is_ok().shows("Kegiatan ditunda");
        let told = "select count(*) from email where subject like 'Konsep naskah dibatalkan%'";
        assert!(count(&harness, told).await > 1);
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_in_a_draft_is_told_as_people_read_it() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let joint = story.joint().await;
        story.sign(&joint, "100.3.7/1/2023").await.is(303);
        let (today, last) = (story.in_years(0, 0), story.in_years(2, 0));
        let fields = [
            ("kind", "cooperation"),
            ("title", "kebun gizi"),
            ("office", OWN_OFFICE),
            ("starts_on", today.as_str()),
            ("ends_on", last.as_str()),
            ("field", "1.02"),
        ];
        let first = [&fields[..], &[("signer", "regent"), ("amount", "450 juta")]].concat();
        let paper = story.office.post(&format!("{}/agreements", story.path), &first).await;
        let paper = paper.is(303).leads_on().to_owned();
        let now = version(&story.office.get(&format!("{paper}/edit")).await);
        let base = joint.rsplit('/').next().unwrap();
        let then = [("signer", "head"), ("amount", "500 juta"), ("base", base), ("version", now.as_str())];
        let edited = story.office.post(&format!("{paper}/edit"), &[&fields[..], &then].concat()).await;
        edited.is(303);
        let page = story.staff.get(&paper).await;
        page.is_ok().costs_at_most(10).shows("Nilai (rupiah)").shows("<del>Rp450.000.000</del>");
        page.shows("<ins>kebun gizi keluarga – 100.3.7/1/2023</ins>");
        page.shows("<ins>Kepala perangkat daerah</ins>").hides("Nilai (sen)").hides("45000000000");
    })
    .await;
}

#[tokio::test]
async fn a_new_agreement_begins_with_the_joint_one_that_fits_and_the_days_of_its_partnership() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let wide = story.joint().await;
        story.sign(&wide, "100.3.7/1/2023").await.is(303);
        let (today, soon, wanted) = (story.in_years(0, 0), story.in_years(1, 0), story.in_years(2, 0));
        // One that was drawn up later, too, but ends before the partnership does.
        let fields =
            [("kind", "joint"), ("starts_on", today.as_str()), ("ends_on", soon.as_str()), ("field", "1.02")];
        let short = story.draft(&story.office, &fields).await.is(303).leads_on().to_owned();
        story.sign(&short, "100.3.7/2/2023").await.is(303);
        let (starts, change) = (
            story.in_years(0, 10),
            "update partnership set start_on = $1, end_on = $2, version = version + 1",
        );
        harness.change(sql(change).bind(&starts).bind(&wanted)).await;
        let form = story.office.get(&format!("{}/agreements/new?kind=cooperation", story.path)).await;
        form.is_ok()
            .costs_at_most(10)
            .shows("selected>Kesepakatan Bersama – 100.3.7/1/2023 (Ditandatangani), ");
        assert_eq!((form.field("starts_on"), form.field("ends_on")), (starts, wanted));
    })
    .await;
}
