//! SQL of the numbers on the front page: what everybody may see, beside what the district counts in all.

use std::sync::Arc;

use jiff::civil::Date;
use sekber_core::value::{CycleId, RegionCode};

use super::{shown_organisation, shown_partnerships, shown_programme};
use crate::features::{programme, registry};
use crate::kit::card::{Figures, Tile};
use crate::kit::store::{Db, StoreError, sql};

crate::row_struct! {
    /// How many programmes a theme or a kecamatan has.
    #[derive(Debug, Clone)]
    pub struct Count {
        /// `theme` or `place`.
        pub per: String,
        /// The theme's or the kecamatan's code.
        pub code: String,
        /// Name in Indonesian.
        pub name_id: String,
        /// Name in English.
        pub name_en: String,
        /// Programmes.
        pub programmes: i64,
    }
    struct Counted { name: String, value: i64 }
}

/// What the front page counts.
#[derive(Debug, Clone)]
pub struct Numbers {
    /// The rooms' figures and our own.
    pub figures: Figures,
    /// Programmes per theme, the most first.
    pub themes: Arc<[Count]>,
    /// Programmes per kecamatan, in order of the codes.
    pub places: Arc<[Count]>,
}

macro_rules! of_programmes {
    ($counted:expr, $more:literal) => {
        concat!(
            "select ",
            $counted,
            " as value from programme p
             join organisation o on o.region_code = p.region_code and o.id = p.organisation_id ",
            $more,
            " where p.region_code = $1 and p.cycle_id = $2 and ",
            shown_programme!(),
            " and ",
            shown_organisation!()
        )
    };
}

/// Money is that of partners, as everywhere: what offices spend stands in the budget.
macro_rules! of_money {
    ($name:literal, $counted:expr) => {
        concat!(
            of_programmes!(concat!("'", $name, "', ", $counted), ""),
            " and p.side = 'partner' and p.total_idr > 0"
        )
    };
}

/// The part of the district's figures that everybody may look into.
const OWN: &str = concat!(
    "select 'portal-partners' as name, count(*) as value from organisation o where o.region_code = $1 and o.side = 'partner' and ",
    shown_organisation!(),
    " union all select 'portal-offices', count(*) from organisation o where o.region_code = $1 and o.side = 'office' and ",
    shown_organisation!(),
    " union all ",
    of_programmes!("'portal-programmes', count(*)", ""),
    " union all ",
    // Those that name no kecamatan or village, which no map or list of kecamatan shows.
    of_programmes!("'portal-whole', count(*)", ""),
    " and not exists (select 1 from programme_place l where l.region_code = p.region_code and l.programme_id = p.id
       and length(l.place_code) >= 8)",
    " union all ",
    of_money!("portal-money", crate::bounded_sum!("p.total_idr")),
    " union all ",
    of_money!("portal-with-money", "count(*)"),
    " union all ",
    // What stands in other currencies is told beside the rupiah and never added to it: no rate is known.
    of_programmes!(
        concat!("'portal-money-in-' || b.currency, ", crate::bounded_sum!("b.amount_minor")),
        "join funding_line b on b.region_code = p.region_code and b.programme_id = p.id"
    ),
    " and p.side = 'partner' and b.currency <> 'IDR' group by b.currency union all ",
    of_programmes!(
        "'portal-places', count(distinct substr(l.place_code, 1, 8))",
        "join programme_place l on l.region_code = p.region_code and l.programme_id = p.id and length(l.place_code) >= 8"
    ),
    " union all select 'portal-partnerships', count(*)",
    shown_partnerships!(),
    " and k.region_code = $1 and k.state = 'active' and (k.end_on is null or k.end_on >= cast($3 as text))
     union all select 'portal-all-partnerships', count(*) from partnership k
     where k.region_code = $1 and k.state = 'active' and (k.end_on is null or k.end_on >= cast($3 as text))",
    " union all select 'portal-all-places', count(*) from region r where r.region_code = $1 and r.level = 'district'"
);

/// Counts everything for the front page, in two statements however many rooms count. What is public stands beside the district's
/// own figures, which are those of every other page.
pub async fn numbers(
    db: &Db,
    region: &RegionCode,
    (cycle, today): (&CycleId, Date),
    tiles: &[Tile],
) -> Result<Numbers, StoreError> {
    let counting = tiles.iter().map(|tile| tile.figures).filter(|figures| !figures.is_empty());
    let district = [programme::FIGURES, registry::FIGURES];
    let joined = district
        .into_iter()
        .chain(counting)
        .fold(sql(OWN), |joined, more| joined.push(" union all ").push(more));
    let counted: Vec<Counted> = db.all(joined.bind(region).bind(cycle).bind(today)).await?;
    let figures = counted.into_iter().map(|row| (row.name, row.value)).collect();
    let counts: Vec<Count> = db.all(sql(COUNTS).bind(region).bind(cycle)).await?;
    let (mut themes, mut places): (Vec<Count>, Vec<Count>) =
        counts.into_iter().partition(|count| count.per == "theme");
    themes.sort_by(|a, b| b.programmes.cmp(&a.programmes).then_with(|| a.code.cmp(&b.code)));
    themes.truncate(6);
    places.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(Numbers { figures, themes: themes.into(), places: places.into() })
}

/// A programme counts once for a kecamatan and its villages together: the first eight characters of a village's code are
/// its kecamatan's.
const COUNTS: &str = concat!(
    "select 'theme' as per, t.code, t.name_id, t.name_en, count(*) as programmes
     from programme p join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
     join programme_theme pt on pt.region_code = p.region_code and pt.programme_id = p.id
     join theme t on t.region_code = p.region_code and t.code = pt.theme_code
     where p.region_code = $1 and p.cycle_id = $2 and ",
    shown_programme!(),
    " and ",
    shown_organisation!(),
    " group by t.code, t.name_id, t.name_en
     union all
     select 'place' as per, d.code, d.name as name_id, d.name as name_en, coalesce(counted.programmes, 0) as programmes
     from region d left join (
        select substr(l.place_code, 1, 8) as code, count(distinct p.id) as programmes
        from programme_place l join programme p on p.region_code = l.region_code and p.id = l.programme_id
        join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
        where l.region_code = $1 and p.cycle_id = $2 and ",
    shown_programme!(),
    " and ",
    shown_organisation!(),
    " group by substr(l.place_code, 1, 8)
     ) as counted on counted.code = d.code
     where d.region_code = $1 and d.level = 'district'"
);
