//! SQL of what forms and filters offer: who can give and receive, which places there are, and the names behind keys.

use sekber_core::text::fold;
use sekber_core::value::{OrganisationId, PartnershipId, RegionCode};

use crate::features::ledger::draft::Hand;
use crate::features::ledger::filter::LedgerSight;
use crate::features::ledger::store::sight::within_sight;
use crate::kit::store::{Db, StoreError, sql};
use crate::kit::words::Language;

/// A code and the text shown for it.
pub type Pair = (String, String);

crate::row_struct! {
    /// One choice.
    #[derive(Debug, Clone)]
    pub struct Choice {
        /// Which list it belongs to.
        pub list: String,
        /// Its code or id.
        pub code: String,
        /// Its name.
        pub name: String,
    }
}

/// What the form of an entry offers.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Those who take part, then donors and companies of the registry.
    pub hands: Vec<Pair>,
    /// The kecamatan.
    pub places: Vec<Pair>,
}

impl Choices {
    /// The organisation that is offered under an id.
    pub fn hand(&self, id: &str) -> Option<Hand> {
        let (code, name) = self.hands.iter().find(|(code, _)| code == id)?;
        Some(Hand { id: Some(code.parse::<OrganisationId>().ok()?), name: name.clone() })
    }
}

fn picked(choices: &[Choice], list: &str) -> Vec<Pair> {
    let of = choices.iter().filter(|choice| choice.list == list);
    of.map(|choice| (choice.code.clone(), choice.name.clone())).collect()
}

/// What the form of a partnership's entries offers, also the whole district: what a programme does everywhere is kept so, and goes on so when
/// its entry is corrected. One statement.
pub async fn of_form(
    db: &Db,
    region: &RegionCode,
    partnership: &PartnershipId,
) -> Result<Choices, StoreError> {
    let asked = sql(concat!(
        "select 'party' as list, o.id as code, o.name as name, o.sort_key as rank from partnership_party m
             join organisation o on o.region_code = m.region_code and o.id = m.organisation_id
             where m.region_code = $1 and m.partnership_id = $2
             union all
             select 'giver', o.id, o.name, o.sort_key from organisation o
             where o.region_code = $1 and o.side = 'partner' and o.merged_into is null and o.kind in ('donor', 'company')
             and not ",
        crate::waits_to_be_let_in!("o"),
        "
             and o.id not in (select m.organisation_id from partnership_party m where m.region_code = $1 and m.partnership_id = $2)
             union all
             select 'place', r.code, r.name, r.code from region r
             where r.region_code = $1 and (r.level = 'district' or r.code = $1)
             order by rank, code"
    ))
    .bind(region)
    .bind(partnership);
    let found: Vec<Choice> = db.all(asked).await?;
    let mut hands = picked(&found, "party");
    hands.extend(picked(&found, "giver"));
    Ok(Choices { hands, places: picked(&found, "place") })
}

/// The names behind the keys of totals.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Themes.
    pub themes: Vec<Pair>,
    /// Kecamatan.
    pub places: Vec<Pair>,
    /// Offices that lead.
    pub offices: Vec<Pair>,
    /// Funders.
    pub funders: Vec<Pair>,
    /// Missions of the development plan.
    pub missions: Vec<Pair>,
    /// Years that occur.
    pub years: Vec<Pair>,
    /// Number of the trail's last line: what was summed before it still holds.
    pub line: i64,
}

/// The names behind the keys of totals, of what somebody sees. One statement.
pub async fn names(
    db: &Db,
    region: &RegionCode,
    sight: &LedgerSight,
    language: Language,
) -> Result<Names, StoreError> {
    let theme = match language {
        Language::Indonesian => {
            " union all select 'theme', code, name_id, name_id from theme where region_code = "
        }
        Language::English => {
            " union all select 'theme', code, name_en, name_en from theme where region_code = "
        }
    };
    let asked = sql("select 'place' as list, code, name, code as rank from region where level = 'district' and region_code = ")
        .push_bind("", region)
        .push_bind(theme, region)
        .push_bind(
            " union all select 'mission', cast(m.ordinal as text), cast(m.ordinal as text) || '. ' || m.text, cast(m.ordinal as text)
              from mission m where m.region_code = ",
            region,
        )
        .push_bind(
            " union all select 'office', o.id, o.name, o.sort_key from organisation o
              where o.id in (select e.office_id from ledger_entry e where e.region_code = o.region_code)
              and o.side = 'office' and o.region_code = ",
            region,
        )
        .push_bind(
            " union all select 'funder', e.funder_key, min(e.funder_name), min(e.funder_name) from ledger_entry e where e.region_code = ",
            region,
        );
    let asked = within_sight(asked, region, sight)
        .push(" group by e.funder_key")
        .push_bind(" union all select 'year', cast(e.year as text), '', cast(e.year as text) from ledger_entry e where e.region_code = ", region);
    let asked = within_sight(asked, region, sight)
        .push_bind(" group by e.year union all select 'line', cast(seq as text), '', '' from audit_head where region_code = ", region)
        .push(" order by rank, code");
    let found: Vec<Choice> = db.all(asked).await?;
    let named = |list: &str| {
        let mut pairs = picked(&found, list);
        pairs.sort_by_cached_key(|(code, name)| (fold(name), code.clone()));
        pairs
    };
    let years = picked(&found, "year").into_iter().rev().map(|(year, _)| (year.clone(), year)).collect();
    let line = picked(&found, "line").first().and_then(|(line, _)| line.parse().ok()).unwrap_or(0);
    Ok(Names {
        line,
        themes: named("theme"),
        places: picked(&found, "place"),
        offices: picked(&found, "office"),
        funders: named("funder"),
        missions: picked(&found, "mission"),
        years,
    })
}
