//! SQL of lists: one statement for a page of programmes with all that its rows show, one for the choices of its filter.

use sekber_core::registry::programme::{Owner, Status};
use sekber_core::text::fold;
use sekber_core::value::{Moment, OrganisationId, PartialDate, ProgrammeId, RegionCode};

use crate::features::programme::filter::{Filter, HowFar, Sort};
use crate::features::programme::index::SEARCH_KIND;
use crate::features::registry::WAITS_TO_BE_LET_IN;
use crate::kit::access::Sight;
use crate::kit::search;
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{CodeList, Db, Engine, Sql, StoreError, sql};
use crate::kit::words::Language;

crate::row_struct! {
    /// A programme as a list shows it.
    #[derive(Debug, Clone)]
    pub struct ListRow {
        /// Which one.
        pub id: ProgrammeId,
        /// The owner's number.
        pub reference: Option<String>,
        /// Title.
        pub title: String,
        /// The title as it sorts.
        pub sort_key: String,
        /// The owner.
        pub organisation_id: OrganisationId,
        /// The owner's name.
        pub organisation: String,
        /// The owner's short name.
        pub organisation_short: String,
        /// The owner's side.
        pub side: Owner,
        /// How far it is.
        pub state: Status,
        /// Whether it was given up because another one records it.
        pub united: bool,
        /// Whether the secretariat has to look at a change of it.
        pub withheld: bool,
        /// First day, month or year.
        pub start_on: Option<PartialDate>,
        /// Last day, month or year.
        pub end_on: Option<PartialDate>,
        /// Rupiah total in minor units.
        pub total_idr: i64,
        /// Its amounts in other currencies, as `currency:minor` separated by `;`.
        pub other_money: Option<String>,
        /// People who benefit.
        pub beneficiaries: Option<i64>,
        /// Code of where the content comes from.
        pub provenance: String,
        /// Last change.
        pub changed_at: Moment,
        /// Codes of its themes.
        pub themes: CodeList,
        /// Codes of its places.
        pub places: CodeList,
        /// Goals and targets.
        pub sdg: CodeList,
        /// Short name of the leading office.
        pub lead: Option<String>,
        /// How many programmes the filter finds in all; where words are searched, counted no further than one beyond
        /// [`search::MOST_COUNTED`].
        pub total: i64,
        /// Level of the best match; 0 in other orders.
        pub match_level: i64,
        /// Place within the level; 0 in other orders.
        pub static_rank: i64,
    }
    /// One choice of the filter.
    #[derive(Debug, Clone)]
    pub struct Choice {
        /// Which list it belongs to: `cycle`, `theme`, `place`, `office`, `organisation`; `line` has the number of the
        /// trail's last line as its code.
        pub list: String,
        /// Its code or id.
        pub code: String,
        /// Its name.
        pub name: String,
        /// A cycle's state; else empty.
        pub extra: String,
        /// By what its list is sorted.
        pub rank: String,
    }
}

/// Every choice of the filter in one statement; the named organisation comes along for its chip.
pub async fn choices(
    db: &Db,
    region: &RegionCode,
    language: Language,
    organisation: &str,
) -> Result<Vec<Choice>, StoreError> {
    let theme_name = match language {
        Language::Indonesian => {
            " union all select 'theme' as list, code, name_id as name, '' as extra, name_id as rank from theme where active and region_code = "
        }
        Language::English => {
            " union all select 'theme' as list, code, name_en as name, '' as extra, name_en as rank from theme where active and region_code = "
        }
    };
    let statement = sql("select 'cycle' as list, id as code, name, state as extra, cast(year as text) as rank from cycle where region_code = $1")
        .bind(region)
        .push_bind(theme_name, region)
        .push_bind(" union all select 'place' as list, code, name, '' as extra, code as rank from region where level = 'district' and region_code = ", region)
        .push_bind(" union all select 'office' as list, id as code, name, short_name as extra, sort_key as rank from organisation
          where side = 'office' and merged_into is null and region_code = ", region)
        .push_bind(" union all select 'organisation' as list, id as code, name, side as extra, '' as rank from organisation where region_code = ", region)
        .push_bind(" and id = ", organisation)
        .push(" and not ")
        .push(WAITS_TO_BE_LET_IN)
        .push_bind(" union all select 'line' as list, cast(seq as text) as code, '' as name, '' as extra, '' as rank from audit_head where region_code = ", region);
    let mut found: Vec<Choice> = db.all(statement).await?;
    found.sort_by_cached_key(|one| (one.list.clone(), fold(&one.rank), one.code.clone()));
    Ok(found)
}

/// One page of the list: one statement. How many rows the filter finds in all is counted in it unless it is known.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    cursor: &Cursor,
    known: Option<i64>,
) -> Result<Page<ListRow>, StoreError> {
    let statement = list(db.engine(), region, filter, cursor, PAGE_SIZE + 1, known);
    let rows: Vec<ListRow> = db.all(statement).await?;
    let total = rows.first().map_or(0, |row| row.total);
    let key = |row: &ListRow| Key { sort: sort_text(filter.sort, row), id: row.id.to_string() };
    let page = Page::from_fetched(rows, cursor, total, key);
    Ok(if filter.words.is_empty() { page } else { page.counted_to(search::MOST_COUNTED) })
}

/// What the programmes that a filter without words finds plan together, in rupiah. One statement.
pub async fn planned(db: &Db, region: &RegionCode, filter: &Filter) -> Result<i64, StoreError> {
    let sum = concat!("select ", crate::bounded_sum!("p.total_idr"), " from programme p where ");
    Ok(db.value(narrow(sql(sum), region, filter)).await?.unwrap_or(0))
}

fn sort_text(sort: Sort, row: &ListRow) -> String {
    match sort {
        Sort::Best => search::Position { level: row.match_level, rank: row.static_rank }.to_text(),
        Sort::Title => row.sort_key.clone(),
        Sort::Money => row.total_idr.to_string(),
        Sort::Changed => row.changed_at.0.to_string(),
    }
}

/// What a row shows, from a programme `p` and its owner `o`.
pub(super) const COLUMNS: &str =
    "select p.id, p.reference, p.title, p.sort_key, p.organisation_id, o.name as organisation,
     o.short_name as organisation_short, p.side, p.state, p.start_on, p.end_on, p.total_idr, p.beneficiaries,
     p.withheld, p.recorded_in is not null as united, p.provenance, p.changed_at, page.match_level, page.static_rank,
     (select string_agg(m.currency || ':' || m.amount_minor, ';') from funding_line m
      where m.region_code = p.region_code and m.programme_id = p.id and m.currency <> 'IDR') as other_money,
     (select string_agg(t.theme_code, ';') from programme_theme t
      where t.region_code = p.region_code and t.programme_id = p.id) as themes,
     (select string_agg(l.place_code, ';') from programme_place l
      where l.region_code = p.region_code and l.programme_id = p.id) as places,
     (select string_agg(c.code, ';') from programme_code c
      where c.region_code = p.region_code and c.programme_id = p.id and c.vocabulary = 'sdg') as sdg,
     (select x.short_name from programme_office f
      join organisation x on x.region_code = f.region_code and x.id = f.organisation_id
      where f.region_code = p.region_code and f.programme_id = p.id and f.part = 'lead') as lead";

/// The inner select finds and orders the rows by an index; only for those that are shown are the parts gathered.
pub(super) fn list(
    engine: Engine,
    region: &RegionCode,
    filter: &Filter,
    cursor: &Cursor,
    limit: i64,
    known: Option<i64>,
) -> Sql {
    let statement = match known {
        Some(total) => sql(COLUMNS).push_bind(", cast(", total).push(" as bigint)"),
        None => counted(engine, sql(COLUMNS).push(", "), region, filter),
    };
    found(engine, statement.push(" as total from "), region, filter, (cursor, limit))
}

/// Adds the programmes `p` of a page that a filter finds, with their owners `o`, in its order.
pub(super) fn found(
    engine: Engine,
    statement: Sql,
    region: &RegionCode,
    filter: &Filter,
    (cursor, limit): (&Cursor, i64),
) -> Sql {
    let join = |statement| of_found(statement, region, filter);
    let ids = |statement| ids(statement, region, filter);
    let statement = match filter.sort {
        Sort::Best => search::ranked(
            engine,
            statement,
            (region, SEARCH_KIND),
            &filter.words,
            (cursor, limit),
            &search::Narrowing { join: &join, ids: filter.is_narrow().then_some(&ids) },
        ),
        _ => sorted(engine, statement, region, filter, (cursor, limit)),
    };
    of_page(statement, region).push(order(filter.sort, matches!(cursor, Cursor::Before(_))))
}

/// Joins the programmes `p` of the page of ids before it, with their owners `o`. The join is crossed so that the page leads: its rows are few.
pub(super) fn of_page(statement: Sql, region: &RegionCode) -> Sql {
    statement
        .push_bind(" page cross join programme p join organisation o on o.region_code = p.region_code and o.id = p.organisation_id where p.region_code = ", region)
        .push(" and p.id = page.record_id")
}

/// Adds a table of a page of ids in the order of a column.
fn sorted(
    engine: Engine,
    statement: Sql,
    region: &RegionCode,
    filter: &Filter,
    (cursor, limit): (&Cursor, i64),
) -> Sql {
    let statement = statement.push(
        "(select p.id as record_id, cast(0 as bigint) as match_level, cast(0 as bigint) as static_rank from programme p where ",
    );
    let mut statement = narrow(statement, region, filter);
    if !filter.words.is_empty() {
        statement =
            search::found(engine, statement.push(" and p.id in "), (region, SEARCH_KIND), &filter.words);
    }
    after(statement, filter.sort, cursor)
        .push(order(filter.sort, matches!(cursor, Cursor::Before(_))))
        .push_bind(" limit ", limit)
        .push(")")
}

/// Adds a subselect that counts what the filter finds.
fn counted(engine: Engine, statement: Sql, region: &RegionCode, filter: &Filter) -> Sql {
    if filter.words.is_empty() {
        return narrow(statement.push("(select count(*) from programme p where "), region, filter).push(")");
    }
    let join = |statement| of_found(statement, region, filter);
    let ids = |statement| ids(statement, region, filter);
    let narrowing = search::Narrowing { join: &join, ids: filter.is_narrow().then_some(&ids) };
    search::count(engine, statement, (region, SEARCH_KIND), &filter.words, &narrowing)
}

/// Adds a select of the ids of everything that passes but for its words.
fn ids(statement: Sql, region: &RegionCode, filter: &Filter) -> Sql {
    narrow(statement.push("select p.id as id from programme p where "), region, filter)
}

/// Joins the programmes to the entries `f` that the words find, and narrows them.
fn of_found(statement: Sql, region: &RegionCode, filter: &Filter) -> Sql {
    narrow(statement.push(" cross join programme p where p.id = f.record_id and "), region, filter)
}

fn order(sort: Sort, backwards: bool) -> &'static str {
    match (sort, backwards) {
        (Sort::Best, false) => " order by page.match_level, page.static_rank",
        (Sort::Best, true) => " order by page.match_level desc, page.static_rank desc",
        (Sort::Title, false) => " order by p.sort_key, p.id",
        (Sort::Title, true) => " order by p.sort_key desc, p.id desc",
        (Sort::Money, false) => " order by p.total_idr desc, p.id desc",
        (Sort::Money, true) => " order by p.total_idr, p.id",
        (Sort::Changed, false) => " order by p.changed_at desc, p.id desc",
        (Sort::Changed, true) => " order by p.changed_at, p.id",
    }
}

/// Goes on behind the row at which the last page ended. A key that does not fit the order starts from the top.
fn after(statement: Sql, sort: Sort, cursor: &Cursor) -> Sql {
    let (key, backwards) = match cursor {
        Cursor::Start => return statement,
        Cursor::After(key) => (key, false),
        Cursor::Before(key) => (key, true),
    };
    let number = key.sort.parse::<i64>().ok();
    let statement = match (sort, backwards, number) {
        (Sort::Title, false, _) => statement.push_bind(" and (p.sort_key, p.id) > (", &key.sort),
        (Sort::Title, true, _) => statement.push_bind(" and (p.sort_key, p.id) < (", &key.sort),
        (Sort::Money, false, Some(money)) => statement.push_bind(" and (p.total_idr, p.id) < (", money),
        (Sort::Money, true, Some(money)) => statement.push_bind(" and (p.total_idr, p.id) > (", money),
        (Sort::Changed, false, Some(at)) => statement.push_bind(" and (p.changed_at, p.id) < (", at),
        (Sort::Changed, true, Some(at)) => statement.push_bind(" and (p.changed_at, p.id) > (", at),
        (Sort::Best, ..) | (Sort::Money | Sort::Changed, _, None) => return statement,
    };
    statement.push_bind(", ", &key.id).push(")")
}

/// Adds the conditions of a filter on `programme p`.
fn narrow(statement: Sql, region: &RegionCode, filter: &Filter) -> Sql {
    let statement =
        statement.push_bind("p.region_code = ", region).push_bind(" and (p.cycle_id = ", &filter.cycle);
    let statement = match filter.past {
        false => statement,
        true => statement
            .push_bind(
                " or p.id in (select f.programme_id from programme_former_cycle f where f.region_code = ",
                region,
            )
            .push_bind(" and f.cycle_id = ", &filter.cycle)
            .push(")"),
    };
    let statement = statement
        .push(")")
        .push_if(" and p.side = ", filter.side)
        .push_if(" and p.organisation_id = ", filter.organisation.as_ref());
    let statement = so_far(statement, filter);
    let statement = in_year(of_parts(statement, region, filter), filter.year);
    let statement = in_place(statement, region, filter);
    let statement = match filter.money {
        None => statement,
        Some(true) => statement.push(" and p.funding_lines > 0"),
        Some(false) => statement.push(" and p.funding_lines = 0"),
    };
    let statement = if filter.withheld { statement.push(" and p.withheld") } else { statement };
    within_sight(statement, &filter.sight)
}

/// A last day sorts before every day after it when both are cut to the same length: a year is over when the next one begins.
fn so_far(statement: Sql, filter: &Filter) -> Sql {
    let today = || filter.today.to_string();
    match filter.state {
        None => statement,
        Some(HowFar::PutForward) => statement.push(concat!(" and ", crate::put_forward!("p"))),
        Some(HowFar::In(state)) if state.has_time() => statement
            .push_bind(" and p.state = ", state)
            .push_bind(" and (p.end_on is null or p.end_on >= substr(cast(", today())
            .push(" as text), 1, length(p.end_on)))"),
        Some(HowFar::In(state)) => statement.push_bind(" and p.state = ", state),
        Some(HowFar::Over) => statement
            .push_bind(" and p.state in ('verified', 'active') and p.end_on < substr(cast(", today())
            .push(" as text), 1, length(p.end_on))"),
    }
}

/// Adds the condition on `programme p` that somebody may see it.
pub(super) fn within_sight(statement: Sql, sight: &Sight) -> Sql {
    match sight {
        Sight::All => statement,
        Sight::Own(own) => statement
            .push_list(concat!(" and (", crate::put_forward!("p"), " or p.organisation_id in "), own.iter())
            .push(")"),
        Sight::NoneBut(own) => statement.push_list(" and p.organisation_id in ", own.iter()),
    }
}

fn of_parts(mut statement: Sql, region: &RegionCode, filter: &Filter) -> Sql {
    if let Some(theme) = &filter.theme {
        statement = statement
            .push_bind(
                " and p.id in (select t.programme_id from programme_theme t where t.region_code = ",
                region,
            )
            .push_bind(" and t.theme_code = ", theme)
            .push(")");
    }
    if let Some(goal) = filter.goal {
        statement = statement
            .push_bind(" and p.id in (select c.programme_id from programme_code c where c.vocabulary = 'sdg' and c.region_code = ", region)
            .push_bind(" and c.code = ", goal.to_string())
            .push(")");
    }
    if let Some(lead) = &filter.lead {
        statement = statement
            .push_bind(" and p.id in (select f.programme_id from programme_office f where f.part = 'lead' and f.region_code = ", region)
            .push_bind(" and f.organisation_id = ", lead)
            .push(")");
    }
    statement
}

/// The text of a partial date sorts by time, and a year sorts before its months. An open end counts as known to be
/// the other end's year.
fn in_year(statement: Sql, year: Option<i16>) -> Sql {
    let Some(year) = year else { return statement };
    statement
        .push_bind(" and coalesce(p.start_on, p.end_on) < ", (year + 1).to_string())
        .push_bind(" and coalesce(p.end_on, p.start_on) >= ", year.to_string())
}

fn in_place(statement: Sql, region: &RegionCode, filter: &Filter) -> Sql {
    let Some(place) = &filter.place else { return statement };
    let statement = statement
        .push_bind(
            " and p.id in (select l.programme_id from programme_place l where l.region_code = ",
            region,
        )
        .push_bind(" and l.place_code in (select r.code from region r where r.region_code = ", region)
        .push_bind(" and (r.code = ", place);
    // All kecamatan lie directly in the district: asking for the district must not ask for each of them.
    let statement =
        if place == region { statement } else { statement.push_bind(" or r.parent_code = ", place) };
    let statement = if filter.whole { statement.push_bind(" or r.code = ", region) } else { statement };
    statement.push(")))")
}
