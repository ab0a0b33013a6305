//! What waits for those who open partnerships, write their papers and confirm their money.

use super::{PAPER, own};
use crate::features::dashboard::todo::Asked;
use crate::features::ledger::TO_CONFIRM;
use crate::features::partnership::PAIRS_THAT_WAIT;
use crate::kit::store::Sql;

/// Drafts that the other side wrote on last, for the leading office and the partner, as long as they were not issued.
pub fn reading(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push(" union all select * from (select 'reading'")
        .push(PAPER)
        .push_list(
            ", cast(1 as bigint), cast(null as text), a.simulated from agreement a
              left join organisation o on o.region_code = a.region_code and o.id = a.partner_id where a.region_code = $1 and a.state = 'draft' and a.document_code is null
               and a.turn in ('office', 'partner') and exists (select 1 from agreement_partnership l
               join partnership p on p.region_code = l.region_code and p.id = l.partnership_id and p.state in ('in_agreement', 'active')
               join partnership_party m on m.region_code = l.region_code and m.partnership_id = l.partnership_id
                and m.part = (case when a.turn = 'office' then 'lead' else 'partner' end)
               where l.region_code = a.region_code and l.agreement_id = a.id and m.organisation_id in ",
            own(asked),
        )
        .push(") order by a.turn_since, a.id limit 20) as to_answer")
}

/// Drafts in which neither side wants anything changed and that nobody has issued, for the secretariat.
pub fn issuing(statement: Sql, asked: &Asked<'_>) -> Sql {
    match asked.manages {
        true => statement.push(
            " union all select * from (select 'issuing', a.id, a.title, cast(1 as bigint), cast(null as text), a.simulated
              from agreement a where a.region_code = $1 and a.state = 'draft' and a.document_code is null
               and a.turn = 'secretariat' order by a.turn_since, a.id limit 20) as to_issue",
        ),
        false => statement,
    }
}

/// Entries of money that the leading office confirms before they count, each with its partner, its amount and the moment of its recording.
pub fn money(statement: Sql, asked: &Asked<'_>) -> Sql {
    statement
        .push(
            " union all select * from (select 'money', e.id, o.name || '\n' || e.form || ';' || cast(e.low_idr as text) || ';'
               || cast(e.high_idr as text) || ';' || cast(e.undisclosed as text), e.recorded_at, cast(null as text), e.simulated
              from ledger_entry e
              join partnership_party d on d.region_code = e.region_code and d.partnership_id = e.partnership_id and d.part = 'lead'
              join partnership_party m on m.region_code = e.region_code and m.partnership_id = e.partnership_id
               and m.part = 'partner'
              join organisation o on o.region_code = m.region_code and o.id = m.organisation_id
              where e.region_code = $1",
        )
        .push(TO_CONFIRM)
        .push_list(" and d.organisation_id in ", own(asked))
        .push(" order by e.recorded_at, e.id limit 10) as to_confirm")
}

/// Meetings that are over with agreed pairs that nobody has opened as partnerships, for the secretariat.
pub fn opening(statement: Sql, asked: &Asked<'_>) -> Sql {
    match asked.manages {
        true => statement
            .push(" union all select 'pairs', t.id, t.name, count(*), t.day, false")
            .push(PAIRS_THAT_WAIT),
        false => statement,
    }
}
