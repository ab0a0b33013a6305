//! Which pages there are for a visitor: every route that answers with a whole page, with records that exist.

use sekber::shell::routes;

use crate::program::agent;
use crate::records::fill;
use crate::stage::Stage;

/// Every page that a visitor can open, the missing page included.
pub async fn pages(stage: &Stage, session: Option<&str>) -> Vec<String> {
    let mut found = Vec::new();
    for line in routes::table().into_iter().filter(|line| line.method == "GET") {
        if let Some(path) = fill(stage.app.db(), line.path).await
            && is_page(stage, session, &path)
        {
            found.push(path);
        }
    }
    found.push("/no-such-page".to_owned());
    found
}

/// Whether the path answers this visitor with a whole page, not a part, a file or a way elsewhere.
fn is_page(stage: &Stage, session: Option<&str>, path: &str) -> bool {
    let cookie = session.map_or_else(String::new, |session| format!("sekber={session}"));
    let asked = agent().get(format!("{}{path}", stage.base())).header("cookie", cookie).call();
    let mut answer = asked.unwrap();
    assert!(answer.status().as_u16() < 500, "{path}: {}", answer.status());
    let html =
        answer.headers().get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    answer.status().as_u16() == 200
        && html
        && answer.body_mut().read_to_string().unwrap().starts_with("<!doctype html>")
}
