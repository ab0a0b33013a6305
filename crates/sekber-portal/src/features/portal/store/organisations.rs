//! SQL of the offices and partners that everybody may see.

use sekber_core::registry::kinds::{LegalForm, Level, Provenance, Side};
use sekber_core::value::{Moment, OrganisationId, RegionCode};

use super::{shown_organisation, shown_programme};
use crate::features::registry::{Kind, search_kind};
use crate::kit::search::{Query, found};
use crate::kit::store::paging::{Cursor, Key, Page};
use crate::kit::store::{CodeList, Db, Sql, StoreError, sql};

crate::row_struct! {
    /// What everybody may see of an office or partner.
    #[derive(Debug, Clone)]
    pub struct PublicOrganisation {
        /// Which one.
        pub id: OrganisationId,
        /// Office or partner.
        pub side: Side,
        /// The full name.
        pub name: String,
        /// The name in speech.
        pub short_name: String,
        /// The district's own short code for it.
        pub code: Option<String>,
        /// The name as it sorts.
        pub sort_key: String,
        /// What kind it is.
        pub kind: Kind,
        /// How far a partner reaches.
        pub level: Option<Level>,
        /// What a partner is in law.
        pub legal_form: Option<LegalForm>,
        /// What it is and does.
        pub description: String,
        /// An office's duties.
        pub duties: String,
        /// Its website.
        pub website: String,
        /// E-mail, where the organisation made it public; else empty.
        pub email: String,
        /// Telephone, where the organisation made it public; else empty.
        pub phone: String,
        /// Address, where the organisation made it public; else empty.
        pub address: String,
        /// Where the record comes from.
        pub provenance: Provenance,
        /// When it was last changed.
        pub changed_at: Moment,
        /// Codes of its themes.
        pub themes: CodeList,
        /// Codes of its fields of government.
        pub fields: CodeList,
        /// Its programmes that everybody may see.
        pub programmes: i64,
    }
}

/// What a list of organisations is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only offices, or only partners.
    pub side: Option<Side>,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only with this theme.
    pub theme: Option<String>,
    /// Only with a public programme in this kecamatan or one of its villages.
    pub place: Option<RegionCode>,
    /// Only what these words find.
    pub words: Query,
}

const COLUMNS: &str = concat!(
    "select o.id, o.side, o.name, o.short_name, o.code, o.sort_key, o.kind, o.level, o.legal_form, o.description, o.duties,
     o.website, o.provenance, o.changed_at,
     case when o.contact_public then o.contact_email else '' end as email,
     case when o.contact_public then o.contact_phone else '' end as phone,
     case when o.contact_public then o.address else '' end as address,
     (select string_agg(t.theme_code, ';') from organisation_theme t
      where t.region_code = o.region_code and t.organisation_id = o.id) as themes,
     (select string_agg(f.code, ';') from organisation_field f
      where f.region_code = o.region_code and f.organisation_id = o.id) as fields,
     (select count(*) from programme p where p.region_code = o.region_code and p.organisation_id = o.id and ",
    shown_programme!(),
    ") as programmes"
);

/// Adds ` from organisation o where …` with everything that is asked for.
fn narrowed(db: &Db, statement: Sql, region: &RegionCode, filter: &Filter) -> Sql {
    let statement = statement
        .push_bind(" from organisation o where o.region_code = ", region)
        .push(concat!(" and ", shown_organisation!()))
        .push_if(" and o.side = ", filter.side)
        .push_if(" and o.kind = ", filter.kind);
    let statement = match &filter.theme {
        None => statement,
        Some(theme) => statement
            .push_bind(" and exists (select 1 from organisation_theme t where t.region_code = o.region_code and t.organisation_id = o.id and t.theme_code = ", theme)
            .push(")"),
    };
    let statement = match &filter.place {
        None => statement,
        Some(place) => statement
            .push(concat!(
                " and exists (select 1 from programme p
                 join programme_place l on l.region_code = p.region_code and l.programme_id = p.id
                 where p.region_code = o.region_code and p.organisation_id = o.id and ",
                shown_programme!()
            ))
            .push_bind(" and (l.place_code = ", place)
            .push_bind(" or l.place_code like ", format!("{place}.%"))
            .push("))"),
    };
    if filter.words.is_empty() {
        return statement;
    }
    let of = |statement, side| found(db.engine(), statement, (region, search_kind(side)), &filter.words);
    let statement = of(statement.push(" and (o.id in "), Side::Office);
    of(statement.push(" or o.id in "), Side::Partner).push(")")
}

/// One page of the list, by name. Two statements.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    cursor: &Cursor,
) -> Result<Page<PublicOrganisation>, StoreError> {
    let total = narrowed(db, sql("select count(*)"), region, filter);
    let total: i64 = db.value(total).await?.unwrap_or_default();
    let statement = narrowed(db, sql(COLUMNS), region, filter);
    let statement = crate::keyset!(rising "o.sort_key", "o.id").page(statement, cursor);
    let rows: Vec<PublicOrganisation> = db.all(statement).await?;
    let key = |row: &PublicOrganisation| Key { sort: row.sort_key.clone(), id: row.id.to_string() };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// All that the filter finds, by name, at most so many.
pub async fn all(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    most: i64,
) -> Result<Vec<PublicOrganisation>, StoreError> {
    let statement = narrowed(db, sql(COLUMNS), region, filter);
    db.all(statement.push_bind(" order by o.sort_key, o.id limit ", most)).await
}

/// One organisation; none when everybody may not see it.
pub async fn find(
    db: &Db,
    region: &RegionCode,
    id: &OrganisationId,
) -> Result<Option<PublicOrganisation>, StoreError> {
    let statement = narrowed(db, sql(COLUMNS), region, &Filter::default());
    db.maybe(statement.push_bind(" and o.id = ", id)).await
}
