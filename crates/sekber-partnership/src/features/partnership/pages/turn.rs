//! Who says that the side whose turn it is to read a draft wants nothing changed in it.

use sekber_core::partnership::{AgreementState, Part};
use sekber_core::value::OrganisationId;

use crate::features::partnership::actions::turn;
use crate::features::partnership::guard::AgreementScene;

fn members(scene: &AgreementScene) -> impl Iterator<Item = (&OrganisationId, Part)> {
    scene.members.iter().map(|(id, part)| (id, *part))
}

/// Whether the reader may say that the side whose turn it is wants nothing changed.
pub fn may_pass(scene: &AgreementScene) -> bool {
    scene.agreement.state == AgreementState::Draft
        && turn::is_turn_of(&scene.actor, scene.agreement.turn, members(scene))
}

/// Whether the reader would say so in the name of others.
pub fn passes_for_others(scene: &AgreementScene) -> bool {
    may_pass(scene) && !turn::is_own_turn(&scene.actor, scene.agreement.turn, members(scene))
}
