//! What Satu Data Indonesia asks to be told of each data set (Perpres 39/2019), and the three sheets of statistical metadata of BPS
//! (MS-Keg, MS-Var, MS-Ind). What the program does not know is marked to be filled; codes of BPS are those that the secretariat pasted.

use sekber_core::value::Moment;
use sekber_documents::sheet::{Column, Kind, Table, Value};

use super::{DataSet, SETS};
use crate::features::portal::model::Settings;
use crate::kit::page::Frame;

/// What is known beside the sets themselves.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The office in charge of communication and informatics, which keeps the district's data; empty when it is not in the register.
    pub custodian: String,
    /// When a programme was changed last; none as long as there is none.
    pub changed: Option<Moment>,
    /// The day of the last change of a programme or an office.
    pub version: String,
    /// The district's code of BPS; empty as long as nobody has entered it.
    pub bps: String,
    /// What the public pages say about the joint secretariat, the licence of the data among it.
    pub settings: Settings,
}

/// When records that everybody may see were changed last, by their kind; none as long as there are none.
#[derive(Debug, Clone, Copy, Default)]
pub struct Changes {
    /// Of partners.
    pub partners: Option<Moment>,
    /// Of offices.
    pub offices: Option<Moment>,
    /// Of programmes.
    pub programmes: Option<Moment>,
    /// Of partnerships.
    pub partnerships: Option<Moment>,
}

impl Changes {
    /// Of the records of a data set. Places are counted by programmes, as goals and indicators are.
    pub fn of(&self, set: &str) -> Option<Moment> {
        match set {
            "partners" => self.partners,
            "offices" => self.offices,
            "organisations" => self.partners.max(self.offices),
            "partnerships" => self.partnerships,
            _ => self.programmes,
        }
    }

    /// Of any record.
    pub fn last(&self) -> Option<Moment> {
        self.of("organisations").max(self.programmes).max(self.partnerships)
    }
}

/// A line of the metadata: its name, and what it says where that is known.
pub type Line = (String, Option<String>);

/// Sets whose rows tell money beside what they count.
const WITH_MONEY: [&str; 5] = ["programmes", "three_w", "activities", "goals", "kdsd"];

/// The field, or the mark that somebody has to fill it.
pub fn shown(frame: &Frame, value: Option<&String>) -> String {
    value.cloned().unwrap_or_else(|| frame.say("portal-meta-fill"))
}

fn known(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Who brings the data forth.
pub fn producer(frame: &Frame) -> String {
    format!("Sekretariat Bersama {}", frame.district.name)
}

/// The code of what a set measures.
fn measure(set: &DataSet) -> &'static str {
    if WITH_MONEY.contains(&set.code) { "count_money" } else { "count" }
}

/// The metadata of a data set.
pub fn lines(frame: &Frame, told: &Known, set: &DataSet) -> Vec<Line> {
    let code = |prefix: &str| Some(frame.say_code(prefix, set.code));
    let formats: Vec<&str> = set.files.iter().map(|file| file.format).collect();
    vec![
        (frame.say("portal-meta-custodian"), known(&told.custodian)),
        (frame.say("portal-meta-producer"), Some(producer(frame))),
        (frame.say("portal-meta-concept"), code("portal-concept-")),
        (frame.say("portal-meta-definition"), code("portal-set-about-")),
        (frame.say("portal-meta-classification"), code("portal-classes-")),
        (frame.say("portal-meta-measure"), Some(frame.say_code("portal-measure-", measure(set)))),
        (frame.say("portal-meta-unit"), code("portal-unit-")),
        (frame.say("portal-meta-period"), Some(frame.say("portal-meta-period-is"))),
        (frame.say("portal-meta-kemendagri"), Some(frame.district.region.to_string())),
        (frame.say("portal-meta-bps"), known(&told.bps)),
        (frame.say("portal-meta-version"), known(&told.version)),
        (frame.say("portal-meta-formats"), Some(formats.join(", "))),
        (frame.say("portal-field-licence"), known(&told.settings.licence)),
    ]
}

/// What a sheet of the data tells of a record: the key of its title, its type, and the list that its values are of, if any.
type Variable = (&'static str, &'static str, &'static str);

const VARIABLES: [Variable; 17] = [
    ("field-name", "text", ""),
    ("field-kind", "code", "kind"),
    ("field-level", "code", "level"),
    ("field-themes", "code", "theme"),
    ("field-fields", "code", "nomenclature"),
    ("programme-reference", "text", ""),
    ("programme-title", "text", ""),
    ("programme-side", "code", "side"),
    ("programme-owner", "text", ""),
    ("programme-goal", "code", "sdg"),
    ("programme-codes", "code", "nomenclature"),
    ("programme-place-codes", "code", "kemendagri"),
    ("programme-start", "date", ""),
    ("programme-end", "date", ""),
    ("programme-total", "money", ""),
    ("programme-beneficiaries", "whole", ""),
    ("programme-state", "code", "state"),
];

/// Codes of the types of variables.
pub const TYPES: [&str; 5] = ["text", "code", "date", "money", "whole"];
/// Codes of the lists that values are of.
pub const LISTS: [&str; 8] = ["kind", "level", "theme", "nomenclature", "side", "sdg", "kemendagri", "state"];
/// Indicators that the public pages and files count.
pub const INDICATORS: [&str; 4] = ["partners", "programmes", "money", "goals"];

fn columns(frame: &Frame, keys: &[&str]) -> Vec<Column> {
    let column = |key: &&str| Column { title: frame.say(key), hxl: None, width: 28.0, kind: Kind::Text };
    keys.iter().map(column).collect()
}

fn cells<const N: usize>(frame: &Frame, values: [Option<String>; N]) -> Vec<Value> {
    values.iter().map(|value| Value::from(shown(frame, value.as_ref()))).collect()
}

/// The three sheets.
pub fn workbook(frame: &Frame, told: &Known) -> Vec<Table> {
    vec![activity(frame, told), variables(frame), indicators(frame)]
}

fn notes(frame: &Frame) -> Vec<String> {
    vec![frame.say_with("portal-file-note", "district", &frame.district.name), frame.say("portal-meta-note")]
}

/// MS-Keg: the activity that the data comes from.
fn activity(frame: &Frame, told: &Known) -> Table {
    let sets: Vec<String> = SETS.iter().map(|set| frame.say_code("portal-set-", set.code)).collect();
    let lines: [Line; 12] = [
        (
            frame.say("portal-keg-title"),
            Some(frame.say_with("portal-catalogue", "district", &frame.district.name)),
        ),
        (frame.say("portal-keg-year"), Some(frame.today().year().to_string())),
        (frame.say("portal-keg-code"), None),
        (frame.say("portal-meta-producer"), Some(producer(frame))),
        (frame.say("portal-meta-custodian"), known(&told.custodian)),
        (frame.say("portal-keg-way"), Some(frame.say("portal-keg-way-is"))),
        (frame.say("portal-keg-aim"), Some(frame.say("portal-keg-aim-is"))),
        (frame.say("portal-meta-period"), Some(frame.say("portal-meta-period-is"))),
        (frame.say("portal-keg-area"), Some(format!("{} ({})", frame.district.name, frame.district.region))),
        (frame.say("portal-meta-bps"), known(&told.bps)),
        (frame.say("portal-keg-results"), Some(sets.join("; "))),
        (frame.say("portal-meta-version"), known(&told.version)),
    ];
    let row =
        |(name, value): &Line| vec![Value::from(name.as_str()), Value::from(shown(frame, value.as_ref()))];
    Table {
        title: "MS-Keg".to_owned(),
        notes: notes(frame),
        columns: columns(frame, &["portal-meta-field", "portal-meta-value"]),
        rows: lines.iter().map(row).collect(),
    }
}

/// MS-Var: the variables.
fn variables(frame: &Frame) -> Table {
    let keys = [
        "portal-var-name",
        "portal-var-alias",
        "portal-meta-concept",
        "portal-meta-definition",
        "portal-var-chosen",
        "portal-var-time",
        "portal-var-type",
        "portal-var-classification",
        "portal-var-rule",
        "portal-var-question",
        "portal-meta-open",
    ];
    let row = |(key, kind, list): &Variable| {
        let rule = match *kind {
            "text" => None,
            kind => Some(frame.say_code("portal-rule-", kind)),
        };
        let classification = (!list.is_empty()).then(|| frame.say_code("portal-list-", list));
        let values = [
            Some(frame.say(key)),
            None,
            None,
            None,
            None,
            Some(frame.say("portal-meta-period-is")),
            Some(frame.say_code("portal-type-", kind)),
            classification,
            rule,
            None,
            Some(frame.say("portal-yes")),
        ];
        cells(frame, values)
    };
    Table {
        title: "MS-Var".to_owned(),
        notes: notes(frame),
        columns: columns(frame, &keys),
        rows: VARIABLES.iter().map(row).collect(),
    }
}

/// MS-Ind: the indicators.
fn indicators(frame: &Frame) -> Table {
    let keys = [
        "portal-ind-name",
        "portal-meta-concept",
        "portal-meta-definition",
        "portal-ind-meaning",
        "portal-ind-formula",
        "portal-meta-measure",
        "portal-meta-unit",
        "portal-ind-shown",
        "portal-ind-composite",
        "portal-ind-made-of",
        "portal-ind-level",
        "portal-meta-open",
    ];
    let row = |code: &&str| {
        let code = *code;
        // The concept is that of the data set that it is counted from.
        let (set, measure, made_of) = match code {
            "money" => ("programmes", "rupiah", "programme-total"),
            "partners" => ("partners", "count", "field-name"),
            "goals" => ("goals", "count", "programme-goal"),
            _ => ("programmes", "count", "programme-title"),
        };
        let values = [
            Some(frame.say_code("portal-ind-name-", code)),
            Some(frame.say_code("portal-concept-", set)),
            Some(frame.say_code("portal-ind-is-", code)),
            None,
            Some(frame.say_code("portal-ind-formula-", code)),
            Some(frame.say_code("portal-measure-", measure)),
            Some(frame.say_code("portal-ind-unit-", code)),
            None,
            Some(frame.say("portal-no")),
            Some(frame.say(made_of)),
            Some(frame.say("portal-ind-level-is")),
            Some(frame.say("portal-yes")),
        ];
        cells(frame, values)
    };
    Table {
        title: "MS-Ind".to_owned(),
        notes: notes(frame),
        columns: columns(frame, &keys),
        rows: INDICATORS.iter().map(row).collect(),
    }
}
