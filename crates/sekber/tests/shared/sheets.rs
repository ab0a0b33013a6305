//! Sheets that scenarios hand in.

use crate::harness::{Caller, Seen};

/// Hands a file in and waits until its rows are checked; returns the address of the preview.
pub async fn hand_in(caller: &Caller, fields: &[(&str, &str)], name: &str, bytes: &[u8]) -> String {
    let seen = caller.upload("/import", fields, "file", (name, "application/octet-stream", bytes)).await;
    let path = seen.leads_on().to_owned();
    finished(caller, &path).await;
    path
}

/// Asks for the progress until there is none any more; every question is a request, none is a pause of fixed length.
pub async fn finished(caller: &Caller, path: &str) -> Seen {
    for _ in 0..2_000 {
        let seen = caller.get(&format!("{path}/progress")).await;
        if !seen.header("hx-redirect").is_empty() {
            return caller.get(path).await;
        }
        tokio::task::yield_now().await;
    }
    panic!("{path} is not finished");
}
