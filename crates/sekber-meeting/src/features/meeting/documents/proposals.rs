//! The list of collaboration proposals (daftar usulan kolaborasi), which goes on to the planning meeting.

use std::collections::{BTreeMap, HashMap};

use sekber_core::registry::programme::Status;
use sekber_core::text::fold;
use sekber_core::value::{Currency, Money, OrganisationId, ProgrammeId};
use sekber_documents::official::{Block, Column, Document};
use sekber_documents::sheet;
use serde::Serialize;

use super::agreement::annex;
use super::particulars::Particulars;
use super::{DocumentScene, number};
use crate::features::district;
use crate::features::document::Issued;
use crate::features::matching::Ratings;
use crate::features::meeting::pages::plan::PairLine;
use crate::features::meeting::proposal::{ProposalDetails, plan_year};
use crate::features::meeting::store::proposals as store;
use crate::features::programme;
use crate::kit::problem::Problem;

/// A proposal: a programme with the office that leads and those that support.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    programme: ProgrammeId,
    title: String,
    /// Whether the programme was changed after the meeting was closed.
    changed: bool,
    /// Whether its time was over on the day of the meeting: it is no proposal for the next planning.
    over: bool,
    /// Whether nobody has verified the programme yet. No fact of the paper: one that was issued stays what it is when somebody does.
    #[serde(skip)]
    unverified: bool,
    /// Whether its time is over before its plan year begins.
    #[serde(skip)]
    early: bool,
    lead: String,
    support: Vec<String>,
    partner: String,
    #[serde(skip)]
    themes: String,
    places: String,
    period: String,
    money: i64,
    #[serde(skip)]
    money_text: String,
    mission: String,
    #[serde(skip)]
    particulars: Particulars,
    /// What was said of it for SIPD beside its programme.
    #[serde(skip)]
    details: Option<ProposalDetails>,
    /// What kind of organisation the partner is; empty when it takes no part any more.
    #[serde(skip)]
    partner_kind: String,
}

impl Line {
    /// What is proposed.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The office that leads.
    pub fn lead(&self) -> &str {
        &self.lead
    }

    /// The partner whose programme it is.
    pub fn partner(&self) -> &str {
        &self.partner
    }

    /// What the form of SIPD asks for beside.
    pub fn particulars(&self) -> &Particulars {
        &self.particulars
    }

    /// What was said of it for SIPD beside its programme.
    pub fn details(&self) -> Option<&ProposalDetails> {
        self.details.as_ref()
    }

    /// Whether nobody has verified its programme yet.
    pub fn is_unverified(&self) -> bool {
        self.unverified
    }

    /// Whether its time is over before its plan year begins.
    pub fn is_early(&self) -> bool {
        self.early
    }

    /// What kind of organisation the partner is.
    pub fn partner_kind(&self) -> &str {
        &self.partner_kind
    }

    /// Whether its time was over on the day of the meeting, so that it was agreed on but is not proposed.
    pub fn is_over(&self) -> bool {
        self.over
    }
}

/// The pairs that both sides agreed to, gathered by programme; the office that fits best comes first and leads.
pub fn agreed(pairs: &[PairLine]) -> BTreeMap<&ProgrammeId, Vec<&PairLine>> {
    let mut by_programme: BTreeMap<&ProgrammeId, Vec<&PairLine>> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.is_agreed()) {
        by_programme.entry(&pair.rated.programme).or_default().push(pair);
    }
    for pairs in by_programme.values_mut() {
        pairs.sort_by_key(|pair| {
            (std::cmp::Reverse(pair.rated.score), OrganisationId::clone(&pair.rated.office))
        });
    }
    by_programme
}

/// The proposals of a plan: pairs that both sides agreed to, gathered by programme. The office that fits best leads. What was
/// agreed on stays, also when its programme was returned or cancelled since; its particulars are those of today, and the line
/// says so when they changed after the meeting.
///
/// # Errors
/// When the database cannot be asked.
pub async fn lines(
    papers: &DocumentScene,
    glance: &Ratings,
    pairs: &[PairLine],
) -> Result<Vec<Line>, Problem> {
    let mut by_programme = agreed(pairs);
    let ids: Vec<ProgrammeId> = by_programme.keys().copied().cloned().collect();
    let mut stored = programme::by_ids(papers.app.db(), &papers.app.region(), &ids).await?;
    stored.sort_by(|a, b| a.id.cmp(&b.id));
    let drafts = stored.iter().map(|stored| &stored.content);
    let names = programme::names(papers.app.db(), &papers.app.region(), drafts).await?;
    let missions = district::missions(papers.app.db(), &papers.app.region()).await?;
    let (meeting, year) = (&papers.meeting.id, plan_year(papers.meeting.day));
    let said = store::all(papers.app.db(), &papers.app.region(), meeting, year).await?;
    let mut said: HashMap<ProgrammeId, ProposalDetails> =
        said.into_iter().map(|one| (one.programme_id.clone(), one)).collect();
    let mut lines = Vec::new();
    for one in &stored {
        let Some(pairs) = by_programme.remove(&one.id) else { continue };
        let mut offices = pairs.iter().map(|pair| pair.rated.office_whole.clone());
        let content = &one.content;
        let lead_fields = pairs.first().map_or(&[][..], |pair| glance.fields(&pair.rated.office));
        // What the programme itself is coded as says more than everything its office is in charge of.
        let served = district::mission_of(&missions, &content.nomenclature)
            .or_else(|| district::mission_of(&missions, lead_fields));
        let mut places: Vec<&str> = content.places.iter().map(|code| names.place(code.as_str())).collect();
        places.sort_unstable();
        let money = Money { minor: one.total_idr, currency: Currency::IDR };
        let kind = pairs.first().and_then(|pair| glance.partner_kind(&pair.rated.partner));
        lines.push(Line {
            programme: one.id.clone(),
            title: pairs.first().map_or_else(String::new, |pair| pair.rated.title.clone()),
            changed: papers.meeting.closed_at.is_some_and(|closed| one.changed_at > closed),
            over: content.period.is_over(papers.meeting.day),
            unverified: content.state == Status::Proposed,
            early: content.period.ends_before(year),
            lead: offices.next().unwrap_or_default(),
            support: offices.collect(),
            partner: pairs.first().map_or_else(String::new, |pair| pair.rated.partner_whole.clone()),
            themes: content.themes.iter().map(|code| names.theme(code)).collect::<Vec<_>>().join("; "),
            places: places.join(", "),
            period: papers.frame.period(&content.period),
            money: one.total_idr,
            particulars: Particulars::of(content, &names, lead_fields),
            details: said.remove(&one.id),
            partner_kind: kind.map(|kind| papers.frame.say_code("kind-", kind.as_str())).unwrap_or_default(),
            mission: served.map(ToString::to_string).unwrap_or_default(),
            money_text: match one.total_idr {
                0 => papers.say("proposals-money-unknown"),
                _ => papers.frame.money(&money),
            },
        });
    }
    lines.sort_by_cached_key(|line| (fold(&line.lead), fold(&line.partner), fold(&line.title)));
    Ok(lines)
}

const COLUMNS: [(&str, u8); 9] = [
    ("proposals-what", 5),
    ("proposals-lead", 4),
    ("proposals-support", 4),
    ("matching-partner", 4),
    ("proposals-themes", 4),
    ("proposals-places", 3),
    ("proposals-period", 3),
    ("proposals-money", 4),
    ("proposals-mission", 4),
];

fn cells(papers: &DocumentScene, line: &Line) -> [String; 9] {
    let title = papers.verified(&line.title, line.unverified);
    [
        if line.changed { format!("{title} *") } else { title },
        line.lead.clone(),
        line.support.join(", "),
        line.partner.clone(),
        line.themes.clone(),
        line.places.clone(),
        line.period.clone(),
        line.money_text.clone(),
        line.mission.clone(),
    ]
}

/// The list as a document; pairs that wait for an answer stand in an annex.
pub fn document(
    papers: &DocumentScene,
    lines: &[Line],
    open: &[&PairLine],
    issued: Option<&Issued>,
) -> Document {
    let title = papers.say("document-proposals");
    let (over, proposed): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.is_over());
    let [year, change] = papers.reached();
    let intro = [("day", papers.day()), year, change];
    let mut blocks = vec![
        Block::Title { text: title.clone(), under: papers.meeting.name.clone() },
        papers.text(papers.say_facts("document-proposals-intro", &intro)),
        match proposed.is_empty() {
            true => papers.text(papers.say("document-proposals-none")),
            false => proposals_table(papers, &proposed),
        },
    ];
    if proposed.iter().any(|line| line.changed) {
        blocks.push(papers.text(papers.say("document-changed-since")));
    }
    if !over.is_empty() {
        let titles = over.iter().map(|line| line.title.as_str()).collect::<Vec<_>>().join("; ");
        blocks.push(papers.text(papers.say_with("document-proposals-over", "titles", titles)));
    }
    blocks.extend([
        papers.text(papers.say("document-proposals-closing")),
        Block::Dated { text: papers.dated(papers.meeting.day) },
        Block::Signatures { signers: vec![papers.secretary(), papers.signer(issued)] },
        papers.check(issued),
    ]);
    if let Some(number) = issued.map(|issued| &issued.number).filter(|number| !number.is_empty()) {
        blocks.insert(1, papers.text(papers.say_with("document-number-is", "number", number)));
    }
    let number =
        issued.map(|issued| issued.number.as_str()).filter(|number| !number.is_empty()).unwrap_or("…");
    blocks.extend(annex(papers, open, &papers.annex_of(&title, number)));
    Document {
        wide: true,
        foot: format!("{title} – {}", papers.meeting.name),
        ..papers.signed(&title, blocks, issued)
    }
}

/// The proposals in a table; a column that no proposal fills stands in no one's way.
fn proposals_table(papers: &DocumentScene, lines: &[&Line]) -> Block {
    let has_support = lines.iter().any(|line| !line.support.is_empty());
    let shown = |key: &str| has_support || key != "proposals-support";
    let mut columns: Vec<Column> = vec![papers.column("document-no", 0)];
    let own = COLUMNS.iter().filter(|(key, _)| shown(key));
    columns.extend(own.map(|(key, share)| papers.column(key, *share)));
    let row = |(at, line): (usize, &&Line)| {
        let mut row = vec![number(at)];
        let cells = COLUMNS.iter().zip(cells(papers, line)).filter(|((key, _), _)| shown(key));
        row.extend(cells.map(|(_, cell)| cell));
        row
    };
    let rows = lines.iter().enumerate().map(row).collect();
    Block::Table { columns, over: String::new(), rows, row_millimetres: 0 }
}

/// The list as a sheet, with amounts as numbers.
pub fn table(papers: &DocumentScene, lines: &[Line]) -> sheet::Table {
    let column = |(key, share): &(&str, u8)| sheet::Column {
        title: papers.say(key),
        hxl: None,
        width: f64::from(*share) * 7.0,
        kind: if *key == "proposals-money" { sheet::Kind::Money } else { sheet::Kind::Text },
    };
    let row = |line: &Line| {
        let mut row: Vec<sheet::Value> = cells(papers, line).into_iter().map(sheet::Value::from).collect();
        row[7] = if line.money == 0 { sheet::Value::Empty } else { sheet::Value::from(line.money / 100) };
        row
    };
    sheet::Table {
        title: papers.say("document-proposals"),
        notes: vec![papers.meeting.name.clone(), papers.day()],
        columns: COLUMNS.iter().map(column).collect(),
        rows: lines.iter().filter(|line| !line.is_over()).map(row).collect(),
    }
}
