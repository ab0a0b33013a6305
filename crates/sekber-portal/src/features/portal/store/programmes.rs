//! SQL of the programmes that everybody may see.

use jiff::civil::Date;
use sekber_core::registry::kinds::{Level, Provenance};
use sekber_core::registry::programme::{FundingForm, Owner, Status};
use sekber_core::value::{
    Currency, CycleId, Moment, Money, OrganisationId, PartialDate, Period, ProgrammeId, RegionCode,
};

use super::{shown_organisation, shown_programme};
use crate::features::programme::SEARCH_KIND;
use crate::features::registry::Kind;
use crate::kit::search::{Query, found};
use crate::kit::store::paging::{Cursor, Key, Page};
use crate::kit::store::{CodeList, Db, Sql, StoreError, sql};

crate::row_struct! {
    /// What everybody may see of a programme.
    #[derive(Debug, Clone)]
    pub struct PublicProgramme {
        /// Which one.
        pub id: ProgrammeId,
        /// The owner's own number.
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
        /// The owner's kind.
        pub organisation_kind: Kind,
        /// How far the owner reaches.
        pub organisation_level: Option<Level>,
        /// The owner's side.
        pub side: Owner,
        /// Year of the cycle it belongs to.
        pub cycle_year: i64,
        /// How far it is.
        pub state: Status,
        /// First day, month or year.
        pub start_on: Option<PartialDate>,
        /// Last day, month or year.
        pub end_on: Option<PartialDate>,
        /// What is done and to what end.
        pub description: String,
        /// What shall be reached.
        pub targets: String,
        /// Places without a code, in words.
        pub place_note: String,
        /// What the owner looks for in others.
        pub help_sought: String,
        /// What the owner can give others.
        pub help_offered: String,
        /// People who benefit.
        pub beneficiaries: Option<i64>,
        /// Sum of the rupiah lines in minor units.
        pub total_idr: i64,
        /// Its amounts in other currencies as `currency:minor`, separated by `;`.
        pub other_money: Option<String>,
        /// Where the content comes from.
        pub provenance: Provenance,
        /// When it was last changed.
        pub changed_at: Moment,
        /// Codes of its themes.
        pub themes: CodeList,
        /// Codes of its places.
        pub places: CodeList,
        /// Development goals and targets.
        pub sdg: CodeList,
        /// Codes of the government's nomenclature.
        pub nomenclature: CodeList,
        /// The office in charge.
        pub lead_id: Option<OrganisationId>,
        /// Its name.
        pub lead: Option<String>,
    }
    /// Money of one year from one source.
    #[derive(Debug, Clone)]
    pub struct PublicFunding {
        /// The programme.
        pub programme_id: ProgrammeId,
        /// The year.
        pub year: i64,
        /// Who pays.
        pub source: String,
        /// In which currency.
        pub currency: Currency,
        /// How much, in minor units.
        pub amount_minor: i64,
        /// Money or goods.
        pub form: FundingForm,
        /// Whether it runs through the government's budget.
        pub on_budget: bool,
    }
}

impl PublicProgramme {
    /// From when to when.
    pub fn period(&self) -> Period {
        Period::new(self.start_on, self.end_on).unwrap_or_default()
    }

    /// The code of how far it is on a day: nothing is called under way after its last day.
    pub fn state_on(&self, today: Date) -> &'static str {
        self.state.code_on(self.end_on, today)
    }

    /// The sum of the rupiah lines; none when no money is told.
    pub fn money(&self) -> Option<Money> {
        (self.total_idr > 0).then_some(Money { minor: self.total_idr, currency: Currency::IDR })
    }
}

impl PublicFunding {
    /// The amount.
    pub fn amount(&self) -> Money {
        Money { minor: self.amount_minor, currency: self.currency }
    }
}

/// What a list of programmes is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only of this cycle.
    pub cycle: Option<CycleId>,
    /// Beside the cycle's, also programmes that have gone on from it into a later one.
    pub also_former: bool,
    /// Only of offices, or only of partners.
    pub side: Option<Owner>,
    /// Only this owner's.
    pub organisation: Option<OrganisationId>,
    /// Only with this theme.
    pub theme: Option<String>,
    /// Only serving this development goal.
    pub goal: Option<u8>,
    /// Only in this kecamatan or one of its villages.
    pub place: Option<RegionCode>,
    /// Only what these words find.
    pub words: Query,
}

const COLUMNS: &str =
    "select p.id, p.reference, p.title, p.sort_key, p.organisation_id, o.name as organisation,
     o.short_name as organisation_short, o.kind as organisation_kind, o.level as organisation_level, p.side, y.year as cycle_year, p.state, p.start_on,
     p.end_on, p.description, p.targets, p.place_note, p.help_sought, p.help_offered, p.beneficiaries, p.total_idr,
     p.provenance, p.changed_at, lead.id as lead_id, lead.name as lead,
     (select string_agg(m.currency || ':' || m.amount_minor, ';') from funding_line m
      where m.region_code = p.region_code and m.programme_id = p.id and m.currency <> 'IDR') as other_money,
     (select string_agg(t.theme_code, ';') from programme_theme t
      where t.region_code = p.region_code and t.programme_id = p.id) as themes,
     (select string_agg(l.place_code, ';') from programme_place l
      where l.region_code = p.region_code and l.programme_id = p.id) as places,
     (select string_agg(c.code, ';') from programme_code c
      where c.region_code = p.region_code and c.programme_id = p.id and c.vocabulary = 'sdg') as sdg,
     (select string_agg(c.code, ';') from programme_code c
      where c.region_code = p.region_code and c.programme_id = p.id and c.vocabulary = 'nomenclature') as nomenclature";

/// The tables of [`COLUMNS`]; the office in charge is named when everybody may see it.
const TABLES: &str = concat!(
    " from programme p join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
     join cycle y on y.region_code = p.region_code and y.id = p.cycle_id
     left join (select f.region_code, f.programme_id, o.id, o.name from programme_office f
       join organisation o on o.region_code = f.region_code and o.id = f.organisation_id
       where f.part = 'lead' and ",
    shown_organisation!(),
    ") lead on lead.region_code = p.region_code and lead.programme_id = p.id"
);

/// Tables that counting needs.
const FEWER_TABLES: &str =
    " from programme p join organisation o on o.region_code = p.region_code and o.id = p.organisation_id";

fn narrowed(db: &Db, statement: Sql, region: &RegionCode, filter: &Filter) -> Sql {
    let statement = statement
        .push_bind(" where p.region_code = ", region)
        .push(concat!(" and ", shown_programme!(), " and ", shown_organisation!()))
        .push_if(" and p.side = ", filter.side)
        .push_if(" and p.organisation_id = ", filter.organisation.as_ref());
    let statement = match (&filter.cycle, filter.also_former) {
        (None, _) => statement,
        (Some(cycle), false) => statement.push_bind(" and p.cycle_id = ", cycle),
        (Some(cycle), true) => statement
            .push_bind(" and (p.cycle_id = ", cycle)
            .push_bind(
                " or p.id in (select f.programme_id from programme_former_cycle f where f.region_code = ",
                region,
            )
            .push_bind(" and f.cycle_id = ", cycle)
            .push("))"),
    };
    let statement = match &filter.theme {
        None => statement,
        Some(theme) => statement
            .push_bind(" and exists (select 1 from programme_theme t where t.region_code = p.region_code and t.programme_id = p.id and t.theme_code = ", theme)
            .push(")"),
    };
    let statement = match filter.goal {
        None => statement,
        Some(goal) => statement
            .push_bind(" and exists (select 1 from programme_code c where c.region_code = p.region_code and c.programme_id = p.id and c.vocabulary = 'sdg' and c.code = ", goal.to_string())
            .push(")"),
    };
    let statement = match &filter.place {
        None => statement,
        Some(place) => statement
            .push_bind(" and exists (select 1 from programme_place l where l.region_code = p.region_code and l.programme_id = p.id and (l.place_code = ", place)
            .push_bind(" or l.place_code like ", format!("{place}.%"))
            .push("))"),
    };
    if filter.words.is_empty() {
        return statement;
    }
    found(db.engine(), statement.push(" and p.id in "), (region, SEARCH_KIND), &filter.words)
}

/// One page of the list, by title. Two statements.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    cursor: &Cursor,
) -> Result<Page<PublicProgramme>, StoreError> {
    let total = narrowed(db, sql("select count(*)").push(FEWER_TABLES), region, filter);
    let total: i64 = db.value(total).await?.unwrap_or_default();
    let statement = narrowed(db, sql(COLUMNS).push(TABLES), region, filter);
    let statement = crate::keyset!(rising "p.sort_key", "p.id").page(statement, cursor);
    let rows: Vec<PublicProgramme> = db.all(statement).await?;
    let key = |row: &PublicProgramme| Key { sort: row.sort_key.clone(), id: row.id.to_string() };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// All that the filter finds, by title, at most so many.
pub async fn all(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    most: i64,
) -> Result<Vec<PublicProgramme>, StoreError> {
    let statement = narrowed(db, sql(COLUMNS).push(TABLES), region, filter);
    db.all(statement.push_bind(" order by p.sort_key, p.id limit ", most)).await
}

/// When any programme that everybody may see was changed last.
pub async fn last_change(db: &Db, region: &RegionCode) -> Result<Option<Moment>, StoreError> {
    let columns = sql("select coalesce(max(p.changed_at), 0)").push(FEWER_TABLES);
    let at: i64 = db.value(narrowed(db, columns, region, &Filter::default())).await?.unwrap_or_default();
    Ok((at > 0).then_some(Moment(at)))
}

/// One programme; none when everybody may not see it.
pub async fn find(
    db: &Db,
    region: &RegionCode,
    id: &ProgrammeId,
) -> Result<Option<PublicProgramme>, StoreError> {
    let statement = narrowed(db, sql(COLUMNS).push(TABLES), region, &Filter::default());
    db.maybe(statement.push_bind(" and p.id = ", id)).await
}

/// The money of the programmes that the filter finds, by programme and line.
pub async fn funding(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    programme: Option<&ProgrammeId>,
) -> Result<Vec<PublicFunding>, StoreError> {
    let columns = "select b.programme_id, b.year, b.source, b.currency, b.amount_minor, b.form, b.on_budget
         from funding_line b join programme p on p.region_code = b.region_code and p.id = b.programme_id
         join organisation o on o.region_code = p.region_code and o.id = p.organisation_id";
    let statement = narrowed(db, sql(columns), region, filter);
    db.all(statement.push_if(" and p.id = ", programme).push(" order by b.programme_id, b.line")).await
}
