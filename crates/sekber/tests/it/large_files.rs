//! Files that hold whole lists are made two at a time, whoever asks for them and wherever they are made.

use sekber::kit::large_files;

use crate::harness::Harness;
use crate::source::files;

/// Files that stay small: what they hold is bounded by something else than how much there is.
const SMALL: &[(&str, &str)] = &[
    ("features/award/pages/files.rs", "the partners of one season"),
    ("features/exchange/template.rs", "no records"),
    ("features/meeting/pages/files.rs", "the proposals of one meeting"),
    ("features/report/pages/sheet.rs", "one report"),
    ("features/synchronisation/pages/matrix.rs", "kecamatan by themes"),
    ("features/portal/pages/open_data.rs", "a turn of its own for each address, asked for by the handler"),
    ("features/matching/cli/plan.rs", "the command line"),
];

#[test]
fn whatever_writes_a_sheet_asks_for_its_turn() {
    let writes = |text: &str| ["to_xlsx(", "to_csv(", "send_rows("].iter().any(|word| text.contains(word));
    let mut seen = Vec::new();
    for file in files("crates", &["rs"])
        .into_iter()
        .filter(|file| file.path.contains("/features/") && writes(&file.text))
    {
        match SMALL.iter().find(|(path, _)| file.path.ends_with(path)) {
            Some((path, _)) => seen.push(*path),
            None => assert!(file.text.contains("large_files::begin("), "{}", file.path),
        }
    }
    assert_eq!(seen.len(), SMALL.len(), "no longer there: {SMALL:?}");
}

#[tokio::test]
async fn whoever_waits_too_long_for_a_file_is_told_to_come_again() {
    let harness = Harness::on_sqlite().await;
    let (staff, leader) = (harness.as_staff().await, harness.as_leader().await);
    let held =
        [large_files::begin(&harness.app).await.unwrap(), large_files::begin(&harness.app).await.unwrap()];
    let (partners, audit, export, programmes, ledger) = tokio::join!(
        staff.get("/partners.xlsx"),
        leader.get("/audit/download/xlsx"),
        staff.get("/export/programmes?form=csv"),
        staff.get("/programmes.csv"),
        staff.get("/ledger/entries.xlsx"),
    );
    for seen in [partners, audit, export, programmes, ledger] {
        assert_eq!(seen.is(503).header("retry-after"), "5");
    }
    drop(held);
    staff.get("/export/programmes?form=csv").await.is_ok();
}

#[tokio::test]
async fn a_map_that_was_drawn_a_short_while_ago_is_given_again_without_a_turn() {
    let harness = Harness::on_sqlite().await;
    let (staff, leader) = (harness.as_staff().await, harness.as_leader().await);
    let drawn = staff.get("/synchronisation/map.png").await.is_ok().bytes.clone();
    let _held =
        [large_files::begin(&harness.app).await.unwrap(), large_files::begin(&harness.app).await.unwrap()];
    for _ in 0..24 {
        assert_eq!(leader.get("/synchronisation/map.png").await.is_ok().bytes, drawn);
    }
}
