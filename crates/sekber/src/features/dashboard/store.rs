//! The first page's numbers: it reads the tables of the rooms before it and writes none.

pub mod todos;

use std::sync::Arc;

use jiff::civil::Date;
use sekber_core::value::{CycleId, Moment, RegionCode};

use crate::features::registry::{NOT_REFUSED, WAITS_TO_BE_LET_IN};
use crate::kit::access::Actor;
use crate::kit::card::Figures;
use crate::kit::store::{Db, StoreError, Tx, sql};

/// Most rows of a list of what waits.
pub const MOST_WAITING: i64 = 8;

crate::row_struct! {
    /// A number of the first page: how many programmes a theme or a kecamatan has, or a figure that a tile or a first step asks for.
    #[derive(Debug, Clone)]
    pub struct Count {
        /// `theme`, `district` (a kecamatan) or `figure`.
        pub per: String,
        /// Code of the theme or the region, or the name of the figure.
        pub code: String,
        /// Name in Indonesian; none of a figure.
        pub name_id: String,
        /// Name in English; none of a figure.
        pub name_en: String,
        /// Programmes, or the figure's value.
        pub programmes: i64,
    }
    /// A partner or programme that waits.
    #[derive(Debug, Clone)]
    pub struct Waiting {
        /// `partner` or `programme`.
        pub what: String,
        /// The record.
        pub id: String,
        /// The partner's name, or the programme's title.
        pub title: String,
        /// Whose programme it is.
        pub owner: String,
        /// Its state.
        pub state: String,
        /// Since when.
        pub state_since: Moment,
        /// Why it was sent back; empty where nobody had to say so.
        pub reason: String,
    }
}

/// What is counted over the whole district.
#[derive(Debug)]
pub struct Overview {
    /// What the tiles show.
    pub figures: Figures,
    /// Programmes per theme, the most first.
    pub themes: Vec<Count>,
    /// Programmes per kecamatan, in order of the codes.
    pub districts: Vec<Count>,
}

/// Counts everything, in one statement that reads every programme: what tiles and first steps ask for, the rows of each one after the
/// other, and the programmes per theme and kecamatan.
pub async fn overview(
    db: &Db,
    region: &RegionCode,
    (cycle, today): (&CycleId, Date),
    rooms: &[&'static str],
) -> Result<Arc<Overview>, StoreError> {
    let asked = sql(COUNTS).bind(region).bind(cycle).bind(today).push(FIGURES).push(SETTLED);
    let counting = rooms.iter().copied().filter(|figures| !figures.is_empty());
    let asked = counting.fold(asked, |asked, figures| asked.push(" union all ").push(figures));
    let asked = asked.push(") as figures");
    let counts: Vec<Count> = db.all(asked).await?;
    let (figures, counts): (Vec<Count>, Vec<Count>) =
        counts.into_iter().partition(|count| count.per == "figure");
    let (mut themes, mut districts): (Vec<Count>, Vec<Count>) =
        counts.into_iter().partition(|count| count.per == "theme");
    themes.sort_by(|a, b| b.programmes.cmp(&a.programmes).then_with(|| a.code.cmp(&b.code)));
    districts.sort_by(|a, b| a.code.cmp(&b.code));
    let figures = figures.into_iter().map(|row| (row.code, row.programmes)).collect();
    Ok(Arc::new(Overview { figures, themes, districts }))
}

/// How what somebody said of a first step is called among the figures, with the step's code behind it.
pub const SAID: &str = "first-said-";

/// The first steps of which somebody said that they are settled, called as [`SAID`] begins.
const SETTLED: &str =
    "select 'first-said-' || code as name, cast(1 as bigint) as value from first_step_settled
     where region_code = $1";

/// Says of a first step that it is settled, or takes that back; `false` when it was so already.
pub async fn mark(tx: &mut Tx, code: &str, settled: bool) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = match settled {
        true => sql(
            "insert into first_step_settled (region_code, code, settled_at) values ($1, $2, $3) on conflict do nothing",
        )
        .bind(&region)
        .bind(code)
        .bind(now),
        false => sql("delete from first_step_settled where region_code = $1 and code = $2").bind(&region).bind(code),
    };
    Ok(tx.run(statement).await? == 1)
}

/// What the tiles show follows the counts in their shape, a row for each name and number.
const FIGURES: &str = " union all select 'figure' as per, figures.name as code, '' as name_id, '' as name_en,
     figures.value as programmes from (";

/// Programmes per theme, the most first, and per kecamatan, in order of the codes. A programme counts once for a kecamatan and its
/// villages together: the first eight characters of a village's code are its kecamatan's.
const COUNTS: &str = concat!(
    "select * from (
        select 'theme' as per, t.code, t.name_id, t.name_en, count(*) as programmes
        from programme p
        join programme_theme pt on pt.region_code = p.region_code and pt.programme_id = p.id
        join theme t on t.region_code = p.region_code and t.code = pt.theme_code
        where p.region_code = $1 and p.cycle_id = $2 and ",
    crate::put_forward!("p"),
    "
        group by t.code, t.name_id, t.name_en
        order by programmes desc, t.code limit 100
     ) as themes
     union all
     select 'district' as per, d.code, d.name as name_id, d.name as name_en, coalesce(counted.programmes, 0) as programmes
     from region d
     left join (
        select substr(pp.place_code, 1, 8) as code, count(distinct p.id) as programmes
        from programme_place pp
        join programme p on p.region_code = $1 and p.id = pp.programme_id and p.cycle_id = $2 and ",
    crate::put_forward!("p"),
    "
        where pp.region_code = $1
        group by substr(pp.place_code, 1, 8)
     ) as counted on counted.code = d.code
     where d.region_code = $1 and d.level = 'district'"
);

/// Partners and programmes whose next step is this person's, of each the longest waiting first. One statement.
pub async fn waiting(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    actor: &Actor,
) -> Result<Vec<Waiting>, StoreError> {
    let manages = actor.is_secretariat();
    let statement =
        sql("select * from (select 'partner' as what, id, name as title, '' as owner, state, state_since,
             state_reason as reason from organisation where region_code = $1 and side = 'partner' and merged_into is null and (")
        .bind(region);
    let statement = if manages {
        let statement = statement.push("state = 'submitted' or (").push(WAITS_TO_BE_LET_IN);
        statement.push(" and ").push(NOT_REFUSED).push(")")
    } else {
        statement.push_list("state in ('draft', 'returned') and id in ", actor.edited())
    };
    let statement = statement
        .push_bind(") order by state_since, id limit ", MOST_WAITING)
        .push(
            ") as partners union all select * from (
             select 'programme' as what, p.id, p.title, o.name as owner,
             case when p.withheld then 'changed' else p.state end as state,
             case when p.withheld then p.changed_at else p.state_since end as state_since, p.state_reason as reason from programme p
             join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
             where p.region_code = $1",
        )
        .push_bind(" and p.cycle_id = ", cycle);
    let statement = if manages {
        statement.push(" and (p.state = 'proposed' or (p.withheld and p.state in ('verified', 'active')))")
    } else {
        statement.push_list(" and p.state = 'draft' and p.organisation_id in ", actor.edited())
    };
    let statement = statement.push_bind(" order by state_since, p.id limit ", MOST_WAITING);
    let mut found: Vec<Waiting> = db.all(statement.push(") as programmes")).await?;
    found.sort_by(|a, b| (a.state_since, &a.id).cmp(&(b.state_since, &b.id)));
    Ok(found)
}
