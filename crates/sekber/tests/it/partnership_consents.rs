//! Scenarios about what villages answer: who agrees takes the step, who refuses is told to all, and the latest answer holds.

use sekber::kit::store::sql;

use crate::harness::{Harness, SCAN, Seen, on_both};
use crate::partnership::{Story, version};
use crate::partnership_course::text;

/// The step that the partnership waits for.
async fn next_step(harness: &Harness) -> Option<String> {
    text(harness, "select next_step as cell from partnership").await
}

/// The draft of a village's consent.
async fn drafted(story: &Story, village: &str) -> String {
    let (today, last) = (story.in_years(0, 0), story.in_years(1, 0));
    let fields = [
        ("kind", "consent"),
        ("starts_on", today.as_str()),
        ("ends_on", last.as_str()),
        ("village", village),
        ("village_head_name", "Petrus Kades"),
    ];
    story.draft(&story.staff, &fields).await.is(303).leads_on().to_owned()
}

/// Signs a consent under a number with an answer.
async fn signed(story: &Story, paper: &str, number: &str, answer: &[(&str, &str)]) -> Seen {
    let (now, today) = (version(&story.staff.get(paper).await), story.in_years(0, 0));
    let fields = [
        ("version", now.as_str()),
        ("signed_on", today.as_str()),
        ("number_district", number),
        ("number_partner", number),
    ];
    let scan = ("ba.pdf", "application/pdf", SCAN);
    story.staff.upload(&format!("{paper}/sign"), &[&fields[..], answer].concat(), "scan", scan).await
}

/// What the copy of a signed paper says.
async fn copy(story: &Story, paper: &str) -> String {
    crate::docx::text_of(&story.partner.get(&format!("{paper}/docx")).await.is_ok().bytes)
}

#[tokio::test]
async fn a_village_that_refuses_takes_no_step_until_it_agrees() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "village").await;
        let paper = drafted(&story, "Baning Kota").await;
        let condition = "Jalan desa tidak dilalui truk";
        let long = "x".repeat(2_001);
        for (answer, at) in [
            (vec![], "href=\"#answer\""),
            (vec![("answer", "perhaps")], "href=\"#answer\""),
            (vec![("answer", "conditions")], "href=\"#conditions\""),
            (vec![("answer", "conditions"), ("conditions", long.as_str())], "href=\"#conditions\""),
            (vec![("answer", "agrees"), ("conditions", condition)], "href=\"#conditions\""),
        ] {
            signed(&story, &paper, "1/BA/2023", &answer).await.is(422).shows(at);
        }
        signed(&story, &paper, "1/BA/2023", &[("answer", "refuses")]).await.is(303);
        assert_eq!(next_step(&harness).await.as_deref(), Some("consent"), "a refusal takes no step");
        let refusal = "Desa Baning Kota menolak: desa ini tidak termasuk dalam kemitraan";
        for who in [&story.office, &story.partner, &story.staff] {
            who.get(&story.path).await.is_ok().costs_at_most(10).shows(refusal);
            who.get(&paper).await.is_ok().costs_at_most(10).shows(refusal);
        }
        assert!(copy(&story, &paper).await.contains("Baning Kota tidak menyetujui rencana tersebut"));

        // Another village agrees: the step is taken, and the one that refuses stays visible.
        let other = drafted(&story, "Sungai Ana").await;
        signed(&story, &other, "2/BA/2023", &[("answer", "agrees")]).await.is(303);
        assert_eq!(next_step(&harness).await, None);
        story.office.get(&story.path).await.is_ok().shows("Sungai Ana: menyetujui").shows(refusal);
        assert!(copy(&story, &other).await.contains("Sungai Ana menyetujui rencana tersebut."));

        // The same village answers again, however its name is written; what it said before stays.
        let later = drafted(&story, "desa baning  kota").await;
        let agrees = [("answer", "conditions"), ("conditions", condition)];
        signed(&story, &later, "3/BA/2023", &agrees).await.is(303);
        let page = story.partner.get(&story.path).await;
        page.is_ok().costs_at_most(10).shows("menyetujui dengan syarat").shows(condition);
        page.shows("digantikan jawaban yang lebih baru").hides("tidak termasuk dalam kemitraan");
        story.office.get(&paper).await.is_ok().shows("digantikan jawaban yang lebih baru").hides(refusal);
        assert!(copy(&story, &later).await.contains(condition));
    })
    .await;
}

#[tokio::test]
async fn a_consent_from_before_answers_were_kept_counts_and_says_so() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "village").await;
        let paper = drafted(&story, "Baning Kota").await;
        signed(&story, &paper, "1/BA/2023", &[("answer", "agrees")]).await.is(303);
        harness.change(sql("update agreement set answer = null")).await;
        let page = story.office.get(&story.path).await;
        page.is_ok().shows("Baning Kota: dicatat tanpa jawaban").shows("badge good\">selesai");
        story.office.get(&paper).await.is_ok().shows("dicatat tanpa jawaban");
        assert!(copy(&story, &paper).await.contains("tercantum pada naskah asli"));

        // What the sheet says is set right like its day and its numbers, and then it counts.
        let (now, today) = (version(&story.staff.get(&paper).await), story.in_years(0, 0));
        let right = [
            ("version", now.as_str()),
            ("signed_on", today.as_str()),
            ("number_district", "1/BA/2023"),
            ("number_partner", "1/BA/2023"),
            ("reason", "Jawaban desa belum dicatat"),
        ];
        let signing = format!("{paper}/signing");
        story.staff.post(&signing, &right).await.is(422).shows("href=\"#answer\"");
        let refuses = [&right[..], &[("answer", "refuses")]].concat();
        story.staff.post(&signing, &refuses).await.is(303);
        assert_eq!(next_step(&harness).await.as_deref(), Some("consent"));
        story.partner.get(&story.path).await.is_ok().shows("tidak termasuk dalam kemitraan");
    })
    .await;
}

#[tokio::test]
async fn a_refusal_lengthens_no_term() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "village").await;
        let paper = drafted(&story, "Baning Kota").await;
        signed(&story, &paper, "1/BA/2023", &[("answer", "refuses")]).await.is(303);
        assert_eq!(text(&harness, "select end_on as cell from partnership").await, None);
        let later = drafted(&story, "Baning Kota").await;
        signed(&story, &later, "2/BA/2023", &[("answer", "agrees")]).await.is(303);
        let last = story.in_years(1, 0);
        assert_eq!(text(&harness, "select end_on as cell from partnership").await, Some(last));
    })
    .await;
}
