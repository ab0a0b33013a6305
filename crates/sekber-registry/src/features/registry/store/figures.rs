//! SQL of the numbers that the front page shows about offices and partners.

/// Rows of name and number: those in the registry, those invited to the cycle, the partners verified. Who signed itself up counts
/// once it was let in: everybody is told the same numbers.
pub const FIGURES: &str = concat!(
    "
     select 'registry-' || o.side || 's' as name, count(*) as value from organisation o
     where o.region_code = $1 and o.merged_into is null and not ",
    crate::waits_to_be_let_in!("o"),
    " group by o.side
     union all
     select 'registry-' || o.side || 's-invited', count(*) from cycle_member m
     join organisation o on o.region_code = m.region_code and o.id = m.organisation_id
     where m.region_code = $1 and m.cycle_id = $2 and m.invited and o.merged_into is null group by o.side
     union all
     select 'registry-partners-verified', count(*) from organisation o
     where o.region_code = $1 and o.side = 'partner' and o.state = 'verified' and o.merged_into is null"
);
