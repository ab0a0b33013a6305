//! SQL of what is public. Which rows and which columns everybody may see is said here alone, for pages, files and programs.

pub mod figures;
pub mod meetings;
pub mod news;
pub mod organisations;
pub mod partnerships;
pub mod programmes;
pub mod references;
pub mod settings;
pub mod trail;

/// When everybody may see an office or partner `o`: it is marked as public, at work or verified, and no double.
macro_rules! shown_organisation {
    () => {
        "o.published and o.merged_into is null and o.state in ('active', 'verified')"
    };
}

/// When everybody may see a programme `p` whose owner may be seen: it is marked as public and found in
/// order, and its owner has not changed it since.
macro_rules! shown_programme {
    () => {
        "p.published and not p.withheld and p.state in ('verified', 'active', 'completed')"
    };
}

/// The partnerships `k` that everybody may see, with the leading office `lead` and the partner in charge `answering`, as ` from … where …`:
/// it is or was carried out, and the leading office, the partner in charge and one of the programmes may be seen. One that ended while
/// its papers were still under way is nobody else’s matter.
macro_rules! shown_partnerships {
    () => {
        concat!(
            " from partnership k
         join (select m.region_code, m.partnership_id, o.id, o.name from partnership_party m
           join organisation o on o.region_code = m.region_code and o.id = m.organisation_id
           where m.part = 'lead' and ",
            shown_organisation!(),
            ") lead on lead.region_code = k.region_code and lead.partnership_id = k.id
         join (select m.region_code, m.partnership_id, o.id, o.name from partnership_party m
           join organisation o on o.region_code = m.region_code and o.id = m.organisation_id
           where m.part = 'partner' and ",
            shown_organisation!(),
            ") answering on answering.region_code = k.region_code and answering.partnership_id = k.id
         where (k.state in ('active', 'completed') or (k.state = 'ended' and k.activated_at is not null)) and exists (select 1 from partnership_programme c
           join programme p on p.region_code = c.region_code and p.id = c.programme_id
           join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
           where c.region_code = k.region_code and c.partnership_id = k.id and ",
            shown_programme!(),
            " and ",
            shown_organisation!(),
            ")"
        )
    };
}

use {shown_organisation, shown_partnerships, shown_programme};
