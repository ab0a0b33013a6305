//! The interface for programs: it answers as its document says, to whom it says, and a repeated request counts once.

mod changing;
mod cookies;
mod described;
mod elsewhere;
mod own;
mod tokens;
mod webhooks;

use std::net::SocketAddr;

use axum::body::Body;
use axum::http::{Method, header};
use sekber::features::api::{self, ENDPOINTS, TokenDraft};
use sekber::kit::access::{Permit, session};
use sekber::kit::store::sql;
use sekber::shell::routes;
use sekber_core::api::Scope;
use serde_json::{Value as Json, json};

use self::described::differs;

use crate::harness::{
    Harness, OTHER_PARTNER, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Seen, Who, on_both,
    on_both_with_the_demonstration,
};
use crate::records::fill;
use crate::routes::{OWNERS, keep_a_plan};
use crate::source::files;

/// A request of a program.
struct Sent<'a> {
    method: Method,
    path: &'a str,
    token: Option<&'a str>,
    headers: Vec<(&'a str, &'a str)>,
    body: String,
}

impl<'a> Sent<'a> {
    fn get(path: &'a str, token: Option<&'a str>) -> Self {
        Self { method: Method::GET, path, token, headers: Vec::new(), body: String::new() }
    }

    fn post(path: &'a str, token: Option<&'a str>, body: &Json) -> Self {
        Self { method: Method::POST, path, token, headers: Vec::new(), body: body.to_string() }
    }

    fn with(mut self, name: &'a str, value: &'a str) -> Self {
        self.headers.push((name, value));
        self
    }

    async fn from(self, harness: &Harness, address: SocketAddr) -> Seen {
        let public = harness.public();
        let mut request = public.request(self.method, self.path);
        if let Some(token) = self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        for (name, value) in self.headers {
            request = request.header(name, value);
        }
        public.send_from(address, request.body(Body::from(self.body)).unwrap()).await
    }

    async fn to(self, harness: &Harness) -> Seen {
        self.from(harness, SocketAddr::from(([127, 0, 0, 1], 40_000))).await
    }
}

async fn token(harness: &Harness, who: Who, scope: Scope) -> String {
    let draft = TokenDraft { name: "Dasbor".to_owned(), scope, days: 30 };
    api::create_token(&harness.app, &who.actor(), &draft).await.unwrap()
}

fn read(seen: &Seen) -> Json {
    serde_json::from_str(&seen.text).unwrap_or_else(|why| panic!("{}: {why}\n{}", seen.told, seen.text))
}

#[test]
fn the_document_tells_every_endpoint_and_no_other() {
    let document = api::document("http://127.0.0.1", "Kabupaten Sintang");
    let mut told: Vec<String> = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        told.extend(
            methods.as_object().unwrap().keys().map(|method| format!("{} {path}", method.to_uppercase())),
        );
    }
    told.sort();
    let routes = routes::table().into_iter().filter(|line| line.path.starts_with("/api/v1/"));
    let routes = routes.filter(|line| line.path != "/api/v1/openapi.json");
    let mut there: Vec<String> = routes.map(|line| format!("{} {}", line.method, line.path)).collect();
    there.sort();
    assert_eq!(told, there);
    let mut names: Vec<&str> = ENDPOINTS.iter().map(|endpoint| endpoint.id).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), ENDPOINTS.len());
    let told: Vec<&String> = document["webhooks"].as_object().unwrap().keys().collect();
    // And a test.
    assert_eq!(told.len(), api::Subject::ALL.len() + 1);
    // Whatever is referred to is there.
    let text = document.to_string();
    for name in text.split("#/components/schemas/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(document["components"]["schemas"][name].is_object(), "{name}");
    }
}

#[tokio::test]
async fn every_answer_is_as_the_document_describes_it() {
    on_both_with_the_demonstration(async |harness| {
        let db = harness.app.db();
        let document = read(&harness.public().get("/api/v1/openapi.json").await);
        let asked = sql("select person_id from person_role where role = 'partner' order by person_id");
        let person: String = db.value(asked).await.unwrap().unwrap();
        let (region, person) = (harness.app.region(), person.parse().unwrap());
        let actor = session::actor_of(db, &region, &person).await.unwrap().unwrap();
        let draft = TokenDraft { name: "Uji".to_owned(), scope: Scope::Write, days: 1 };
        let secret = api::create_token(&harness.app, &actor, &draft).await.unwrap();
        for endpoint in ENDPOINTS {
            let route = (endpoint.route)();
            if route.method != Method::GET {
                continue;
            }
            let Some(path) = fill(db, route.path).await else { panic!("{}", route.path) };
            let seen = Sent::get(&path, Some(&secret)).to(&harness).await;
            let status = seen.status.to_string();
            let operation = &document["paths"][route.path]["get"];
            let described = &operation["responses"][&status]["content"];
            let kind = seen.header("content-type").to_owned();
            let faults = differs(&described[&kind]["schema"], &read(&seen), &document, endpoint.id);
            assert!(faults.is_empty(), "{path} ({status}): {}", faults.join("\n"));
            assert!(!seen.header("ratelimit-remaining").is_empty() || seen.status >= 400, "{path}");
            let refused = Sent::get(&format!("{path}?tidak=ada"), Some(&secret)).to(&harness).await;
            assert_eq!(refused.is(422).header("content-type"), "application/problem+json");
            let problem = &operation["responses"]["422"]["content"]["application/problem+json"]["schema"];
            assert!(differs(problem, &read(&refused), &document, "problem").is_empty(), "{}", refused.text);
        }
        let long = format!("/api/v1/news?category={}", "x".repeat(9_000));
        let refused = Sent::get(&long, None).to(&harness).await;
        assert_eq!(refused.is(413).header("content-type"), "application/problem+json");
        assert!(document["paths"]["/api/v1/news"]["get"]["responses"]["413"].is_object());
    })
    .await;
}

#[tokio::test]
async fn a_token_lets_in_as_far_as_its_person_and_its_scope_go() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let mut faults = Vec::new();
        for who in Who::ALL {
            for scope in [Scope::Read, Scope::Write] {
                let secret = token(&harness, who, scope).await;
                for line in routes::table().into_iter().filter(|line| line.path.starts_with("/api/v1/")) {
                    let edits = line.permit.allows(Some(&who.actor()), false);
                    let may = edits && (line.permit != Permit::Organisation || scope.writes());
                    let path = OWNERS[0].fill(line.path);
                    let sent = match line.method.as_str() {
                        "GET" => Sent::get(&path, Some(&secret)),
                        _ => Sent::post(&path, Some(&secret), &json!({})),
                    };
                    let seen = sent.to(&harness).await;
                    let refused = [401, 403].contains(&seen.status);
                    if refused == may || seen.status >= 500 {
                        faults.push(format!(
                            "{} {path} answers {who:?} ({scope}) with {}",
                            line.method, seen.status
                        ));
                    }
                }
                // Pages are not for tokens.
                let page = Sent::get("/programmes", Some(&secret)).to(&harness).await;
                assert_eq!(page.status, 303, "a token opens a page");
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn tokens_end_are_withdrawn_and_are_kept_as_hashes() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let form = [("name", "Dasbor"), ("scope", "read"), ("days", "30")];
        let page = partner.post("/api/tokens", &form).await;
        let secret = page.is_ok().text.split("sekber_").nth(1).unwrap()[..64].to_owned();
        let secret = format!("sekber_{secret}");
        partner.get("/api/tokens").await.is_ok().shows("Dasbor").hides(&secret);
        let kept: String =
            harness.app.db().value(sql("select token_hash from api_token")).await.unwrap().unwrap();
        assert!(kept != secret && !secret.contains(&kept));
        let me = Sent::get("/api/v1/me", Some(&secret)).to(&harness).await;
        assert_eq!(read(me.is_ok())["organisations"], json!([OWN_PARTNER]));
        for wrong in ["sekber_", "lain", &secret[..secret.len() - 1], &format!("{secret}0")] {
            let seen = Sent::get("/api/v1/programmes", Some(wrong)).to(&harness).await;
            assert_eq!(seen.is(401).header("www-authenticate"), "Bearer");
        }
        let id: String = harness.app.db().value(sql("select id from api_token")).await.unwrap().unwrap();
        harness.as_other_partner().await.post(&format!("/api/tokens/{id}/withdraw"), &[]).await.is(404);
        Sent::get("/api/v1/me", Some(&secret)).to(&harness).await.is_ok();
        partner.post(&format!("/api/tokens/{id}/withdraw"), &[]).await.is(303);
        Sent::get("/api/v1/me", Some(&secret)).to(&harness).await.is(401);
        let ended = token(&harness, Who::Partner, Scope::Read).await;
        harness.change(sql("update api_token set expires_at = 1")).await;
        Sent::get("/api/v1/me", Some(&ended)).to(&harness).await.is(401);
        partner.post("/api/tokens", &[("name", ""), ("scope", "read"), ("days", "400")]).await.is(422);
    })
    .await;
}

fn programme() -> Json {
    json!({
        "organisation": OWN_PARTNER,
        "title": "Air bersih Nanga Tempunak",
        "reference": "AB-1",
        "places": ["61.05.03"],
        "start": "2023-03",
        "end": "2023",
        "funding": [{ "year": 2023, "source": "Donor", "amount": "1250000.50" }],
    })
}

#[tokio::test]
async fn a_programme_is_written_once_however_often_it_is_sent() {
    on_both(async |harness| {
        let secret = token(&harness, Who::Partner, Scope::Write).await;
        let path = "/api/v1/own/programmes";
        let send = async |body: &Json, key: &str| {
            Sent::post(path, Some(&secret), body).with("idempotency-key", key).to(&harness).await
        };
        let first = send(&programme(), "kiriman-1").await;
        let again = send(&programme(), "kiriman-1").await;
        assert_eq!(
            (first.is(201).text.as_str(), again.is(201).text.as_str()),
            (again.text.as_str(), first.text.as_str())
        );
        assert_eq!(
            (first.header("idempotency-replayed"), again.header("idempotency-replayed")),
            ("", "true")
        );
        let count = "select count(*) from programme where title = 'Air bersih Nanga Tempunak'";
        assert_eq!(harness.app.db().value::<i64>(sql(count)).await.unwrap(), Some(1));
        send(&json!({ "organisation": OWN_PARTNER, "title": "Lain" }), "kiriman-1")
            .await
            .is(422)
            .shows("Idempotency-Key");
        // The rules are those of the pages: a number is used once, a text has its length, a place is the district's.
        let taken = read(send(&programme(), "kiriman-2").await.is(422));
        assert_eq!(taken["errors"][0]["field"], "reference");
        let mut bad = programme();
        bad["title"] = json!("");
        bad["reference"] = Json::Null;
        send(&bad, "kiriman-3").await.is(422).shows("\"field\":\"title\"");
        bad["title"] = json!("Baik");
        bad["places"] = json!(["32.73.01"]);
        send(&bad, "kiriman-4").await.is(422).shows("places");
        bad["places"] = json!([]);
        bad["asing"] = json!(1);
        send(&bad, "kiriman-5").await.is(422).shows("asing");
        // Nobody writes for others.
        let mut foreign = programme();
        foreign["organisation"] = json!(OTHER_PARTNER);
        send(&foreign, "kiriman-6").await.is(403);
        let own = Sent::get(path, Some(&secret)).to(&harness).await;
        own.is_ok().shows("Air bersih Nanga Tempunak").shows("\"state\":\"draft\"").shows("1250000.50");
        harness.public().get("/api/v1/programmes?q=nanga").await.is_ok().hides("Air bersih");
        harness.as_partner().await.get("/programmes?q=nanga").await.is_ok().shows("Air bersih");
    })
    .await;
}

#[tokio::test]
async fn lists_go_on_by_key_and_say_when_nothing_changed() {
    on_both_with_the_demonstration(async |harness| {
        let public = harness.public();
        let (mut path, mut ids) = ("/api/v1/programmes?side=office&year=all".to_owned(), Vec::new());
        let total = loop {
            let page = read(public.get(&path).await.is_ok());
            ids.extend(
                page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()),
            );
            match page["next"].as_str() {
                Some(next) => path = next.to_owned(),
                None => break page["total"].as_u64().unwrap(),
            }
        };
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!((ids.len(), u64::try_from(all).unwrap()), (all, total));
        assert!(all > 60, "{all}");
        let first = public.get("/api/v1/organisations").await;
        let tag = first.is_ok().header("etag").to_owned();
        let same = Sent::get("/api/v1/organisations", None).with("if-none-match", &tag).to(&harness).await;
        same.is(304);
        assert_eq!(first.header("access-control-allow-origin"), "*");
    })
    .await;
}

#[tokio::test]
async fn a_flood_is_told_to_wait_and_harms_no_neighbour_with_a_token() {
    let harness = Harness::on_sqlite().await;
    let secret = token(&harness, Who::Partner, Scope::Read).await;
    let address = SocketAddr::from(([103, 10, 20, 31], 4_000));
    let mut sent = 0;
    let refused = loop {
        let seen = Sent::get("/api/v1/themes", None).from(&harness, address).await;
        if seen.status != 200 {
            break seen;
        }
        sent += 1;
        assert!(sent < 1_000, "a flood is held back");
    };
    assert_eq!(refused.is(429).header("content-type"), "application/problem+json");
    assert!(!refused.header("retry-after").is_empty());
    assert_eq!(refused.header("ratelimit-remaining"), "0");
    let own = Sent::get("/api/v1/themes", Some(&secret)).from(&harness, address).await;
    assert_eq!(own.is_ok().header("ratelimit-limit"), "600");
}

/// The words of a command line of the guide, as a shell splits them: `'…'` and `"…"` hold words together, and a name behind `$` stands
/// for its value, except within `'…'`.
fn words(line: &str, values: &[(&str, &str)]) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        match (quote, sign) {
            (Some(mark), _) if sign == mark => quote = None,
            (None | Some('"'), '$') => {
                let name: String =
                    std::iter::from_fn(|| signs.next_if(|sign| sign.is_ascii_uppercase())).collect();
                word.push_str(values.iter().find(|(known, _)| *known == name).expect(&name).1);
            }
            (None, '\'' | '"') => quote = Some(sign),
            (None, ' ') => words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty())),
            _ => word.push(sign),
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

#[tokio::test]
async fn the_examples_of_the_guide_work_as_printed() {
    let harness = Harness::on_sqlite().await;
    keep_a_plan(&harness).await;
    let secret = token(&harness, Who::Partner, Scope::Write).await;
    let values = [
        ("TOKEN", secret.as_str()),
        ("SEKBER", "http://127.0.0.1:8080"),
        ("ORGANISATION", OWN_PARTNER),
        ("PROGRAMME", OWN_PARTNER_PROGRAMME),
    ];
    for language in ["id", "en"] {
        let guide = &files(&format!("docs/guide/{language}"), &["api.md"])[0].text;
        let blocks = guide.split("```console\n").skip(1).map(|block| block.split("```").next().unwrap());
        let mut tried = 0;
        for block in blocks {
            let joined = block.replace("\\\n", " ");
            let mut lines = joined.lines().map(str::trim).filter(|line| !line.is_empty());
            while let Some(line) = lines.next() {
                let Some(command) = line.strip_prefix("$ curl ") else { panic!("{language}: {line}") };
                let status = lines
                    .next()
                    .and_then(|line| line.strip_prefix("# "))
                    .expect("the status below the command");
                let mut sent = Sent::get("", None);
                let words = words(command, &values);
                let mut rest = words.iter();
                while let Some(word) = rest.next() {
                    match word.as_str() {
                        "-s" | "-i" => {}
                        "-H" => {
                            let (name, value) = rest.next().unwrap().split_once(": ").unwrap();
                            sent = sent.with(name, value);
                        }
                        "-d" => {
                            sent.method = Method::POST;
                            sent.body.clone_from(rest.next().unwrap());
                        }
                        address => sent.path = address.strip_prefix("http://127.0.0.1:8080").expect(address),
                    }
                }
                let seen = sent.to(&harness).await;
                assert_eq!(seen.status.to_string(), status, "{language}: {command}\n{}", seen.text);
                tried += 1;
            }
        }
        assert!(tried >= 5, "the examples are no longer recognised");
    }
}
