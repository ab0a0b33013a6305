//! The first page's numbers: it reads the tables of the rooms before it and writes none.

use std::sync::Arc;

use sekber_core::value::{CycleId, Moment, OrganisationId, ProgrammeId, RegionCode};

use crate::features::registry::WAITS_TO_BE_LET_IN;
use crate::kit::access::Actor;
use crate::kit::card::{Figures, Tile};
use crate::kit::store::{Db, StoreError, sql};

crate::row_struct! {
    /// How many programmes a theme or a kecamatan has.
    #[derive(Debug, Clone)]
    pub struct Count {
        /// `theme` or `district`.
        pub per: String,
        /// The theme's or the region's code.
        pub code: String,
        /// Name in Indonesian.
        pub name_id: String,
        /// Name in English.
        pub name_en: String,
        /// Programmes.
        pub programmes: i64,
    }
    /// A partner that waits.
    #[derive(Debug, Clone)]
    pub struct WaitingPartner {
        /// The partner.
        pub id: OrganisationId,
        /// Its name.
        pub name: String,
        /// Its state.
        pub state: String,
        /// Since when.
        pub state_since: Moment,
    }
    /// A programme that waits.
    #[derive(Debug, Clone)]
    pub struct WaitingProgramme {
        /// The programme.
        pub id: ProgrammeId,
        /// Its title.
        pub title: String,
        /// Its owner's name.
        pub owner: String,
        /// Its state.
        pub state: String,
        /// Since when.
        pub state_since: Moment,
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

/// Counts everything, in two statements that read every programme.
pub async fn overview(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    tiles: &[Tile],
) -> Result<Arc<Overview>, StoreError> {
    let counts = counts(db, region, cycle).await?;
    let (mut themes, mut districts): (Vec<Count>, Vec<Count>) =
        counts.into_iter().partition(|count| count.per == "theme");
    themes.sort_by(|a, b| b.programmes.cmp(&a.programmes).then_with(|| a.code.cmp(&b.code)));
    districts.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(Arc::new(Overview { figures: figures(db, region, cycle, tiles).await?, themes, districts }))
}

/// Everything that the tiles show, in one statement whatever their number: each tile's rows, one after the other.
async fn figures(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    tiles: &[Tile],
) -> Result<Figures, StoreError> {
    crate::row_struct! { struct Counted { name: String, value: i64 } }
    let counting = tiles.iter().map(|tile| tile.figures).filter(|figures| !figures.is_empty());
    let joined = counting.enumerate().fold(sql(""), |joined, (at, figures)| {
        joined.push(if at == 0 { "" } else { " union all " }).push(figures)
    });
    if joined.text().is_empty() {
        return Ok(Figures::default());
    }
    let counted: Vec<Counted> = db.all(joined.bind(region).bind(cycle)).await?;
    Ok(counted.into_iter().map(|row| (row.name, row.value)).collect())
}

/// Programmes per theme, the most first, and per kecamatan, in order of the codes: in one statement. A programme counts
/// once for a kecamatan and its villages together: the first eight characters of a village's code are its kecamatan's.
async fn counts(db: &Db, region: &RegionCode, cycle: &CycleId) -> Result<Vec<Count>, StoreError> {
    db.all(
        sql("select * from (
                select 'theme' as per, t.code, t.name_id, t.name_en, count(*) as programmes
                from programme p
                join programme_theme pt on pt.region_code = p.region_code and pt.programme_id = p.id
                join theme t on t.region_code = p.region_code and t.code = pt.theme_code
                where p.region_code = $1 and p.cycle_id = $2 and p.state not in ('draft', 'cancelled')
                group by t.code, t.name_id, t.name_en
                order by programmes desc, t.code limit 8
             ) as themes
             union all
             select 'district' as per, d.code, d.name as name_id, d.name as name_en, coalesce(counted.programmes, 0) as programmes
             from region d
             left join (
                select substr(pp.place_code, 1, 8) as code, count(distinct p.id) as programmes
                from programme_place pp
                join programme p on p.region_code = $1 and p.id = pp.programme_id and p.cycle_id = $2 and p.state not in ('draft', 'cancelled')
                where pp.region_code = $1
                group by substr(pp.place_code, 1, 8)
             ) as counted on counted.code = d.code
             where d.region_code = $1 and d.level = 'district'")
        .bind(region)
        .bind(cycle),
    )
    .await
}

/// Partners whose next step is this person's, the longest waiting first.
pub async fn waiting_partners(
    db: &Db,
    region: &RegionCode,
    actor: &Actor,
) -> Result<Vec<WaitingPartner>, StoreError> {
    let statement = sql("select id, name, state, state_since from organisation where region_code = ")
        .push_bind("", region)
        .push(" and side = 'partner' and merged_into is null and (");
    let statement = if actor.is_secretariat() {
        statement.push("state = 'submitted' or (").push(WAITS_TO_BE_LET_IN).push(")")
    } else {
        statement.push_list("state in ('draft', 'returned') and id in ", actor.edited())
    };
    db.all(statement.push(") order by state_since, id limit 8")).await
}

/// Programmes whose next step is this person's, the longest waiting first.
pub async fn waiting_programmes(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    actor: &Actor,
) -> Result<Vec<WaitingProgramme>, StoreError> {
    let statement = sql("select p.id, p.title, o.name as owner, p.state, p.state_since
             from programme p
             join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
             where p.region_code = ")
    .push_bind("", region)
    .push_bind(" and p.cycle_id = ", cycle);
    let statement = if actor.is_secretariat() {
        statement.push(" and p.state = 'proposed'")
    } else {
        statement.push_list(" and p.state = 'draft' and p.organisation_id in ", actor.edited())
    };
    db.all(statement.push(" order by p.state_since, p.id limit 8")).await
}
