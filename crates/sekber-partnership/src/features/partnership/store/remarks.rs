//! SQL of what the sections for law and cooperation say of drafts.

use sekber_core::partnership::{AgreementKind, AgreementState};
use sekber_core::registry::Turn;
use sekber_core::value::{AgreementId, Moment, RegionCode};

use crate::features::partnership::remark::{RemarkDraft, RemarkFinding, RemarkOf};
use crate::kit::app::new_id;
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, select, sql};

/// The kinds of papers that the sections read: what the district signs with others, or lets somebody sign.
pub const KINDS: [AgreementKind; 6] = [
    AgreementKind::Joint,
    AgreementKind::Cooperation,
    AgreementKind::Synergy,
    AgreementKind::Memorandum,
    AgreementKind::Power,
    AgreementKind::Amendment,
];

/// What the list of papers is narrowed to.
#[derive(Debug, Default)]
pub struct Narrowed {
    /// Only with this in the title or the name of the partner, as a pattern.
    pub text: Option<String>,
    /// Only of this kind.
    pub kind: Option<AgreementKind>,
    /// Only so far.
    pub state: Option<AgreementState>,
}

/// Most rows of a list.
const MOST: i64 = 100;

crate::row_struct! {
    /// A remark.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Remark {
        /// In whose name.
        pub section: RemarkOf,
        /// What was found.
        pub finding: RemarkFinding,
        /// What is to be changed and why.
        pub reason: String,
        /// The version of the paper that was read.
        pub seen_version: i64,
        /// Who wrote it.
        pub person_name: String,
        /// When.
        pub at: Moment,
    }
    /// A draft that a section has not read as it is now.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ToRead {
        /// The paper.
        pub id: AgreementId,
        /// What it is.
        pub kind: AgreementKind,
        /// What it is about.
        pub title: String,
        /// The partner that signs.
        pub partner: Option<String>,
        /// When it was changed last.
        pub changed_at: Moment,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
        /// How many there are in all.
        pub total: i64,
    }
    /// A paper of a kind that the sections read.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Known {
        /// The paper.
        pub id: AgreementId,
        /// What it is.
        pub kind: AgreementKind,
        /// How far it is.
        pub state: AgreementState,
        /// What it is about.
        pub title: String,
        /// The partner that signs.
        pub partner: Option<String>,
        /// When it was changed last.
        pub changed_at: Moment,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
        /// Which side reads the draft next, the secretariat where neither wants anything changed; nobody once it was issued.
        pub turn: Option<Turn>,
        /// Since when.
        pub turn_since: Option<Moment>,
    }
}

/// Adds that a draft is one that the sections read: a condition on the table `agreement` named `a`.
pub fn push_read_by_sections(statement: Sql) -> Sql {
    statement.push("(a.state = 'draft' and ").push_list("a.kind in ", KINDS).push(")")
}

/// Whether no remark tells of such a draft as it is now; ends before the name of the section.
pub const NOT_READ_BY: &str =
    " not exists (select 1 from agreement_remark k where k.region_code = a.region_code
    and k.agreement_id = a.id and k.seen_version = a.version and k.section = ";

/// Keeps a remark.
pub async fn insert(
    tx: &mut Tx,
    id: &AgreementId,
    seen_version: i64,
    section: RemarkOf,
    draft: &RemarkDraft,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let person = tx.actor.person_id().cloned();
    let name = tx.actor.name.clone();
    tx.run(
        sql("insert into agreement_remark (region_code, id, agreement_id, section, finding, reason, seen_version, person_id, person_name, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
            .bind(&region)
            .bind(new_id::<String>())
            .bind(id)
            .bind(section)
            .bind(draft.finding)
            .bind(&draft.reason)
            .bind(seen_version)
            .bind(person.as_ref())
            .bind(name)
            .bind(now),
    )
    .await
    .map(|_| ())
}

/// The latest remarks on a paper, the newest first.
pub async fn of_agreement(db: &Db, region: &RegionCode, id: &AgreementId) -> Result<Vec<Remark>, StoreError> {
    let asked = select::<Remark>(
        " from agreement_remark
         where region_code = $1 and agreement_id = $2 order by at desc, id desc",
    )
    .bind(region)
    .bind(id);
    db.all(asked.push_bind(" limit ", MOST)).await
}

/// The drafts that a section has not read as they are now, those first that have waited longest.
pub async fn to_read(db: &Db, region: &RegionCode, section: RemarkOf) -> Result<Vec<ToRead>, StoreError> {
    let asked = sql("select a.id, a.kind, a.title, r.name as partner, a.changed_at, a.simulated, count(*) over () as total
         from agreement a left join organisation r on r.region_code = a.region_code and r.id = a.partner_id
         where a.region_code = $1 and ")
    .bind(region);
    let asked = push_read_by_sections(asked).push(" and").push_bind(NOT_READ_BY, section);
    db.all(asked.push_bind(") order by a.changed_at, a.id limit ", MOST)).await
}

/// The papers of those kinds, those given up left out, the one that was changed last first: a page of those that a narrowing lets
/// pass. Two statements.
pub async fn known(
    db: &Db,
    region: &RegionCode,
    narrowing: &Narrowed,
    cursor: &Cursor,
) -> Result<Page<Known>, StoreError> {
    const FROM: &str =
        " from agreement a left join organisation r on r.region_code = a.region_code and r.id = a.partner_id
         where a.region_code = $1 and a.state <> 'withdrawn' and a.kind in ";
    let narrowed = |asked: Sql| {
        let asked = match &narrowing.text {
            None => asked,
            Some(text) => asked
                .push_bind(" and (lower(a.title) like ", text)
                .push_bind(" escape '!' or lower(coalesce(r.name, '')) like ", text)
                .push(" escape '!')"),
        };
        asked.push_if(" and a.kind = ", narrowing.kind).push_if(" and a.state = ", narrowing.state)
    };
    let counted = narrowed(sql("select count(*)").bind(region).push_list(FROM, KINDS));
    let total = db.value(counted).await?.unwrap_or(0);
    let columns = "select a.id, a.kind, a.state, a.title, r.name as partner, a.changed_at, a.simulated,
         case when a.state = 'draft' and a.document_code is null then a.turn end as turn, a.turn_since";
    let asked = narrowed(sql(columns).bind(region).push_list(FROM, KINDS));
    let changed = |key: &Key| key.sort.parse::<i64>().unwrap_or(i64::MAX);
    let beyond = |asked: Sql, condition: &'static str, key: &Key| {
        asked.push_bind(condition, changed(key)).push_bind(", ", &key.id).push(")")
    };
    let asked = match cursor {
        Cursor::Start => asked.push(" order by a.changed_at desc, a.id desc"),
        Cursor::After(key) => {
            beyond(asked, " and (a.changed_at, a.id) < (", key).push(" order by a.changed_at desc, a.id desc")
        }
        Cursor::Before(key) => {
            beyond(asked, " and (a.changed_at, a.id) > (", key).push(" order by a.changed_at, a.id")
        }
    };
    let rows = db.all(asked.push_bind(" limit ", PAGE_SIZE + 1)).await?;
    let key = |row: &Known| Key { sort: row.changed_at.0.to_string(), id: row.id.to_string() };
    Ok(Page::from_fetched(rows, cursor, total, key))
}
