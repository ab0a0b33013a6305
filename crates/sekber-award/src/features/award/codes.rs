//! The sentences of this room that are completed by a stored code.

use sekber_engines::award::rules::{Counts, SizeClass, Source, Track};
use sekber_engines::award::season::SeasonState;
use sekber_engines::award::templates::Template;

use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    let templates = || Template::ALL.map(Template::as_str);
    vec![
        codes("award-track-", Track::ALL),
        codes("award-state-", SeasonState::ALL),
        codes("award-source-", Source::all()),
        codes("award-formula-", Source::all()),
        codes("award-counts-", Counts::ALL),
        codes("award-size-", SizeClass::ALL),
        codes("award-template-", templates()),
        codes("award-template-hint-", templates()),
        listed("award-method-", "saw topsis vikor maut wp spotis"),
        listed("award-told-", "report visit programme"),
        listed("award-out-", "programmes reports category"),
        listed(
            "award-field-",
            "name rules version digest reason entries contest_until object_until juror background winners letters",
        ),
        listed(
            "award-entry-field-",
            "criterion amount reason text upheld answer conflict comment marks edition",
        ),
    ]
}
