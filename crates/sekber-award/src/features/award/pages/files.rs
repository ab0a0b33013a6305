//! The open file: scores with the rule for ties, so that anybody finds the ranking again in a spreadsheet, and once the result is final the
//! points and weights behind the winners' scores; in the workbook also the criteria, how many win, and what the jury gave the winners.
//! Points on each criterion follow from public records, so beside a pseudonym they would be as good as the name: they stay out.

use axum::extract::State;
use axum::response::Response;
use sekber_core::value::SeasonId;
use sekber_documents::sheet::{Column, Kind, Table, Value, to_csv, to_xlsx};
use sekber_engines::award::jury::PanelMark;
use sekber_engines::award::rules::{Category, Criterion, Rules};

use super::super::model::Season;
use super::super::outcome::{Line, Outcome};
use super::super::tally::Tally;
use super::{hundredths, ranked};
use crate::kit::access::Public;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::page::{CSV, Frame, PathId, XLSX, count, download};
use crate::kit::problem::Problem;

/// The file; before the result is told only for those who oversee it and see the ranking.
pub async fn send(
    Public(actor): Public,
    State(app): State<App>,
    frame: Frame,
    PathId((id, file)): PathId<(SeasonId, String)>,
) -> Result<Response, Problem> {
    let is_csv = match file.as_str() {
        "ranking.csv" => true,
        "ranking.xlsx" => false,
        _ => return Err(Problem::NotFound),
    };
    let (season, outcome) = ranked(&app, &id, actor.as_ref()).await?;
    let created = app.settings().local(app.now());
    let (award, list) = frame.language.either(("penghargaan", "peringkat"), ("award", "ranking"));
    let name = format!("{award}-{}-{list}.{}", season.year, if is_csv { "csv" } else { "xlsx" });
    let tally = match !is_csv && season.decided_at.is_some() && outcome.rules.has_jury() {
        true => Some(Tally::load(app.db(), &app.region(), &season).await?),
        false => None,
    };
    let write = move || {
        let ranking = ranking(&frame, &season, &outcome);
        if is_csv {
            return to_csv(&ranking);
        }
        let mut all = vec![ranking, criteria(&frame, &outcome), categories(&frame, &outcome)];
        all.extend(tally.map(|tally| jury(&frame, &tally)));
        to_xlsx(&all, created)
    };
    let bytes = cpu::run(write).await?.map_err(anyhow::Error::from)?;
    Ok(download(&name, if is_csv { CSV } else { XLSX }, bytes))
}

/// The letter of a column counted from 0; the criteria of an award never need two.
fn letter(column: usize) -> char {
    u8::try_from(column).ok().and_then(|column| b'A'.checked_add(column)).map_or('Z', char::from)
}

/// Hundredths as a number of two decimals.
fn decimal(hundredths: i64) -> Value {
    Value::Number(hundredths as f64 / 100.0)
}

fn column(title: String, width: f64, kind: Kind) -> Column {
    Column { title, hxl: None, width, kind }
}

/// Whether the rule for ties parts an entry from another one with the same score.
fn is_parted(outcome: &Outcome, line: &Line) -> bool {
    let same =
        |other: &&Line| other.entry.category == line.entry.category && other.row.score == line.row.score;
    let places = |other: &Line| line.row.place.zip(other.row.place);
    outcome.lines.iter().filter(same).filter_map(places).any(|(own, other)| own != other)
}

/// The points that the file tells of an entry: all of a winner that is named; of others those that part equal scores, without which nobody
/// could check the places.
fn told_points(outcome: &Outcome, line: &Line, named: bool) -> Vec<Option<u16>> {
    let parted = !named && is_parted(outcome, line);
    let told = |code: &String| named || (parted && outcome.rules.ties.contains(code));
    let pairs = outcome.rules.criteria.iter().zip(&line.points);
    pairs.map(|(one, points)| points.filter(|_| told(&one.code))).collect()
}

/// A row an entry. While the result is provisional every entry bears its pseudonym beside score and place. Once it is final a row of weights
/// stands first and winners bear their names with their points; all others bear their pseudonyms, whoever asks.
fn ranking(frame: &Frame, season: &Season, outcome: &Outcome) -> Table {
    let is_final = season.decided_at.is_some();
    let mut columns = vec![
        column(frame.say("award-category"), 30.0, Kind::Text),
        column(frame.say("award-entry"), 40.0, Kind::Text),
    ];
    let criteria = outcome.rules.criteria.iter().filter(|_| is_final);
    columns.extend(criteria.map(|one| column(format!("{} {}", one.code, one.name), 14.0, Kind::Decimal)));
    columns.push(column(frame.say("award-score"), 10.0, Kind::Decimal));
    columns.push(column(frame.say("award-place"), 10.0, Kind::Whole));
    let mut weights = vec![Value::Empty, Value::from(frame.say("award-weight-row"))];
    weights.extend(outcome.rules.criteria.iter().map(|one| Value::from(i64::from(one.weight))));
    let table = Table {
        title: frame.say("award-file-ranking"),
        notes: vec![
            season.name.clone(),
            match is_final {
                true => frame.say("award-file-how"),
                false => frame.say("award-file-provisional"),
            },
            frame.say("award-pseudonym"),
            format!("{}: {}", frame.say("award-ties"), ties(frame, &outcome.rules)),
            format!(
                "{}: {}",
                frame.say("award-undisclosed"),
                frame.say_with("award-undisclosed-how", "percent", outcome.rules.least_disclosed)
            ),
        ],
        columns,
        rows: Vec::new(),
    };
    let first = table.first_row();
    let formula = |criteria: usize, at: usize, score: i64| {
        let last = letter(1 + criteria);
        let points = format!("C{0}:{last}{0}", first + 1 + at);
        let weights = format!("C${first}:{last}${first}");
        let sum = format!("SUMPRODUCT(ROUND(100*{points},0),{weights})/SUMIF({points},\"<>\",{weights})");
        Value::Formula { text: format!("=ROUND({sum},0)/100"), result: score as f64 / 100.0 }
    };
    let row = |(at, line): (usize, &Line)| {
        let named = line.row.winner && is_final;
        let name = if named { line.entry.name.clone() } else { line.entry.public_name() };
        let category = outcome.rules.category_name(&line.entry.category);
        let mut cells = vec![Value::from(category), Value::from(name)];
        if is_final {
            let told = told_points(outcome, line, named).into_iter();
            cells.extend(told.map(|points| points.map_or(Value::Empty, |points| decimal(points.into()))));
        }
        cells.push(match line.row.score {
            Some(score) if named => formula(outcome.rules.criteria.len(), at, score),
            Some(score) => decimal(score),
            None => Value::Empty,
        });
        cells.push(Value::from(line.row.place));
        cells
    };
    let head = is_final.then_some(weights);
    let rows = head.into_iter().chain(outcome.lines.iter().enumerate().map(row)).collect();
    Table { rows, ..table }
}

/// How equal scores are decided, with the codes that head the columns.
fn ties(frame: &Frame, rules: &Rules) -> String {
    let named = |code: &String| match rules.criterion(code) {
        Some(one) => format!("{} {}", one.code, one.name),
        None => code.clone(),
    };
    let all: Vec<String> = rules.ties.iter().map(named).collect();
    match all.is_empty() {
        true => frame.say("award-ties-shared"),
        false => frame.say_with("award-ties-how", "criteria", all.join(" → ")),
    }
}

/// How many win in each category.
fn categories(frame: &Frame, outcome: &Outcome) -> Table {
    let row = |one: &Category| vec![Value::from(one.name.clone()), Value::from(i64::from(one.winners))];
    Table {
        title: frame.say("award-categories"),
        notes: Vec::new(),
        columns: vec![
            column(frame.say("award-category"), 40.0, Kind::Text),
            column(frame.say("award-winners"), 12.0, Kind::Whole),
        ],
        rows: outcome.rules.categories.iter().map(row).collect(),
    }
}

/// What the jury gave the winners: how many marks, how far they lie apart, and their mean before and after severity is taken out. Whose mark
/// and whose severity is whose is not told, and of whoever did not win nothing.
fn jury(frame: &Frame, tally: &Tally) -> Table {
    let mut severities: Vec<i64> = tally.panel.severity.values().copied().flatten().collect();
    severities.sort_unstable();
    let told: Vec<String> = severities.iter().map(|one| hundredths(frame.language, *one)).collect();
    let told = if told.is_empty() { "–".to_owned() } else { told.join("; ") };
    let row = |((at, number), mark): (&(usize, usize), &PanelMark)| {
        let entry = tally.records.entries.get(*at).filter(|_| tally.wins(*at))?;
        let criterion = tally.rules.criteria.get(*number)?;
        let category = tally.rules.category_name(&entry.category);
        Some(vec![
            Value::from(category),
            Value::from(entry.name.clone()),
            Value::from(format!("{} {}", criterion.code, criterion.name)),
            Value::from(count(mark.jurors)),
            decimal(mark.least.into()),
            decimal(mark.most.into()),
            decimal(mark.plain.into()),
            decimal(mark.points.into()),
        ])
    };
    let keys = [
        ("award-category", 30.0, Kind::Text),
        ("award-entry", 40.0, Kind::Text),
        ("award-criterion", 34.0, Kind::Text),
        ("award-file-marks", 10.0, Kind::Whole),
        ("award-file-least", 12.0, Kind::Decimal),
        ("award-file-most", 12.0, Kind::Decimal),
        ("award-file-plain", 14.0, Kind::Decimal),
        ("award-points", 14.0, Kind::Decimal),
    ];
    Table {
        title: frame.say("award-jury"),
        notes: vec![
            frame.say("award-file-jury"),
            frame.say("award-severity-method"),
            frame.say_with("award-file-severities", "severities", told),
        ],
        columns: keys.into_iter().map(|(key, width, kind)| column(frame.say(key), width, kind)).collect(),
        rows: tally.panel.marks.iter().filter_map(row).collect(),
    }
}

/// The criteria with their formulas, beside the ranking in the workbook.
fn criteria(frame: &Frame, outcome: &Outcome) -> Table {
    let row = |one: &Criterion| {
        vec![
            Value::from(one.code.clone()),
            Value::from(one.group.clone()),
            Value::from(one.name.clone()),
            Value::from(i64::from(one.weight)),
            Value::from(frame.say_code("award-source-", one.source.as_str())),
            Value::from(one.rubric.to_string()),
            Value::from(one.meaning.clone()),
        ]
    };
    let keys = [
        ("award-code", 8.0, Kind::Text),
        ("award-group", 28.0, Kind::Text),
        ("award-criterion", 34.0, Kind::Text),
        ("award-weight", 10.0, Kind::Whole),
        ("award-source", 40.0, Kind::Text),
        ("award-rubric", 40.0, Kind::Text),
        ("award-meaning", 60.0, Kind::Text),
    ];
    Table {
        title: frame.say("award-criteria"),
        notes: vec![frame.say("award-formula-how")],
        columns: keys.into_iter().map(|(key, width, kind)| column(frame.say(key), width, kind)).collect(),
        rows: outcome.rules.criteria.iter().map(row).collect(),
    }
}
