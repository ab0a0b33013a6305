//! SQL of awards in the search over everything, and of the figures of their tile.

use crate::kit::card::{Asked, best_first};
use crate::kit::store::Sql;

/// Adds the awards whose name holds what was typed; drafts only for those who oversee the district.
pub fn add(statement: Sql, asked: &Asked<'_>) -> Sql {
    let statement = statement.push(
        "select * from (select 'award' as kind, s.id as id, s.name as title, cast(c.year as text) as note, s.state,
         count(*) over () as total, ",
    );
    let statement = best_first(statement, &["s.name"], asked)
        .push_bind(
            " as position, s.name as sort_key from award_season s
              join cycle c on c.region_code = s.region_code and c.id = s.cycle_id where s.region_code = ",
            asked.region,
        )
        .push_bind(" and lower(s.name) like ", asked.anywhere())
        .push(" escape '!'");
    let statement =
        if asked.actor.oversees() { statement } else { statement.push(" and s.state <> 'draft'") };
    statement.push_bind(" order by position, sort_key, id limit ", asked.most).push(") as awards")
}

/// How a figure begins that counts the sheets which a juror still has to hand in. The juror follows, a space, and the day before which
/// they are due first, if it is known.
pub const SHEETS_BEGIN: &str = "award-sheets-";

/// How the figure begins that tells which award of the cycle is under way, with its rules, so that the first page of a partner needs no
/// statement more for them. Behind it stand the season, its state, `1` where it is made up, the fingerprint of the rules and the rules, each
/// after a space, and on a line of its own what the season is called.
pub const STANDING_BEGINS: &str = "award-standing-";

/// The sheets that jurors `j` of awards `s` of the district `$1` still have to hand in, for the entries `e`.
macro_rules! sheets_to_hand_in {
    () => {
        " from award_season s
     join award_juror j on j.region_code = s.region_code and j.season_id = s.id and j.ended_at is null
     join award_entry e on e.region_code = s.region_code and e.season_id = s.id
     where s.region_code = $1 and s.state = 'scoring' and s.announced_at is null and not exists (select 1 from award_sheet t
      where t.region_code = e.region_code and t.entry_id = e.id and t.person_id = j.person_id)"
    };
}

/// The same for statements of other rooms.
pub const SHEETS_TO_HAND_IN: &str = sheets_to_hand_in!();

/// Rows of name and number for the front page: the cycle's awards by state, how many sheets each juror still has to hand in, and the award
/// that partners stand on: their own before that of companies, the latest first.
pub const FIGURES: &str = concat!(
    "
     select 'award-' || s.state as name, count(*) as value from award_season s
     where s.region_code = $1 and s.cycle_id = $2 group by s.state
     union all
     select 'award-sheets-' || j.person_id || ' ' || coalesce(min(coalesce(s.sheets_due, s.ceremony)), ''), count(*)",
    sheets_to_hand_in!(),
    "
     group by j.person_id
     union all
     select standing.name, cast(1 as bigint) from (
      select 'award-standing-' || s.id || ' ' || s.state || ' ' || case when s.simulated then '1' else '0' end || ' ' || r.digest || ' '
       || r.content_json || '\n' || s.name as name from award_season s
      join award_rules r on r.region_code = s.region_code and r.season_id = s.id and r.version = s.rules_version
      where s.region_code = $1 and s.cycle_id = $2 and s.state in ('published', 'frozen', 'scoring')
      order by s.track desc, s.created_at desc, s.id limit 1) as standing"
);
