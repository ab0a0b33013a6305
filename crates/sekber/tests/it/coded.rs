//! Codes that are declared on pages, every one of them: a form with an unknown one is refused and writes nothing, and a list
//! narrowed by an unknown one says so, as do its files.

use std::collections::BTreeSet;

use sekber::kit::store::sql;
use sekber::shell::routes;

use crate::harness::{Caller, Harness};
use crate::routes::{OWNERS, keep_a_plan};
use crate::source::{self, Source};

/// What no list of codes holds.
const UNKNOWN: &str = "tidak-dikenal";

/// Hidden fields that name no code: versions, names of one sending, what was sealed here (anything else counts as none), and where
/// to go on.
const NO_CODES: [&str; 12] = [
    "version",
    "fresh",
    "once",
    "submission",
    "back",
    "next",
    "seen",
    "digest",
    "secret",
    "itself",
    "name",
    "sealed",
];

/// A field of a form with what a browser would send for it.
#[derive(Debug, Clone)]
struct Field {
    name: String,
    value: String,
    is_coded: bool,
    /// Whether a browser sends it unless somebody does something.
    is_sent: bool,
}

#[derive(Debug)]
struct Form {
    is_post: bool,
    action: String,
    fields: Vec<Field>,
}

fn plain(text: &str) -> String {
    let plain = text.replace("&#34;", "\"").replace("&#39;", "'").replace("&#60;", "<").replace("&#62;", ">");
    plain
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}

/// The value of an attribute; an empty one for an attribute without a value.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    while let Some(at) = rest.find(name) {
        let (before, behind) = (&rest[..at], &rest[at + name.len()..]);
        if before.ends_with([' ', '\n']) {
            match behind.chars().next() {
                Some('=') => return Some(plain(behind[2..].split('"').next().unwrap_or_default())),
                Some(' ' | '>' | '/' | '\n') | None => return Some(String::new()),
                _ => {}
            }
        }
        rest = behind;
    }
    None
}

/// What somebody would type into a field of this kind.
fn typed(tag: &str, kind: &str) -> String {
    let given = attribute(tag, "value").unwrap_or_default();
    match kind {
        _ if !given.is_empty() => given,
        "date" => "2023-09-20".to_owned(),
        "number" => attribute(tag, "min").unwrap_or_else(|| "1".to_owned()),
        "email" => "seseorang@example.org".to_owned(),
        "url" => "https://example.org".to_owned(),
        _ => "Uji".to_owned(),
    }
}

fn forms(html: &str) -> Vec<Form> {
    let mut forms = Vec::new();
    for part in html.split("<form").skip(1) {
        let part = part.split("</form>").next().unwrap_or_default();
        let (head, body) = part.split_once('>').unwrap_or_default();
        let head = format!("{head}>");
        let mut form = Form {
            is_post: attribute(&head, "method").is_some_and(|method| method == "post"),
            action: attribute(&head, "action").unwrap_or_default(),
            fields: Vec::new(),
        };
        let mut is_pressed = false;
        // A button without a name is the one that saves.
        let has_own_button = body.split("<button").skip(1).any(|rest| {
            let head = rest.split('>').next().unwrap_or_default();
            attribute(head, "name").is_none() && attribute(head, "type").is_none_or(|kind| kind == "submit")
        });
        for tag in body.split('<').skip(1) {
            let (head, text) = tag.split_once('>').unwrap_or((tag, ""));
            let head = format!("{head}>");
            let element = head.split([' ', '>', '\n']).next().unwrap_or_default();
            if element == "option" {
                let value = attribute(&head, "value").unwrap_or_else(|| plain(text.trim()));
                let is_chosen = attribute(&head, "selected").is_some();
                if let Some(field) = form.fields.last_mut().filter(|field| field.is_coded)
                    && (is_chosen || (field.value.is_empty() && !value.is_empty()))
                {
                    field.value = value;
                }
                continue;
            }
            let Some(name) = attribute(&head, "name").filter(|name| !name.is_empty() && !name.contains("__"))
            else {
                continue;
            };
            let kind = attribute(&head, "type").unwrap_or_default();
            let (value, is_coded, is_sent) = match (element, kind.as_str()) {
                ("select", _) => (String::new(), true, true),
                ("textarea", _) => ("Uji".to_owned(), false, true),
                ("button", _) => {
                    let presses =
                        !is_pressed && !has_own_button && attribute(&head, "formnovalidate").is_none();
                    is_pressed |= presses;
                    (attribute(&head, "value").unwrap_or_default(), true, presses)
                }
                ("input", "hidden") => {
                    let value = attribute(&head, "value").unwrap_or_default();
                    (value, !NO_CODES.contains(&name.as_str()), true)
                }
                ("input", "checkbox" | "radio") => {
                    let is_set = attribute(&head, "checked").is_some();
                    (attribute(&head, "value").unwrap_or_else(|| "on".to_owned()), true, is_set)
                }
                ("input", "file") => continue,
                ("input", kind) => (typed(&head, kind), false, true),
                _ => continue,
            };
            form.fields.push(Field { name, value, is_coded, is_sent });
        }
        forms.push(form);
    }
    forms
}

impl Form {
    /// Names of its coded fields.
    fn coded(&self) -> BTreeSet<&str> {
        self.fields.iter().filter(|field| field.is_coded).map(|field| field.name.as_str()).collect()
    }

    /// What is sent when one field holds something else than the page offers.
    fn with(&self, name: &str, value: &str) -> Vec<(String, String)> {
        let others = self.fields.iter().filter(|field| field.is_sent && field.name != name);
        let others = others.map(|field| (field.name.clone(), field.value.clone()));
        others.chain([(name.to_owned(), value.to_owned())]).collect()
    }
}

/// What has been written so far; that something was refused may be told.
async fn written(harness: &Harness) -> Vec<String> {
    let mut kinds = Vec::new();
    let line = "select kind from audit where kind not like 'refusal.%' order by seq limit 1 offset ";
    while let Some(kind) = harness.app.db().value(sql(line).push_bind("", kinds.len() as i64)).await.unwrap()
    {
        kinds.push(kind);
    }
    kinds
}

/// Everybody who has pages of their own.
async fn callers(harness: &Harness) -> Vec<Caller> {
    vec![
        harness.as_staff().await,
        harness.as_admin().await,
        harness.as_partner().await,
        harness.as_office().await,
        harness.as_leader().await,
        harness.as_juror().await,
        harness.public(),
    ]
}

/// The pages of everybody, each once.
fn pages() -> Vec<String> {
    let lines =
        routes::table().into_iter().filter(|line| line.method == "GET" && !line.path.starts_with("/api/v1/"));
    let all = lines.flat_map(|line| OWNERS.iter().map(move |owner| owner.fill(line.path)));
    let mut all: Vec<String> = all.collect();
    all.sort();
    all.dedup();
    all
}

#[tokio::test]
async fn an_unknown_code_in_any_form_is_refused_and_writes_nothing() {
    let harness = Harness::on_sqlite().await;
    keep_a_plan(&harness).await;
    let callers = callers(&harness).await;
    let (mut tried, mut faults) = (BTreeSet::new(), Vec::new());
    let before = written(&harness).await;
    for page in pages() {
        for (who, caller) in callers.iter().enumerate() {
            let seen = caller.get(&page).await;
            if seen.status != 200 || !seen.header("content-type").starts_with("text/html") {
                continue;
            }
            for form in forms(&seen.text).into_iter().filter(|form| form.is_post) {
                let action = if form.action.is_empty() { page.clone() } else { form.action.clone() };
                // An office that picks speaks for itself, whatever is claimed.
                let claims = |name: &&str| *name == "office" && action.ends_with("/picks");
                for name in form.coded().into_iter().filter(|name| !claims(name)) {
                    if !tried.insert((who, action.clone(), name.to_owned())) {
                        continue;
                    }
                    let sent = form.with(name, UNKNOWN);
                    let sent: Vec<_> =
                        sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                    let answer = caller.post(&action, &sent).await;
                    if !(400..500).contains(&answer.status) {
                        faults.push(format!("{page}: {action} takes {name}={UNKNOWN}: {}", answer.status));
                    }
                }
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(written(&harness).await, before, "an unknown code was written as something else");
    let fields: BTreeSet<_> = tried.iter().map(|(_, action, name)| (action, name)).collect();
    assert!(fields.len() > 150, "coded fields are no longer recognised: {}", fields.len());
    for known in ["disclosure", "stage", "kind", "published", "role", "act", "step", "verdict", "category"] {
        assert!(fields.iter().any(|(_, name)| *name == known), "{known} was not tried");
    }
}

#[tokio::test]
async fn a_list_says_which_filter_it_does_not_apply_and_its_files_are_refused() {
    let harness = Harness::on_sqlite().await;
    keep_a_plan(&harness).await;
    let callers = [harness.as_admin().await, harness.as_partner().await, harness.public()];
    let (mut tried, mut told, mut faults) = (BTreeSet::new(), 0, Vec::new());
    for page in pages() {
        for caller in &callers {
            let seen = caller.get(&page).await;
            if seen.status != 200 || !seen.header("content-type").starts_with("text/html") {
                continue;
            }
            for form in forms(&seen.text).into_iter().filter(|form| !form.is_post) {
                let action = if form.action.is_empty() { page.clone() } else { form.action.clone() };
                // By what a page breaks its sums down narrows no file.
                for name in form.coded().into_iter().filter(|name| *name != "by") {
                    if !tried.insert((action.clone(), name.to_owned())) {
                        continue;
                    }
                    let path = format!("{}?{name}={UNKNOWN}", action.split('#').next().unwrap_or_default());
                    let narrowed = caller.get(&path).await;
                    if narrowed.text.contains(&format!("tidak diterapkan: “{UNKNOWN}”")) {
                        told += 1;
                        for link in files(&narrowed.text) {
                            if caller.get(&link).await.status == 200 {
                                faults.push(format!("{link} is a file of everything"));
                            }
                        }
                    } else if narrowed.status == 200 && !narrowed.text.contains(UNKNOWN) {
                        faults.push(format!("{path} does not say that it is not applied"));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(told > 25, "filters are no longer recognised: {told} of {}", tried.len());
}

/// Files that a list offers under the filter of the page.
fn files(html: &str) -> BTreeSet<String> {
    let links = html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
    let links = links.filter(|link| link.contains(UNKNOWN));
    let is_file = |link: &&str| {
        let path = link.split('?').next().unwrap_or_default();
        [".csv", ".xlsx", "/csv", "/xlsx", ".geojson"].iter().any(|end| path.ends_with(end))
    };
    links.filter(is_file).map(plain).collect()
}

/// Lines that read a code that somebody sent and take something else for an unknown one.
fn defaults(file: &Source) -> Vec<String> {
    let sent = |line: &str| [".text(\"", ".filled(\""].iter().any(|read| line.contains(read));
    let lines = file.code().filter(|(_, line)| sent(line) && line.contains(".parse()"));
    let lines = lines.filter(|(_, line)| line.contains("unwrap_or") || line.contains(".ok()"));
    lines.map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim())).collect()
}

/// What is no code: places in a list, and names of one sending.
const NUMBERS: [&str; 12] = [
    "\"page\"",
    "\"after\"",
    "\"step\"",
    "\"category\"",
    "\"fresh\"",
    "\"submission\"",
    "\"most\"",
    "\"least\"",
    "\"before\"",
    "\"year\"",
    "\"version\"",
    "\"place\"",
];

#[test]
fn nobody_offers_a_default_for_what_was_sent() {
    let rooms =
        source::application(&[".rs"]).into_iter().filter(|file| file.room().is_some() && !file.is_tests());
    let found = rooms.flat_map(|file| defaults(&file));
    let found: Vec<_> = found.filter(|line| !NUMBERS.iter().any(|name| line.contains(name))).collect();
    assert!(found.is_empty(), "kit/form/coded.rs reads codes: {}", found.join("\n"));
}
