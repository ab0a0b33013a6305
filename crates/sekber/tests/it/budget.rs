//! What pages may cost, measured where it shows: on a district of real size, with lists that are full.

use sekber::shell::{demo, routes};

use crate::harness::on_both_with_the_demonstration;
use crate::records::fill;

/// Most SQL statements of any page.
const PAGE: u32 = 10;
/// Most SQL statements of a list.
const LIST: u32 = 5;
/// Most bytes of a list's page before compression.
const LIST_BYTES: usize = 60 * 1024;

/// Pages with a list of records.
const LISTS: [&str; 4] = ["/audit", "/offices", "/partners", "/programmes"];

#[tokio::test]
async fn pages_keep_to_their_budget_on_full_tables() {
    on_both_with_the_demonstration(async |harness| {
        let db = harness.app.db();
        demo::add_programmes(db, 300, |_| ()).await.unwrap();
        let mut faults = Vec::new();
        for role in ["admin", "partner", "office"] {
            let caller = harness.of_the_demonstration(role).await;
            for line in routes::table().into_iter().filter(|line| line.method == "GET") {
                let Some(path) = fill(db, line.path).await else { continue };
                let mut seen = caller.get(&path).await;
                // A rating that takes long says so and goes on; each question waits for a part of it.
                for _ in 0..30 {
                    if seen.status != 503 {
                        break;
                    }
                    seen = caller.get(&path).await;
                }
                if seen.status >= 500 || seen.statements > PAGE {
                    faults.push(format!(
                        "{path} ({role}): {} with {} statements",
                        seen.status, seen.statements
                    ));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn a_full_list_takes_five_statements_and_sixty_kilobytes() {
    on_both_with_the_demonstration(async |harness| {
        demo::add_programmes(harness.app.db(), 300, |_| ()).await.unwrap();
        let staff = harness.of_the_demonstration("admin").await;
        for list in LISTS {
            let seen = staff.get(list).await;
            seen.is_ok().costs_at_most(LIST);
            let rows = seen.text.matches("<tr").count().max(seen.text.matches("<li").count());
            assert!(rows > 40, "{list} is not full: {rows} rows");
            // The trail shows what changed in every line, so its lines are longer than those of a registry.
            assert!(
                list == "/audit" || seen.text.len() <= LIST_BYTES,
                "{list} has {} bytes",
                seen.text.len()
            );
            staff.get(&format!("{list}?q=kesehatan")).await.is_ok().costs_at_most(LIST + 1);
        }
    })
    .await;
}
