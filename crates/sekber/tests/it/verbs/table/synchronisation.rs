//! Verbs of synchronisation: verdicts about two programmes.

use sekber::features::synchronisation::{self, PairId, VerdictDraft};
use sekber_core::synchronisation::grading::Verdict;

use super::{Act, Scene, Verb};
use crate::harness::{OTHER_PARTNER_PROGRAMME, programme};

fn pair(scene: &Scene) -> PairId {
    PairId::of(&scene.programme, &programme(OTHER_PARTNER_PROGRAMME))
}

fn draft() -> VerdictDraft {
    VerdictDraft { verdict: Verdict::Merge, note: String::new(), digest: String::new(), seen: String::new() }
}

pub fn verbs() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "synchronisation/actions.rs",
        decide => |s, who| async { synchronisation::decide(&s.app, who, &pair(s), &draft()).await };
        reopen => |s, who| async { synchronisation::reopen(&s.app, who, &pair(s), "").await };
    );
    all
}
