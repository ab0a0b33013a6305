//! What the record says for each measure: rows that are the facts behind its number, of all measures in one statement. The programmes
//! that count are verified, under way or completed.

use sekber_core::value::{OrganisationId, RegionCode};
use sekber_engines::award::measure::Measure;

use super::conduct;
use crate::features::award::model::Fact;
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

pub use super::asked::Asked;

crate::text_column!(Measure);

crate::row_struct! {
    /// A fact with whose it is.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Found {
        /// The measure that it is behind.
        pub measure: Measure,
        /// The partner.
        pub organisation_id: OrganisationId,
        /// The kind of record.
        pub record: String,
        /// The record.
        pub record_id: String,
        /// What it is called.
        pub label: String,
        /// What it adds.
        pub amount: Option<i64>,
    }
}

impl From<Found> for Fact {
    fn from(found: Found) -> Self {
        Self { record: found.record, id: found.record_id, label: found.label, amount: found.amount }
    }
}

/// What counts as done or under way.
const COUNTED: &str = " p.side = 'partner' and p.state in ('verified', 'active', 'completed')";
/// Programmes of the cycle, also those that have gone on into a later one.
const IN_CYCLE: &str = concat!(" ", crate::of_cycle!("p", "$2"), " and");
/// Programmes of the cycle before, also those that have gone on since.
const BEFORE: &str = concat!(
    " and exists (select 1 from cycle b join cycle n on n.region_code = b.region_code
     where b.region_code = $1 and n.id = $2 and b.year = n.year - 1 and ",
    crate::of_cycle!("p", "b.id"),
    ")"
);
/// Money in rupiah told for the years from `$3` to `$4`: nothing where no money is told, and no number where all of it is told in other
/// currencies, which nobody can add here.
const MONEY: &str =
    "(select case when count(*) > 0 and sum(case when f.currency = 'IDR' then 1 else 0 end) = 0 then null
     else coalesce(cast(sum(case when f.currency = 'IDR' then f.amount_minor end) as bigint), 0) / 100 end
     from funding_line f where f.region_code = p.region_code
     and f.programme_id = p.id and f.year between $3 and $4)";
/// The same of the years before, below zero.
const MONEY_BEFORE: &str = "-(select cast(sum(f.amount_minor) as bigint) / 100 from funding_line f
     where f.region_code = p.region_code and f.programme_id = p.id and f.currency = 'IDR'
     and f.year between $3 - 1 and $4 - 1)";
const ONE: &str = "cast(1 as bigint)";

/// The facts of measures, for a page.
pub async fn facts(
    db: &Db,
    region: &RegionCode,
    all: &[Measure],
    asked: &Asked,
) -> Result<Vec<Found>, StoreError> {
    if all.is_empty() {
        return Ok(Vec::new());
    }
    db.all(statement(region, all, asked)).await
}

/// The same, within a transaction.
pub async fn facts_in(tx: &mut Tx, all: &[Measure], asked: &Asked) -> Result<Vec<Found>, StoreError> {
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let region = tx.region.clone();
    tx.all(statement(&region, all, asked)).await
}

/// The parts of all measures, with the district as `$1`, the cycle as `$2`, and the years of the period as `$3` and `$4`.
fn statement(region: &RegionCode, all: &[Measure], asked: &Asked) -> Sql {
    // Every value is asked for at the end, whichever parts there are.
    let begun = sql("select * from (")
        .bind(region)
        .bind(&asked.cycle)
        .bind(i64::from(asked.period.0.year()))
        .bind(i64::from(asked.period.1.year()));
    let joined = all.iter().enumerate().fold(begun, |statement, (at, measure)| {
        let statement = statement.push(if at == 0 { "" } else { " union all " });
        part(statement, *measure, asked)
    });
    joined.push(") as facts where $2 <> '' and $3 <= $4 order by measure, label, record_id")
}

fn part(statement: Sql, measure: Measure, asked: &Asked) -> Sql {
    let code = measure.as_str();
    match measure {
        Measure::Programmes => programmes(statement, code, ONE, asked),
        Measure::PriorityProgrammes => programmes(statement, code, ONE, asked).push(PRIORITY),
        Measure::Funds => programmes(statement, code, MONEY, asked),
        Measure::Beneficiaries => programmes(statement, code, "coalesce(p.beneficiaries, 0)", asked),
        Measure::Completeness => programmes(statement, code, COMPLETENESS, asked),
        Measure::Kecamatan => places(statement, code, ("substr(x.place_code, 1, 8)", 8), asked),
        Measure::Villages => places(statement, code, ("x.place_code", 13), asked),
        Measure::Offices => offices(statement, code, asked),
        Measure::Attendance => attendance(statement, code, asked),
        Measure::LegalDocuments => legal_documents(statement, code, asked),
        Measure::PapersInOrder => conduct::papers(begin(statement, "", code), asked),
        Measure::MoneyDisclosed => conduct::disclosed(begin(statement, "", code), asked),
        Measure::ReportsHandedIn => conduct::reports(begin(statement, "", code), asked),
        Measure::ProgrammeGrowth => growth(statement, code, (ONE, "cast(-1 as bigint)"), asked),
        Measure::FundsGrowth => growth(statement, code, (MONEY, MONEY_BEFORE), asked),
    }
}

/// What the district puts first: its priority themes and the missions of its development plan, as the page of gaps counts them. A mission
/// holds the codes of the nomenclature that serve it, and all below them; a code ends at its level: after 1, 4, 7, 12 or 17 signs.
const PRIORITY: &str =
    " and (exists (select 1 from programme_theme x join theme t on t.region_code = x.region_code and t.code = x.theme_code
       where x.region_code = p.region_code and x.programme_id = p.id and t.active and t.priority)
      or exists (select 1 from programme_code x join mission m on m.region_code = x.region_code
       join (select 1 as signs union all select 4 union all select 7 union all select 12 union all select 17) as level
        on substr(x.code || '.', level.signs + 1, 1) = '.'
       where x.region_code = p.region_code and x.programme_id = p.id and x.vocabulary = 'nomenclature'
        and (' ' || m.codes || ' ') like ('% ' || substr(x.code, 1, level.signs) || ' %')))";

/// Five things that a programme can tell of itself, twenty per cent each.
const COMPLETENESS: &str = "cast(
     (case when p.funding_lines > 0 then 20 else 0 end)
     + (case when exists (select 1 from programme_place x where x.region_code = p.region_code and x.programme_id = p.id)
        then 20 else 0 end)
     + (case when p.start_on is not null and p.end_on is not null then 20 else 0 end)
     + (case when p.targets <> '' then 20 else 0 end)
     + (case when p.beneficiaries is not null then 20 else 0 end) as bigint)";

/// Begins a part: the measure's code, and what follows `select`.
fn begin(statement: Sql, distinct: &'static str, code: &'static str) -> Sql {
    statement.push("select ").push(distinct).push("'").push(code).push("' as measure, ")
}

/// Narrows a part about programmes `p` to a theme and a partner.
fn narrowed(statement: Sql, asked: &Asked) -> Sql {
    let statement = match &asked.theme {
        Some(theme) => statement
            .push(" and exists (select 1 from programme_theme y where y.region_code = p.region_code and y.programme_id = p.id")
            .push_bind(" and y.theme_code = ", theme)
            .push(")"),
        None => statement,
    };
    statement.push_if(" and p.organisation_id = ", asked.partner.as_ref())
}

/// What stands before and after the amount of a programme.
const PROGRAMME: &str = "p.organisation_id, 'programme' as record, p.id as record_id, p.title as label, ";

/// The programmes of the cycle, each with an amount.
fn programmes(statement: Sql, code: &'static str, amount: &'static str, asked: &Asked) -> Sql {
    let statement = begin(statement, "", code)
        .push(PROGRAMME)
        .push(amount)
        .push(" as amount from programme p where p.region_code = $1 and")
        .push(IN_CYCLE)
        .push(COUNTED);
    narrowed(statement, asked)
}

fn places(statement: Sql, code: &'static str, (place, length): (&'static str, i64), asked: &Asked) -> Sql {
    let statement = begin(statement, "distinct ", code)
        .push("p.organisation_id, 'place' as record, ")
        .push(place)
        .push(" as record_id, coalesce(g.name, ")
        .push(place)
        .push(") as label, ")
        .push(ONE)
        .push(
            " as amount from programme p
               join programme_place x on x.region_code = p.region_code and x.programme_id = p.id
               left join region g on g.region_code = p.region_code and g.code = ",
        )
        .push(place)
        .push(" where p.region_code = $1 and")
        .push(IN_CYCLE)
        .push(COUNTED)
        .push_bind(" and length(x.place_code) >= ", length);
    narrowed(statement, asked)
}

/// Offices that answered about a pair with the partner at a meeting or have a partnership with it that both sides accepted, each one when
/// they agreed on any, else none.
fn offices(statement: Sql, code: &'static str, asked: &Asked) -> Sql {
    let statement = begin(statement, "", code)
        .push(
            "b.organisation_id, 'office' as record, b.office_id as record_id, min(b.name) as label, max(b.agreed) as amount from (
             select p.organisation_id, k.office_id, o.name,
             cast(case when k.consent = 'agreed' and exists (select 1 from meeting_consent c where c.region_code = k.region_code
              and c.meeting_id = k.meeting_id and c.office_id = k.office_id and c.programme_id = k.programme_id
              and c.side = 'partner' and c.consent = 'agreed') then 1 else 0 end as bigint) as agreed from meeting_consent k
             join meeting m on m.region_code = k.region_code and m.id = k.meeting_id
             join programme p on p.region_code = k.region_code and p.id = k.programme_id
             join organisation o on o.region_code = k.region_code and o.id = k.office_id
             where k.region_code = $1 and m.cycle_id = $2 and p.side = 'partner' and k.side = 'office'",
        )
        .push_bind(" and m.day <= ", asked.cut_off);
    conduct::accepted(narrowed(statement, asked).push(" union all "), asked)
        .push(") as b group by b.organisation_id, b.office_id")
}

fn attendance(statement: Sql, code: &'static str, asked: &Asked) -> Sql {
    begin(statement, "", code)
        .push(
            "w.organisation_id, 'meeting' as record, m.id as record_id, m.name as label,
             cast(case when w.presence in ('present', 'stand_in') then 100 else 0 end as bigint) as amount
             from meeting_participant w join meeting m on m.region_code = w.region_code and m.id = w.meeting_id
             where w.region_code = $1 and m.cycle_id = $2 and w.organisation_id is not null
             and m.round = 'closed' and w.presence <> 'excused'",
        )
        .push_bind(" and m.day <= ", asked.cut_off)
        .push_if(" and w.organisation_id = ", asked.partner.as_ref())
}

/// Legal documents in force whose file is there: what cannot be looked at proves nothing.
fn legal_documents(statement: Sql, code: &'static str, asked: &Asked) -> Sql {
    begin(statement, "", code)
        .push(
            "d.organisation_id, 'legal_document' as record, d.id as record_id, d.number as label,
             cast(1 as bigint) as amount from legal_document d where d.region_code = $1 and d.ended_at is null
             and d.attachment_id is not null",
        )
        .push_bind(" and (d.expires_on is null or d.expires_on >= ", asked.cut_off)
        .push(")")
        .push_if(" and d.organisation_id = ", asked.partner.as_ref())
}

/// Programmes of the cycle with their amount, and those of the one before with theirs below zero.
fn growth(
    statement: Sql,
    code: &'static str,
    (now, before): (&'static str, &'static str),
    asked: &Asked,
) -> Sql {
    let statement = programmes(statement, code, now, asked).push(" union all ");
    let statement = begin(statement, "", code)
        .push(PROGRAMME)
        .push(before)
        .push(" as amount from programme p where p.region_code = $1 and")
        .push(COUNTED)
        .push(BEFORE);
    narrowed(statement, asked)
}
