//! Scenarios about the numbers of papers: one number names one paper of its kind in the district.

use crate::harness::on_both;
use crate::partnership::{Story, version};

#[tokio::test]
async fn a_number_is_given_to_one_paper_of_a_kind() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        story.act(&story.staff, &[("act", "begin"), ("road", "third_party")]).await.is(303);
        let (today, last) = (story.in_years(0, 0), story.in_years(5, -1));
        let term =
            [("kind", "joint"), ("starts_on", today.as_str()), ("ends_on", last.as_str()), ("field", "1.02")];
        let mut papers = Vec::new();
        for _ in 0..2 {
            papers.push(story.draft(&story.partner, &term).await.is(303).leads_on().to_owned());
        }
        story.sign(&papers[0], "100.3.7/12/KB/2023").await.is(303);
        for same in ["100.3.7/12/KB/2023", "100.3.7 / 12 / kb / 2023"] {
            let seen = story.sign(&papers[1], same).await;
            seen.is(422).shows("sudah dipakai naskah sejenis: kebun gizi keluarga");
        }
        story.sign(&papers[1], "100.3.7/13/KB/2023").await.is(303);
        // Nor does a correction take it.
        let now = version(&story.staff.get(&papers[1]).await);
        let wrong = [
            ("version", now.as_str()),
            ("signed_on", today.as_str()),
            ("number_district", "100.3.7/12/KB/2023"),
            ("number_partner", "01/YS/2023"),
            ("reason", "Salah ketik"),
        ];
        let correct = format!("{}/signing", papers[1]);
        story.staff.post(&correct, &wrong).await.is(422).shows("sudah dipakai naskah sejenis");
        // Its own number stays its own.
        let mut right = wrong;
        right[2].1 = "100.3.7/13/KB/2023";
        story.staff.post(&correct, &right).await.is(303);
    })
    .await;
}
