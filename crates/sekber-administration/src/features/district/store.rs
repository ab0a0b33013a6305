//! SQL of the district's tables.

pub mod first_steps;
pub(super) mod idle;

use sekber_core::text::fold;
use sekber_core::value::{CycleId, RegionCode};

use super::model::{Cycle, KeptTheme, Mission, Place, Theme, name_of_cycle};
use crate::kit::app::DistrictName;
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, sql};

/// The district's name, when it is set up.
pub async fn name_of(db: &Db, region: &RegionCode) -> Result<Option<DistrictName>, StoreError> {
    crate::row_struct! { struct Found { name: String, simulated: bool } }
    let asked = sql("select name, simulated from district where region_code = $1").bind(region);
    let found: Option<Found> = db.maybe(asked).await?;
    Ok(found.map(|found| super::display_name(region, &found.name, found.simulated)))
}

/// Says of the district that it holds what was made up for a demonstration. Nothing takes that back.
pub async fn mark_simulated(tx: &mut Tx) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let marked = sql("update district set simulated = $2 where region_code = $1 and simulated = $3");
    tx.run(marked.bind(&region).bind(true).bind(false)).await.map(|_| ())
}

/// The districts that the database holds.
pub async fn regions(db: &Db) -> Result<Vec<RegionCode>, StoreError> {
    crate::row_struct! { struct Found { region_code: RegionCode } }
    let found: Vec<Found> = db.all(sql("select region_code from district order by region_code")).await?;
    Ok(found.into_iter().map(|row| row.region_code).collect())
}

/// The host name under which a district is reached.
pub async fn host(db: &Db, region: &RegionCode) -> Result<Option<String>, StoreError> {
    db.value(sql("select host from district where region_code = $1 and host is not null").bind(region)).await
}

/// The district that is reached under a host name.
pub(super) async fn district_on(tx: &mut Tx, host: &str) -> Result<Option<RegionCode>, StoreError> {
    tx.value(sql("select region_code from district where host = $1").bind(host)).await
}

pub(super) async fn set_host(tx: &mut Tx, host: &str) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(sql("update district set host = $2 where region_code = $1").bind(&region).bind(host))
        .await
        .map(|_| ())
}

crate::row_struct! {
    /// A district among those of the server.
    #[derive(Debug, Clone)]
    pub struct Listed {
        /// Its code.
        pub region_code: RegionCode,
        /// "Kabupaten Sintang".
        pub name: String,
        /// Under which host name it is reached.
        pub host: Option<String>,
    }
}

/// All districts, in order of their codes.
pub async fn listed(db: &Db) -> Result<Vec<Listed>, StoreError> {
    db.all(sql("select region_code, name, host from district order by region_code")).await
}

/// The district's themes, sorted by name.
///
/// Sorted here, since databases put every capital before every small letter.
pub async fn themes(db: &Db, region: &RegionCode) -> Result<Vec<Theme>, StoreError> {
    let asked = sql("select code, name_id, name_en, priority from theme where region_code = $1 and active");
    let mut themes: Vec<Theme> = db.all(asked.bind(region)).await?;
    themes.sort_by_cached_key(|theme| (fold(&theme.name_id), theme.code.clone()));
    Ok(themes)
}

/// Whether the district has a theme of this code, retired ones too.
pub async fn has_theme(db: &Db, region: &RegionCode, code: &str) -> Result<bool, StoreError> {
    let asked = sql("select count(*) from theme where region_code = $1 and code = $2");
    Ok(db.value::<i64>(asked.bind(region).bind(code)).await?.unwrap_or(0) > 0)
}

/// Whether the district has a place of this code.
pub async fn has_place(db: &Db, region: &RegionCode, code: &str) -> Result<bool, StoreError> {
    let asked = sql("select count(*) from region where region_code = $1 and code = $2");
    Ok(db.value::<i64>(asked.bind(region).bind(code)).await?.unwrap_or(0) > 0)
}

/// All places of the district, in order of their codes: the district, each kecamatan followed by its villages.
pub async fn places(db: &Db, region: &RegionCode) -> Result<Vec<Place>, StoreError> {
    db.all(
        sql("select code, parent_code, name, kind, aliases from region where region_code = $1 order by code")
            .bind(region),
    )
    .await
}

/// All cycles, the newest first.
pub async fn cycles(db: &Db, region: &RegionCode) -> Result<Vec<Cycle>, StoreError> {
    db.all(
        sql("select id, year, name, least_fit, state = 'open' as in_force from cycle where region_code = $1 order by year desc")
            .bind(region),
    )
    .await
}

/// The cycle in force: the open one of the latest year.
pub async fn current_cycle(db: &Db, region: &RegionCode) -> Result<Cycle, StoreError> {
    db.one(
        sql("select id, year, name, least_fit, state = 'open' as in_force from cycle where region_code = $1 order by (case when state = 'open' then 0 else 1 end), year desc limit 1")
            .bind(region),
    )
    .await
}

pub(super) async fn cycle_of(tx: &mut Tx, year: i64) -> Result<Option<CycleId>, StoreError> {
    let region = tx.region.clone();
    tx.value(sql("select id from cycle where region_code = $1 and year = $2").bind(&region).bind(year)).await
}

/// The cycle of a year.
pub(super) async fn cycle_in(tx: &mut Tx, year: i64) -> Result<Cycle, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select id, year, name, least_fit, state = 'open' as in_force from cycle where region_code = $1 and year = $2",
    );
    tx.one(asked.bind(&region).bind(year)).await
}

/// All themes, retired ones too, sorted by name.
pub(super) async fn kept_themes(db: &Db, region: &RegionCode) -> Result<Vec<KeptTheme>, StoreError> {
    let asked = sql("select code, name_id, name_en, active, priority from theme where region_code = $1");
    let mut themes: Vec<KeptTheme> = db.all(asked.bind(region)).await?;
    themes.sort_by_cached_key(|theme| (fold(&theme.name_id), theme.code.clone()));
    Ok(themes)
}

/// One theme, retired or not.
pub(super) async fn theme(tx: &mut Tx, code: &str) -> Result<Option<KeptTheme>, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select code, name_id, name_en, active, priority from theme where region_code = $1 and code = $2",
    );
    tx.maybe(asked.bind(&region).bind(code)).await
}

pub(super) async fn insert_theme(
    tx: &mut Tx,
    code: &str,
    name_id: &str,
    name_en: &str,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql("insert into theme (region_code, code, name_id, name_en) values ($1, $2, $3, $4)");
    tx.run(statement.bind(&region).bind(code).bind(name_id).bind(name_en)).await.map(|_| ())
}

pub(super) async fn update_theme(tx: &mut Tx, theme: &KeptTheme) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let KeptTheme { code, name_id, name_en, active, priority } = theme;
    let statement = sql(
        "update theme set name_id = $3, name_en = $4, active = $5, priority = $6 where region_code = $1 and code = $2",
    );
    let statement =
        statement.bind(&region).bind(code).bind(name_id).bind(name_en).bind(*active).bind(*priority);
    tx.run(statement).await.map(|_| ())
}

/// Marks themes as priorities of the district.
///
/// # Errors
/// When the database refuses.
pub async fn prefer_themes(tx: &mut Tx, codes: &[&str]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    for code in codes {
        let statement = sql("update theme set priority = true where region_code = $1 and code = $2");
        tx.run(statement.bind(&region).bind(*code)).await?;
    }
    Ok(())
}

/// The villages of a kecamatan; `None` when there is no such kecamatan in the district.
pub(super) async fn villages_of(tx: &mut Tx, parent: &RegionCode) -> Result<Option<Vec<Place>>, StoreError> {
    let region = tx.region.clone();
    let known: Option<i64> = tx
        .value(
            sql("select 1 from region where region_code = $1 and code = $2 and level = 'district'")
                .bind(&region)
                .bind(parent),
        )
        .await?;
    if known.is_none() {
        return Ok(None);
    }
    let below = sql(
        "select code, parent_code, name, kind, aliases from region where region_code = $1 and parent_code = $2",
    );
    tx.all(below.bind(&region).bind(parent)).await.map(Some)
}

pub(super) async fn insert_village(
    tx: &mut Tx,
    parent: &RegionCode,
    code: &str,
    name: &str,
    aliases: &str,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(
        sql("insert into region (region_code, code, parent_code, level, kind, name, aliases) values ($1, $2, $3, 'village', 'desa', $4, $5)")
            .bind(&region)
            .bind(code)
            .bind(parent)
            .bind(name)
            .bind(aliases),
    )
    .await
    .map(|_| ())
}

fn all_missions(region: &RegionCode) -> Sql {
    sql("select ordinal, text, codes from mission where region_code = $1 order by ordinal").bind(region)
}

/// The missions of the development plan, in order.
pub async fn missions(db: &Db, region: &RegionCode) -> Result<Vec<Mission>, StoreError> {
    db.all(all_missions(region)).await
}

pub(super) async fn missions_in(tx: &mut Tx) -> Result<Vec<Mission>, StoreError> {
    let region = tx.region.clone();
    tx.all(all_missions(&region)).await
}

/// Keeps missions in place of those before.
pub async fn replace_missions(tx: &mut Tx, missions: &[Mission]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(sql("delete from mission where region_code = $1").bind(&region)).await?;
    let row = |mission: &Mission| {
        vec![
            Value::from(&region),
            mission.ordinal.into(),
            mission.text.as_str().into(),
            mission.codes.as_str().into(),
        ]
    };
    let rows = missions.iter().map(row).collect();
    tx.run_all(insert_rows("insert into mission (region_code, ordinal, text, codes) values", "", rows)).await
}

/// Opens the cycle of a year and closes the others.
pub(super) async fn open_only(tx: &mut Tx, year: i64) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql(
        "update cycle set state = (case when year = $2 then 'open' else 'closed' end), version = version + 1
         where region_code = $1",
    );
    tx.run(statement.bind(&region).bind(year)).await.map(|_| ())
}

pub(super) async fn insert_district(
    tx: &mut Tx,
    head: &sekber_facts::region::Region,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into district (region_code, name, kind, created_at) values ($1, $2, $3, $4)")
            .bind(&region)
            .bind(&head.name)
            .bind(kind_code(head.kind))
            .bind(now),
    )
    .await
    .map(|_| ())
}

/// The stored code of a kind of region.
fn kind_code(kind: sekber_facts::region::Kind) -> &'static str {
    use sekber_facts::region::Kind;
    match kind {
        Kind::Provinsi => "provinsi",
        Kind::Kabupaten => "kabupaten",
        Kind::Kota => "kota",
        Kind::Kecamatan => "kecamatan",
        Kind::Kelurahan => "kelurahan",
        Kind::Desa => "desa",
    }
}

/// The stored code of a step of the ladder.
fn level_code(level: sekber_facts::region::Level) -> &'static str {
    use sekber_facts::region::Level;
    match level {
        Level::Province => "province",
        Level::Regency => "regency",
        Level::District => "district",
        Level::Village => "village",
    }
}

pub(super) async fn insert_regions(
    tx: &mut Tx,
    found: &[sekber_facts::region::Region],
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let rows = found
        .iter()
        .map(|row| {
            vec![
                Value::from(&region),
                row.code.as_str().into(),
                row.parent().into(),
                level_code(row.level()).into(),
                kind_code(row.kind).into(),
                row.name.as_str().into(),
            ]
        })
        .collect();
    tx.run_all(insert_rows(
        "insert into region (region_code, code, parent_code, level, kind, name) values",
        "",
        rows,
    ))
    .await
}

pub(super) async fn insert_themes(tx: &mut Tx) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let rows = USUAL_THEMES
        .iter()
        .map(|(code, id, en)| vec![Value::from(&region), (*code).into(), (*id).into(), (*en).into()])
        .collect();
    tx.run_all(insert_rows("insert into theme (region_code, code, name_id, name_en) values", "", rows)).await
}

/// How well a pair must fit at least to be proposed while a district has not said otherwise.
const USUAL_LEAST_FIT: i64 = 30;

/// Sets how well a pair must fit at least in a cycle.
pub(super) async fn set_least_fit(tx: &mut Tx, cycle: &CycleId, least: i64) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(
        sql("update cycle set least_fit = $1, version = version + 1 where region_code = $2 and id = $3")
            .bind(least)
            .bind(&region)
            .bind(cycle),
    )
    .await
    .map(|_| ())
}

pub(super) async fn insert_cycle(tx: &mut Tx, cycle: &CycleId, year: i64) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into cycle (region_code, id, year, name, state, created_at, least_fit) values ($1, $2, $3, $4, 'open', $5,
             coalesce((select c.least_fit from cycle c where c.region_code = $1 order by c.year desc limit 1), $6))")
            .bind(&region)
            .bind(cycle)
            .bind(year)
            .bind(name_of_cycle(year))
            .bind(now)
            .bind(USUAL_LEAST_FIT),
    )
    .await
    .map(|_| ())
}

/// The themes a new district starts with; it keeps the list itself from then on.
const USUAL_THEMES: [(&str, &str, &str); 24] = [
    ("air-sanitasi", "Air bersih dan sanitasi", "Water and sanitation"),
    ("bencana", "Kebencanaan", "Disaster risk"),
    ("desa", "Pembangunan dan tata kelola desa", "Village development and governance"),
    ("disabilitas", "Inklusi disabilitas", "Disability inclusion"),
    ("ekonomi-rakyat", "Ekonomi kerakyatan dan UMKM", "People's economy and small business"),
    ("ekowisata", "Ekowisata dan kebudayaan", "Ecotourism and culture"),
    ("energi", "Energi terbarukan dan listrik desa", "Renewable energy and rural power"),
    ("gender", "Kesetaraan gender", "Gender equality"),
    ("hutan", "Hutan dan perhutanan sosial", "Forests and social forestry"),
    ("iklim", "Perubahan iklim dan karbon", "Climate change and carbon"),
    ("infrastruktur", "Infrastruktur dasar", "Basic infrastructure"),
    ("kemiskinan", "Penanggulangan kemiskinan", "Poverty reduction"),
    ("kesehatan", "Kesehatan", "Health"),
    ("keuangan", "Keuangan inklusif dan koperasi", "Inclusive finance and cooperatives"),
    ("konservasi", "Konservasi keanekaragaman hayati", "Biodiversity conservation"),
    ("masyarakat-adat", "Masyarakat hukum adat", "Customary communities"),
    ("pangan", "Pangan dan pertanian", "Food and farming"),
    ("pendidikan", "Pendidikan dan literasi", "Education and literacy"),
    ("perlindungan-anak", "Perlindungan anak", "Child protection"),
    ("sampah", "Persampahan", "Waste"),
    ("sawit", "Sawit berkelanjutan", "Sustainable palm oil"),
    ("stunting", "Stunting dan gizi", "Stunting and nutrition"),
    ("tata-kelola", "Tata kelola pemerintahan", "Public governance"),
    ("tata-ruang", "Tata ruang dan lahan", "Spatial planning and land"),
];
