//! SQL of objections to answers.

use jiff::civil::Date;
use sekber_core::information::{ObjectionState, RefusalGround};
use sekber_core::value::{AttachmentId, InformationObjectionId, InformationRequestId, Moment, RegionCode};

use crate::features::information::objection::{InformationObjection, ObjectionDraft};
use crate::kit::store::{Db, StoreError, Tx, select, sql};

/// The objections about a request, the first first: one to the lack of an answer at most, and one to the answer.
pub async fn of_request(
    db: &Db,
    region: &RegionCode,
    request: &InformationRequestId,
) -> Result<Vec<InformationObjection>, StoreError> {
    let asked = select::<InformationObjection>(
        " from information_objection where region_code = $1 and request_id = $2",
    );
    db.all(asked.bind(region).bind(request).push(" order by id limit 2")).await
}

crate::row_struct! {
    /// What the register tells of an objection.
    #[derive(Debug, Clone)]
    pub struct ObjectionTold {
        /// The request that it is about.
        pub request_id: InformationRequestId,
        /// The year of its number.
        pub year: i64,
        /// Its number within the year.
        pub number: i64,
        /// The day on which it came in.
        pub filed_on: Date,
        /// What the superior decided, in words.
        pub decision: String,
        /// When.
        pub decided_at: Option<Moment>,
    }
}

/// Most objections in a file: each request of it has two at most.
const MOST_IN_A_FILE: i64 = 40_000;

/// All objections, the first first, for the register as a file.
pub async fn everything(db: &Db, region: &RegionCode) -> Result<Vec<ObjectionTold>, StoreError> {
    let asked = select::<ObjectionTold>(" from information_objection where region_code = $1");
    db.all(asked.bind(region).push_bind(" order by id limit ", MOST_IN_A_FILE)).await
}

/// The next number of a year; whoever asks holds the head of the trail.
pub async fn next_number(tx: &mut Tx, year: i64) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select coalesce(max(number), 0) + 1 from information_objection where region_code = $1 and year = $2",
    );
    Ok(tx.value(asked.bind(&region).bind(year)).await?.unwrap_or(1))
}

/// Whether a request is still as it was read, and nobody has objected to the same since; whoever asks holds the head of the trail.
pub async fn can_be_raised(
    tx: &mut Tx,
    (request, version): (&InformationRequestId, i64),
    of_answer: bool,
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from information_request r where r.region_code = $1 and r.id = $2 and r.version = $3
         and not exists (select 1 from information_objection o where o.region_code = r.region_code and o.request_id = r.id
          and o.of_answer = $4)");
    let found: Option<i64> =
        tx.value(asked.bind(&region).bind(request).bind(version).bind(of_answer)).await?;
    Ok(found == Some(1))
}

/// Keeps an objection.
pub async fn insert(
    tx: &mut Tx,
    (id, request): (&InformationObjectionId, &InformationRequestId),
    of_answer: bool,
    draft: &ObjectionDraft,
    (number, day): (i64, Date),
) -> Result<(), StoreError> {
    let (region, at) = (tx.region.clone(), tx.now);
    let kept = sql("insert into information_objection (region_code, id, request_id, of_answer, year, number, reason, statement,
         representative, filed_on, filed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
    let kept = kept.bind(&region).bind(id).bind(request).bind(of_answer).bind(i64::from(day.year()));
    let kept = kept.bind(number).bind(draft.reason).bind(&draft.statement).bind(&draft.representative);
    tx.run(kept.bind(day).bind(at)).await.map(|_| ())
}

/// What is kept of a decision beside its words.
pub struct DecisionPapers<'a> {
    /// The file that is handed over.
    pub file: Option<&'a AttachmentId>,
    /// The number of the letter.
    pub number: &'a str,
    /// The letter.
    pub letter: &'a AttachmentId,
    /// The same to write on.
    pub docx: &'a AttachmentId,
}

/// Ends an objection that waits, with its papers, and keeps whether the power of attorney of whoever objects for another was shown; false
/// when it is another by now.
pub async fn decide(
    tx: &mut Tx,
    (id, version): (&InformationObjectionId, i64),
    ((state, ground), decision, power_shown): ((ObjectionState, Option<RefusalGround>), &str, bool),
    papers: &DecisionPapers<'_>,
    [position, name, under]: &[String; 3],
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let decided = sql(
        "update information_objection set state = $1, decision = $2, decided_at = $3, signer_position = $4,
         signer_name = $5, signer_under = $6, power_shown = $7, file_id = $8, letter_number = $9, letter_id = $10, docx_id = $11,
         ground = $12, version = version + 1 where region_code = $13 and id = $14 and version = $15 and state = 'received'",
    );
    let decided = decided.bind(state).bind(decision).bind(now).bind(position).bind(name).bind(under);
    let decided = decided.bind(power_shown).bind(papers.file).bind(papers.number);
    let decided =
        decided.bind(papers.letter).bind(papers.docx).bind(ground.map_or("", RefusalGround::as_str));
    Ok(tx.run(decided.bind(&region).bind(id).bind(version)).await? == 1)
}

/// Takes what somebody wrote, and who objected for another, out of objections that were decided, or that nobody decided, before a
/// moment.
pub async fn forget(db: &Db, region: &RegionCode, before: Moment) -> Result<u64, StoreError> {
    let forgotten = sql("update information_objection set statement = '', representative = '', version = version + 1
         where region_code = $1 and coalesce(decided_at, filed_at) < $2 and (statement <> '' or representative <> '')");
    db.housekeeping(forgotten.bind(region).bind(before)).await
}
