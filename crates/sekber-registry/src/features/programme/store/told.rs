//! SQL of money that files tell of programmes: kept line by line, and never counted.

use sekber_core::value::{ImportId, ProgrammeId, RegionCode};

use crate::features::programme::told_line::{ToldLine, ToldState};
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, select_of, sql};

/// Lines that a statement names at most.
const AT_ONCE: usize = 500;

crate::row_struct! {
    /// A line as it is kept.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ToldMoney {
        /// The line.
        pub id: String,
        /// The programme it is told of.
        pub programme_id: ProgrammeId,
        /// The import that told it.
        pub import_id: ImportId,
        /// The identifier of the activity in the file.
        pub source: String,
        /// The code of a transaction's type, `budget` or `planned`.
        pub kind: String,
        /// The publisher's own number of it.
        pub reference: String,
        /// The day as written.
        pub on_day: String,
        /// The amount as written.
        pub value: String,
        /// Its currency as written.
        pub currency: String,
        /// Who gives.
        pub giver: String,
        /// Who receives.
        pub receiver: String,
        /// Why it cannot become an entry of the ledger; empty when it can.
        pub kept: String,
        /// What became of it.
        pub state: ToldState,
        /// The line that it takes the place of.
        pub replaces: Option<String>,
        /// The entry that it became.
        pub entry_id: Option<String>,
    }
    /// How many lines of an import wait, and how many stand in the ledger.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct ToldCount {
        /// Lines that nobody has recorded.
        pub waiting: i64,
        /// Lines that are entries of the ledger.
        pub recorded: i64,
    }
}

const ROW: &str = " from told_money t where t.region_code = $1";

fn live(region: &RegionCode, ids: &[ProgrammeId]) -> Sql {
    let of = select_of::<ToldMoney>("t.", ROW).bind(region).push(" and t.state <> 'withdrawn'");
    of.push_list(" and t.programme_id in ", ids.iter()).push(" order by t.id")
}

/// What is told of some programmes, but for what was withdrawn.
///
/// # Errors
/// When the database cannot be asked.
pub async fn of(db: &Db, region: &RegionCode, ids: &[ProgrammeId]) -> Result<Vec<ToldMoney>, StoreError> {
    if ids.is_empty() { Ok(Vec::new()) } else { db.all(live(region, ids)).await }
}

/// The same within a transaction.
///
/// # Errors
/// As [`of`].
pub async fn of_in(tx: &mut Tx, ids: &[ProgrammeId]) -> Result<Vec<ToldMoney>, StoreError> {
    let region = tx.region.clone();
    if ids.is_empty() { Ok(Vec::new()) } else { tx.all(live(&region, ids)).await }
}

/// A line, within a transaction.
///
/// # Errors
/// As [`of`].
pub async fn find_in(tx: &mut Tx, id: &str) -> Result<Option<ToldMoney>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(select_of::<ToldMoney>("t.", ROW).bind(&region).push_bind(" and t.id = ", id)).await
}

/// What an import told of some programmes, but for what was withdrawn.
pub async fn of_import(
    tx: &mut Tx,
    import: &ImportId,
    ids: &[ProgrammeId],
) -> Result<Vec<ToldMoney>, StoreError> {
    let region = tx.region.clone();
    let of = select_of::<ToldMoney>("t.", ROW).bind(&region).push_bind(" and t.import_id = ", import);
    tx.all(
        of.push_list(" and t.programme_id in ", ids.iter()).push(" and t.state <> 'withdrawn' order by t.id"),
    )
    .await
}

/// How many lines of an import wait, and how many stand in the ledger.
///
/// # Errors
/// When the database cannot be asked.
pub async fn count(db: &Db, region: &RegionCode, import: &ImportId) -> Result<ToldCount, StoreError> {
    let asked =
        sql("select coalesce(sum(case when state in ('offered', 'aside') then 1 else 0 end), 0) as waiting,
         coalesce(sum(case when state = 'recorded' then 1 else 0 end), 0) as recorded
         from told_money where region_code = $1 and import_id = $2");
    Ok(db.maybe(asked.bind(region).bind(import)).await?.unwrap_or_default())
}

/// A line that is added: its identifier, the programme, the activity, what it says, and the line that it takes the place of.
pub type New<'a> = (String, &'a ProgrammeId, &'a str, &'a ToldLine, Option<String>);

/// Adds lines, offered to be recorded.
pub async fn insert(tx: &mut Tx, import: &ImportId, new: &[New<'_>]) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let row = |(id, programme, source, line, replaces): &New<'_>| {
        vec![
            Value::from(&region),
            id.as_str().into(),
            (*programme).into(),
            import.into(),
            (*source).into(),
            line.kind.as_str().into(),
            line.reference.as_str().into(),
            line.on_day.as_str().into(),
            line.value.as_str().into(),
            line.currency.as_str().into(),
            line.giver.as_str().into(),
            line.receiver.as_str().into(),
            line.kept.as_str().into(),
            ToldState::Offered.as_str().into(),
            Value::Text(replaces.clone()),
            now.into(),
        ]
    };
    let head = "insert into told_money (region_code, id, programme_id, import_id, source, kind, reference, on_day, value, currency,
         giver, receiver, kept, state, replaces, told_at) values";
    tx.run_all(insert_rows(head, "", new.iter().map(row).collect())).await
}

/// Moves those of some lines that are in one of these states to another, in which they are no entry of the ledger; how many they were.
///
/// # Errors
/// When the database refuses.
pub async fn move_on(
    tx: &mut Tx,
    ids: &[String],
    (from, to): (&[ToldState], ToldState),
) -> Result<u64, StoreError> {
    let region = tx.region.clone();
    let mut count = 0;
    for some in ids.chunks(AT_ONCE) {
        let moved = sql("update told_money set state = $2, entry_id = null where region_code = $1");
        let moved = moved.bind(&region).bind(to).push_list(" and id in ", some.iter().map(String::as_str));
        count += tx.run(moved.push_list(" and state in ", from.iter().copied())).await?;
    }
    Ok(count)
}

/// Lets the lines that replaced one that is gone take the place of what that one had replaced.
pub async fn reach_over(tx: &mut Tx, gone: &ToldMoney) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let reached = sql("update told_money set replaces = $3 where region_code = $1 and replaces = $2");
    let before = Value::Text(gone.replaces.clone());
    tx.run(reached.bind(&region).bind(gone.id.as_str()).bind(before)).await.map(|_| ())
}

/// Writes that a line that was offered is an entry of the ledger now; `false` when somebody was faster.
///
/// # Errors
/// When the database refuses.
pub async fn became(tx: &mut Tx, id: &str, entry: &str) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let became = sql("update told_money set state = 'recorded', entry_id = $3
         where region_code = $1 and id = $2 and state = 'offered'");
    Ok(tx.run(became.bind(&region).bind(id).bind(entry)).await? == 1)
}

/// Follows an entry that was undone: the line stands for what took its place, or is offered again where nothing did.
///
/// # Errors
/// When the database refuses.
pub async fn undone(tx: &mut Tx, entry: &str, instead: Option<&str>) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let state = if instead.is_some() { ToldState::Recorded } else { ToldState::Offered };
    let moved = sql("update told_money set state = $3, entry_id = $4
         where region_code = $1 and entry_id = $2 and state = 'recorded'");
    let instead = Value::Text(instead.map(str::to_owned));
    tx.run(moved.bind(&region).bind(entry).bind(state).bind(instead)).await.map(|_| ())
}
