//! The proposals once more in the order of the form in which SIPD takes them (usulan): a row for each village, so that they can be typed or
//! pasted there. What nobody has said yet stays empty.

use sekber_core::calendar::plan_year;
use sekber_documents::sheet::{Column, Kind, Table, Value};

use super::DocumentScene;
use super::particulars::Place;
use super::proposals::Line;
use crate::features::meeting::proposal::ProposalDetails;

/// Key of the title of each column, in the order of the form.
const COLUMNS: [&str; 37] = [
    "sipd-year",
    "sipd-proposer",
    "sipd-profile",
    "sipd-field",
    "sipd-dictionary-id",
    "sipd-dictionary-name",
    "sipd-issue",
    "sipd-programme",
    "sipd-problem",
    "sipd-idea",
    "sipd-address",
    "sipd-district",
    "sipd-kecamatan",
    "sipd-village",
    "sipd-latitude",
    "sipd-longitude",
    "sipd-volume",
    "sipd-unit",
    "sipd-coefficient",
    "sipd-budget",
    "sipd-spending",
    "sipd-account",
    "sipd-office",
    "sipd-office-revised",
    "sipd-land",
    "sipd-certificate",
    "sipd-technical",
    "sipd-background",
    "sipd-basis",
    "sipd-intent",
    "sipd-aim",
    "sipd-files",
    "sipd-region-code",
    "sipd-others",
    "sipd-subactivity",
    "sipd-number",
    // Not of the form: what whoever types it in there has to know.
    "sipd-remark",
];

fn money(sen: i64) -> Value {
    if sen == 0 { Value::Empty } else { Value::Whole(sen / 100) }
}

/// A volume from thousandths of its unit.
fn volume(milli: i64) -> Value {
    match milli % 1_000 {
        0 => Value::Whole(milli / 1_000),
        _ => Value::Number(milli as f64 / 1_000.0),
    }
}

/// The sheet. Money and volume stand in the first row of each proposal, so that adding a column up counts them once. What was over on the
/// day of the meeting is not proposed.
pub fn table(papers: &DocumentScene, lines: &[Line]) -> Table {
    let column = |key: &&str| Column {
        title: papers.say(key),
        hxl: None,
        width: if ["sipd-idea", "sipd-background", "sipd-aim"].contains(key) { 46.0 } else { 20.0 },
        kind: if ["sipd-budget", "sipd-others"].contains(key) { Kind::Money } else { Kind::Text },
    };
    Table {
        title: papers.say("sipd-title"),
        notes: vec![papers.meeting.name.clone(), papers.say("sipd-note")],
        columns: COLUMNS.iter().map(column).collect(),
        rows: lines.iter().filter(|line| !line.is_over()).flat_map(|line| rows(papers, line)).collect(),
    }
}

fn rows(papers: &DocumentScene, line: &Line) -> Vec<Vec<Value>> {
    let (told, said) = (line.particulars(), line.details());
    let in_words = |pick: fn(&ProposalDetails) -> &str| Value::from(said.map_or("", pick));
    let land = said.and_then(|said| said.land);
    let papers_at = said.map(|said| said.papers_at.as_str()).filter(|place| !place.is_empty());
    let places = if told.places.is_empty() { vec![Place::default()] } else { told.places.clone() };
    let remark = remark(papers, line, places.len());
    let row = |(at, place): (usize, Place)| {
        let first = |sen: i64| if at == 0 { money(sen) } else { Value::Empty };
        let text = |text: &str| Value::from(text);
        let value = |key: &&str| match *key {
            "sipd-year" => Value::from(plan_year(papers.meeting.day).to_string()),
            "sipd-proposer" => text(line.partner()),
            "sipd-profile" => text(line.partner_kind()),
            "sipd-dictionary-id" => in_words(ProposalDetails::item),
            "sipd-dictionary-name" => in_words(|said| said.item_name.as_str()),
            "sipd-issue" => in_words(|said| said.item_issue.as_str()),
            "sipd-problem" => in_words(|said| said.problem.as_str()),
            "sipd-field" => text(&told.field),
            "sipd-programme" => text(&told.programme),
            "sipd-idea" => text(line.title()),
            "sipd-address" => text(said.map_or(told.address.as_str(), ProposalDetails::address)),
            "sipd-district" => text(&papers.frame.district.name),
            "sipd-kecamatan" => text(&place.kecamatan),
            "sipd-village" => text(&place.village),
            "sipd-volume" if at == 0 => said.and_then(|said| said.volume_milli).map_or(Value::Empty, volume),
            "sipd-unit" => in_words(ProposalDetails::unit),
            "sipd-budget" => first(told.asked),
            "sipd-office" => text(line.lead()),
            "sipd-land" => {
                land.map_or(Value::Empty, |land| papers.frame.say_code("land-", land.as_str()).into())
            }
            "sipd-background" => text(&told.background),
            "sipd-aim" => text(&told.aim),
            "sipd-files" => papers_at
                .map_or(Value::Empty, |place| papers.say_with("sipd-files-at", "place", place).into()),
            "sipd-region-code" => text(&place.code),
            "sipd-others" => first(told.others),
            "sipd-subactivity" => text(&told.subactivity),
            "sipd-number" => in_words(|said| said.sipd_number.as_str()),
            "sipd-remark" if at == 0 => text(&remark),
            _ => Value::Empty,
        };
        COLUMNS.iter().map(value).collect()
    };
    places.into_iter().enumerate().map(row).collect()
}

/// What whoever types a proposal in has to know of it: that it stands unverified, ends before its plan year, and for how many places
/// together its volume and money are.
fn remark(papers: &DocumentScene, line: &Line, places: usize) -> String {
    let mut remarks = Vec::new();
    if line.is_unverified() {
        remarks.push(papers.say("sipd-remark-unverified"));
    }
    if line.is_early() {
        let year = plan_year(papers.meeting.day).to_string();
        remarks.push(papers.say_with("sipd-remark-early", "year", year));
    }
    if places > 1 {
        remarks.push(papers.say_with("sipd-remark-places", "count", places.to_string()));
    }
    remarks.join(" ")
}
