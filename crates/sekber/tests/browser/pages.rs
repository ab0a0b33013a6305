//! Which pages there are for a visitor: every route that answers with a whole page, with records that exist.

use sekber::kit::store::sql;
use sekber::shell::routes;

use crate::program::agent;
use crate::stage::Stage;

/// Every page that a visitor can open, the missing page included.
pub async fn pages(stage: &Stage, session: Option<&str>) -> Vec<String> {
    let mut found = Vec::new();
    for line in routes::table().into_iter().filter(|line| line.method == "GET") {
        if let Some(path) = fill(stage, line.path).await
            && is_page(stage, session, &path)
        {
            found.push(path);
        }
    }
    found.push("/no-such-page".to_owned());
    found
}

/// The path with records of the demonstration in place of its parameters; `None` where there is no such record.
async fn fill(stage: &Stage, path: &str) -> Option<String> {
    let mut filled = String::new();
    for part in path.split('/').skip(1) {
        filled.push('/');
        match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(name) => filled.push_str(&record(stage, path, name).await?),
            None => filled.push_str(part),
        }
    }
    Some(filled)
}

async fn record(stage: &Stage, path: &str, name: &str) -> Option<String> {
    let id = |query: &'static str| async move { stage.app.db().value::<String>(sql(query)).await.unwrap() };
    match name {
        // The fullest record of each kind: pages are looked at with everything that they can show.
        "organisation" if path.starts_with("/offices") => {
            id("select o.id from organisation o where side = 'office' order by (select count(*) from programme p where p.organisation_id = o.id) desc, length(duties) desc limit 1").await
        }
        "organisation" => {
            id("select o.id from organisation o where side = 'partner' order by (select count(*) from programme p where p.organisation_id = o.id) desc, length(description) desc limit 1").await
        }
        "programme" => {
            id("select p.id from programme p order by (select count(*) from programme_place x where x.programme_id = p.id) + (select count(*) from funding_line f where f.programme_id = p.id) desc limit 1").await
        }
        "tag" => Some("id".to_owned()),
        "format" => Some("xlsx".to_owned()),
        _ => panic!("tell the browser's walk what to put for {{{name}}} in {path}"),
    }
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
