//! Wishes of both sides in the cycle in force, as they stand before a meeting.

use sekber_core::registry::kinds::Side;
use sekber_core::value::CycleId;
use sekber_engines::matching::interest::{Opinion, Stance, Told};

use super::programmes::{Standing, YEARS};
use super::{Codes, Kept};
use crate::features::matching::{self, Pair, PairRecord};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// What the note of a made-up wish says.
const NOTE: &str = "Simulasi";

/// Writes wishes for the programmes that the offices' duties name; returns how many.
pub async fn add(tx: &mut Tx, cycle: &CycleId, offices: &Codes<'_>, kept: &[Kept]) -> Result<usize, Problem> {
    let [.., year] = YEARS;
    let open = |one: &&Kept| {
        let told = matches!(one.made.standing, Standing::Active | Standing::Verified | Standing::Proposed);
        told && one.made.to.0 >= year
    };
    let mut count = 0;
    for (nth, one) in kept.iter().filter(open).enumerate() {
        let Some(office) = offices.get(one.made.work.office) else { continue };
        let pair = Pair { office: (*office).clone(), programme: one.id.clone() };
        let sides: &[Side] = match nth % 4 {
            0 => &[Side::Office, Side::Partner],
            1 => &[Side::Partner],
            2 => &[Side::Office],
            _ => &[],
        };
        for side in sides {
            // An office that no meeting invites says nothing.
            let known = match PairRecord::load(tx, cycle, &pair).await {
                Err(Problem::NotFound) => break,
                other => other?,
            };
            let opinion = Opinion::new(Stance::Want, None, "", NOTE).map_err(matching::refused)?;
            if let Some(event) = matching::tell(tx, &known, *side, &opinion, Told::Page).await? {
                tx.note(event);
                count += 1;
            }
        }
    }
    Ok(count)
}
