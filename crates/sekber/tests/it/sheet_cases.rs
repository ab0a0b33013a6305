//! The kinds of sheets that people really keep, each with what has to come of it: what it says, or a question. None is wrong in
//! silence.

mod book;
mod doors;
mod layouts;
mod programmes;
mod registry;
mod repeated;
mod walked;

use sekber::features::exchange::{self, Kind, Layout, Upload};
use sekber::kit::access::Actor;
use sekber::kit::jobs;
use sekber::kit::problem::Problem;
use sekber::kit::store::sql;
use sekber_documents::sheet::Limits;

use crate::harness::Harness;
pub use book::Book;

/// A sheet and what comes of it.
pub struct Case {
    /// What it is like.
    pub name: &'static str,
    /// The file's name.
    pub file: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// Whose programmes they are, when the sheet does not say.
    pub owner: Option<&'static str>,
    /// What is answered to its questions.
    pub answers: &'static [(&'static str, &'static str)],
    /// A line for each thing that is said of a row (`!` a fault, `~` a remark, `-` no record), then one for each record written.
    pub expected: &'static [&'static str],
}

/// A case of delimited text.
pub fn csv(name: &'static str, text: &str, expected: &'static [&'static str]) -> Case {
    Case { name, file: "lembar.csv", bytes: text.as_bytes().to_vec(), owner: None, answers: &[], expected }
}

/// A case of a workbook.
pub fn book(name: &'static str, book: &Book, expected: &'static [&'static str]) -> Case {
    Case { name, file: "lembar.xlsx", bytes: book.bytes(), owner: None, answers: &[], expected }
}

impl Case {
    /// The same with an answer.
    pub fn answering(self, answers: &'static [(&'static str, &'static str)]) -> Self {
        Self { answers, ..self }
    }

    /// The same for the programmes of one organisation.
    pub fn of(self, owner: &'static str) -> Self {
        Self { owner: Some(owner), ..self }
    }

    /// The same under another file name.
    pub fn named(self, file: &'static str) -> Self {
        Self { file, ..self }
    }
}

/// Imports every case, each into the same district, and compares what comes of it.
pub async fn tell(harness: &Harness, kind: Kind, cases: Vec<Case>) {
    let mut wrong = Vec::new();
    for case in cases {
        let told = outcome(harness, kind, &case).await;
        if told != case.expected {
            wrong.push(format!("{}\n  expected {:#?}\n  told {told:#?}", case.name, case.expected));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

sekber::row_struct! {
    struct Checked { number: i64, outcome: String, details_json: String }
}

async fn outcome(harness: &Harness, kind: Kind, case: &Case) -> Vec<String> {
    let (app, actor) = (&harness.app, Actor::operator());
    let upload = Upload {
        kind,
        file_name: case.file.to_owned(),
        bytes: case.bytes.clone(),
        sheet: None,
        organisation: case.owner.map(|id| id.parse().unwrap()),
    };
    let id = match exchange::receive(app, &actor, upload, Limits::default()).await {
        Ok(id) => id,
        Err(Problem::Invalid(faults)) => {
            let told = faults.iter().map(|fault| {
                let facts = fault.facts.iter().map(|(_, fact)| format!(" {fact}"));
                format!("file {}{}", fault.key, facts.collect::<String>())
            });
            return told.collect();
        }
        Err(problem) => panic!("{}: {problem}", case.name),
    };
    exchange::start_checking(app, &actor, &id).await.unwrap();
    jobs::run_due(app, "import").await.unwrap();
    if !case.answers.is_empty() {
        let stored = sql("select mapping_json from import_run where id = $1").bind(&id);
        let read = app.db().value::<String>(stored).await.unwrap().unwrap();
        let mut layout: Layout = serde_json::from_str(&read).unwrap();
        for (key, value) in case.answers {
            layout.answers.insert((*key).to_owned(), (*value).to_owned());
        }
        exchange::assign(app, &actor, &id, (read.as_str(), &layout)).await.unwrap();
        jobs::run_due(app, "import").await.unwrap();
    }
    let rows = sql("select number, outcome, details_json from import_row where run_id = $1 order by number");
    let rows: Vec<Checked> = app.db().all(rows.bind(&id)).await.unwrap();
    let mut told: Vec<String> = rows.iter().flat_map(said).collect();
    let faulty = rows.iter().any(|row| row.outcome == "error");
    let writes = rows.iter().any(|row| ["added", "changed"].contains(&row.outcome.as_str()));
    if faulty || !writes {
        exchange::discard(app, &actor, &id).await.unwrap();
        return told;
    }
    let before = records(harness, kind).await;
    exchange::begin_applying(app, &actor, &id, false).await.unwrap();
    jobs::run_due(app, "import").await.unwrap();
    let after = records(harness, kind).await;
    told.extend(after.into_iter().filter(|record| !before.contains(record)));
    told
}

/// What is said of a row, without its words.
fn said(row: &Checked) -> Vec<String> {
    let details: serde_json::Value = serde_json::from_str(&row.details_json).unwrap();
    let text = |issue: &serde_json::Value, key: &str| issue[key].as_str().unwrap_or_default().to_owned();
    let issues = details["issues"].as_array().cloned().unwrap_or_default();
    let line = |issue: &serde_json::Value| {
        let sign = match (row.outcome.as_str(), issue["stops"].as_bool()) {
            ("skipped", _) => '-',
            (_, Some(true)) => '!',
            _ => '~',
        };
        let said = [text(issue, "reason"), text(issue, "value"), text(issue, "fact")];
        let said = said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" · ");
        let choices = issue["ask"][1].as_array().map(|choices| {
            let choices: Vec<&str> = choices.iter().filter_map(serde_json::Value::as_str).collect();
            format!(" ? {}", choices.join(" | "))
        });
        format!("{sign}{} {said}{}", row.number, choices.unwrap_or_default())
    };
    issues.iter().map(line).collect()
}

/// Every record on one line.
async fn records(harness: &Harness, kind: Kind) -> Vec<String> {
    match kind {
        Kind::Programmes => programmes::records(harness).await,
        _ => registry::records(harness).await,
    }
}
