//! What waits for the leaders of the district beside plans: papers to sign, assessments of the team that they lead, awards.

use crate::features::dashboard::todo_line::Asked;
use crate::features::document::UNSIGNED;
use crate::kit::store::Sql;

/// Papers that were issued and wait for their signed sheet, counted for each post that signs: whoever leads knows which post is theirs.
pub fn signatures(statement: Sql, asked: &Asked<'_>) -> Sql {
    if !asked.leads {
        return statement;
    }
    statement
        .push(
            " union all select * from (select 'sign', d.signer_position, d.signer_position, count(*), cast(null as text), false
              from document d where d.region_code = $1 and ",
        )
        .push(UNSIGNED)
        .push(" group by d.signer_position order by count(*) desc, d.signer_position limit 10) as to_sign")
}

/// Partnerships whose next step is the assessment of the coordinating team (TKKSD).
pub fn assessments(statement: Sql, asked: &Asked<'_>) -> Sql {
    if !asked.leads {
        return statement;
    }
    statement.push(
        " union all select * from (select 'assess', p.id, p.title, cast(1 as bigint), cast(null as text), p.simulated
          from partnership p where p.region_code = $1 and p.state = 'in_agreement' and p.next_step = 'assessment'
          order by p.secretariat_since, p.id limit 10) as to_assess",
    )
}

/// Awards whose provisional result was told and is not final, each with the day on which it is handed over.
pub fn awards(statement: Sql, asked: &Asked<'_>) -> Sql {
    if !asked.leads {
        return statement;
    }
    statement.push(
        " union all select 'award', s.id, s.name, 1, s.ceremony, s.simulated from award_season s
          where s.region_code = $1 and s.state = 'scoring' and s.announced_at is not null",
    )
}
