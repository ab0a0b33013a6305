//! SQL of what reports say of the indicators of a work plan.

use sekber_core::value::{IndicatorId, RegionCode, ReportId};
use sekber_core::work_plan::Split;

use crate::features::work_plan::FigureOf;
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

crate::row_struct! {
    /// A figure with what it is about.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Figure {
        /// The indicator.
        pub indicator_id: IndicatorId,
        /// What it measures.
        pub title: String,
        /// In what.
        pub unit: String,
        /// Thousandths of the unit.
        pub value_milli: Option<i64>,
        /// Men and boys.
        pub men: Option<i64>,
        /// Women and girls.
        pub women: Option<i64>,
        /// Of all, those with a disability.
        pub with_disability: Option<i64>,
        /// Younger than 18.
        pub children: Option<i64>,
        /// From 18 to 59.
        pub adults: Option<i64>,
        /// 60 and older.
        pub elderly: Option<i64>,
    }
}

impl Figure {
    /// What the report says.
    pub fn said(&self) -> FigureOf {
        let split = Split {
            men: self.men,
            women: self.women,
            with_disability: self.with_disability,
            children: self.children,
            adults: self.adults,
            elderly: self.elderly,
        };
        FigureOf { indicator: self.indicator_id.clone(), milli: self.value_milli, split }
    }
}

fn of(region: &RegionCode, report: &ReportId) -> Sql {
    sql("select f.indicator_id, i.title, i.unit, f.value_milli, f.men, f.women, f.with_disability, f.children, f.adults, f.elderly
         from report_figure f
         join work_indicator i on i.region_code = f.region_code and i.id = f.indicator_id
         where f.region_code = $1 and f.report_id = $2 order by f.indicator_id")
    .bind(region)
    .bind(report)
}

/// The figures of a report.
pub async fn of_report(db: &Db, region: &RegionCode, report: &ReportId) -> Result<Vec<Figure>, StoreError> {
    db.all(of(region, report)).await
}

/// The same within a transaction.
pub async fn of_report_in(tx: &mut Tx, report: &ReportId) -> Result<Vec<Figure>, StoreError> {
    let region = tx.region.clone();
    tx.all(of(&region, report)).await
}

/// Writes the figures of a report in place of those before.
pub async fn replace(tx: &mut Tx, report: &ReportId, figures: &[FigureOf]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let gone = sql("delete from report_figure where region_code = $1 and report_id = $2");
    tx.run(gone.bind(&region).bind(report)).await?;
    for figure in figures {
        let statement =
            sql("insert into report_figure (region_code, report_id, indicator_id, value_milli, men, women, with_disability,
                  children, adults, elderly) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
            .bind(&region)
            .bind(report)
            .bind(&figure.indicator)
            .bind(figure.milli)
            .bind(figure.split.men)
            .bind(figure.split.women)
            .bind(figure.split.with_disability)
            .bind(figure.split.children)
            .bind(figure.split.adults)
            .bind(figure.split.elderly);
        tx.run(statement).await?;
    }
    Ok(())
}
