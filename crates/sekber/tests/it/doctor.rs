//! Scenarios about what the doctor finds.

use sekber::kit::card::State;
use sekber::shell::doctor;

use crate::harness::{OWN_PARTNER, on_both};

#[tokio::test]
async fn the_doctor_misses_a_file_that_is_gone() {
    on_both(async |harness| {
        let files = async || {
            let found = doctor::examine(harness.app.settings(), false).await;
            found.into_iter().find(|finding| finding.subject == "doctor-on-files").unwrap()
        };
        let before = files().await;
        assert!(
            before.state == State::Good && before.facts.contains(&("kept", "2".to_owned())),
            "{before:?}"
        );
        let shelf = harness.folder().join("files/61.05/attachments/ab");
        std::fs::remove_file(shelf.join("scan-of-partner-own")).unwrap();
        let after = files().await;
        assert!(
            after.key == "doctor-files-gone" && after.facts.contains(&("names", "Akta.pdf".to_owned())),
            "{after:?}"
        );
        harness
            .as_partner()
            .await
            .get(&format!("/partners/{OWN_PARTNER}/papers/document-of-partner-own/file"))
            .await
            .is(422);
    })
    .await;
}
