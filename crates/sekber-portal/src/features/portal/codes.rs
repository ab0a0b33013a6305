//! The sentences of this room that are completed by a stored code.

use sekber_core::portal::{Category, NewsState, NewsStep};

use super::export::SETS;
use super::export::metadata::{INDICATORS, LISTS, TYPES};
use super::fields::KINDS;
use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    let sets = || SETS.iter().map(|set| set.code);
    vec![
        codes("news-category-", Category::ALL),
        codes("news-state-", NewsState::ALL),
        codes("news-step-", NewsStep::ALL),
        codes("portal-set-", sets()),
        codes("portal-set-about-", sets()),
        codes("portal-concept-", sets()),
        codes("portal-classes-", sets()),
        codes("portal-unit-", sets()),
        listed("portal-measure-", "count count_money rupiah"),
        codes("portal-type-", TYPES),
        codes("portal-rule-", TYPES.into_iter().filter(|kind| *kind != "text")),
        codes("portal-list-", LISTS),
        codes("portal-ind-name-", INDICATORS),
        codes("portal-ind-is-", INDICATORS),
        codes("portal-ind-formula-", INDICATORS),
        codes("portal-ind-unit-", INDICATORS),
        codes("portal-kind-", KINDS.iter().map(|kind| kind.code)),
        listed(
            "portal-why-",
            "purpose mark person working matching paper released winner system id name kind level code \
             legal profile duties website themes fields count provenance simulated changed choice \
             checking origin title reference lead goal codes funder owner cycle state about targets \
             period place people money help number parties carried ending when agenda stage award days \
             rules draft pseudonym juror news day source picture unpublished",
        ),
        listed("news-field-", "category day title_id body_id title_en body_en source simulated picture_text"),
        listed(
            "portal-field-",
            "purpose_id purpose_en address email phone hours superior_name superior_position licence iati_reference version bps_codes frame_source indicators holidays",
        ),
        listed("meeting-field-", "announced outcome minutes"),
        listed("portal-organisation-about-", "partner office"),
        listed("portal-place-", "kabupaten kota kecamatan desa kelurahan"),
    ]
}
