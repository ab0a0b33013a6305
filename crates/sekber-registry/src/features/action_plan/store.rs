//! SQL of action plans and of the programmes that serve them.

use sekber_core::value::{OrganisationId, ProgrammeId, RegionCode};

use crate::features::programme::{MarkedProgramme, marked};
use crate::kit::store::paging::{Cursor, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, select, sql};

crate::row_struct! {
    /// An action plan, or an issue or indicator of one.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ActionPlan {
        /// Its place in the list, from 1.
        pub ordinal: i64,
        /// Its code.
        pub code: String,
        /// What it says.
        pub text: String,
        /// Its last year, where that is known.
        pub until_year: Option<i64>,
    }
    /// One with how many programmes serve it.
    #[derive(Debug, Clone)]
    pub struct Counted {
        /// Its code.
        pub code: String,
        /// What it says.
        pub text: String,
        /// Its last year, where that is known.
        pub until_year: Option<i64>,
        /// How many programmes serve it that everybody sees.
        pub programmes: i64,
    }
    /// One as the page of a programme offers it.
    #[derive(Debug, Clone)]
    pub struct Offered {
        /// Its code.
        pub code: String,
        /// What it says.
        pub text: String,
        /// Its last year, where that is known.
        pub until_year: Option<i64>,
        /// Whether the programme serves it.
        pub chosen: bool,
        /// Whose programme it is.
        pub owner: OrganisationId,
    }
    struct Code { code: String }
}

fn all_of(region: &RegionCode) -> Sql {
    select::<ActionPlan>(" from action_plan where region_code = $1 order by ordinal").bind(region)
}

/// The action plans, in order.
pub async fn all(db: &Db, region: &RegionCode) -> Result<Vec<ActionPlan>, StoreError> {
    db.all(all_of(region)).await
}

/// The same within a transaction.
pub async fn all_in(tx: &mut Tx) -> Result<Vec<ActionPlan>, StoreError> {
    let region = tx.region.clone();
    tx.all(all_of(&region)).await
}

/// The action plans, each with how many programmes serve it.
pub async fn counted(db: &Db, region: &RegionCode) -> Result<Vec<Counted>, StoreError> {
    let asked = sql(concat!(
        "select a.code, a.text, a.until_year,
         (select count(*) from programme_action t join programme p on p.region_code = t.region_code and p.id = t.programme_id
          where t.region_code = a.region_code and t.code = a.code and ",
        crate::put_forward!("p")
    ))
    .push_bind(") as programmes from action_plan a where a.region_code = ", region)
        .push(" order by a.ordinal");
    db.all(asked).await
}

/// The action plans as the page of a programme offers them.
pub async fn offered(db: &Db, region: &RegionCode, id: &ProgrammeId) -> Result<Vec<Offered>, StoreError> {
    let asked = sql("select a.code, a.text, a.until_year, t.code is not null as chosen, p.organisation_id as owner
         from programme p
         join action_plan a on a.region_code = p.region_code
         left join programme_action t on t.region_code = p.region_code and t.programme_id = p.id and t.code = a.code
         where p.region_code = $1 and p.id = $2 order by a.ordinal");
    db.all(asked.bind(region).bind(id)).await
}

/// The programmes that serve one of them, or any, by title.
pub async fn serving(
    db: &Db,
    region: &RegionCode,
    code: Option<&str>,
    cursor: &Cursor,
) -> Result<Page<MarkedProgramme>, StoreError> {
    let serve = |statement: Sql| {
        let statement = statement
            .push_bind("select t.programme_id from programme_action t where t.region_code = ", region);
        statement.push_if(" and t.code = ", code)
    };
    marked(db, region, serve, cursor).await
}

/// The codes that programmes serve.
pub async fn used_in(tx: &mut Tx) -> Result<Vec<String>, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select distinct code from programme_action where region_code = $1 order by code");
    let found: Vec<Code> = tx.all(asked.bind(&region)).await?;
    Ok(found.into_iter().map(|one| one.code).collect())
}

/// The codes that a programme serves.
pub async fn of_in(tx: &mut Tx, id: &ProgrammeId) -> Result<Vec<String>, StoreError> {
    let region = tx.region.clone();
    let asked =
        sql("select code from programme_action where region_code = $1 and programme_id = $2 order by code");
    let found: Vec<Code> = tx.all(asked.bind(&region).bind(id)).await?;
    Ok(found.into_iter().map(|one| one.code).collect())
}

/// Keeps action plans in place of those before.
pub async fn replace(tx: &mut Tx, plans: &[ActionPlan]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(sql("delete from action_plan where region_code = $1").bind(&region)).await?;
    let row = |plan: &ActionPlan| {
        vec![
            Value::from(&region),
            plan.ordinal.into(),
            plan.code.as_str().into(),
            plan.text.as_str().into(),
            plan.until_year.into(),
        ]
    };
    let rows = plans.iter().map(row).collect();
    let head = "insert into action_plan (region_code, ordinal, code, text, until_year) values";
    tx.run_all(insert_rows(head, "", rows)).await
}

/// Keeps what a programme serves in place of what it did.
pub async fn set(tx: &mut Tx, id: &ProgrammeId, codes: &[String]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let gone = sql("delete from programme_action where region_code = $1 and programme_id = $2");
    tx.run(gone.bind(&region).bind(id)).await?;
    let row = |code: &String| vec![Value::from(&region), id.into(), code.into()];
    let rows = codes.iter().map(row).collect();
    let head = "insert into programme_action (region_code, programme_id, code) values";
    tx.run_all(insert_rows(head, "", rows)).await
}
