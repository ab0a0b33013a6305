//! The first page's numbers: it reads the tables of the rooms before it and writes none.

use std::sync::Arc;

use jiff::civil::Date;
use sekber_core::value::{CycleId, Moment, OrganisationId, RegionCode};

use super::todo::{Asked, Todo};
use crate::features::registry::WAITS_TO_BE_LET_IN;
use crate::kit::access::Actor;
use crate::kit::card::{Figures, Tile};
use crate::kit::store::{Db, StoreError, sql};

/// Most rows of a list of what waits.
pub const MOST_WAITING: usize = 8;
/// The same for statements.
const MOST_WAITING_TEXT: &str = "8";

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
    /// A partner or programme that waits.
    #[derive(Debug, Clone)]
    pub struct Waiting {
        /// `partner` or `programme`.
        pub what: String,
        /// The record.
        pub id: String,
        /// The partner's name, or the programme's title.
        pub title: String,
        /// Whose programme it is.
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

/// Counts everything, in one statement that reads every programme: what the tiles show, each tile's rows one after the other, and the
/// programmes per theme and kecamatan.
pub async fn overview(
    db: &Db,
    region: &RegionCode,
    (cycle, today): (&CycleId, Date),
    tiles: &[Tile],
) -> Result<Arc<Overview>, StoreError> {
    let counting = tiles.iter().map(|tile| tile.figures).filter(|figures| !figures.is_empty());
    let mut asked = sql(COUNTS).bind(region).bind(cycle);
    for (at, figures) in counting.clone().enumerate() {
        asked = if at == 0 { asked.bind(today).push(FIGURES) } else { asked.push(" union all ") };
        asked = asked.push(figures);
    }
    let asked = if counting.count() > 0 { asked.push(") as figures") } else { asked };
    let counts: Vec<Count> = db.all(asked).await?;
    let (figures, counts): (Vec<Count>, Vec<Count>) =
        counts.into_iter().partition(|count| count.per == "figure");
    let (mut themes, mut districts): (Vec<Count>, Vec<Count>) =
        counts.into_iter().partition(|count| count.per == "theme");
    themes.sort_by(|a, b| b.programmes.cmp(&a.programmes).then_with(|| a.code.cmp(&b.code)));
    districts.sort_by(|a, b| a.code.cmp(&b.code));
    let figures = figures.into_iter().map(|row| (row.code, row.programmes)).collect();
    Ok(Arc::new(Overview { figures, themes, districts }))
}

/// What the tiles show follows the counts in their shape, a row for each name and number.
const FIGURES: &str = " union all select 'figure' as per, figures.name as code, '' as name_id, '' as name_en,
     figures.value as programmes from (";

/// Programmes per theme, the most first, and per kecamatan, in order of the codes. A programme counts once for a kecamatan and its
/// villages together: the first eight characters of a village's code are its kecamatan's.
const COUNTS: &str = "select * from (
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
     where d.region_code = $1 and d.level = 'district'";

/// What waits for somebody, the nearest day first.
pub async fn todos(db: &Db, asked: &Asked<'_>) -> Result<Vec<Todo>, StoreError> {
    let Asked { region, person, own, manages, oversees, leads, heard_since, today } = asked;
    let own = || own.iter().map(OrganisationId::as_str);
    let mut statement = sql("select * from (
             select 'reply' as kind, m.id as id, m.name as title, cast(1 as bigint) as number, m.day as day
             from meeting m join meeting_participant p on p.region_code = m.region_code and p.meeting_id = m.id
             where m.region_code = $1 and m.closed_at is null and p.reply = 'open'")
        .bind(*region)
        .push_list(" and p.organisation_id in ", own())
        .push_bind(
            " union all select 'consent', m.id, m.name, count(*), m.day from meeting m
              join matching_pair q on q.region_code = m.region_code and q.plan_id = m.plan_id
              where m.region_code = $1 and (m.closed_at is null or m.closed_at > ",
            *heard_since,
        )
        .push_list(") and ((q.office_id in ", own())
        .push(
            " and not exists (select 1 from meeting_consent c where c.region_code = m.region_code
               and c.meeting_id = m.id and c.office_id = q.office_id and c.programme_id = q.programme_id
               and c.side = 'office'))",
        )
        .push_list(" or (q.partner_id in ", own())
        .push(
            " and not exists (select 1 from meeting_consent c where c.region_code = m.region_code
               and c.meeting_id = m.id and c.office_id = q.office_id and c.programme_id = q.programme_id
               and c.side = 'partner'))) group by m.id, m.name, m.day
              union all select 'approval', m.id, m.name, 1, m.day from meeting m
              join meeting_participant p on p.region_code = m.region_code and p.meeting_id = m.id
              where m.region_code = $1 and m.minutes <> '' and m.round in ('planning', 'closed')
               and p.presence in ('present', 'stand_in') and not exists (select 1 from meeting_approval a
                where a.region_code = m.region_code and a.participant_id = p.id
                 and a.minutes_version = m.minutes_version)",
        )
        .push_list(" and p.organisation_id in ", own())
        .push_list(
            " union all select 'task', t.meeting_id, t.what, 1, t.due from meeting_task t
              where t.region_code = $1 and t.state = 'open' and t.organisation_id in ",
            own(),
        );
    statement = statement
        .push_list(
            " union all select case when r.state = 'sent' then 'confirm' else 'mend' end, r.id, p.title, 1, d.due_on
              from report r join report_period d on d.region_code = r.region_code and d.id = r.period_id
              join partnership p on p.region_code = r.region_code and p.id = r.partnership_id
              where r.region_code = $1 and ((r.state = 'returned' and r.organisation_id in ",
            own(),
        )
        .push_list(
            ") or (r.state = 'sent' and exists (select 1 from partnership_party m where m.region_code = r.region_code
               and m.partnership_id = r.partnership_id and m.part = 'lead' and m.organisation_id in ",
            own(),
        )
        .push_bind(
            "))) union all select 'sheet', s.id, s.name, count(*), cast(null as text) from award_season s
              join award_juror j on j.region_code = s.region_code and j.season_id = s.id and j.ended_at is null
              join award_entry e on e.region_code = s.region_code and e.season_id = s.id
              where s.region_code = $1 and s.state = 'scoring' and j.person_id = ",
            *person,
        )
        .push(
            " and not exists (select 1 from award_sheet t where t.region_code = e.region_code and t.entry_id = e.id
               and t.person_id = j.person_id) group by s.id, s.name",
        );
    statement = statement
        .push_list(
            " union all select * from (select 'need', n.id, n.title, cast(1 as bigint), cast(null as text) from need_call w
              join need n on n.region_code = w.region_code and n.id = w.need_id
              join cycle c on c.region_code = n.region_code and c.id = n.cycle_id
              where w.region_code = $1 and n.state = 'open' and c.state = 'open' and w.partner_id in ",
            own(),
        )
        .push(
            " and not exists (select 1 from need_answer a where a.region_code = w.region_code and a.need_id = w.need_id
               and a.partner_id = w.partner_id) order by n.id desc limit 5) as called",
        )
        .push_list(
            " union all select 'answers', n.id, n.title, count(*), cast(null as text) from need n
              join cycle c on c.region_code = n.region_code and c.id = n.cycle_id
              join need_answer a on a.region_code = n.region_code and a.need_id = n.id and a.state = 'waiting'
              where n.region_code = $1 and n.state = 'open' and c.state = 'open' and n.office_id in ",
            own(),
        )
        .push(" group by n.id, n.title");
    if *oversees {
        statement = statement.push_bind(
            " union all select 'late', t.meeting_id, t.what, 1, t.due from meeting_task t
              where t.region_code = $1 and t.state = 'open' and t.due < ",
            today.to_string(),
        );
    }
    if *leads {
        statement = statement.push(
            " union all select 'decide', p.id, c.name || ' ' || cast(p.number as text), 1, cast(null as text)
              from matching_plan p join cycle c on c.region_code = p.region_code and c.id = p.cycle_id
              where p.region_code = $1 and c.state = 'open' and p.state in ('proposed', 'published')
               and p.number = (select max(x.number) from matching_plan x
                where x.region_code = p.region_code and x.cycle_id = p.cycle_id)
               and not exists (select 1 from plan_decision d where d.region_code = p.region_code and d.plan_id = p.id)",
        );
    }
    if *manages {
        statement = statement.push(
            " union all select 'check', t.meeting_id, t.what, 1, t.due from meeting_task t
              where t.region_code = $1 and t.state = 'done'
              union all select 'record', m.id, m.name, 1, m.day from meeting m
              where m.region_code = $1 and m.round = 'closed' and m.plan_id is not null
               and not exists (select 1 from document d where d.region_code = m.region_code
                and d.subject_kind = 'meeting' and d.subject_id = m.id and d.kind = 'agreement')",
        );
    }
    db.all(statement.push(") as waiting order by day is null, day, title limit 20")).await
}

/// Partners and programmes whose next step is this person's, of each the longest waiting first. One statement.
pub async fn waiting(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    actor: &Actor,
) -> Result<Vec<Waiting>, StoreError> {
    let manages = actor.is_secretariat();
    let statement =
        sql("select * from (select 'partner' as what, id, name as title, '' as owner, state, state_since
             from organisation where region_code = $1 and side = 'partner' and merged_into is null and (")
        .bind(region);
    let statement = if manages {
        statement.push("state = 'submitted' or (").push(WAITS_TO_BE_LET_IN).push(")")
    } else {
        statement.push_list("state in ('draft', 'returned') and id in ", actor.edited())
    };
    let statement = statement
        .push(") order by state_since, id limit ")
        .push(MOST_WAITING_TEXT)
        .push(
            ") as partners union all select * from (
             select 'programme' as what, p.id, p.title, o.name as owner,
             case when p.withheld then 'changed' else p.state end as state,
             case when p.withheld then p.changed_at else p.state_since end as state_since from programme p
             join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
             where p.region_code = $1",
        )
        .push_bind(" and p.cycle_id = ", cycle);
    let statement = if manages {
        statement.push(" and (p.state = 'proposed' or (p.withheld and p.state in ('verified', 'active')))")
    } else {
        statement.push_list(" and p.state = 'draft' and p.organisation_id in ", actor.edited())
    };
    let statement = statement.push(" order by state_since, p.id limit ").push(MOST_WAITING_TEXT);
    let mut found: Vec<Waiting> = db.all(statement.push(") as programmes")).await?;
    found.sort_by(|a, b| (a.state_since, &a.id).cmp(&(b.state_since, &b.id)));
    Ok(found)
}
