//! Addresses whose parameters name nothing: one page that was not found, whatever stands in them.

use sekber::shell::routes;

use crate::harness::{Harness, on_both};
use crate::routes::{OWNERS, keep_a_plan};

/// A text that is no identifier of anything.
const GARBAGE: &str = "TIDAK_ada";

/// Routes whose parameter is no identifier, and what they show with 404 instead.
const OTHERWISE: [(&str, &str); 2] = [
    ("/invitation/{token}", "a secret; the page says that the invitation is not valid"),
    ("/password/{token}", "a secret; the page says that the link is not valid"),
];

/// Each parameter of a path by itself replaced by garbage, the others as the own partner's records.
fn garbled(path: &str) -> Vec<String> {
    let parameters = path.split('/').filter(|part| part.starts_with('{'));
    parameters.map(|parameter| OWNERS[0].fill(&path.replace(parameter, GARBAGE))).collect()
}

async fn faults(harness: &Harness) -> Vec<String> {
    let mut faults = Vec::new();
    for caller in [harness.as_admin().await, harness.as_partner().await] {
        for line in routes::table().into_iter().filter(|line| line.path.contains('{')) {
            for path in garbled(line.path) {
                let seen = match line.method.as_str() {
                    "GET" => caller.get(&path).await,
                    _ => caller.post(&path, &[]).await,
                };
                let told = OTHERWISE.iter().any(|(path, _)| *path == line.path);
                let told_to_program = seen.header("content-type") == "application/problem+json";
                // A program asks for no page.
                let title = match told_to_program {
                    true => "\"title\":\"Tidak ditemukan\"",
                    false => "Halaman tidak ditemukan",
                };
                let named = told || seen.text.contains(title);
                let styled = named && (seen.text.contains("<main") || told_to_program);
                // Whoever may not come in is told that first.
                let shut_out = [401, 403].contains(&seen.status) || seen.status == 303;
                if !shut_out && (seen.status != 404 || !styled) {
                    faults.push(format!("{} {path} answers {}", line.method, seen.status));
                }
            }
        }
    }
    faults
}

#[tokio::test]
async fn what_is_no_identifier_names_a_page_that_is_not_found() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let faults = faults(&harness).await;
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    })
    .await;
}
