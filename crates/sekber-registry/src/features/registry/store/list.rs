//! SQL of the lists of offices and partners: one statement for the rows, one for their number and the filters' choices.

use sekber_core::registry::kinds::{Level, Provenance, Side};
use sekber_core::text::fold;
use sekber_core::value::{Moment, OrganisationId, RegionCode};

use crate::features::registry::index::{PROGRAMME_SEARCH, search_kind};
use crate::features::registry::model::{Kind, Standing};
use crate::kit::search::{self, Query};
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE};
use crate::kit::store::{CodeList, Db, Sql, StoreError, sql};

mod sorting;

pub use sorting::Order;
use sorting::sorted;

/// What a list shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Filter {
    /// Offices or partners.
    pub side: Side,
    /// Only these kinds; an empty list finds nobody.
    pub kinds: Option<Vec<Kind>>,
    /// Only this level.
    pub level: Option<Level>,
    /// Only this standing; without it, records joined to others are left out.
    pub state: Option<Standing>,
    /// Only with this theme.
    pub theme: Option<String>,
    /// Only in charge of this field of government or one below it.
    pub field: Option<String>,
    /// Only those invited to the current cycle, or only those not invited.
    pub invited: Option<bool>,
    /// Only with a programme of the current cycle.
    pub with_programmes: bool,
    /// Only with a programme of the current cycle in this kecamatan or one of its villages.
    pub place: Option<RegionCode>,
    /// Only what these words find.
    pub query: Query,
    /// Whether those that signed themselves up and wait to be let in are listed, too: for the secretariat.
    pub with_waiting: bool,
    /// By what it is sorted.
    pub order: Order,
}

crate::row_struct! {
    /// One row of a list.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Row {
        /// The organisation.
        pub id: OrganisationId,
        /// The district's own short code.
        pub code: Option<String>,
        /// The full name.
        pub name: String,
        /// The name in speech.
        pub short_name: String,
        /// The text by which it is sorted.
        pub sort_key: String,
        /// What kind it is.
        pub kind: Kind,
        /// How far a partner reaches.
        pub level: Option<Level>,
        /// How it stands.
        pub state: Standing,
        /// How many partners an office can handle.
        pub quota: Option<i64>,
        /// Where the record comes from.
        pub provenance: Provenance,
        /// When it was last changed.
        pub changed_at: Moment,
        /// Codes of its themes.
        pub themes: CodeList,
        /// Codes of its fields of government.
        pub fields: CodeList,
        /// How many programmes it has put forward in the current cycle: a list shows the same numbers to everybody.
        pub programmes: i64,
        /// How many programmes of others concern it in the current cycle.
        pub concerned: i64,
        /// The money of its programmes in the current cycle, in the rupiah's smallest unit.
        pub money: i64,
        /// Whether it is invited to the current cycle.
        pub invited: bool,
        /// How well the words match: a level of [`search::Position`], [`THROUGH_PROGRAMMES`], or 0 where none are searched.
        pub match_level: i64,
        /// The place within the level.
        pub static_rank: i64,
        /// How many rows match in all, the same in each.
        pub total: i64,
    }
    /// One thing that a filter offers, or a number that the list shows.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Choice {
        /// `line`, `cycle`, `theme` or `place`.
        pub list: String,
        /// The code chosen.
        pub code: String,
        /// The name in Indonesian; the number, for the trail's last line.
        pub name: String,
        /// The name in English, for themes; the year, for the cycle.
        pub other: String,
    }
}

/// The current cycle, as one value; `$1` is the district.
macro_rules! cycle {
    () => {
        "(select c.id from cycle c where c.region_code = $1 order by (case when c.state = 'open' then 0 else 1 end), c.year desc limit 1)"
    };
}

/// Whether `o` is invited to the current cycle.
macro_rules! invited {
    () => {
        concat!(
            "exists (select 1 from cycle_member m where m.region_code = $1 and m.organisation_id = o.id and m.invited and m.cycle_id = ",
            cycle!(),
            ")"
        )
    };
}

/// What the filters offer, the current cycle, and the number of the trail's last line: one statement.
pub async fn choices(db: &Db, region: &RegionCode) -> Result<Vec<Choice>, StoreError> {
    let asked = sql(concat!(
        "select 'line' as list, '' as code, cast(seq as text) as name, '' as other from audit_head where region_code = $1
         union all select 'cycle', id, name, cast(year as text) from cycle where region_code = $1 and id = ",
        cycle!(),
        " union all select 'theme', code, name_id, name_en from theme where region_code = $1 and active
          union all select 'place', code, name, '' from region where region_code = $1 and level = 'district'"
    ));
    let mut found: Vec<Choice> = db.all(asked.bind(region)).await?;
    found.sort_by_cached_key(|one| (one.list.clone(), fold(&one.name), one.code.clone()));
    Ok(found)
}

/// The rows of a page and one more, which tells whether there is a next page. How many match in all is counted in the
/// same statement unless it is known.
pub async fn rows(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    cursor: &Cursor,
    known: Option<i64>,
) -> Result<Vec<Row>, StoreError> {
    let head = sql("select listed.*, ").bind(region);
    let head = match known {
        Some(total) => head.push_bind("cast(", total).push(" as bigint)"),
        // Where words are searched all rows are at hand, and are not looked for twice.
        None if !filter.query.is_empty() => head.push("listed.matches"),
        None => matching(db, head.push("(select count(*)"), region, filter).push(")"),
    };
    db.all(listed(db, head, region, filter, cursor).push_bind(" limit ", PAGE_SIZE + 1)).await
}

/// The first `most` rows of everything that matches, for a file.
pub async fn all_rows(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    most: i64,
) -> Result<Vec<Row>, StoreError> {
    let head = sql("select listed.*, cast(0 as bigint)").bind(region);
    db.all(listed(db, head, region, filter, &Cursor::Start).push_bind(" limit ", most)).await
}

/// The identifiers of the same, in the same order.
pub async fn identifiers(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    most: i64,
) -> Result<Vec<OrganisationId>, StoreError> {
    crate::row_struct! { struct Found { id: OrganisationId } }
    let head = sql("select listed.id, cast(0 as bigint)").bind(region);
    let asked = listed(db, head, region, filter, &Cursor::Start).push_bind(" limit ", most);
    let found: Vec<Found> = db.all(asked).await?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

/// The rows with these identifiers, in their order, without those that are gone by now; those that wait to be let in only where they
/// are listed.
pub async fn some(
    db: &Db,
    region: &RegionCode,
    identifiers: &[OrganisationId],
    with_waiting: bool,
) -> Result<Vec<Row>, StoreError> {
    let asked = sql("select listed.*, cast(0 as bigint)")
        .bind(region)
        .push(COLUMNS)
        .push(", cast(0 as bigint) as match_level, cast(0 as bigint) as static_rank from organisation o where o.region_code = $1")
        .push_list(" and o.id in ", identifiers.iter())
        .push(if with_waiting { "" } else { concat!(" and not ", crate::waits_to_be_let_in!("o")) });
    let mut rows: Vec<Row> = db.all(asked.push(") as listed")).await?;
    rows.sort_by_cached_key(|row| identifiers.iter().position(|id| *id == row.id));
    Ok(rows)
}

/// The columns of [`Row`] behind its total, up to and without `from`; `$1` is the district.
const COLUMNS: &str = concat!(
        " as total from (select o.id, o.code, o.name, o.short_name, o.sort_key, o.kind, o.level, o.state, o.quota,
         o.provenance, o.changed_at,
         (select string_agg(t.theme_code, ';' order by t.theme_code) from organisation_theme t
          where t.region_code = $1 and t.organisation_id = o.id) as themes,
         (select string_agg(f.code, ';' order by f.code) from organisation_field f
          where f.region_code = $1 and f.organisation_id = o.id) as fields,
         (select count(*) from programme p where p.region_code = $1 and p.organisation_id = o.id
          and ",
        crate::put_forward!("p"),
        " and p.cycle_id = ",
        cycle!(),
        ") as programmes,
         (select count(*) from programme_office po where po.region_code = $1 and po.organisation_id = o.id
          and exists (select 1 from programme p where p.region_code = $1 and p.id = po.programme_id
          and p.organisation_id <> o.id and ",
        crate::put_forward!("p"),
        " and p.cycle_id = ",
        cycle!(),
        ")) as concerned,
         (select ",
        crate::bounded_sum!("p.total_idr"),
        " from programme p where p.region_code = $1
          and p.organisation_id = o.id and ",
        crate::put_forward!("p"),
        " and p.cycle_id = ",
        cycle!(),
        ") as money, (",
        invited!(),
        ") as invited"
);

/// Adds the rows with their columns, in their order.
fn listed(db: &Db, head: Sql, region: &RegionCode, filter: &Filter, cursor: &Cursor) -> Sql {
    let head = head.push(COLUMNS).push(match filter.query.is_empty() {
        true => ", cast(0 as bigint) as match_level, cast(0 as bigint) as static_rank",
        false => ", hit.match_level, hit.static_rank, count(*) over () as matches",
    });
    sorted(matching(db, head, region, filter).push(") as listed"), filter.order, cursor)
}

/// Adds `from organisation o where …` for a filter.
fn matching(db: &Db, head: Sql, region: &RegionCode, filter: &Filter) -> Sql {
    let head = match filter.query.is_empty() {
        true => head.push(" from organisation o where"),
        false => hits(db, head.push(" from "), region, filter)
            .push(" as hit cross join organisation o where o.id = hit.record_id and"),
    };
    let mut statement = head
        .push_bind(" o.region_code = $1 and o.side = ", filter.side)
        .push_if(" and o.level = ", filter.level)
        .push_if(" and o.state = ", filter.state);
    if let Some(kinds) = &filter.kinds {
        statement = statement.push_list(" and o.kind in ", kinds.iter().copied());
    }
    if filter.state.is_none() {
        statement = statement.push(" and o.merged_into is null");
    }
    if !filter.with_waiting {
        statement = statement.push(concat!(" and not ", crate::waits_to_be_let_in!("o")));
    }
    if let Some(theme) = &filter.theme {
        statement = statement
            .push_bind(" and exists (select 1 from organisation_theme t where t.region_code = $1 and t.organisation_id = o.id and t.theme_code = ", theme)
            .push(")");
    }
    if let Some(field) = &filter.field {
        statement = statement
            .push_bind(" and exists (select 1 from organisation_field f where f.region_code = $1 and f.organisation_id = o.id and (f.code = ", field)
            .push_bind(" or f.code like ", format!("{field}.%"))
            .push("))");
    }
    statement = match filter.invited {
        Some(true) => statement.push(concat!(" and ", invited!())),
        Some(false) => statement.push(concat!(" and not ", invited!())),
        None => statement,
    };
    match (&filter.place, filter.with_programmes) {
        (None, false) => statement,
        (place, _) => at_work(statement, place.as_ref()),
    }
}

/// The level of those whose own words do not match but whose programmes do.
pub const THROUGH_PROGRAMMES: i64 = 6;

/// Programmes that are looked at for their owners, the best matches first.
const MOST_PROGRAMMES: i64 = 1_000;

/// Adds a table of the organisations that the words find, by themselves or through programmes of the current cycle that
/// everybody may see: those with the most of them first.
fn hits(db: &Db, statement: Sql, region: &RegionCode, filter: &Filter) -> Sql {
    let (query, all) = (&filter.query, (&Cursor::Start, i64::MAX));
    let statement = statement.push("(select record_id, min(match_level) as match_level, min(static_rank) as static_rank from (select * from ");
    let own = (region, search_kind(filter.side));
    let join = |statement: Sql| {
        statement
            .push_bind(" cross join organisation named where named.region_code = ", region)
            .push(" and named.id = f.record_id")
    };
    let narrowing = search::Narrowing { join: &join, ids: None };
    let statement = search::ranked(db.engine(), statement, own, query, all, &narrowing);
    let statement = statement
        .push(" as own union all select owned.organisation_id, ")
        .push_bind("cast(", THROUGH_PROGRAMMES)
        // More than any rank of an organisation, so that the least of both is its own.
        .push(" as bigint), cast(4611686018427387904 - count(*) as bigint) from ");
    let put_forward = |statement: Sql| {
        statement
            .push(concat!(
                " p.region_code = $1 and ",
                crate::put_forward!("p"),
                " and p.cycle_id = ",
                cycle!()
            ))
            .push_bind(" and p.side = ", filter.side)
    };
    let join =
        |statement: Sql| put_forward(statement.push(" cross join programme p where p.id = f.record_id and"));
    let ids = |statement: Sql| put_forward(statement.push("select p.id as id from programme p where"));
    let narrowing = search::Narrowing { join: &join, ids: Some(&ids) };
    let (programmes, best) = ((region, PROGRAMME_SEARCH), (&Cursor::Start, MOST_PROGRAMMES));
    let statement = search::ranked(db.engine(), statement, programmes, query, best, &narrowing);
    statement.push(
        " as through cross join programme owned where owned.region_code = $1 and owned.id = through.record_id
          group by owned.organisation_id) as of_either group by record_id)",
    )
}

/// Narrows to those with a programme of the current cycle: anywhere, or in a kecamatan and its villages.
fn at_work(statement: Sql, place: Option<&RegionCode>) -> Sql {
    let statement = statement.push(concat!(
        " and exists (select 1 from programme p where p.region_code = $1 and p.organisation_id = o.id
          and ",
        crate::put_forward!("p"),
        " and p.cycle_id = ",
        cycle!()
    ));
    let statement = match place {
        Some(place) => statement
            .push_bind(
                " and exists (select 1 from programme_place pp where pp.region_code = $1 and pp.programme_id = p.id
                  and (pp.place_code = ",
                place,
            )
            .push_bind(" or pp.place_code like ", format!("{place}.%"))
            .push("))"),
        None => statement,
    };
    statement.push(")")
}

/// The key of a row in an order.
pub fn key(row: &Row, order: Order) -> Key {
    let sort = match order {
        Order::Best => search::Position { level: row.match_level, rank: row.static_rank }.to_text(),
        Order::Name => row.sort_key.clone(),
        Order::Money => row.money.to_string(),
        Order::Changed => row.changed_at.0.to_string(),
    };
    Key { sort, id: row.id.to_string() }
}
