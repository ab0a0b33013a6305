//! SQL of working groups: the themes, their members, and the programmes that bear a theme.

use sekber_core::registry::kinds::Side;
use sekber_core::text::fold;
use sekber_core::value::{OrganisationId, RegionCode};

use crate::features::programme::{MarkedProgramme, marked};
use crate::features::registry::push_let_in;
use crate::kit::store::paging::{Cursor, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, sql};
use crate::kit::words::Language;

crate::row_struct! {
    /// A theme with how many look after it.
    #[derive(Debug, Clone)]
    pub struct Group {
        /// Code of the theme.
        pub code: String,
        /// Name of the theme in Indonesian.
        pub name_id: String,
        /// Name of the theme in English.
        pub name_en: String,
        /// How many members the group has.
        pub members: i64,
    }
    /// A member of a group.
    #[derive(Debug, Clone)]
    pub struct MemberLine {
        /// The office or partner.
        pub id: OrganisationId,
        /// Offices or partners.
        pub side: Side,
        /// Its name in speech.
        pub short_name: String,
        /// What it says of the theme; may be empty.
        pub note: String,
    }
    /// An office or partner by the name that was typed.
    #[derive(Debug, Clone)]
    pub struct Named {
        /// The office or partner.
        pub id: OrganisationId,
        /// Its name in speech.
        pub short_name: String,
    }
    struct ThemeCode { theme_code: String }
    struct ThemeName { name_id: String }
}

/// Statements by which the places of one organisation become those of another.
pub const JOINED: &[&str] =
    &["update working_group_member set organisation_id = $2 where region_code = $1 and organisation_id = $3 and not exists
     (select 1 from working_group_member k where k.region_code = $1 and k.organisation_id = $2
      and k.theme_code = working_group_member.theme_code)"];

/// Members that still stand for themselves, and that others may see.
const MEMBERS: &str = concat!(
    "select o.id, o.side, o.short_name, m.note from working_group_member m
     join organisation o on o.region_code = m.region_code and o.id = m.organisation_id and o.merged_into is null
     where m.region_code = $1 and m.theme_code = $2 and not ",
    crate::waits_to_be_let_in!("o"),
    " order by o.side, o.sort_key, o.id"
);

impl Group {
    /// The theme's name in a language.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Indonesian => &self.name_id,
            Language::English => &self.name_en,
        }
    }
}

/// The themes that are offered, each with how many look after it, by name.
pub async fn groups(db: &Db, region: &RegionCode) -> Result<Vec<Group>, StoreError> {
    let asked = sql(concat!(
        "select t.code, t.name_id, t.name_en,
         (select count(*) from working_group_member m
          join organisation o on o.region_code = m.region_code and o.id = m.organisation_id and o.merged_into is null
          where m.region_code = t.region_code and m.theme_code = t.code and not ",
        crate::waits_to_be_let_in!("o"),
        ") as members from theme t where t.region_code = $1 and t.active"
    ));
    let mut groups: Vec<Group> = db.all(asked.bind(region)).await?;
    groups.sort_by_cached_key(|group| (fold(&group.name_id), group.code.clone()));
    Ok(groups)
}

/// The codes of the themes that one of some organisations looks after.
pub async fn looked_after(
    db: &Db,
    region: &RegionCode,
    organisations: &[OrganisationId],
) -> Result<Vec<String>, StoreError> {
    let asked =
        sql("select distinct theme_code from working_group_member where region_code = $1").bind(region);
    let found: Vec<ThemeCode> = db.all(asked.push_list(" and organisation_id in ", organisations)).await?;
    Ok(found.into_iter().map(|one| one.theme_code).collect())
}

/// The members of a theme's group, offices first; none, and nothing is asked, without a theme.
pub async fn members(db: &Db, region: &RegionCode, theme: &str) -> Result<Vec<MemberLine>, StoreError> {
    if theme.is_empty() {
        return Ok(Vec::new());
    }
    db.all(sql(MEMBERS).bind(region).bind(theme)).await
}

/// The same within a transaction.
pub async fn members_in(tx: &mut Tx, theme: &str) -> Result<Vec<MemberLine>, StoreError> {
    let region = tx.region.clone();
    tx.all(sql(MEMBERS).bind(&region).bind(theme)).await
}

/// The name of a theme; none when there is no such theme.
pub async fn theme_in(tx: &mut Tx, theme: &str) -> Result<Option<String>, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select name_id from theme where region_code = $1 and code = $2");
    let found: Option<ThemeName> = tx.maybe(asked.bind(&region).bind(theme)).await?;
    Ok(found.map(|one| one.name_id))
}

/// The offices and partners that bear one of some names. Who waits to be let in is known to the secretariat alone, and no member's.
pub async fn named_in(tx: &mut Tx, names: &[String]) -> Result<Vec<Named>, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select id, short_name from organisation where region_code = $1 and merged_into is null");
    let asked = push_let_in(asked.bind(&region), false);
    tx.all(asked.push_list(" and short_name in ", names).push(" order by id")).await
}

/// Puts members in the place of those before; what somebody who stays has said stays, too.
pub async fn replace(
    tx: &mut Tx,
    theme: &str,
    members: &[(OrganisationId, String)],
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let gone = sql("delete from working_group_member where region_code = $1 and theme_code = $2");
    tx.run(gone.bind(&region).bind(theme)).await?;
    let row = |(id, note): &(OrganisationId, String)| {
        vec![Value::from(&region), theme.into(), id.into(), note.as_str().into()]
    };
    let rows = members.iter().map(row).collect();
    let head = "insert into working_group_member (region_code, theme_code, organisation_id, note) values";
    tx.run_all(insert_rows(head, "", rows)).await
}

/// Writes what a member says over what it said before.
pub async fn set_note(
    tx: &mut Tx,
    theme: &str,
    organisation: &OrganisationId,
    note: &str,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let written = sql(
        "update working_group_member set note = $1 where region_code = $2 and theme_code = $3 and organisation_id = $4",
    );
    tx.run(written.bind(note).bind(&region).bind(theme).bind(organisation)).await.map(|_| ())
}

/// The programmes that bear a theme, by title; none, and nothing is asked, without a theme.
pub async fn bearing(
    db: &Db,
    region: &RegionCode,
    theme: &str,
    cursor: &Cursor,
) -> Result<Page<MarkedProgramme>, StoreError> {
    if theme.is_empty() {
        return Ok(Page { rows: Vec::new(), previous: None, next: None, total: 0, more: false });
    }
    let bear = |statement: Sql| {
        statement
            .push_bind("select t.programme_id from programme_theme t where t.region_code = ", region)
            .push_bind(" and t.theme_code = ", theme)
    };
    marked(db, region, bear, cursor).await
}
