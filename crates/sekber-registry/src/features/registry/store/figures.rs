//! SQL of the numbers that the front page shows about offices and partners.

/// Rows of name and number: those in the registry, those invited to the cycle, the partners verified, in all and by kind. Who signed
/// itself up counts once it was let in: everybody is told the same numbers.
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
     where o.region_code = $1 and o.side = 'partner' and o.state = 'verified' and o.merged_into is null
     union all
     select 'registry-verified-' || o.kind, count(*) from organisation o
     where o.region_code = $1 and o.side = 'partner' and o.state = 'verified' and o.merged_into is null group by o.kind"
);

/// What the steps of a fresh district ask of the registry. An office that tells its duties in less than a sentence, or no field of
/// government, finds no partners; a partner of which there is a name alone is none yet; and a cycle needs both sides. Who was invited to
/// any cycle counts: a new one begins without invitations, and is no fresh district.
pub const FIRST_STEPS: &str = "
     select 'registry-first-without-duties' as name, count(*) as value from organisation o
     where o.region_code = $1 and o.side = 'office' and o.merged_into is null
     and (length(o.duties) < 20 or not exists (select 1 from organisation_field f
          where f.region_code = o.region_code and f.organisation_id = o.id))
     union all
     select 'registry-first-partners', count(*) from organisation o
     where o.region_code = $1 and o.side = 'partner' and o.merged_into is null and o.state <> 'draft'
     union all
     select 'registry-first-sides-invited', count(distinct o.side) from cycle_member m
     join organisation o on o.region_code = m.region_code and o.id = m.organisation_id
     where m.region_code = $1 and m.invited and o.merged_into is null";
